"""Web archives, WARC and ARC: every page that was answered with text is a file, with the address it was fetched from.

The date of a capture is when it was crawled and never when it was published.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from services.ingest.containers.http_message import (
    HttpAnswer,
    UnreadableBody,
    decoded_body,
    read_answer,
    read_headers,
)
from services.ingest.containers.limits import Budget, LimitReached
from services.ingest.containers.web_records import ARC_MAGIC, WARC_MAGIC, WebRecord, cut_web_records
from services.ingest.reading import Broken, Member, Skipped
from shared.events import Gap, Provider, StatedTime, Warned

SURE = 0.97
STATUS_OK = 200
MAX_ARC_HEADER_BYTES = 16 * 1024
"""An ARC file begins with some lines on itself; what is longer hides records whose heads are broken."""
MAX_ADDRESS_CHARS = 2000
"""What browsers take; the address names the page on its events."""
_WARC_START = re.compile(rb"[\r\n]{0,8}WARC/\d\.\d+[ \t]{0,8}\r?\n")
_TEXT_TYPES = re.compile(
    r"text/(?!css|javascript|ecmascript|x-|vtt)[\w.+-]+|application/(?:[\w.-]+\+)?(?:xml|json|rss|atom|xhtml|feed)\b"
    r"|application/(?:x-ndjson|jsonlines|octet-stream)\b|message/rfc822\b"
)
_ADDRESS_TAIL = re.compile(r"[?#].*")
_UNNAMED_TYPES = ("", "unk", "no-type", "application/unknown")
_SILENT = frozenset({"warcinfo", "request", "metadata", "continuation"})
"""Records about other records: no page, and nobody misses them."""
_CONTENT = frozenset({"response", "resource", "conversion"})
_NO_PAGES = ("metadata:", "dns:", "whois:", "filedesc:")
"""Addresses of what the crawler itself wrote down."""
_HTTP_TYPE = "application/http"


def detect(member: Member) -> float:
    """Return how sure we are that a file is a web archive."""
    head = member.payload[:256]
    if _WARC_START.match(head):
        return SURE
    return SURE if head.startswith(ARC_MAGIC) and b"\n" in head else 0.0


def unpack(member: Member, budget: Budget) -> Iterator[Member | Skipped | Broken | Gap]:
    """Yield what was captured, in order; what is about a capture only is a gap."""
    for record in cut_web_records(member.payload):
        try:
            budget.spend_member()
            yield _opened(member, record, budget)
        except LimitReached as limit:
            yield Broken("archive_limit", str(limit), record.start, len(member.payload))
            return


def _opened(member: Member, record: WebRecord, budget: Budget) -> Member | Skipped | Broken | Gap:
    head = member.payload[record.start : record.content_start].lstrip(b"\r\n")
    if head.startswith(WARC_MAGIC):
        return _opened_warc(member, record, read_headers(head), budget)
    if head.startswith(ARC_MAGIC) and record.end - record.start < MAX_ARC_HEADER_BYTES:
        return Gap(byte_start=record.start, byte_end=record.end, reason="archive_header")
    return _opened_arc(member, record, head.decode("utf-8", "replace").rsplit(maxsplit=4), budget)


def _opened_warc(
    member: Member, record: WebRecord, headers: dict[str, str], budget: Budget
) -> Member | Skipped | Broken | Gap:
    kind = headers.get("warc-type", "").lower()
    if kind in _SILENT:
        return Gap(byte_start=record.start, byte_end=record.end, reason=f"warc_{kind}")
    if kind == "revisit":
        return Skipped("metadata_only", "the page had not changed since an earlier capture", record.start, record.end)
    if kind not in _CONTENT:
        return _broken(record, "a record of a WARC file that does not say what it is")
    address = _printable(headers.get("warc-target-uri", "").strip("<> "))
    content_type = headers.get("content-type", "")
    if address.startswith(_NO_PAGES):
        return Gap(byte_start=record.start, byte_end=record.end, reason="warc_metadata")
    is_http = content_type.lower().startswith(_HTTP_TYPE)
    return _captured(member, record, address, headers.get("warc-date", ""), None if is_http else content_type, budget)


def _opened_arc(member: Member, record: WebRecord, fields: list[str], budget: Budget) -> Member | Skipped | Broken:
    if len(fields) != len(("address", "ip", "date", "type", "length")):
        return _broken(record, "the record has no head that can be read")
    address, _, date, content_type, _ = fields
    address = _printable(address)
    is_http = address.startswith("http")
    return _captured(member, record, address, date, None if is_http else content_type, budget)


def _captured(
    member: Member, record: WebRecord, address: str, crawled: str, content_type: str | None, budget: Budget
) -> Member | Skipped | Broken:
    content = member.payload[record.content_start : record.content_end]
    answer = HttpAnswer(0, {}, content) if content_type is not None else read_answer(content)
    if answer.status and answer.status != STATUS_OK:
        return Skipped("error_page", f"the server answered {answer.status}", record.start, record.end)
    media_type = answer.headers.get("content-type", "") if content_type is None else content_type
    if address.endswith("/robots.txt"):
        return Skipped("not_an_article", "what robots may read", record.start, record.end)
    if not _may_be_text(media_type):
        return Skipped("not_text", "the capture is no text", record.start, record.end)
    fault = "" if record.is_sound else "the record's length is missing or wrong"
    try:
        body = decoded_body(answer, budget)
    except UnreadableBody as error:
        body, fault = error.readable, str(error)
    if fault and not body.strip():
        return _broken(record, fault)
    stated = Provider(
        url=address if address.startswith(("http:", "https:")) else None,
        times=(StatedTime(kind="crawled", field="web-archive:date", text=crawled),) if crawled else (),
    )
    name = address or f"record at {record.start}"
    filename = _ADDRESS_TAIL.sub("", name.partition("://")[2].partition("/")[2]).rsplit("/", 1)[-1]
    warnings = (Warned(code="truncated_record", detail=fault),) if fault else ()
    inner = member.inside(name, body, media_type or None)
    return replace(inner, filename=filename or None, stated=stated, warnings=warnings)


def _may_be_text(media_type: str) -> bool:
    lowered = media_type.strip().lower()
    return lowered.split(";")[0].strip() in _UNNAMED_TYPES or _TEXT_TYPES.match(lowered) is not None


def _printable(address: str) -> str:
    return "".join(character for character in address if character.isprintable())[:MAX_ADDRESS_CHARS]


def _broken(record: WebRecord, detail: str) -> Broken:
    return Broken("broken_record", detail, record.start, record.end)
