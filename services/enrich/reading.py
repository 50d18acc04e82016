"""A reading: a clean article as the parts of the enrichment see it, with what the parts before have found."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from services.enrich.recognizer import LANGUAGES, Recognised, recognise
from shared.events import CleanArticle, Entity, Place


@dataclass
class Reading:
    """One article on its way through the parts; ``found`` holds the fields that are filled so far.

    The recogniser runs at most once for all parts, and only where its language is spoken.
    """

    article: CleanArticle
    found: dict[str, Any] = field(default_factory=dict)

    @property
    def body(self) -> str:
        """The text that every offset counts in."""
        return self.article.body

    @property
    def entities(self) -> tuple[Entity, ...]:
        """The entities, empty where that part did not run or failed."""
        entities: tuple[Entity, ...] = self.found.get("entities", ())
        return entities

    @property
    def places(self) -> tuple[Place, ...]:
        """The place mentions, empty where that part did not run or failed."""
        places: tuple[Place, ...] = self.found.get("places", ())
        return places

    @cached_property
    def recognised(self) -> Recognised:
        """Tokens and named spans of the body; none in a language that the recogniser does not speak."""
        return recognise(self.body) if self.article.language.code in LANGUAGES else Recognised()
