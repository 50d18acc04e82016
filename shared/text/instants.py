"""Instants: any stated time, in the forms of wires, feeds and pages, as a moment that knows how exact it is.

Nothing is filled in: a time without a zone has none, a day without a year is no moment, and a date of numbers that
may be read in two ways keeps both.
"""

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from shared.text.calendar_words import AFTERNOON, FILLERS, MONTH_NUMBERS, MORNING, WEEKDAY_NUMBERS
from shared.text.time_zones import ABBREVIATIONS, AMERICAN, ANY_OFFSET, Zone

MAX_STATED_CHARS = 160
"""Nobody states a time in more; the rest is not looked at."""
FIRST_YEAR, LAST_YEAR = 1700, 2199
"""Years that news can be of: the oldest digitised papers, and no number that only looks like a year."""
EPOCH_SECONDS = range(100_000_000, 5_000_000_000)
"""Unix times of March 1973 to 2128 have nine or ten digits; three more are milliseconds, six microseconds."""
PIVOT_YEAR = 50
"""Of two digits, 50 and above are of the last century."""

DAY_FIRST, MONTH_FIRST = "day_first", "month_first"


@dataclass(frozen=True, slots=True)
class Moment:
    """A civil time as stated.

    ``unit`` is the smallest part that is stated (second, minute, day, month, year); ``offsets`` the least and greatest
    minutes east of UTC, None where no zone is stated; ``other`` the second reading of an ambiguous date;
    ``weekday`` the stated one (0 is Monday).
    """

    civil: datetime
    unit: str
    offsets: tuple[int, int] | None = None
    other: datetime | None = None
    weekday: int | None = None
    is_whole: bool = True

    @property
    def has_time(self) -> bool:
        """Whether an hour is stated."""
        return self.unit in {"minute", "second"}

    @property
    def day(self) -> date:
        """The civil day (of a month or year: the first)."""
        return self.civil.date()

    def last_civil(self) -> datetime:
        """The last second that the stated unit holds; of an ambiguous date, of the later reading."""
        latest = max(self.civil, self.other) if self.other else self.civil
        match self.unit:
            case "year":
                return latest.replace(month=12, day=31, hour=23, minute=59, second=59)
            case "month":
                following = (latest.replace(day=28) + timedelta(days=4)).replace(day=1)
                return following - timedelta(seconds=1)
            case "day":
                return latest.replace(hour=23, minute=59, second=59)
        return latest

    def bounds(self, zone: Zone | None = None) -> tuple[datetime, datetime]:
        """Return the first and last instant (UTC) that it may be.

        Days, months and years without a stated zone are calendar days: their borders are written in UTC. A time
        without a zone is widened by every offset that there is, unless ``zone`` says where it was stated.
        """
        first, last = min(self.civil, self.other or self.civil), self.last_civil()
        offsets = self.offsets
        if offsets is None and not self.has_time:
            offsets = (0, 0)
        if offsets is None:
            least = (zone.offsets_at(first) if zone else ANY_OFFSET)[0]
            greatest = (zone.offsets_at(last) if zone else ANY_OFFSET)[1]
            offsets = (least, greatest)
        return _utc(first, offsets[1]), _utc(last, offsets[0])

    def in_order(self, order: str | None) -> "Moment":
        """Return the reading of an ambiguous date that a local order of day and month asks for."""
        if self.other is None or order is None:
            return self
        # The civil reading is day first, the other month first.
        chosen = self.civil if order == DAY_FIRST else self.other
        return replace(self, civil=chosen, other=None)


def parse_instant(text: str) -> Moment | None:
    """Return the moment that a stated value means, or None where it states no date.

    Wrong for calendars other than the Gregorian.

    >>> parse_instant("2020-01-16T10:15:00+02:00").bounds()[0].isoformat()
    '2020-01-16T08:15:00+00:00'
    >>> str(parse_instant("16. Januar 2020, 10.15 Uhr").civil)
    '2020-01-16 10:15:00'
    >>> parse_instant("five dollars")
    """
    stated = _plain(text[:MAX_STATED_CHARS])
    try:
        # In "212101 GMT Nov 18" the six digits are day, hour and minute.
        stated = _WIRE_STAMP.sub(r"\g<day> \g<word> \g<year> \g<hour>:\g<minute> \g<zone>", stated)
        stated = _SHORT_CLOCK.sub(r" \g<hour>:\g<minute> ", stated)
        return _from_number(stated) or _from_iso(stated) or _from_words(stated)
    except (ValueError, OverflowError):
        return None


