"""The roles of blocks that the format itself gives a meaning to, as a table."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BlockRole:
    """What becomes of a block: its role, and why it is not kept or not shown to everybody."""

    role: str
    reason: str | None = None


BLOCK_ROLES = {
    "headline": BlockRole("headline"),
    "subhead": BlockRole("subhead"),
    "byline": BlockRole("byline"),
    "dateline": BlockRole("dateline"),
    "summary": BlockRole("note"),
    "table": BlockRole("table"),
    "caption": BlockRole("caption"),
    "credit": BlockRole("credit"),
    "note": BlockRole("note"),
    "private_note": BlockRole("note", "private_note"),
    "header": BlockRole("marker", "record_header"),
    "footer": BlockRole("marker", "record_footer"),
    "navigation": BlockRole("boilerplate", "navigation"),
}
"""Blocks of other kinds are decided like paragraphs of plain text."""
PRIVATE_REASONS = frozenset({"private_note"})
"""Segments set aside for these reasons never reach the enriched topic."""
