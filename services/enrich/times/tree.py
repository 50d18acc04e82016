"""What a time expression says, before it is known when it was said."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stated:
    """Parts of the calendar, as far as the words state them.

    ``relation`` is ``last``, ``next``, ``this`` or empty; ``weekday`` counts from 0 for Monday, ``on_weekday`` is that
    beside a date, or the one that is the ``nth`` of its month; ``is_week`` means the week of a day; ``shift`` is the
    year relative to that of publication (``of last year``), beside a weekday the week.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    on_weekday: int | None = None
    nth: int | None = None
    is_week: bool = False
    quarter: int | None = None
    half: int | None = None
    season: str = ""
    holiday: str = ""
    relation: str = ""
    shift: int | None = None
    decade: int | None = None
    century: int | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """A period some units away from the publication or, ``in_context``, from the day mentioned last.

    ``is_fine`` keeps the day (``two weeks ago``), else the whole unit is meant (``last week``).
    """

    count: int
    unit: str
    in_context: bool = False
    is_fine: bool = False


@dataclass(frozen=True, slots=True)
class Compared:
    """The same period so many years before the one that is spoken of (``the year-ago quarter``).

    With the unit ``year``, ``years`` is itself the year in which it lies (``the 1988 period``).
    """

    years: int = 1
    unit: str = ""
    quarter: int | None = None


@dataclass(frozen=True, slots=True)
class Spoken:
    """The period that is spoken of (``the latest quarter``)."""

    unit: str = "quarter"


@dataclass(frozen=True, slots=True)
class Length:
    """A duration; ``count`` is None where the words leave it open.

    ``direction`` is -1 where it reaches back from the publication, 1 where it reaches ahead, else 0.
    """

    value: str
    count: float | None = None
    unit: str = ""
    direction: int = 0


@dataclass(frozen=True, slots=True)
class Fixed:
    """What needs no calendar: a set, or the past, the present and the future at large."""

    type: str
    value: str


Day = Stated | Shift | Compared | Spoken


@dataclass(frozen=True, slots=True)
class OfDay:
    """A time or part of a day: ``time`` as TIMEX3 writes it behind the ``T``; ``zone`` the name of a zone or empty."""

    time: str
    day: Day | None = None
    zone: str = ""


Expression = Stated | Shift | Compared | Spoken | Length | Fixed | OfDay