def parse_month_day(text: str) -> tuple[int, int] | None:
    """Return month and day of a date without a year, such as a dateline's.

    >>> parse_month_day("Jan. 16"), parse_month_day("16 janvier"), parse_month_day("16")
    ((1, 16), (1, 16), None)
    """
    stated = _plain(text[:MAX_STATED_CHARS])
    for form in (_WORD_DAY, _DAY_WORD):
        for match in form.finditer(stated):
            month, day = MONTH_NUMBERS.get(match["word"].strip(" .")), int(match["day"])
            if month and 1 <= day <= _MONTH_DAYS[month - 1]:
                return month, day
    if signs := _MONTH_DAY_SIGNS.search(stated):
        month, day = int(signs["month"]), int(signs["day"])
        if 1 <= month <= 12 and 1 <= day <= _MONTH_DAYS[month - 1]:
            return month, day
    return None


def named_weekday(text: str) -> int | None:
    """Return the first weekday that a text names (0 is Monday), or None."""
    words = (word.lower() for word in re.findall(r"[^\W\d_]+", text[:MAX_STATED_CHARS]))
    return next((WEEKDAY_NUMBERS[word] for word in words if word in WEEKDAY_NUMBERS), None)


def parse_clock(text: str) -> tuple[int, int] | None:
    """Return hour and minute of the first time of day that a text names, or None.

    >>> parse_clock("0001 GMT Friday"), parse_clock("6 a.m."), parse_clock("in 1990")
    ((0, 1), (6, 0), None)
    """
    moment = parse_instant(f"2000-01-01 {text[: MAX_STATED_CHARS - 12]}")
    return (moment.civil.hour, moment.civil.minute) if moment and moment.has_time else None


