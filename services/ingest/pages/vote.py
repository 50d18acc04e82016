"""The extractor's vote: which runs of a page trafilatura takes for the article's own text."""

import logging
import re
from collections.abc import Sequence

from lxml import etree
from trafilatura import bare_extraction

from services.ingest.pages.walk import Run

for _name in ("trafilatura", "justext", "readability", "htmldate"):
    # A page that they cannot read is our outcome to tell, not theirs to log.
    logging.getLogger(_name).setLevel(logging.CRITICAL + 1)

MIN_SEARCHED_CHARS = 24
"""Shorter runs count only when they are a whole piece of the extracted text: "Share" stands in any prose."""
MAX_SEARCHED = 3_000
"""More long runs than this that are no whole piece are not searched for: they would cost the square of their number."""
MAX_KEY_CHARS = 160

MAX_EXTRACTED_CHARS = 1_050_000
"""A page with more text than an article may have is not asked about."""
MAX_EXTRACTED_ELEMENTS = 20_000
"""The largest of the pages measured has 4,100 elements; of made-up ones with 50,000 some took minutes."""
MIN_PROSE_CHARS = 60
MAX_PROSE_LINKS = 0.3
APART_TAGS = frozenset({"nav", "footer", "aside", "header", "form", "button"})

_SENTENCE = re.compile(r"[.!?…。！？؟।][\"'”’»)\]]?(?:\s|$)")
_INVISIBLE = re.compile(r"[\xad\u200b-\u200f\u2060\ufeff]")
_BREAKS = re.compile(r"[\n\t|]+")
_is_small = etree.XPath(f"count(descendant-or-self::*) <= {MAX_EXTRACTED_ELEMENTS}")


def may_extract(root: etree._Element, runs: Sequence[Run]) -> bool:
    """Say whether a page is of a size that the extractor reads in bounded time: its cost grows faster than the page."""
    if sum(len(cell) for run in runs for cell in run.cells) > MAX_EXTRACTED_CHARS:
        return False
    return _is_small(root) is True


def vote_by_shape(runs: Sequence[Run]) -> list[bool]:
    """Return for each run whether it is prose: the vote where the extractor cannot be asked."""
    return [_is_prose(run) for run in runs]


def _is_prose(run: Run) -> bool:
    text = run.cells[0]
    if len(run.cells) > 1 or len(text) < MIN_PROSE_CHARS or run.link_chars > MAX_PROSE_LINKS * len(text):
        return False
    return _SENTENCE.search(text) is not None and not any(place.tag in APART_TAGS for place in run.place.chain())


def extracted_text(root: etree._Element) -> str:
    """Return the text that trafilatura takes from a page; empty where it finds none."""
    document = bare_extraction(root, include_comments=False, fast=True)
    return (document.text or "") if document is not None and not isinstance(document, dict) else ""


def vote(runs: Sequence[Run], extracted: str) -> list[bool]:
    """Return for each run whether it is part of the extracted text."""
    pieces = {
        _key(piece) for line in extracted.splitlines() for piece in (line, line.lstrip("- "), *_BREAKS.split(line))
    }
    whole = _key(extracted)
    votes, searched = [], 0
    for run in runs:
        keys = [_key(cell) for cell in run.cells]
        taken = all(key in pieces for key in keys) or (len(keys) > 1 and "".join(keys) in pieces)
        if not taken and sum(map(len, keys)) >= MIN_SEARCHED_CHARS and searched < MAX_SEARCHED:
            searched += 1
            taken = all(key[:MAX_KEY_CHARS] in whole for key in keys)
        votes.append(taken)
    return votes


def _key(text: str) -> str:
    joined = "".join(text.split())
    return joined if joined.isascii() else _INVISIBLE.sub("", joined)
