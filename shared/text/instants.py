"""Instants: any stated time, in the forms of wires, feeds and pages, as a moment that knows how exact it is.

Nothing is filled in: a time without a zone has none, a day without a year is no moment, and a date of numbers that
may be read in two ways keeps both.
"""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from shared.text.calendar_words import AFTERNOON, FILLERS, MONTH_NUMBERS, MORNING, WEEKDAY_NUMBERS
from shared.text.moments import FIRST_YEAR, LAST_YEAR, MONTH_DAYS, Moment, at_time, checked_day, midnight
from shared.text.time_forms import (
    CLOCK,
    DATE_FORMS,
    DAY_WORD,
    DOTTED_HALF,
    GLUED_CLOCK,
    ISO,
    MONTH_DAY_SIGNS,
    NAMED_HOURS,
    NUMBER,
    OFFSET,
    PIECE,
    SHORT_CLOCK,
    SHORT_YEAR_FORMS,
    WIRE_STAMP,
    WORD_DAY,
)
from shared.text.time_zones import ABBREVIATIONS, AMERICAN, ANY_OFFSET

MAX_STATED_CHARS = 160
"""Nobody states a time in more; the rest is not looked at."""
EPOCH_SECONDS = range(100_000_000, 5_000_000_000)
"""Unix times of March 1973 to 2128 have nine or ten digits; three more are milliseconds, six microseconds."""
MOST_DAYS = max(MONTH_DAYS)
_FOUR_DIGITS = re.compile(r"\d{4}")
PIVOT_YEAR = 50
"""Of two digits, 50 and above are of the last century."""


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
        stated = WIRE_STAMP.sub(r"\g<day> \g<word> \g<year> \g<hour>:\g<minute> \g<zone>", stated)
        stated = SHORT_CLOCK.sub(r" \g<hour>:\g<minute> ", stated)
        return _from_number(stated) or _from_iso(stated) or _from_words(stated)
    except (ValueError, OverflowError):
        return None


def parse_month_day(text: str) -> tuple[int, int] | None:
    """Return month and day of a date without a year, such as a dateline's.

    >>> parse_month_day("Jan. 16"), parse_month_day("16 janvier"), parse_month_day("16")
    ((1, 16), (1, 16), None)
    """
    stated = _plain(text[:MAX_STATED_CHARS])
    for form in (WORD_DAY, DAY_WORD):
        for match in form.finditer(stated):
            month, day = MONTH_NUMBERS.get(match["word"].strip(" .")), int(match["day"])
            if month and 1 <= day <= MONTH_DAYS[month - 1]:
                return month, day
    if signs := MONTH_DAY_SIGNS.search(stated):
        month, day = int(signs["month"]), int(signs["day"])
        if 1 <= month <= 12 and 1 <= day <= MONTH_DAYS[month - 1]:
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


def _plain(text: str) -> str:
    text = (
        text.replace("\u200f", "")
        .replace("\u200e", "")
        .replace("\u202f", " ")
        .replace("\xa0", " ")
        .replace("\u200c", "")
    )
    text = DOTTED_HALF.sub(r"\1m", " ".join(text.lower().split()))
    text = GLUED_CLOCK.sub(r"\1 \2", text)
    for word, hour in NAMED_HOURS:
        text = text.replace(word, hour)
    return text


