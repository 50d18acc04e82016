"""EnrichedArticle: what downstream subscribes to; self-contained, every fact with offsets into ``body``."""

from pydantic import Field

from shared.events.annotations import (
    Entity,
    Fingerprint,
    FocusCountry,
    Keyphrase,
    Origin,
    PartRun,
    Place,
    Quote,
    TimeExpression,
    Topic,
)
from shared.events.clean_article import ArticleContent


class EnrichedArticle(ArticleContent):
    """A clean article with who, where, when and what."""

    entities: tuple[Entity, ...] = Field(
        default=(), description="Each named thing once, with all its mentions; in the order of first mention."
    )
    places: tuple[Place, ...] = Field(default=(), description="Place mentions, in body order.")
    focus: tuple[FocusCountry, ...] = Field(default=(), description="The countries it is about, heaviest first.")
    quotes: tuple[Quote, ...] = Field(default=(), description="Quotes, in body order.")
    times: tuple[TimeExpression, ...] = Field(default=(), description="Time expressions, in body order.")
    topics: tuple[Topic, ...] = Field(default=(), description="Subjects, most certain first.")
    keyphrases: tuple[Keyphrase, ...] = Field(default=(), description="Phrases, most typical first.")
    origin: Origin = Field(default=Origin(), description="Where the text comes from.")
    fingerprint: Fingerprint | None = Field(default=None, description="Null where there is no body.")
    enrichment: tuple[PartRun, ...] = Field(default=(), description="Which parts ran; absent parts do not exist yet.")