_MOST_DAYS = 31
_MONTH_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_YEAR = r"(?P<year>\d{4})"
_WORD = r"(?P<word>كانون (?:الثاني|الأول)|تشرين (?:الأول|الثاني)|[^\W\d_]+)"
_ORDINAL = r"(?:\s?(?:st|nd|rd|th|er|ère|º|ª|°|-?го|-?е)(?![^\W\d_]))?"
_MONTH_FIRST_FORM = rf"{_WORD}[\s.\-]{{0,3}}(?P<day>\d{{1,2}}){_ORDINAL}"
_DAY_FIRST_FORM = rf"(?<![\d:])(?P<day>\d{{1,2}}){_ORDINAL}[\s.\-/,]{{0,3}}(?:(?:de|of|ב)\s|d['’])?{_WORD}"
_WORD_DAY = re.compile(rf"{_MONTH_FIRST_FORM}(?!\d)")
_DAY_WORD = re.compile(_DAY_FIRST_FORM)
_MONTH_DAY_SIGNS = re.compile(r"(?<!\d)(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일]")
_BEHIND = r"[\s.,\-/]{0,4}(?:(?:de|del|of|року|года)\s)?"
_SHORT_YEAR = r"(?P<year>\d{4}|['’]?\d{2})(?!\d|\s?[:h]\s?\d|\.\d)"
_DATE_FORMS = (
    re.compile(rf"(?<!\d){_YEAR}\s?[-/.年년]\s?(?P<month>\d{{1,2}})\s?[-/.月월]\s?(?P<day>\d{{1,2}})(?!\d)\s?[日일.]?"),
    re.compile(
        r"(?P<word>[^\W\d_]{3,9})\.?\s{1,2}(?P<day>\d{1,2}),?\s(?P<time>\d{1,2}:\d\d(?::\d\d)?)\s"
        r"(?P<zone>[^\W\d_]{1,5}\s|[+-]\d{4}\s)?(?P<year>\d{4})(?!\d)"
    ),
    re.compile(rf"{_DAY_FIRST_FORM}{_BEHIND}{_SHORT_YEAR}"),
    re.compile(rf"{_MONTH_FIRST_FORM}[\s.,\-]{{1,4}}(?:(?:de|del|of)\s)?{_SHORT_YEAR}"),
    re.compile(rf"(?<!\d){_YEAR}[\s.,\-]{{1,3}}{_WORD}[\s.\-]{{1,3}}(?P<day>\d{{1,2}})(?!\d)"),
    re.compile(
        r"(?<![\d.:])(?P<first>\d{1,2})\s?(?P<sign>[-/.])\s?(?P<second>\d{1,2})(?P=sign)\s?(?P<year>\d{4}|\d{2})(?!\d)"
    ),
    re.compile(rf"{_WORD}[\s.,\-]{{1,3}}(?:(?:de|del|of)\s)?(?P<year>\d{{4}}|['’]\d{{2}})(?!\d)"),
    re.compile(rf"(?<!\d){_YEAR}\s?[-/.年년]\s?(?P<month>\d{{1,2}})(?!\d)\s?[月월]?"),
)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_ISO = re.compile(
    r"(?P<date>[+]?\d{4}-?\d\d-?\d\d|\d{4}-?[wW]\d\d-?[1-7]|\d{4}-\d{3})"
    r"(?:\s?[tT_]\s?|\s{1,2}|$)(?P<time>\d\d(?::?\d\d(?::?\d\d(?:[.,]\d{1,12})?)?)?)?\s?"
    r"(?P<zone>[zZ]|(?:UTC|GMT|utc|gmt)?\s?[+\-−]\d{1,2}:?(?:\d\d)?|[A-Za-z]{2,5})?(?:\[[\w/+\-]{1,40}\])?"
)
_CLOCK = re.compile(
    r"(?P<before>上午|午前|오전|凌晨|早上|下午|午後|오후|晚上)?\s?(?<![\d.,])(?P<hour>\d{1,2})"
    r"(?:\s?[:.hH時时點点시ч]\s?(?P<minute>\d\d)(?:\s?[:.分분mM]\s?(?P<second>\d\d)(?:[.,]\d{1,9})?)?(?!\d)\s?[秒초분分]?)?"
    r"\s?(?P<half>[ap]m(?![^\W\d_])|صباحا|مساء|[صم](?![^\W\d_])|uhr(?![^\W\d_])|h(?![^\W\d_])|[時时點点시])?",
    re.IGNORECASE,
)
_OFFSET = re.compile(r"(?:utc|gmt)?\s?(?P<sign>[+\-−])(?P<hours>\d{1,2})(?::?(?P<minutes>\d\d))?(?!\d)")
_SHORT_CLOCK = re.compile(
    r"(?<![\d:])(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)\s?(?=(?:gmt|utc|z|e[sd]t|bst|cet|hrs?|hours|uhr)(?![^\W\d_]))"
)
_WIRE_STAMP = re.compile(
    r"(?<!\d)(?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d)\s?(?P<zone>gmt|utc|z)\s(?P<word>[^\W\d_]{3,4})\s(?P<year>\d\d(?:\d\d)?)(?!\d)"
)
_NAMED_HOURS = (("12 noon", "12:00"), ("noon", "12:00"), ("12 midnight", "24:00"), ("midnight", "24:00"))
_GLUED_CLOCK = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d{1,2}:\d\d)(?!\d)")
"""Markup without a space in it: ``Apr 28 20232:23 PM``."""
_DOTTED_HALF = re.compile(r"\b([ap])\.\s?m(?:\.|\b)")
_PIECE = re.compile(r"[^\W\d_]+|\d+")


