"""RawArticle: one article as it stands in its dump, found but not yet understood."""

from typing import Annotated

from pydantic import Field

from shared.events.evidence import Confidence, Offset
from shared.events.model import UtcTime, WireModel
from shared.events.vocabulary import (
    BLOCK_KINDS,
    BOUNDARY_SIGNALS,
    PROVIDER_STATES,
    SIGNALS,
    STATED_TIMES,
    WARNINGS,
    WIRE_FORMATS,
    ClosedList,
)


class BoundarySignal(WireModel):
    """One sign in the dump that an article begins or ends here."""

    signal: Annotated[str, ClosedList(BOUNDARY_SIGNALS)] = Field(description="What was seen.")
    byte_start: Offset = Field(description="First byte of the sign in the dump.")
    byte_end: Offset = Field(description="One past its last byte.")
    weight: float = Field(description="What the sign added to the decision; negative speaks against it.")


class Boundary(WireModel):
    """Why the article begins where it begins."""

    confidence: Confidence
    evidence: tuple[BoundarySignal, ...] = Field(default=(), description="The signs, in dump order.")


class StatedTime(WireModel):
    """A time that the wire or the page states, as it stands there; what it means is decided by clean."""

    kind: Annotated[str, ClosedList(STATED_TIMES)] = Field(description="What it is the time of.")
    field: str = Field(description="The field, as the format names it, for example `json-ld:datePublished`.")
    text: str = Field(description="The value as stated.")


class StatedField(WireModel):
    """Any other field that the wire states, as it stands there."""

    field: str = Field(description="The field, as the format names it.")
    text: str = Field(description="The value as stated.")


class Take(WireModel):
    """Where a text stands in a running story: the lead and take grammar of the wires."""

    series: str | None = Field(default=None, description="Number or name of the series.")
    part: int | None = Field(default=None, description="Which take of the series, from 1.")
    lead: int | None = Field(default=None, description="Which lead: 1 for `1st Ld`; 0 for an unnumbered one.")
    is_writethru: bool = Field(default=False, description="The lead replaces the whole story.")
    is_continued: bool = Field(default=False, description="More follows in another take.")


class Provider(WireModel):
    """What the wire itself states of the article, as stated; None or empty where it says nothing."""

    name: str | None = Field(default=None, description="The provider as the format names it.")
    guid: str | None = Field(default=None, description="Globally unique id, prefixed with provider and format.")
    local_id: str | None = Field(default=None, description="An id that comes round again, such as a wire number.")
    version: str | None = Field(default=None, description="The provider's own version of the item.")
    slug: str | None = Field(default=None, description="Slug or keyword line.")
    cycle: str | None = Field(default=None, description="Cycle designator, for example BC.")
    take: Take | None = Field(default=None, description="Place in a running story.")
    word_count: int | None = Field(default=None, description="Number of words as stated.")
    urgency: int | None = Field(default=None, description="IPTC urgency, 1 (flash) to 9.")
    category: tuple[str, ...] = Field(default=(), description="Category or subject codes.")
    keywords: tuple[str, ...] = Field(default=(), description="Keywords as stated.")
    genre: str | None = Field(default=None, description="Genre as stated.")
    headline: str | None = Field(default=None, description="The headline field, as sent.")
    byline: str | None = Field(default=None, description="The byline field, as sent.")
    authors: tuple[str, ...] = Field(default=(), description="Author names, where stated one by one.")
    dateline: str | None = Field(default=None, description="The dateline or place field, as sent.")
    publisher: str | None = Field(default=None, description="Publication or site that it appeared in.")
    url: str | None = Field(default=None, description="Canonical address of the article.")
    sent_at: UtcTime | None = Field(default=None, description="When the provider says that it sent the item.")
    times: tuple[StatedTime, ...] = Field(default=(), description="Every time stated, as stated.")
    language: str | None = Field(default=None, description="Language code as stated.")
    status: Annotated[str, ClosedList(PROVIDER_STATES)] | None = Field(
        default=None, description="Publication status; null where nothing is stated."
    )
    signal: Annotated[str, ClosedList(SIGNALS)] | None = Field(
        default=None, description="What the item does to an earlier one, or how it is meant."
    )
    embargo: str | None = Field(default=None, description="Embargo as stated.")
    editors_note: str | None = Field(default=None, description="Public note of the editors.")
    rights: str | None = Field(default=None, description="Rights or copyright statement.")
    stated: tuple[StatedField, ...] = Field(default=(), description="Whatever else is stated.")


class Block(WireModel):
    """A run of source text that the format gives a meaning to. Between blocks stand only line breaks."""

    start: Offset = Field(description="First character, in source text.")
    end: Offset = Field(description="One past the last character.")
    kind: Annotated[str, ClosedList(BLOCK_KINDS)] = Field(
        description="What the format says that it is; `text` is running text of which it says nothing."
    )
    path: str | None = Field(default=None, description="The element or field that it came from.")
    is_extracted: bool | None = Field(
        default=None, description="For pages: an extractor takes it for the article's own text."
    )
    link_share: float = Field(default=0.0, ge=0, le=1, description="Share of its characters that are links.")


class Warned(WireModel):
    """Something that is wrong with the record, although it could be read."""

    code: Annotated[str, ClosedList(WARNINGS)] = Field(description="What is wrong.")
    detail: str = Field(default="", description="Our own words on it; never the article's text.")


class Replacement(WireModel):
    """Bytes that could not be decoded and stand as U+FFFD in the text."""

    offset: Offset = Field(description="Character of the article's text.")
    original_hex: str = Field(description="The bytes, in hexadecimal.")


class Identity(WireModel):
    """Who an article is and where it came from; the same block in every event of its life."""

    article_id: str = Field(description="One story item over all its arrivals and versions.")
    content_hash: str = Field(description="SHA-256 of this content: with the article id, one version.")
    dump_id: str = Field(description="The content of the dump that it came in.")
    position: int = Field(ge=0, description="Its 0-based place among the records of the dump.")
    source: str = Field(description="Who sent the dump.")
    filename: str | None = Field(default=None, description="The dump's file name as the producer gave it.")
    wire_format: Annotated[str, ClosedList(WIRE_FORMATS)] = Field(description="The format it was read as.")
    media_type: str = Field(description="Media type of the record.")
    encoding: str = Field(description="Character encoding that the bytes were decoded with.")
    byte_start: Offset = Field(description="First byte of its record in the dump.")
    byte_end: Offset = Field(description="One past the last byte of its record.")
    member: str | None = Field(
        default=None, description="File inside the dump, where that is an archive; bytes count within it."
    )
    received_at: UtcTime = Field(description="When the dump was received; never a publication date.")


class RawArticle(Identity):
    """One article of a dump, as its decoded characters."""

    text: str = Field(description="The source text: the decoded record, or for markup its text blocks in order.")
    blocks: tuple[Block, ...] = Field(default=(), description="For markup: what the runs of the text are; in order.")
    replacements: tuple[Replacement, ...] = Field(default=(), description="Undecodable bytes in the text.")
    boundary: Boundary = Field(description="Why it begins and ends where it does.")
    provider: Provider = Field(default=Provider(), description="Only what the wire states.")
    warnings: tuple[Warned, ...] = Field(default=(), description="What was wrong with the record.")
