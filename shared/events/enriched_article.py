"""EnrichedArticle: what downstream subscribes to; self-contained, every fact with offsets into ``body``."""

from typing import Annotated

from pydantic import Field

from shared.events.clean_article import ArticleContent
from shared.events.evidence import Confidence, Evidence, Offset
from shared.events.model import UtcTime, WireModel
from shared.events.vocabulary import (
    ENTITY_TYPES,
    ORIGIN_BASES,
    PART_REASONS,
    PART_STATES,
    QUOTE_KINDS,
    TIME_BASES,
    ClosedList,
)


class BodySpan(WireModel):
    """A run of the body."""

    text: str = Field(description="The characters of the body.")
    start: Offset = Field(description="First character, in body.")
    end: Offset = Field(description="One past the last character.")


class Entity(BodySpan):
    """A named entity."""

    type: Annotated[str, ClosedList(ENTITY_TYPES)] = Field(description="What kind of thing is named.")
    canonical: str = Field(description="The name under which its mentions are joined.")


class Place(BodySpan):
    """A place mention, resolved where possible."""

    name: str | None = Field(default=None, description="Name in the gazetteer.")
    country: str | None = Field(default=None, description="ISO 3166-1 alpha-2.")
    lat: float | None = Field(default=None, description="Degrees north.")
    lon: float | None = Field(default=None, description="Degrees east.")
    geonames_id: int | None = Field(default=None, description="GeoNames id.")
    confidence: Confidence


class Quote(BodySpan):
    """What somebody said or wrote."""

    speaker: str | None = Field(default=None, description="Who, as the text names them.")
    speaker_start: int | None = Field(default=None, description="First character of the speaker, in body.")
    speaker_end: int | None = Field(default=None, description="One past its last character.")
    cue: str | None = Field(default=None, description="The reporting expression.")
    kind: Annotated[str, ClosedList(QUOTE_KINDS)] = Field(description="Direct, indirect or mixed.")
    confidence: Confidence


class TimeExpression(BodySpan):
    """A time expression, normalised."""

    value: str = Field(description="TIMEX3 value.")
    earliest: UtcTime | None = Field(default=None, description="Not before (UTC).")
    latest: UtcTime | None = Field(default=None, description="Not after (UTC).")
    basis: Annotated[str, ClosedList(TIME_BASES)] = Field(description="What it was resolved against.")


class Topic(WireModel):
    """A subject."""

    code: str = Field(description="IPTC Media Topic code.")
    name: str = Field(description="Its English name.")
    confidence: Confidence


class Keyphrase(WireModel):
    """A phrase that is typical of the article."""

    text: str = Field(description="The phrase as it stands in the body.")
    score: float = Field(description="Higher is more typical; comparable within one article only.")


class Origin(WireModel):
    """The agency or outlet that the text comes from."""

    agency: str | None = Field(default=None, description="Its name; null where unknown.")
    basis: Annotated[str, ClosedList(ORIGIN_BASES)] = Field(default="none", description="What says so.")
    evidence: tuple[Evidence, ...] = Field(default=(), description="The signs themselves.")


class Fingerprint(WireModel):
    """What near-duplicates of an article share."""

    version: str = Field(description="Name of the frozen recipe.")
    exact: str = Field(description="SHA-256 of the canonical body.")
    minhash: tuple[int, ...] = Field(default=(), description="MinHash signature, unsigned 32-bit.")


class PartRun(WireModel):
    """What one part of the enrichment did."""

    part: str = Field(description="Name of the part.")
    version: str = Field(description="Version of its rules or model.")
    state: Annotated[str, ClosedList(PART_STATES)] = Field(description="Whether it ran.")
    reason: Annotated[str, ClosedList(PART_REASONS)] = Field(default="", description="Why it did not.")


class EnrichedArticle(ArticleContent):
    """A clean article with who, where, when and what."""

    entities: tuple[Entity, ...] = Field(default=(), description="Named entities, in body order.")
    places: tuple[Place, ...] = Field(default=(), description="Place mentions, in body order.")
    quotes: tuple[Quote, ...] = Field(default=(), description="Quotes, in body order.")
    times: tuple[TimeExpression, ...] = Field(default=(), description="Time expressions, in body order.")
    topics: tuple[Topic, ...] = Field(default=(), description="Subjects, most certain first.")
    keyphrases: tuple[Keyphrase, ...] = Field(default=(), description="Phrases, most typical first.")
    origin: Origin = Field(default=Origin(), description="Where the text comes from.")
    fingerprint: Fingerprint | None = Field(default=None, description="Null where there is no body.")
    enrichment: tuple[PartRun, ...] = Field(default=(), description="Which parts ran; absent parts do not exist yet.")
