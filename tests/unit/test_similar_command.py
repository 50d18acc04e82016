"""`copydesk similar`: pairs with their kind, as a table and as JSON, with the exit codes of the other commands."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.test_likeness import BODY, HEADLINE, MORE, NOTICE

pytestmark = pytest.mark.slow

LENT = NOTICE.format(amount=150, days="three", rate="6.25", more=200, day="Monday", last=90)
LENT_AGAIN = NOTICE.format(amount=410, days="six", rate="5.75", more=300, day="Friday", last=175)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    bank = "Bank of Larn lends to the money market"
    stories = {"a": (HEADLINE, BODY), "b": (HEADLINE, BODY), "c": (HEADLINE, BODY + MORE)}
    notices = {"d": (bank, LENT), "e": (bank, LENT_AGAIN)}
    for name, (headline, body) in {**stories, **notices}.items():
        (tmp_path / f"{name}.txt").write_text(f"{headline}\n\n{body}\n", "utf-8")
    return tmp_path


def test_pairs_are_told_with_their_kind(folder: Path) -> None:
    run = _similar(folder, ".", "--json")
    pairs = [json.loads(line) for line in run.stdout.splitlines()]
    found = [(pair["kind"], pair["one"]["filename"], pair["other"]["filename"]) for pair in pairs]
    assert found == [("identical", "a.txt", "b.txt"), ("contains", "a.txt", "c.txt"), ("contains", "b.txt", "c.txt")]
    assert [pair["longer"] for pair in pairs[1:]] == ["other", "other"]
    assert pairs[0]["one"]["headline"] == HEADLINE
    assert run.returncode == 0


def test_look_alikes_are_shown_when_asked_for(folder: Path) -> None:
    pairs = [json.loads(line) for line in _similar(folder, ".", "--json", "--look-alikes").stdout.splitlines()]
    found = {(pair["kind"], pair["one"]["filename"], pair["other"]["filename"]) for pair in pairs}
    assert ("look_alike", "d.txt", "e.txt") in found


def test_the_table_names_the_longer_article_first(folder: Path) -> None:
    run = _similar(folder, "a.txt", "c.txt")
    row = next(line for line in run.stdout.splitlines() if "contains" in line)
    assert row.index("c.txt") < row.index("a.txt")
    assert "100%" in row


def test_standard_input_is_read_and_nothing_alike_is_said(folder: Path) -> None:
    run = _similar(folder, "-", stdin=f"{HEADLINE}\n\n{BODY}\n".encode())
    assert (run.returncode, run.stdout) == (0, "")
    assert "No two of 1 articles" in run.stderr


def test_the_same_bytes_come_on_every_run_and_with_any_number_of_workers(folder: Path) -> None:
    first = _similar(folder, ".", "--json", "--look-alikes").stdout
    assert first
    assert first == _similar(folder, ".", "--json", "--look-alikes", "--workers", "1").stdout


def test_what_cannot_be_read_or_is_dead_shows_in_the_exit_code(folder: Path) -> None:
    (folder / "dead.bin").write_bytes(bytes(range(256)) * 40)
    dead = _similar(folder, ".")
    assert dead.returncode == 3
    assert "dead.bin" in dead.stderr
    missing = _similar(folder, "nowhere.txt")
    assert missing.returncode == 1
    assert "no such file" in missing.stderr
    assert "Traceback" not in dead.stderr + missing.stderr


def _similar(folder: Path, *words: str, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
    run = subprocess.run(
        [sys.executable, "-m", "copydesk", "similar", *words],
        cwd=folder,
        input=stdin,
        capture_output=True,
        timeout=120,
        check=False,
        env=_environment(),
    )
    return subprocess.CompletedProcess(run.args, run.returncode, run.stdout.decode(), run.stderr.decode())


def _environment() -> dict[str, str]:
    root = str(Path(__file__).resolve().parents[2])
    return {**os.environ, "PYTHONPATH": root, "COLUMNS": "200"}
