"""RawArticle: one article as it stands in its dump, found but not yet understood."""

from typing import Annotated

from pydantic import Field

from shared.events.evidence import Confidence, Offset
from shared.events.model import UtcTime, WireModel
from shared.events.vocabulary import BOUNDARY_SIGNALS, WIRE_FORMATS, ClosedList


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


class Provider(WireModel):
    """What the wire itself states of the article, as stated; None or empty where it says nothing."""

    name: str | None = Field(default=None, description="The provider as the format names it.")
    guid: str | None = Field(default=None, description="Globally unique id, prefixed with provider and format.")
    version: str | None = Field(default=None, description="The provider's own version of the item.")
    slug: str | None = Field(default=None, description="Slug or keyword line.")
    urgency: int | None = Field(default=None, description="IPTC urgency, 1 (flash) to 9.")
    category: tuple[str, ...] = Field(default=(), description="Category or subject codes.")
    headline: str | None = Field(default=None, description="The headline field, as sent.")
    byline: str | None = Field(default=None, description="The byline field, as sent.")
    sent_at: UtcTime | None = Field(default=None, description="When the provider says that it sent the item.")
    language: str | None = Field(default=None, description="Language code as stated.")
    status: str | None = Field(default=None, description="Publication status as stated.")
    embargo: str | None = Field(default=None, description="Embargo as stated.")
    rights: str | None = Field(default=None, description="Rights or copyright statement.")


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
    received_at: UtcTime = Field(description="When the dump was received; never a publication date.")


class RawArticle(Identity):
    """One article of a dump, as its decoded characters."""

    text: str = Field(description="The decoded record: for plain text the source text itself.")
    replacements: tuple[Replacement, ...] = Field(default=(), description="Undecodable bytes in the text.")
    boundary: Boundary = Field(description="Why it begins and ends where it does.")
    provider: Provider = Field(default=Provider(), description="Only what the wire states.")
