"""Where the records of a web archive (WARC, and the older ARC) begin and end, by their stated lengths.

A wrong length costs one record only: what stands behind it must be the head of another, else that is looked for.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

MAX_HEAD_BYTES = 64 * 1024
PEEK_BYTES = 5 * 1024
"""More than the head line of an ARC record: so many bytes behind a record tell whether another follows."""
WARC_MAGIC = b"WARC/"
ARC_MAGIC = b"filedesc:"
_WARC_HEAD = re.compile(rb"WARC/\d\.\d+[ \t]{0,8}\r?\n")
_EMPTY_LINE = re.compile(rb"\r?\n[ \t]{0,8}\r?\n")
_LENGTH = re.compile(rb"\nContent-Length[ \t]{0,8}:[ \t]{0,8}(\d{1,18})[ \t]{0,8}\r?\n", re.IGNORECASE)
_ARC_HEAD = re.compile(
    rb"[a-z][a-z0-9+.-]{1,30}:[^\r\n]{1,4000}[ ][0-9a-fA-F.:]{3,45}[ ]\d{8,20}[ ]\S{1,200}[ ](-?\w{1,18})"
    rb"[ \t]{0,8}\r?\n"
)
NEXT_HEAD = re.compile(rb"\n(?=WARC/\d\.\d+[ \t]{0,8}\r?\n[A-Za-z]|" + _ARC_HEAD.pattern + rb")")
_BLANKS = re.compile(rb"[\r\n]*")


@dataclass(frozen=True, slots=True)
class WebRecord:
    """The bytes of a record: head, content, and up to the next record; whether its length is right."""

    start: int
    content_start: int
    content_end: int
    end: int
    is_sound: bool


def cut_web_records(data: bytes) -> Iterator[WebRecord]:
    """Yield the records of a whole archive; together they hold all its bytes."""
    at = 0
    while at < len(data):
        record = web_record_at(data, at, is_all=True)
        if record is None:
            return
        yield record
        at = record.end


def web_record_at(data: bytes, at: int, *, is_all: bool) -> WebRecord | None:
    """Return the record that begins at a place; None where more bytes are needed (never with ``is_all``)."""
    start = _skip_blanks(data, at)
    head_end, length = _head_at(data, start)
    missing = MAX_HEAD_BYTES - (len(data) - start)
    if head_end and length is not None:
        content_end = head_end + length
        end = _skip_blanks(data, content_end)
        missing = end + PEEK_BYTES - len(data)
        if (is_all or missing <= 0) and content_end <= len(data) and (end == len(data) or _is_head(data, end)):
            return WebRecord(at, head_end, content_end, end, is_sound=True)
    if missing > 0 and not is_all:
        return None
    following = NEXT_HEAD.search(data, max(start, head_end - 1))
    if following is None and not is_all:
        return None
    end = following.end() if following else len(data)
    return WebRecord(at, head_end or end, end, end, is_sound=False)


def _skip_blanks(data: bytes, at: int) -> int:
    blanks = _BLANKS.match(data, at)
    return blanks.end() if blanks else at


def _is_head(data: bytes, at: int) -> bool:
    return data.startswith(WARC_MAGIC, at) or _ARC_HEAD.match(data, at) is not None


def _head_at(data: bytes, start: int) -> tuple[int, int | None]:
    return _warc_head(data, start) if data.startswith(WARC_MAGIC, start) else _arc_head(data, start)


def _warc_head(data: bytes, start: int) -> tuple[int, int | None]:
    end = _EMPTY_LINE.search(data, start, start + MAX_HEAD_BYTES)
    if end is None or not _WARC_HEAD.match(data, start):
        return 0, None
    length = _LENGTH.search(data, start, end.end())
    return end.end(), int(length.group(1)) if length else None


def _arc_head(data: bytes, start: int) -> tuple[int, int | None]:
    head = _ARC_HEAD.match(data, start)
    if head is None:
        return 0, None
    stated = head.group(1)
    return head.end(), int(stated) if stated.isdigit() else None
