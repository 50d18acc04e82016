"""Which version of an article is current: the greatest by what provider and dump say, never the last to arrive."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from services.store.provider_states import CURRENT
from services.store.resemblance import is_unlike

MAX_VERSION_CHARS = 64
"""Wires state versions as a small number or a time stamp; more is cut off before it is compared."""

_FIRST_INSTANT = datetime(1, 1, 1, tzinfo=UTC)
_NUMBERS_AND_WORDS = re.compile(r"[0-9]+|[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Version:
    """One content of an article, so far as it is compared with others; ``place`` sorts, see ``place_of``."""

    content_hash: str
    place: str
    state: str
    sketch: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """What an article shows: the hash of the version whose text is shown, and its state."""

    content_hash: str
    state: str


def place_of(
    provider_version: str | None,
    sent_at: datetime | None,
    received_at: datetime,
    dump_place: tuple[int, int],
    position: int,
) -> str:
    """Return a string that sorts, byte by byte, as the contract's order of versions.

    That order is (provider version, sent time, received time, dump partition, dump offset, position);
    what is not stated comes before everything that is.
    """
    partition, offset = dump_place
    numbers = (_microseconds(sent_at), _microseconds(received_at), partition + 1, offset + 1, position)
    return " ".join([version_sort_text(provider_version), *(f"{number:020d}" for number in numbers)])


def version_sort_text(provider_version: str | None) -> str:
    """Return a provider's version as a string that sorts numbers by value and words by letters.

    >>> version_sort_text("9") < version_sort_text("10") < version_sort_text("10b")
    True
    """
    tokens = _NUMBERS_AND_WORDS.findall((provider_version or "")[:MAX_VERSION_CHARS].casefold())
    return "!".join(_number_text(token) if token[0] in "0123456789" else f"2{token}" for token in tokens)


def outcome_of(known: Iterable[Version], content_hash: str) -> str:
    """Return what an arriving content is to the versions known: new, update or duplicate."""
    hashes = {version.content_hash for version in known}
    if content_hash in hashes:
        return "duplicate"
    return "update" if hashes else "new"


def head_of(versions: Iterable[Version]) -> Head:
    """Return what an article with these versions shows.

    The greatest version decides the state; where it retracts, the last good text stays. Raises
    ValueError when there is no version.
    """
    ordered = sorted(versions, key=lambda version: (version.place, version.content_hash))
    if not ordered:
        raise ValueError("an article has at least one version")
    good = [version for version in ordered if version.state == CURRENT]
    return Head((good or ordered)[-1].content_hash, ordered[-1].state)


def has_foreign_text(known: Iterable[Version], arriving: Version) -> bool:
    """True where a good version has next to nothing in common with another good one: its guid was used twice."""
    good = (version for version in known if version.state == CURRENT)
    return arriving.state == CURRENT and any(is_unlike(version.sketch, arriving.sketch) for version in good)


def _number_text(digits: str) -> str:
    value = digits.lstrip("0")
    return f"1{len(value):02d}{value}"


def _microseconds(time: datetime | None) -> int:
    return 0 if time is None else (time - _FIRST_INSTANT) // timedelta(microseconds=1)
