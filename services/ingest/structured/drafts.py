"""Drafts: what one element of data says, before its place in the file is known; an article, or why it is none."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from services.ingest.blocks import TextBlock, join_blocks
from services.ingest.reading import Broken, Found, Record, Skipped
from services.ingest.structured.lost import Lost
from shared.events import Provider, Warned

RETRACTED = frozenset({"canceled", "withheld"})


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as its element states it; ``stated`` are fields of ``Provider``."""

    blocks: tuple[TextBlock, ...]
    stated: dict[str, Any] = field(default_factory=dict)
    warnings: tuple[Warned, ...] = ()


@dataclass(frozen=True, slots=True)
class NoArticle:
    """Why an element is none; ``reason`` is of ``DROP_REASONS``."""

    reason: str
    detail: str


def settle_draft(draft: Draft | NoArticle, span: tuple[int, int], lost: Lost, *more: Warned) -> Found:
    """Return the record of a draft that stands in these bytes; a text that is blank is none, but for a retraction."""
    start, end = span
    if isinstance(draft, NoArticle):
        return Skipped(draft.reason, draft.detail, start, end)
    text, blocks = join_blocks(draft.blocks)
    text, replacements = lost.settle(text)
    if not text and draft.stated.get("status") not in RETRACTED:
        return Skipped("no_text", "no field of it holds text", start, end)
    return Record(
        text=text,
        byte_start=start,
        byte_end=end,
        replacements=replacements,
        blocks=blocks,
        provider=Provider(**_settled(draft.stated, lost)),
        warnings=(*draft.warnings, *more),
    )


def broken(detail: str, span: tuple[int, int]) -> Broken:
    """Return a record that cannot be read."""
    return Broken("broken_record", detail, *span)


def _settled(stated: dict[str, Any], lost: Lost) -> dict[str, Any]:
    return {name: _settled_value(value, lost) for name, value in stated.items() if value not in (None, "", ())}


def _settled_value(value: Any, lost: Lost) -> Any:
    if isinstance(value, str):
        return lost.settled(value).replace("\0", "")
    if isinstance(value, tuple):
        return tuple(_settled_value(item, lost) for item in value)
    if hasattr(value, "model_copy") and hasattr(value, "text"):
        return value.model_copy(update={"text": _settled_value(value.text, lost)})
    return value


def kept(blocks: Iterable[TextBlock]) -> tuple[TextBlock, ...]:
    """Return the blocks that are not blank."""
    return tuple(block for block in blocks if block.text.strip())
