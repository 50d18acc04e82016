"""StoredArticle: the current version of an article, as the compacted topic holds it."""

from typing import Annotated

from pydantic import Field

from shared.events.enriched_article import EnrichedArticle
from shared.events.model import UtcTime
from shared.events.vocabulary import ARTICLE_STATES, ClosedList


class StoredArticle(EnrichedArticle):
    """An enriched article plus its state in the store."""

    status: Annotated[str, ClosedList(ARTICLE_STATES)] = Field(description="Current, withdrawn or killed.")
    revision: int = Field(ge=1, description="Grows with every change of this record.")
    first_seen: UtcTime = Field(description="When it was first received.")
    last_seen: UtcTime = Field(description="When it was last received.")
    occurrences: int = Field(ge=1, description="In how many places of all deliveries it stood.")
