"""Repairs against the test cases of ftfy: what is broken comes right, what only looks broken stays as it is."""

import json
from typing import Any

import pytest

from services.clean.repairs import apply_changes, repair_line
from tests.quality.material import data_folder

FILES = ("in-the-wild", "language-names", "negative", "synthetic")
REMOVED = dict.fromkeys([*range(9), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0), 0xFEFF])
"""Control characters, which ftfy's encoding repair lets stand: here each is an edit of its own."""


def load(name: str) -> list[dict[str, Any]]:
    path = data_folder() / "text" / "ftfy" / f"{name}.json"
    return json.loads(path.read_text("utf-8"))


def repaired(text: str) -> str:
    return "\n".join(apply_changes(line, 0, repair_line(line, 0)) for line in text.split("\n"))


@pytest.mark.parametrize("name", FILES)
def test_every_case_that_ftfy_gets_right_comes_out_right(name: str) -> None:
    for case in load(name):
        if case["expect"] == "pass":
            expected = case.get("fixed-encoding", case["fixed"]).translate(REMOVED)
            assert expected == repaired(case["original"]), case["label"]


def test_negatives_are_not_touched() -> None:
    for case in load("negative"):
        if case.get("fixed-encoding", case["fixed"]) == case["original"]:
            assert not [c for c in repair_line(case["original"], 0) if c.reason == "mojibake"], case["label"]


def test_the_measure_sees_a_repair_that_does_nothing() -> None:
    broken = [case for case in load("in-the-wild") if case["original"] != case["fixed"]]
    assert len(broken) > 50
