"""`make contracts`: write the generated files anew.

With ``--release`` the schemas and examples become the frozen ones that later changes are held against;
that is refused while a change would break somebody.
"""

import shutil
import sys
from pathlib import Path

from copydesk.contracts.compare import find_breaks
from copydesk.contracts.files import BASELINE, EXAMPLES, ROOT, SCHEMAS, all_schemas, contract_files, read_baseline
from shared.errors import EXIT_FAILED, EXIT_USAGE


def main(arguments: list[str]) -> int:
    """Write the files; returns the exit code."""
    if arguments not in ([], ["--release"]):
        sys.stderr.write("usage: python -m copydesk.contracts [--release]\n")
        return EXIT_USAGE
    files = contract_files()
    _remove_stale(files)
    for path, content in files.items():
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_bytes(content)
    return _release(files) if arguments else 0


def _remove_stale(files: dict[Path, bytes]) -> None:
    for folder in (SCHEMAS, EXAMPLES):
        for path in (ROOT / folder).rglob("*.json"):
            if path.relative_to(ROOT) not in files:
                path.unlink()


def _release(files: dict[Path, bytes]) -> int:
    schemas = all_schemas()
    breaks = [
        f"{name}.{fault}" for name, old in read_baseline().items() for fault in find_breaks(old, schemas.get(name, {}))
    ]
    if breaks:
        sys.stderr.write("Not released, these changes break subscribers or replay:\n" + "\n".join(breaks) + "\n")
        return EXIT_FAILED
    shutil.rmtree(ROOT / BASELINE, ignore_errors=True)
    for path in (path for path in files if path.suffix == ".json"):
        frozen = ROOT / BASELINE / path.relative_to("contracts")
        frozen.parent.mkdir(parents=True, exist_ok=True)
        frozen.write_bytes(files[path])
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
