"""One Kafka record to feed, and what must become of it: the vocabulary of corpus and oracle."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from shared import topics
from tests.faults.words import Story

BEHIND_EACH_STORY = b"\n\n-30-\n\n\n"
"""An end mark: what is tried here is delivery, so splitting must leave no doubt. Behind the last one, too: the mark
belongs to the article, and a story that comes twice must be the same to the letter."""

EMPTY = (b"", None, b" \n\n \t\n")
"""Dumps without an article; the middle one has no value at all."""

FED_AS = "fed-as"

Headers = tuple[tuple[str, bytes], ...]


@dataclass(frozen=True)
class Fate:
    """In quarantine, put there by this stage for one of these reasons."""

    stage: str
    reasons: frozenset[str]


@dataclass(frozen=True)
class Record:
    """One article of a dump; without a fate it is stored or a duplicate."""

    token: str
    fate: Fate | None = None


@dataclass(frozen=True)
class Message:
    """One Kafka record. ``fate`` is set where it must end in quarantine as a whole."""

    name: str
    value: bytes | None
    topic: str = topics.DUMPS
    headers: Headers = ()
    records: tuple[Record, ...] = ()
    fate: Fate | None = None

    @property
    def is_dump(self) -> bool:
        """False for what a foreign hand wrote to a topic of ours."""
        return self.topic == topics.DUMPS

    @property
    def payload(self) -> bytes:
        """The value; a record without one is as good as empty."""
        return self.value or b""

    def header(self, name: str) -> str:
        """A header as text; empty where there is none."""
        return dict(self.headers).get(name, b"").decode()


def make_dump(name: str, stories: Sequence[Story], fates: Mapping[str, Fate] = MappingProxyType({})) -> Message:
    """Return a dump of these stories; ``fates`` by token, for those that end in quarantine."""
    value = b"".join(story.payload + BEHIND_EACH_STORY for story in stories)
    records = tuple(Record(story.token, fates.get(story.token)) for story in stories)
    return Message(name, value, headers=dump_headers(name), records=records)


def dump_headers(name: str) -> Headers:
    """Who fed it, and under which file name."""
    return ("source", b"faults"), ("filename", name.encode())


def foreign_headers(name: str) -> Headers:
    """A header that means nothing to the product: by it the ledger knows the record again."""
    return ((FED_AS, name.encode()),)
