"""`python -m tests.bench [NAME …]`: run the measurements whose figures docs/performance.md tells."""

import sys
from importlib import import_module

NAMES = ("runner", "start", "latency", "pipeline", "memory", "large", "clean", "formats", "pages", "enrich")


def main() -> None:
    """Run the measurements named, or all."""
    for name in sys.argv[1:] or NAMES:
        print(f"== {name}")
        import_module(f"tests.bench.{name}").measure()


if __name__ == "__main__":
    main()