def _plain(text: str) -> str:
    text = (
        text.replace("\u200f", "")
        .replace("\u200e", "")
        .replace("\u202f", " ")
        .replace("\xa0", " ")
        .replace("\u200c", "")
    )
    text = _DOTTED_HALF.sub(r"\1m", " ".join(text.lower().split()))
    text = _GLUED_CLOCK.sub(r"\1 \2", text)
    for word, hour in _NAMED_HOURS:
        text = text.replace(word, hour)
    return text


def _from_number(text: str) -> Moment | None:
    """A bare number: Unix time, or the digits of a date."""
    if not _NUMBER.fullmatch(text):
        return None
    digits = text.split(".")[0]
    value = int(digits) if len(digits) < 20 else 0
    if (moment := _from_digits(digits)) is not None:
        return moment
    for scale, size in ((1, (9, 10)), (1000, (12, 13)), (1_000_000, (15, 16))):
        if len(digits) in size and value // scale in EPOCH_SECONDS:
            civil = datetime.fromtimestamp(value // scale, UTC).replace(tzinfo=None)
            return Moment(civil, "second", (0, 0))
    return None


def _from_digits(digits: str) -> Moment | None:
    """Dates written as nothing but digits, from the year down."""
    match len(digits):
        case 4 if FIRST_YEAR <= int(digits) <= LAST_YEAR:
            return Moment(_midnight(int(digits), 1, 1), "year")
        case 6:
            return _checked(_full_year(digits[:2]), int(digits[2:4]), int(digits[4:6]))
        case 8:
            return _checked(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
        case 12 | 14:
            day = _checked(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
            return day and _at_time(
                day, int(digits[8:10]), int(digits[10:12]), int(digits[12:] or 0), len(digits) == 14
            )
    return None


def _from_iso(text: str) -> Moment | None:
    match = _ISO.fullmatch(text)
    if match is None:
        return None
    day = _iso_day(match["date"].lstrip("+"))
    if day is None or not match["time"]:
        return day
    digits = re.sub(r"\D", "", re.split(r"[.,]", match["time"])[0])
    moment = _at_time(day, int(digits[:2]), int(digits[2:4] or 0), int(digits[4:6] or 0), len(digits) == 6)
    if moment is None or not match["zone"]:
        return moment
    return replace(moment, offsets=_zone_offsets(match["zone"], moment.civil))


def _iso_day(text: str) -> Moment | None:
    digits = text.replace("-", "")
    if "w" in digits:
        year, week = digits.split("w")
        day = date.fromisocalendar(int(year), int(week[:2]), int(week[2:]))
        return _checked(day.year, day.month, day.day)
    if len(digits) == 7:
        day = date(int(digits[:4]), 1, 1) + timedelta(days=int(digits[4:]) - 1)
        return _checked(day.year, day.month, day.day)
    return _checked(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))


def _from_words(text: str) -> Moment | None:
    for form in _DATE_FORMS:
        # What is no date may overlap with what is one: "10:15 GMT, 16 January 2020".
        match = form.search(text)
        while match is not None:
            if (moment := _read_date(match)) is not None:
                return _with_rest(moment, match, text)
            match = form.search(text, match.start() + 1)
    return None


def _read_date(match: re.Match[str]) -> Moment | None:
    parts = match.groupdict()
    year = _full_year(parts["year"].lstrip("'’"))
    if parts.get("first") and int(parts["first"]) > _MOST_DAYS and len(parts["year"]) == 2:
        return _checked(_full_year(parts["first"]), int(parts["second"]), int(parts["year"]))
    if parts.get("first"):
        return _read_numbers(year, int(parts["first"]), int(parts["second"]), parts["sign"])
    month = MONTH_NUMBERS.get(parts["word"].strip(" .")) if parts.get("word") else int(parts["month"])
    if month is None:
        return None
    if parts.get("day") is None:
        # A number before the month is a day, and then one that the month does not have.
        is_day_wrong = match.string[: match.start()].rstrip(" .").endswith(tuple("0123456789"))
        moment = None if is_day_wrong else _checked(year, month, 1)
        return moment and replace(moment, unit="month")
    return _checked(year, month, int(parts["day"]))


def _read_numbers(year: int, first: int, second: int, sign: str) -> Moment | None:
    day_first, month_first = _checked(year, second, first), _checked(year, first, second)
    if day_first and month_first and first != second and sign != ".":
        return replace(day_first, other=month_first.civil)
    return day_first or month_first


def _with_rest(moment: Moment, match: re.Match[str], text: str) -> Moment:
    """Add what stands around the date: time of day, zone, weekday."""
    parts = match.groupdict()
    rest = f"{text[: match.start()]} | {text[match.end() :]}"
    if parts.get("time"):
        rest += f" {parts['time']} {parts.get('zone') or ''}"
    moment = replace(moment, weekday=named_weekday(rest))
    if moment.unit == "day":
        moment, rest = _with_clock(moment, rest)
    return replace(moment, is_whole=_is_filler(rest))


def _with_clock(moment: Moment, rest: str) -> tuple[Moment, str]:
    for clock in _CLOCK.finditer(rest):
        half = clock["half"] or clock["before"] or ""
        if clock["minute"] is None and not half:
            continue
        hour = int(clock["hour"])
        if half in AFTERNOON and hour < 12:
            hour += 12
        if half in MORNING and hour == 12:
            hour = 0
        timed = _at_time(moment, hour, int(clock["minute"] or 0), int(clock["second"] or 0), bool(clock["second"]))
        if timed is None:
            continue
        other = moment.other and timed.civil.replace(month=moment.other.month, day=moment.other.day)
        timed = replace(timed, other=other)
        before, behind = rest[: clock.start()], rest[clock.end() :]
        offsets, behind = _zone_in(behind, timed.civil)
        if offsets is None:
            offsets, before = _zone_in(before, timed.civil)
        return replace(timed, offsets=offsets), f"{before} {behind}"
    return moment, rest


def _zone_in(text: str, civil: datetime) -> tuple[tuple[int, int] | None, str]:
    """The zone that a text around a time names, and the text without it."""
    if offset := _OFFSET.search(text):
        return _zone_offsets(offset.group(), civil), text[: offset.start()] + text[offset.end() :]
    for piece in _PIECE.finditer(text):
        if piece.group() in ABBREVIATIONS:
            return _zone_offsets(piece.group(), civil), text[: piece.start()] + text[piece.end() :]
    return None, text


def _zone_offsets(text: str, civil: datetime) -> tuple[int, int] | None:
    name = text.strip().lower()
    if name in AMERICAN:
        return AMERICAN[name].offsets_at(civil)
    if name in ABBREVIATIONS:
        return ABBREVIATIONS[name]
    match = _OFFSET.fullmatch(name)
    if match is None:
        return None
    minutes = int(match["hours"]) * 60 + int(match["minutes"] or 0)
    signed = minutes if match["sign"] == "+" else -minutes
    return (signed, signed) if ANY_OFFSET[0] <= signed <= ANY_OFFSET[1] else None


def _is_filler(text: str) -> bool:
    words = (piece.group() for piece in _PIECE.finditer(text))
    return all(word in FILLERS or word in WEEKDAY_NUMBERS for word in words)


def _full_year(digits: str) -> int:
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (1900 if year >= PIVOT_YEAR else 2000)


def _checked(year: int, month: int, day: int) -> Moment | None:
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= _MONTH_DAYS[month - 1]):
        return None
    if (month, day) == (2, 29) and (year % 4 or (year % 100 == 0 and year % 400)):
        return None
    return Moment(_midnight(year, month, day), "day")


def _midnight(year: int, month: int, day: int) -> datetime:
    return datetime.combine(date(year, month, day), time())


def _at_time(moment: Moment, hour: int, minute: int, second: int, has_seconds: bool) -> Moment | None:
    if hour > 24 or minute > 59 or second > 60 or (hour == 24 and (minute or second)):
        return None
    civil = moment.civil + timedelta(hours=hour, minutes=minute, seconds=min(second, 59))
    return replace(moment, civil=civil, unit="second" if has_seconds else "minute")


def _utc(civil: datetime, offset: int) -> datetime:
    return (civil - timedelta(minutes=offset)).replace(tzinfo=UTC)
