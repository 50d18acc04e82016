"""From the documents that an archive export is cut into to records with their bytes in the file."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from services.ingest.blocks import TextBlock, join_blocks
from services.ingest.encoding import Decoded, decode_dump_bytes, decode_record_bytes
from services.ingest.reading import Found, Member, Reading, Record, Skipped, gaps_between
from shared.events import Gap, Provider

_META_CHARSET = re.compile(rb"(?i)<meta[^>]{0,200}charset\s*=\s*[\"']?([A-Za-z0-9._-]{2,30})")


@dataclass(frozen=True, slots=True)
class Document:
    """One document: the characters of the decoded file that it stands in, and what was read from them.

    ``unavailable`` says why there is nothing to read.
    """

    start: int
    end: int
    blocks: Sequence[TextBlock] = ()
    provider: Provider | None = None
    unavailable: str = ""


def decode_export(member: Member) -> Decoded:
    """Decode an export; the charset that HTML declares is a hint."""
    if member.is_record:
        return decode_record_bytes(member.payload, member.content_type, member.encoding)
    meta = _META_CHARSET.search(member.head)
    declared = f"text/html; charset={meta.group(1).decode('ascii')}" if meta else None
    return decode_dump_bytes(member.payload, member.content_type or declared)


def make_reading(
    member: Member,
    decoded: Decoded,
    documents: Sequence[Document],
    wire_format: str,
    media_type: str,
    stated: int | None,
) -> Reading:
    """Return the reading of an export that was cut into documents; what lies between them is a gap."""
    bytes_at = decoded.byte_offsets(offset for document in documents for offset in (document.start, document.end))
    records = tuple(_found(document, bytes_at) for document in documents)
    gaps = () if member.is_record else tuple(_gaps(records, len(member.payload)))
    return Reading(wire_format, media_type, decoded.encoding, records, gaps, stated)


def _found(document: Document, bytes_at: dict[int, int]) -> Found:
    start, end = bytes_at[document.start], bytes_at[document.end]
    if document.unavailable or document.provider is None:
        return Skipped("no_text", document.unavailable or "the document is empty", start, end)
    text, blocks = join_blocks(document.blocks)
    return Record(text, start, end, blocks=blocks, provider=document.provider)


def _gaps(records: tuple[Found, ...], size: int) -> Iterator[Gap]:
    first = records[0].byte_start if records else size
    for gap in gaps_between(records, size):
        is_cover = gap.byte_end <= first
        yield gap.model_copy(update={"reason": "cover_page"}) if is_cover else gap
