"""`copydesk process`: what it says of dumps that hold nothing."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from copydesk.__main__ import app


@pytest.mark.parametrize("payload", [b"", b"\n" * 200_000, b" \r\n\t"])
def test_a_blank_dump_is_said_to_be_blank(payload: bytes, tmp_path: Path) -> None:
    dump = tmp_path / "blank.txt"
    dump.write_bytes(payload)
    told = CliRunner().invoke(app, ["process", "--workers", "1", "--until", "ingest", str(dump)])
    assert (told.exit_code, told.stdout) == (0, "")
    assert told.stderr == f"dropped: {dump}, the whole dump: no_text it is blank\n"
