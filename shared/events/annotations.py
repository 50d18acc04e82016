"""Annotations: what enrichment finds in the body, each with its offsets, its evidence and a confidence."""

from typing import Annotated

from pydantic import Field

from shared.events.evidence import Confidence, Evidence, Offset
from shared.events.model import UtcTime, WireModel
from shared.events.vocabulary import (
    ENTITY_TYPES,
    ORIGIN_BASES,
    ORIGIN_ROLES,
    PART_REASONS,
    PART_STATES,
    PARTS,
    PLACE_BASES,
    PLACE_PRECISIONS,
    PLACE_SENSES,
    QUOTE_KINDS,
    SPEAKER_KINDS,
    TIME_BASES,
    TIME_TYPES,
    TOPIC_BASES,
    ClosedList,
)


class BodySpan(WireModel):
    """A run of the body."""

    text: str = Field(description="The characters of the body.")
    start: Offset = Field(description="First character, in body.")
    end: Offset = Field(description="One past the last character.")


class Entity(BodySpan):
    """A named thing: one for all its mentions in the article; the span is that of the first mention."""

    type: Annotated[str, ClosedList(ENTITY_TYPES)] = Field(description="What kind of thing is named.")
    canonical: str = Field(
        description="The name under which its mentions are joined: the fullest one that stands there."
    )
    aliases: tuple[str, ...] = Field(default=(), description="Other names it goes by in the article, each once.")
    mentions: tuple[BodySpan, ...] = Field(default=(), description="Every mention, in body order.")
    count: int = Field(default=1, ge=1, description="How many mentions there are.")
    in_headline: bool = Field(default=False, description="Whether the headline names it.")
    roles: tuple[BodySpan, ...] = Field(default=(), description="Titles and functions that stand beside the name.")
    confidence: Confidence | None = Field(default=None, description="That it is named here, with this type.")


class Place(BodySpan):
    """A place mention, resolved where possible; one that the gazetteer does not hold has no name."""

    name: str | None = Field(default=None, description="Name in the gazetteer.")
    country: str | None = Field(default=None, description="ISO 3166-1 alpha-2.")
    admin: str | None = Field(default=None, description="Name of the first-level administrative area.")
    lat: float | None = Field(default=None, description="Degrees north.")
    lon: float | None = Field(default=None, description="Degrees east.")
    geonames_id: int | None = Field(default=None, description="GeoNames id.")
    precision: Annotated[str, ClosedList(PLACE_PRECISIONS)] | None = Field(
        default=None, description="What kind of area the answer is; null where unresolved."
    )
    is_centroid: bool = Field(default=False, description="The coordinates are the middle of an area.")
    radius_km: float | None = Field(default=None, description="About how far the area reaches from its middle.")
    sense: Annotated[str, ClosedList(PLACE_SENSES)] = Field(
        default="location", description="The place itself, or the government that sits there."
    )
    bases: tuple[Annotated[str, ClosedList(PLACE_BASES)], ...] = Field(default=(), description="What decided.")
    evidence: tuple[Evidence, ...] = Field(default=(), description="The words that decided, where words did.")
    confidence: Confidence


class FocusCountry(WireModel):
    """A country that the article is about."""

    country: str = Field(description="ISO 3166-1 alpha-2.")
    weight: float = Field(ge=0, le=1, description="Its share; the weights of one article add up to at most 1.")
    mentions: int = Field(ge=0, description="How many place mentions lie in it.")


class SourceSpan(BodySpan):
    """Somebody or something that says or writes."""

    kind: Annotated[str, ClosedList(SPEAKER_KINDS)] = Field(description="How the text names it.")
    name: str | None = Field(default=None, description="Canonical name of the entity it is, where resolved.")
    confidence: Confidence


class Quote(BodySpan):
    """What somebody said or wrote: one unbroken run of the body; its quotation marks belong to it, `that` too."""

    speaker: str | None = Field(default=None, description="Who, as the text names them.")
    speaker_start: int | None = Field(default=None, description="First character of the speaker, in body.")
    speaker_end: int | None = Field(default=None, description="One past its last character.")
    speaker_kind: Annotated[str, ClosedList(SPEAKER_KINDS)] | None = Field(
        default=None, description="How the text names the speaker; null where there is none."
    )
    speaker_name: str | None = Field(
        default=None, description="Canonical name of the entity that speaks, where resolved."
    )
    speaker_confidence: Confidence | None = Field(default=None, description="That this is the speaker.")
    via: tuple[SourceSpan, ...] = Field(
        default=(), description="Those who report the speaker's words, outermost first (`the office quoted him as …`)."
    )
    cue: str | None = Field(default=None, description="The reporting expression.")
    cue_start: int | None = Field(default=None, description="First character of the cue, in body.")
    cue_end: int | None = Field(default=None, description="One past its last character.")
    channel: BodySpan | None = Field(default=None, description="Where it was said (`in a tweet`, `told the Herald`).")
    continues: int | None = Field(
        default=None,
        description="Index of the quote that this one goes on from, where words of the reporter interrupt.",
    )
    kind: Annotated[str, ClosedList(QUOTE_KINDS)] = Field(description="Direct, indirect or mixed.")
    confidence: Confidence = Field(description="That it is a quote, with this extent.")


