"""Where records end in the formats that mark it hard: by lines, rows, start marks, elements, stated lengths."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from copydesk.cutting.parts import KEPT_BYTES, PART_BYTES, Chunk, Frame, too_large
from copydesk.cutting.window import FindEnd, Window
from services.ingest.containers.mbox import MESSAGE_START
from services.ingest.containers.web_records import NEXT_HEAD, web_record_at
from shared.limits import MAX_DUMP_BYTES

MAX_HEAD_BYTES = 1024 * 1024
GRAIN_BYTES = PART_BYTES // 16
"""Lines and rows are taken so many bytes at once: far quicker than one by one, and parts still come out full."""
LINE_START = re.compile(rb"\n([^\r\n])")
NUMBERED_RECORD = re.compile(
    rb"\n([ \t\xa0]{0,120}(?:(?:Document|Dokument|Documento) )?\d{1,6} (?:of|von|de|di|sur|van) \d{1,6}"
    rb"(?: (?:DOCUMENTS?|DOKUMENTE?N?|DOCUMENTOS?|DOCUMENTI))?[ \t\r]{0,120})(?=\n)",
    re.IGNORECASE,
)
"""How archives head the records of a text export: `3 of 120 DOCUMENTS`, `Document 3 of 120`."""
TRANSMISSION_START = re.compile(rb"\x16{0,8}\x01")
"""IPTC 7901 and ANPA 1312 begin a story with SOH, some behind SYNs."""


@dataclass(frozen=True, slots=True)
class Borders:
    """How one format is cut.

    ``find_end`` finds the end of a record, ``resume`` where one may begin behind a record that is too large, ``frame``
    reads what stands around the records and goes on behind it. ``record`` gives the record without what only stands
    between two; nothing where there is none.
    """

    find_end: FindEnd
    resume: re.Pattern[bytes]
    frame: Callable[[Window], Frame] = lambda _: Frame()
    record: Callable[[bytes], bytes] = bytes


def cut_records(window: Window, borders: Borders) -> Iterator[Chunk]:
    """Yield the records of a stream, one or more at once; together they hold all of them."""
    while window.peek(1):
        length = window.find(borders.find_end)
        if length is not None:
            offset = window.offset
            if record := borders.record(window.take(length)):
                yield Chunk(offset, record)
            continue
        begun = Chunk(window.offset, window.peek(KEPT_BYTES))
        yield too_large(begun, window.skip_to(borders.resume))


def starting_with(mark: re.Pattern[bytes]) -> Borders:
    """Return borders where every record begins with a mark, or with its last group."""

    def find_end(data: bytes, at: int, is_all: bool) -> int | None:
        found = mark.search(data, at + 1)
        if found is None or (found.end() == len(data) and not is_all):
            return len(data) if is_all else None
        return found.start(found.lastindex or 0)

    return Borders(find_end, mark)


def _line_end(data: bytes, at: int, is_all: bool) -> int | None:
    end = data.rfind(b"\n", at, at + GRAIN_BYTES) + 1 or data.find(b"\n", at) + 1
    return end or (len(data) if is_all else None)


def _row_end(data: bytes, at: int, is_all: bool) -> int | None:
    """Return the end of the last row that is whole: behind a line end outside quotes."""
    limit = min(len(data), at + GRAIN_BYTES)
    while True:
        end = data.rfind(b"\n", at, limit) + 1
        quotes = data.count(b'"', at, end) if end else 1
        while end and quotes % 2:
            before = data.rfind(b"\n", at, end - 1) + 1
            quotes -= data.count(b'"', before, end) if before else quotes
            end = before
        if end:
            return end
        if limit >= min(len(data), at + MAX_DUMP_BYTES + 1):
            return len(data) if is_all else None
        limit = min(len(data), limit + PART_BYTES)


def _header_row(window: Window) -> Frame:
    end = window.find(_first_row_end)
    return Frame(head=window.take(end) if end is not None and end <= MAX_HEAD_BYTES else b"")


def _first_row_end(data: bytes, at: int, is_all: bool) -> int | None:
    quotes, line = 0, at
    while end := data.find(b"\n", line) + 1:
        quotes += data.count(b'"', line, end)
        if quotes % 2 == 0:
            return end
        line = end
    return len(data) if is_all else None


def _web_record_end(data: bytes, at: int, is_all: bool) -> int | None:
    record = web_record_at(data, at, is_all=is_all)
    return record.end if record else None


LINES = Borders(_line_end, LINE_START)
ROWS = Borders(_row_end, LINE_START, _header_row)
MAILS = starting_with(MESSAGE_START)
WEB_RECORDS = Borders(_web_record_end, re.compile(NEXT_HEAD.pattern + rb"()"))
NUMBERED = starting_with(NUMBERED_RECORD)
TRANSMISSIONS = starting_with(TRANSMISSION_START)
