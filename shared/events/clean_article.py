"""CleanArticle: an article with every character of its source text assigned and explained."""

from typing import Annotated

from pydantic import Field

from shared.events.evidence import Confidence, Evidence, Offset
from shared.events.model import UtcTime, WireModel
from shared.events.raw_article import Boundary, Identity, Provider
from shared.events.vocabulary import (
    AUTHOR_BASES,
    DATE_BASES,
    DATE_PRECISIONS,
    EDIT_REASONS,
    PROVIDER_STATES,
    RELEASE_BASES,
    ROLES,
    SEGMENT_REASONS,
    SIGNALS,
    ClosedList,
)


class Edit(WireModel):
    """One change of the source text: the characters start to end became ``replacement``."""

    start: Offset = Field(description="First changed character, in source text.")
    end: Offset = Field(description="One past the last; equal to start for an insertion.")
    replacement: str = Field(description="What stands there now.")
    reason: Annotated[str, ClosedList(EDIT_REASONS)] = Field(description="Why.")


class Segment(WireModel):
    """A run of source text with one role. Segments in order cover the source text exactly once."""

    start: Offset = Field(description="First character, in source text.")
    end: Offset = Field(description="One past the last character.")
    text: str | None = Field(description="The characters; null where the segment is not public.")
    role: Annotated[str, ClosedList(ROLES)] = Field(description="What the run is.")
    reason: Annotated[str, ClosedList(SEGMENT_REASONS)] | None = Field(
        default=None, description="Why it is not kept; null for a kept segment."
    )
    same_as: int | None = Field(default=None, description="For a repeat: index of the segment it repeats.")
    edits: tuple[Edit, ...] = Field(default=(), description="Changes inside the run, in order, not overlapping.")
    public: bool = Field(default=True, description="False: the text stays out of the enriched topic.")
    block: str | None = Field(default=None, description="For markup: the block that the run came from.")


class Dateline(WireModel):
    """The line that opens a wire story: where, when, who."""

    place: str | None = Field(default=None, description="Place as written.")
    date: str | None = Field(default=None, description="Date as written.")
    agency: str | None = Field(default=None, description="Agency as written.")
    evidence: Evidence = Field(description="The whole dateline.")


class Caption(WireModel):
    """One picture caption, kept once."""

    text: str = Field(description="The caption without its credit.")
    credit: str | None = Field(default=None, description="Photographer and agency as written.")
    times_seen: int = Field(ge=1, description="How often it stood in the article.")


class Author(WireModel):
    """A person who wrote or reported the story."""

    name: str = Field(description="Name as written, without title or outlet.")
    basis: Annotated[str, ClosedList(AUTHOR_BASES)] = Field(description="What kind of sign says so.")
    evidence: tuple[Evidence, ...] = Field(default=(), description="The sign itself.")


class Release(WireModel):
    """Until when the text is held back; apart from its status."""

    embargo_until: UtcTime | None = Field(default=None, description="Not to be published before; null if unsaid.")
    basis: Annotated[str, ClosedList(RELEASE_BASES)] = Field(default="none", description="Where it is said.")
    evidence: tuple[Evidence, ...] = Field(default=(), description="The words.")


class Language(WireModel):
    """The language of the body."""

    code: str = Field(description="ISO 639-1, else 639-3; `und` where undetermined.")
    confidence: Confidence


class Published(WireModel):
    """When the article was published, as far as its text or wire tells; never the time of ingestion."""

    earliest: UtcTime | None = Field(default=None, description="Not before (UTC).")
    latest: UtcTime | None = Field(default=None, description="Not after (UTC).")
    precision: Annotated[str, ClosedList(DATE_PRECISIONS)] = Field(default="unknown", description="How exact.")
    basis: Annotated[str, ClosedList(DATE_BASES)] = Field(default="none", description="What kind of sign says so.")
    confidence: Confidence = 0.0
    evidence: tuple[Evidence, ...] = Field(default=(), description="The signs themselves.")


class Truncated(WireModel):
    """Whether the text breaks off before its end."""

    is_truncated: bool = Field(default=False, alias="is", description="True where it breaks off.")
    evidence: tuple[Evidence, ...] = Field(default=(), description="Where it shows.")


class ArticleContent(Identity):
    """What clean and enriched articles share."""

    boundary: Boundary = Field(description="Why it begins and ends where it does.")
    provider: Provider = Field(default=Provider(), description="Only what the wire states.")
    segments: tuple[Segment, ...] = Field(description="The partition of the source text.")
    headline: str | None = Field(default=None, description="The headline; null where there is none.")
    headline_bare: str | None = Field(
        default=None, description="The headline without prefixes of the wire such as `UPDATE 1-`, for matching."
    )
    byline: str | None = Field(default=None, description="The byline as written.")
    authors: tuple[Author, ...] = Field(default=(), description="The persons named as authors, each once.")
    dateline: Dateline | None = Field(default=None, description="The dateline, where there is one.")
    body: str = Field(description="Segments of role body and subhead after their edits, joined by a blank line.")
    captions: tuple[Caption, ...] = Field(default=(), description="Each caption once.")
    credits: tuple[str, ...] = Field(default=(), description="Each picture credit once.")
    language: Language = Field(description="The language of the body.")
    published: Published = Field(default=Published(), description="With evidence, or unknown.")
    version_time: Published | None = Field(
        default=None, description="When this version was made, where the wire or page says so; else null."
    )
    status: Annotated[str, ClosedList(PROVIDER_STATES)] = Field(default="usable", description="May it be used?")
    signal: Annotated[str, ClosedList(SIGNALS)] | None = Field(
        default=None, description="What the text does to an earlier one, as stated by wire or text."
    )
    signal_evidence: tuple[Evidence, ...] = Field(default=(), description="The words that say so, where any do.")
    release: Release = Field(default=Release(), description="Embargo, with evidence.")
    truncated: Truncated = Field(default=Truncated(), description="Whether the text breaks off.")
    accounting: dict[str, int] = Field(description="Characters of source text by role; their sum is its length.")


class CleanArticle(ArticleContent):
    """An article with the role of every character decided."""
