"""Signs in the lines around the story: dateline, byline, sign-off, end mark, copyright line."""

import re
from collections.abc import Iterator, Sequence

from services.enrich.origin.closings import body_signs, closing_signs, lone_signs
from services.enrich.origin.names import names_in
from services.enrich.origin.phrases import phrase_signs
from services.enrich.origin.signs import (
    AUTHOR,
    BYLINE,
    DATELINE,
    PAGES,
    SIGN_OFF,
    UNKNOWN_IN_DATELINE,
    Sign,
    Text,
    named_sign,
    segment_text,
    sign_of,
)
from shared.events import CleanArticle, Segment
from shared.events.vocabulary import KEPT_ROLES
from shared.text.agencies import find_party
from shared.text.bylines import opening_length
from shared.text.credits import is_credit_line
from shared.text.datelines import read_dateline
from shared.text.sign_offs import is_initials

_PICTURE = re.compile(
    r"(?i)\W{0,3}(?:photo|foto|fotos|picture|image|bild|fot|fotografie|credit|video)\w{0,6}\.?\s?[:：/|©]"
)
"""A line that was taken for a byline and credits a picture."""
_SOURCE = re.compile(r"(?i)\W{0,3}source\s?:")
_END_WORDS = re.compile(r"(?i)\s?-?\s?(?:end|ends)$")


def line_signs(article: CleanArticle) -> Iterator[Sign]:
    """Yield the signs in the segments of an article that are no story, and at the ends of its body."""
    public = [segment for segment in article.segments if segment.public and segment.text]
    for segment in public:
        yield from _segment_signs(segment, is_page=article.wire_format in PAGES)
    if article.body:
        yield from body_signs(article.body)
    yield from _closing_credit_signs([segment for segment in public if segment.role in KEPT_ROLES])


def _segment_signs(segment: Segment, *, is_page: bool) -> Iterator[Sign]:
    text = segment_text(segment)
    if segment.role == "dateline":
        yield from _dateline_signs(text)
    elif segment.role == "byline":
        # A page has other lines of capital words around its byline, and states its own name.
        yield from _byline_signs(text, may_be_outlet=not is_page)
    elif segment.role == "note":
        yield from _note_signs(text)
    elif segment.role == "boilerplate" or _is_source_line(segment):
        yield from phrase_signs(text)
    elif segment.reason == "end_mark":
        yield from _signature_signs(text, _END_WORDS.sub("", text.text.strip()))


def _is_source_line(segment: Segment) -> bool:
    """`Source: Xinhua` below a story looks like a field of the record's head."""
    return segment.reason == "record_header" and _SOURCE.match(segment.text or "") is not None


def _dateline_signs(text: Text) -> Iterator[Sign]:
    found = read_dateline(text.text)
    if found is None or found.agency is None or (at := text.text.find(found.agency)) < 0:
        return
    evidence = text.evidence(at, at + len(found.agency))
    parties = [named.party for named in names_in(found.agency) if named.party]
    yield from filter(None, (sign_of(party, None, "dateline", DATELINE, evidence) for party in parties))
    if not parties and "/" not in found.agency:
        name = " ".join(found.agency.split())
        yield Sign(name, AUTHOR, "dateline", UNKNOWN_IN_DATELINE, evidence, is_known=False)


def _byline_signs(text: Text, *, may_be_outlet: bool) -> Iterator[Sign]:
    if _PICTURE.match(text.text) or is_credit_line(text.text.strip()):
        return
    opening = opening_length(text.text)
    for named in names_in(text.text[opening:], may_be_outlet=may_be_outlet):
        if sign := named_sign(text, named, opening, "byline", BYLINE):
            yield sign


def _note_signs(text: Text) -> Iterator[Sign]:
    """A sign-off by name with the initials of the desk, or a sentence about the text."""
    stripped = text.text.strip()
    if is_initials(stripped):
        yield from _signature_signs(text, stripped.split()[0])
    else:
        yield from closing_signs(text)


def _signature_signs(text: Text, name: str) -> Iterator[Sign]:
    at = text.text.find(name)
    if (party := find_party(name)) is not None:
        sign = sign_of(party, None, "sign_off", SIGN_OFF, text.evidence(at, at + len(name)))
        yield from (sign,) if sign else ()


def _closing_credit_signs(kept: Sequence[Segment]) -> Iterator[Sign]:
    """`(AP)` below the last paragraph of the story, where no caption stands above it that it could credit."""
    if len(kept) > 1 and kept[-1].role == "credit" and kept[-2].role == "body":
        text = segment_text(kept[-1])
        if text.text.lstrip().startswith(("(", "[", "（")):
            yield from lone_signs(text)
