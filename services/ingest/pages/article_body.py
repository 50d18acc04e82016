"""The story as JSON-LD gives it, for pages that show none: it is loaded later, or for readers who pay."""

import html
import re
from collections.abc import Iterable, Iterator, Sequence

from services.ingest.blocks import TextBlock
from services.ingest.pages.json_ld import Node
from services.ingest.pages.walk import Run

PATH = "json-ld:articleBody"
MIN_STORY_CHARS = 250
"""A page that shows so much of its story is read as it stands."""
MAX_BODY_CHARS = 1_000_000
KEY_CHARS = 60
"""A stated body whose beginning stands on the page is not given twice."""

_BLOCK_TAG = re.compile(r"</?(?:p|div|br|li|ul|ol|h[1-6]|blockquote|section)(?:\s[^<>]{0,500})?/?>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,500}>")
_SURROGATES = re.compile("[\ud800-\udfff]")


def stated_body(node: Node, runs: Sequence[Run], votes: Sequence[bool]) -> list[TextBlock]:
    """Return the paragraphs of the stated body as blocks; empty where the page itself shows a story."""
    shown = sum(len(cell) for run, vote in zip(runs, votes, strict=True) if vote for cell in run.cells)
    body = node.get("articleBody")
    if not isinstance(body, str) or shown >= MIN_STORY_CHARS or len(body) < max(MIN_STORY_CHARS, 2 * shown):
        return []
    paragraphs = list(_paragraphs(body[:MAX_BODY_CHARS]))
    if not paragraphs or _stands_on_page(paragraphs[0], runs):
        return []
    return [TextBlock("paragraph", text, PATH, is_extracted=True) for text in paragraphs]


def with_body(blocks: Iterable[TextBlock], body: Sequence[TextBlock]) -> list[TextBlock]:
    """Return the blocks of a page with a stated body behind its headline."""
    page = list(blocks)
    heads = [index for index, block in enumerate(page) if block.kind == "headline"]
    at = heads[-1] + 1 if heads else 0
    return [*page[:at], *body, *page[at:]]


def _paragraphs(body: str) -> Iterator[str]:
    text = _SURROGATES.sub("\ufffd", html.unescape(body))
    text = _TAG.sub("", _BLOCK_TAG.sub("\n", text)) if "<" in text else text
    for line in text.splitlines():
        if paragraph := " ".join(line.split()):
            yield paragraph


def _stands_on_page(paragraph: str, runs: Sequence[Run]) -> bool:
    key = _key(paragraph)
    return any(_key(cell).startswith(key) for run in runs for cell in run.cells)


def _key(text: str) -> str:
    return " ".join(text[: 2 * KEY_CHARS].split())[:KEY_CHARS]
