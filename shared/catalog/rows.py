"""What the catalog answers with, beside the events themselves."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field

from shared.events import Pointer, StoredArticle


class CatalogRow(BaseModel):
    """The base of every answer: frozen, with ``model_dump(mode="json")`` for machines."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)


class ArticleRow(CatalogRow):
    """One article in a list, or one occurrence of a delivery; what is not known is None."""

    article_id: str | None
    delivery_id: str
    position: int
    outcome: str | None = Field(description="Of this occurrence: new, update, duplicate, dropped, quarantined …")
    reason: str = ""
    status: str | None = Field(default=None, description="Current, withdrawn or killed.")
    headline: str | None = None
    source: str | None = None
    language: str | None = None
    published: datetime | None = Field(default=None, description="Not before.")
    published_latest: datetime | None = Field(default=None, description="Not after.")
    precision: str | None = Field(default=None, description="How exact the date of publication is.")
    received_at: datetime | None = None
    words: int = 0
    captions: int = 0
    entities: int = 0


class VersionRow(CatalogRow):
    """One version of an article, the current one last."""

    content_hash: str
    status: str
    headline: str | None
    source: str | None
    received_at: datetime
    stored_at: datetime
    is_shown: bool = Field(description="Its text is the one that the article shows.")


class ArticleDetail(CatalogRow):
    """Everything that is known of one article."""

    article: StoredArticle
    versions: tuple[VersionRow, ...]
    guid_reused: bool = Field(description="Its guid stands for texts that have next to nothing in common.")


class HopRow(CatalogRow):
    """One stage that an occurrence has passed: its input's place and time, and the version that read it."""

    stage: str
    topic: str | None = None
    partition: int | None = None
    offset: int | None = None
    time: datetime | None = None
    version: str | None = None


class Life(CatalogRow):
    """One occurrence of an article from its dump to what became of it."""

    article_id: str | None
    delivery_id: str
    dump_id: str | None
    filename: str | None
    source: str | None
    position: int
    reading: str
    attempt: int
    outcome: str | None
    reason: str = ""
    received_at: datetime | None = None
    hops: tuple[HopRow, ...] = Field(description="In the order of the stages.")
    quarantine_id: str | None = None
    quarantine_state: str | None = None


class QuarantineRow(CatalogRow):
    """One record in quarantine, and what became of it."""

    quarantine_id: str
    state: str = Field(description="Open, retrying, resolved, discarded or superseded.")
    delivery_id: str | None = Field(description="None for an orphan.")
    dump_id: str | None
    position: int | None = Field(description="None for a whole dump, or an orphan.")
    article_id: str | None
    source: str | None
    filename: str | None
    stage: str | None
    reason: str | None
    detail: str | None
    attempts: int
    failed_at: datetime | None
    topic: str | None = Field(description="Where the record was read when it failed, and is sent again.")
    pointer: Pointer | None = Field(description="Where the record lies.")
