"""HTML page: one article with everything around it, as blocks with an extractor's vote, and what the page states."""

import re

from services.ingest.blocks import join_blocks
from services.ingest.pages.article_body import stated_body, with_body
from services.ingest.pages.blocks import page_blocks
from services.ingest.pages.decoding import decode_page, restore_marks
from services.ingest.pages.headline import find_headline
from services.ingest.pages.page_kind import skip_reason
from services.ingest.pages.statements import outlet_names, page_provider, read_statements
from services.ingest.pages.times import shown_times
from services.ingest.pages.tree import parse_page
from services.ingest.pages.vote import extracted_text, may_extract, vote, vote_by_shape
from services.ingest.pages.walk import MAX_RUNS, walk_page
from services.ingest.reading import Broken, Member, Reading, Record, Skipped
from shared.events import Warned

WIRE_FORMAT = "html"
MEDIA_TYPE = "text/html"
PAGE_CONFIDENCE = 0.9
"""For a document that opens as HTML. Exports of archives in HTML know more and answer higher."""
FRAGMENT_CONFIDENCE = 0.6
"""For a text that begins with an element of HTML."""

_PROLOGUE = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:<\?[^<>]{0,300}\?>\s*|<!--(?:[^-]|-(?!->)){0,2000}-->\s*)*"
)
_PAGE = re.compile(rb"<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>]|meta\s|title>)", re.IGNORECASE)
_FRAGMENT = re.compile(rb"<(?:div|p|article|section|main|h[1-6]|table|figure|ul|ol|span|center|a)[\s>]", re.IGNORECASE)


def detect(member: Member) -> float:
    """Return how sure we are, 0 to 1, that a file is an HTML page."""
    head = member.head[:8192].replace(b"\x00", b"")
    prologue = _PROLOGUE.match(head)
    start = prologue.end() if prologue else 0
    if _PAGE.match(head, start):
        return PAGE_CONFIDENCE
    return FRAGMENT_CONFIDENCE if _FRAGMENT.match(head, start) else 0.0


def read(member: Member) -> Reading:
    """Return the article of a page."""
    size = len(member.payload)
    page = decode_page(member.payload, member.content_type, member.encoding if member.is_record else None)
    root, is_flat = parse_page(page.text)
    if root is None:
        return Reading(WIRE_FORMAT, MEDIA_TYPE, page.encoding, (Skipped("no_text", "the page is empty", 0, size),))
    walked = walk_page(root)
    runs = walked.runs
    if len(runs) > MAX_RUNS:
        detail = f"the page has more than {MAX_RUNS} pieces of text"
        return Reading(WIRE_FORMAT, MEDIA_TYPE, page.encoding, (Broken("too_large", detail, 0, size),))
    is_readable = not is_flat and may_extract(root, runs)
    votes = vote(runs, extracted_text(root)) if is_readable else vote_by_shape(runs)
    statements = read_statements(root)
    body = stated_body(statements.node, runs, votes)
    if skip := skip_reason(statements, runs, votes):
        return Reading(WIRE_FORMAT, MEDIA_TYPE, page.encoding, (Skipped(*skip, 0, size),))
    headline = find_headline(runs, statements.titles, outlet_names(statements))
    text, blocks = join_blocks(with_body(page_blocks(walked, votes, headline), body))
    text, replacements = restore_marks(text, page.originals)
    mended = (Warned(code="recovered_markup", detail="nested too deep, read as paragraphs"),) if is_flat else ()
    record = Record(
        text,
        0,
        size,
        blocks=blocks,
        replacements=replacements,
        provider=page_provider(statements, headline.text, shown_times(root)),
        warnings=(*page.warnings, *mended),
    )
    return Reading(WIRE_FORMAT, MEDIA_TYPE, page.encoding, (record,))
