"""Cases: texts with what must come of them, as JSON; a known failure is expected to fail."""

import json
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).resolve().parent


def load_cases(stage: str) -> list[Any]:
    """Return the cases of a stage as parameters, each named after itself."""
    cases = [case for path in sorted((HERE / stage).glob("*.json")) for case in json.loads(path.read_text("utf-8"))]
    return [pytest.param(case, id=case["name"], marks=_marks(case)) for case in cases]


def _marks(case: dict[str, Any]) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(strict=True, reason="known failure")] if case.get("known_failure") else []
