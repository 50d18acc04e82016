"""Values as PostgreSQL takes them: what a column cannot hold never gets near the database."""

import json
from collections.abc import Mapping
from typing import Any, overload

MAX_COLUMN_CHARS = 10_000
"""Longer than any headline or reason; the whole text is in the payload."""


@overload
def column_text(value: str) -> str: ...
@overload
def column_text(value: None) -> None: ...
@overload
def column_text(value: str | None) -> str | None: ...
def column_text(value: str | None) -> str | None:
    """Return a string without NULs and lone surrogates, which no text column takes, and of bounded length.

    >>> column_text("fla\\x00sh")
    'flash'
    """
    if value is None:
        return None
    return value[:MAX_COLUMN_CHARS].replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


def column_json(value: Any) -> str:
    r"""Return JSON that jsonb takes: the escape for NUL is refused there.

    >>> column_json({"a\x00": "b\x00"})
    '{"a": "b"}'
    """
    return json.dumps(_clean(value), separators=(", ", ": "), ensure_ascii=False)


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return column_text(value)
    if isinstance(value, Mapping):
        return {column_text(str(name)): _clean(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(item) for item in value]
    return value
