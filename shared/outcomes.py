"""What a step may say of an input: every record it found is an Event, Dropped or Dead.

There is no fourth way, so a step cannot lose a message by forgetting it: the runner refuses an
empty answer and a wrong count as a bug.
"""

from dataclasses import dataclass, field
from typing import Annotated

from pydantic import TypeAdapter

from shared.events import CleanArticle, EnrichedArticle, Gap, RawArticle
from shared.events.vocabulary import DEAD_REASONS, DROP_REASONS, ClosedList

ArticleEvent = RawArticle | CleanArticle | EnrichedArticle


@dataclass(frozen=True, slots=True)
class Event:
    """The record goes on as this event.

    ``payload`` is the record's original bytes where their place in the input does not tell them: inside an archive.
    """

    article: ArticleEvent
    payload: bytes | None = None


@dataclass(frozen=True, slots=True)
class Dropped:
    """The record is set aside on purpose; ``reason`` is one of ``vocabulary.DROP_REASONS``."""

    reason: str
    detail: str = ""

    def __post_init__(self) -> None:
        _DROP_REASON.validate_python(self.reason)


@dataclass(frozen=True, slots=True)
class Dead:
    """The record cannot be processed; ``reason`` is one of ``vocabulary.DEAD_REASONS``.

    ``payload`` is the record's original bytes, ``byte_start`` their place in the dump or in the file ``member`` of it,
    ``encoding`` and ``wire_format`` how they were read, so that a retry reads them alike; None where it is the
    whole input.
    """

    reason: str
    detail: str = ""
    payload: bytes | None = None
    byte_start: int = 0
    encoding: str | None = None
    wire_format: str | None = None
    member: str | None = None

    def __post_init__(self) -> None:
        _DEAD_REASON.validate_python(self.reason)


Item = Event | Dropped | Dead


@dataclass(frozen=True, slots=True)
class DumpFacts:
    """What ingest learnt of a dump as a whole."""

    wire_format: str | None
    encoding: str | None
    gaps: tuple[Gap, ...] = ()
    stated_found: int | None = None


@dataclass(frozen=True, slots=True)
class Settled:
    """The whole answer of a step to one input.

    ``items``: one for each record, in order of position. ``dump``: set by ingest alone, which may
    find none or many; every other stage gives exactly one item. ``measures``: numbers for metrics
    by name, such as ``characters:body``.
    """

    items: tuple[Item, ...]
    dump: DumpFacts | None = None
    measures: dict[str, float] = field(default_factory=dict)


_DROP_REASON: TypeAdapter[str] = TypeAdapter(Annotated[str, ClosedList(DROP_REASONS)])
_DEAD_REASON: TypeAdapter[str] = TypeAdapter(Annotated[str, ClosedList(DEAD_REASONS)])