class TimeExpression(BodySpan):
    """A time expression, normalised."""

    type: Annotated[str, ClosedList(TIME_TYPES)] | None = Field(default=None, description="TIMEX3 type.")
    value: str = Field(description="TIMEX3 value.")
    mod: str | None = Field(default=None, description="TIMEX3 modifier, such as APPROX or START.")
    earliest: UtcTime | None = Field(default=None, description="Not before (UTC).")
    latest: UtcTime | None = Field(default=None, description="Not after (UTC).")
    basis: Annotated[str, ClosedList(TIME_BASES)] = Field(description="What it was resolved against.")
    confidence: Confidence | None = Field(default=None, description="That the value is right.")


class Topic(WireModel):
    """A subject."""

    code: str = Field(description="IPTC Media Topic code.")
    name: str = Field(description="Its English name.")
    basis: Annotated[str, ClosedList(TOPIC_BASES)] | None = Field(
        default=None, description="Whether the wire states it or its words tell it."
    )
    evidence: tuple[Evidence, ...] = Field(default=(), description="The stated code, or the words that tell most.")
    confidence: Confidence


class Keyphrase(WireModel):
    """A phrase that is typical of the article."""

    text: str = Field(description="The phrase as it stands in the body.")
    score: float = Field(description="Higher is more typical; comparable within one article only.")
    start: int | None = Field(default=None, description="First character of its first occurrence, in body.")
    end: int | None = Field(default=None, description="One past its last character.")


class OriginParty(WireModel):
    """Somebody who made, changed or passed on the text."""

    name: str = Field(description="Its name.")
    role: Annotated[str, ClosedList(ORIGIN_ROLES)] = Field(description="What it did to the text.")
    basis: Annotated[str, ClosedList(ORIGIN_BASES)] = Field(description="What says so.")
    evidence: tuple[Evidence, ...] = Field(default=(), description="The signs themselves.")
    confidence: Confidence


class Origin(WireModel):
    """The agency or outlet that the text comes from."""

    agency: str | None = Field(default=None, description="Its name; null where unknown.")
    role: Annotated[str, ClosedList(ORIGIN_ROLES)] | None = Field(default=None, description="What it did to the text.")
    basis: Annotated[str, ClosedList(ORIGIN_BASES)] = Field(default="none", description="What says so.")
    evidence: tuple[Evidence, ...] = Field(default=(), description="The signs themselves.")
    confidence: Confidence | None = Field(default=None, description="That the text is theirs.")
    others: tuple[OriginParty, ...] = Field(default=(), description="Others who had a hand in it.")


class Fingerprint(WireModel):
    """What near-duplicates of an article share."""

    version: str = Field(description="Name of the frozen recipe.")
    exact: str = Field(description="SHA-256 of the canonical body.")
    minhash: tuple[int, ...] = Field(default=(), description="MinHash signature, unsigned 32-bit.")
    shingles: int | None = Field(default=None, description="How many different shingles the signature stands for.")


class Skip(WireModel):
    """Work that a part left out."""

    reason: Annotated[str, ClosedList(PART_REASONS)] = Field(description="Why.")
    count: int = Field(ge=1, description="How many pieces of the text (sentences, mentions, characters) it concerns.")


class PartRun(WireModel):
    """What one part of the enrichment did."""

    part: Annotated[str, ClosedList(PARTS)] = Field(description="Name of the part.")
    version: str = Field(description="Version of its rules or model.")
    state: Annotated[str, ClosedList(PART_STATES)] = Field(description="Whether it ran.")
    reason: Annotated[str, ClosedList(PART_REASONS)] = Field(
        default="", description="Why it did not, or not to the end."
    )
    skipped: tuple[Skip, ...] = Field(default=(), description="What it left out although it ran.")
