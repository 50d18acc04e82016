"""Anchors: the day, or the first and the last day, on which an article may have been published."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from shared.events import Published

ONE_DAY = timedelta(hours=27)
"""A day told in all zones of the world spans 50 hours, a time of day told without a zone 26: that is still one day."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The days between which an article was published, where known; ``basis`` is what tells them."""

    first: date | None
    last: date | None
    basis: str
    confidence: float = 1.0

    @property
    def is_known(self) -> bool:
        """Whether at least one of its days is known."""
        return self.first is not None or self.last is not None


UNKNOWN = Anchor(None, None, "relative", 0.0)


def anchor_of(published: Published, version: Published | None) -> Anchor:
    """Return the anchor that the publication gives, else that of this version, else none; one with both ends first.

    >>> day = Published(earliest=datetime(2020, 1, 16, tzinfo=UTC), latest=datetime(2020, 1, 16, 23, tzinfo=UTC))
    >>> anchor_of(day, None).first
    datetime.date(2020, 1, 16)
    """
    anchors = [_stated(published, "published"), _stated(version, "version")]
    known = [anchor for anchor in anchors if anchor.is_known]
    closed = [anchor for anchor in known if anchor.first and anchor.last]
    return next(iter(closed or known), UNKNOWN)


def _stated(stated: Published | None, basis: str) -> Anchor:
    if stated is None:
        return UNKNOWN
    return Anchor(*_days(stated.earliest, stated.latest), basis, stated.confidence)


def _days(earliest: datetime | None, latest: datetime | None) -> tuple[date | None, date | None]:
    if earliest and latest and latest - earliest <= ONE_DAY:
        middle = (earliest + (latest - earliest) / 2).astimezone(UTC).date()
        return middle, middle
    first = earliest.astimezone(UTC).date() if earliest else None
    last = latest.astimezone(UTC).date() if latest else None
    return first, last