def _from_number(text: str) -> Moment | None:
    """A bare number: Unix time, or the digits of a date."""
    if not NUMBER.fullmatch(text):
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
            return Moment(midnight(int(digits), 1, 1), "year")
        case 6:
            return checked_day(_full_year(digits[:2]), int(digits[2:4]), int(digits[4:6]))
        case 8:
            return checked_day(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
        case 12 | 14:
            day = checked_day(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
            return day and at_time(day, int(digits[8:10]), int(digits[10:12]), int(digits[12:] or 0), len(digits) == 14)
    return None


def _from_iso(text: str) -> Moment | None:
    match = ISO.fullmatch(text)
    if match is None:
        return None
    day = _iso_day(match["date"].lstrip("+"))
    if day is None or not match["time"]:
        return day
    digits = re.sub(r"\D", "", re.split(r"[.,]", match["time"])[0])
    moment = at_time(day, int(digits[:2]), int(digits[2:4] or 0), int(digits[4:6] or 0), len(digits) == 6)
    if moment is None or not match["zone"]:
        return moment
    return replace(moment, offsets=_zone_offsets(match["zone"], moment.civil))


def _iso_day(text: str) -> Moment | None:
    digits = text.replace("-", "")
    if "w" in digits:
        year, week = digits.split("w")
        day = date.fromisocalendar(int(year), int(week[:2]), int(week[2:]))
        return checked_day(day.year, day.month, day.day)
    if len(digits) == 7:
        day = date(int(digits[:4]), 1, 1) + timedelta(days=int(digits[4:]) - 1)
        return checked_day(day.year, day.month, day.day)
    return checked_day(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))


def _from_words(text: str) -> Moment | None:
    for form in DATE_FORMS if _FOUR_DIGITS.search(text) else SHORT_YEAR_FORMS:
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
    if parts.get("first") and int(parts["first"]) > MOST_DAYS and len(parts["year"]) == 2:
        return checked_day(_full_year(parts["first"]), int(parts["second"]), int(parts["year"]))
    if parts.get("first"):
        return _read_numbers(year, int(parts["first"]), int(parts["second"]), parts["sign"])
    month = MONTH_NUMBERS.get(parts["word"].strip(" .")) if parts.get("word") else int(parts["month"])
    if month is None:
        return None
    if parts.get("day") is None:
        # A number before the month is a day, and then one that the month does not have.
        is_day_wrong = match.string[: match.start()].rstrip(" .").endswith(tuple("0123456789"))
        moment = None if is_day_wrong else checked_day(year, month, 1)
        return moment and replace(moment, unit="month")
    return checked_day(year, month, int(parts["day"]))


def _read_numbers(year: int, first: int, second: int, sign: str) -> Moment | None:
    day_first, month_first = checked_day(year, second, first), checked_day(year, first, second)
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
    for clock in CLOCK.finditer(rest):
        half = clock["half"] or clock["before"] or ""
        if clock["minute"] is None and not half:
            continue
        hour = int(clock["hour"])
        if half in AFTERNOON and hour < 12:
            hour += 12
        if half in MORNING and hour == 12:
            hour = 0
        timed = at_time(moment, hour, int(clock["minute"] or 0), int(clock["second"] or 0), bool(clock["second"]))
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
    if offset := OFFSET.search(text):
        return _zone_offsets(offset.group(), civil), text[: offset.start()] + text[offset.end() :]
    for piece in PIECE.finditer(text):
        if piece.group() in ABBREVIATIONS:
            return _zone_offsets(piece.group(), civil), text[: piece.start()] + text[piece.end() :]
    return None, text


def _zone_offsets(text: str, civil: datetime) -> tuple[int, int] | None:
    name = text.strip().lower()
    if name in AMERICAN:
        return AMERICAN[name].offsets_at(civil)
    if name in ABBREVIATIONS:
        return ABBREVIATIONS[name]
    match = OFFSET.fullmatch(name)
    if match is None:
        return None
    minutes = int(match["hours"]) * 60 + int(match["minutes"] or 0)
    signed = minutes if match["sign"] == "+" else -minutes
    return (signed, signed) if ANY_OFFSET[0] <= signed <= ANY_OFFSET[1] else None


def _is_filler(text: str) -> bool:
    words = (piece.group() for piece in PIECE.finditer(text))
    return all(word in FILLERS or word in WEEKDAY_NUMBERS for word in words)


def _full_year(digits: str) -> int:
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (1900 if year >= PIVOT_YEAR else 2000)
