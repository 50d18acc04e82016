"""Agency XML: the frame that NITF, NewsML and their like share, from the bytes of a file to judged records."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from services.ingest.agency_xml.wire_grammar import with_wire_grammar
from services.ingest.blocks import TextBlock, join_blocks
from services.ingest.encoding import REPLACEMENT, Decoded
from services.ingest.reading import NOTHING_STATED, Broken, Found, Member, Reading, Record, Skipped, gaps_between
from services.ingest.xml_records import Cut, Parsed, cut_records, decode_xml, parse_record
from shared.events import Provider, Replacement, Warned
from shared.events.vocabulary import DEAD_REASONS

MAX_ENVELOPE_CHARS = 64 * 1024
"""How much in front of the first record is read as its envelope; real ones have 1 to 5 KiB."""
RETRACTING = frozenset({"canceled", "withheld"})


@dataclass(frozen=True, slots=True)
class Article:
    """What a format read in one element: the text and what is stated of it."""

    blocks: Sequence[TextBlock]
    provider: Provider = NOTHING_STATED
    warnings: tuple[Warned, ...] = ()


@dataclass(frozen=True, slots=True)
class NoArticle:
    """An element without an article, and why; ``reason`` is of ``DROP_REASONS``, or of ``DEAD_REASONS``."""

    reason: str
    detail: str


Judged = Article | NoArticle
Judge = Callable[[etree._Element, etree._Element | None], Judged]
"""Judges one record's element; beside it the root of its envelope, where there is one."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A format: its name, its media type, the names of its record elements, and how one is judged."""

    wire_format: str
    media_type: str
    names: tuple[str, ...]
    judge: Judge


def read_elements(member: Member, kind: Kind) -> Reading:
    """Read a file of records; any bytes give a reading. Without a record element the whole file is one record."""
    decoded, warnings = decode_xml(member)
    text = decoded.text
    cuts = cut_records(text, kind.names)
    if not cuts or (member.is_record and len(cuts) > 1):
        cuts = [Cut("", root_start(text), len(text))]
    envelope = parse_record(text[: min(cuts[0].start, MAX_ENVELOPE_CHARS)]).root if cuts[0].start else None
    at = decoded.byte_offsets(offset for cut in cuts for offset in (cut.start, cut.end))
    records = tuple(_found(decoded, cut, kind.judge, envelope, warnings, (at[cut.start], at[cut.end])) for cut in cuts)
    gaps = () if member.is_record else gaps_between(records, len(member.payload))
    return Reading(kind.wire_format, kind.media_type, decoded.encoding, records, gaps)


def root_start(text: str) -> int:
    """Where the declaration ends, so that a file without records is parsed without its DTD."""
    end = text.find("?>", 0, 400) if text.lstrip("\ufeff \t\r\n").startswith("<?xml") else -1
    return end + 2 if end >= 0 else 0


def _found(
    decoded: Decoded,
    cut: Cut,
    judge: Judge,
    envelope: etree._Element | None,
    warnings: tuple[Warned, ...],
    at: tuple[int, int],
) -> Found:
    parsed = parse_record(decoded.text[cut.start : cut.end])
    if parsed.root is None:
        return Broken("broken_record", "the element cannot be read as XML", *at)
    judged = judge(parsed.root, envelope)
    is_whole = cut.is_closed and not parsed.is_mended
    if isinstance(judged, NoArticle):
        if not is_whole and judged.reason in {"no_text", "metadata_only"}:
            return Broken("broken_record", "the element is damaged, and no text can be found in it", *at)
        outcome = Broken if judged.reason in DEAD_REASONS else Skipped
        return outcome(judged.reason, judged.detail, *at)
    text, blocks = join_blocks(judged.blocks)
    provider = with_wire_grammar(judged.provider, judged.blocks)
    warned = (*warnings, *_mending(cut, parsed), *judged.warnings)
    record = Record(text, *at, blocks=blocks, provider=provider, warnings=warned)
    return replace(record, replacements=_replacements(decoded, cut, text))


def _mending(cut: Cut, parsed: Parsed) -> tuple[Warned, ...]:
    if not cut.is_closed:
        return (Warned(code="truncated_record", detail=f"the element {cut.name} is never closed"),)
    if parsed.is_mended:
        return (Warned(code="recovered_markup", detail="the markup is not well-formed"),)
    return ()


def _replacements(decoded: Decoded, cut: Cut, text: str) -> tuple[Replacement, ...]:
    """Bytes that could not be decoded, where it is plain which mark in the text stands for which."""
    first, last = (bisect_left(decoded.undecodable, at, key=lambda mark: mark.offset) for at in (cut.start, cut.end))
    marks = decoded.undecodable[first:last]
    offsets = [offset for offset, character in enumerate(text) if character == REPLACEMENT] if marks else []
    if len(marks) != len(offsets):
        return ()
    return tuple(
        Replacement(offset=offset, original_hex=mark.original.hex())
        for offset, mark in zip(offsets, marks, strict=True)
    )


def retracts(provider: Provider) -> bool:
    """Say whether an item takes an earlier one back, so that it needs no text of its own."""
    return bool(provider.guid) and (provider.status in RETRACTING or provider.signal == "kill")
