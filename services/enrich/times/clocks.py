"""Builders of times of day and of dates in figures: ``8 a.m. EST``, ``1400 GMT``, ``this morning``, ``9/11``."""

import re
from datetime import date

from services.enrich.times.figures import full_year
from services.enrich.times.grammar import Phrase
from services.enrich.times.lexicon import DAY_PARTS, weekday_of
from services.enrich.times.stated_parts import relation_of
from services.enrich.times.tree import Day, Expression, Fixed, OfDay, Shift, Stated

_CLOCK = re.compile(r"(\d{1,2})[:.](\d\d)(?::(\d\d))?")
ATTACKS = (9, 11)
"""Month and day that, written so and without a year, name the attacks of 2001."""
ATTACKS_YEAR = 2001


def build_iso(phrase: Phrase) -> Expression | None:
    """Build a date, or date and time, as ISO 8601 writes it."""
    text = phrase.raw(phrase.first)
    try:
        day = date.fromisoformat(text[:10].replace("/", "-"))
    except ValueError:
        return None
    stated = Stated(year=day.year, month=day.month, day=day.day)
    match = _CLOCK.match(text[11:])
    if match is None:
        return stated
    time = _time(int(match[1]), match[2], match[3])
    return OfDay(time, stated, text[11 + match.end() :].lower()) if time else stated


def build_slash(phrase: Phrase) -> Expression | None:
    """Build a date in figures; above 12 is no month; with full stops the day comes first, else the month."""
    numbers = re.split(r"[-./]", phrase.word("slash"))
    month, day = int(numbers[0]), int(numbers[1])
    if month > 12 >= day or "." in phrase.word("slash"):
        month, day = day, month
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    if len(numbers) == 3:
        return Stated(year=full_year(numbers[2]), month=month, day=day)
    if (month, day) == ATTACKS:
        return Stated(year=ATTACKS_YEAR, month=month, day=day)
    return None


def build_part(phrase: Phrase) -> Expression | None:
    """Build a part of a day: ``this morning``, ``the next evening``, ``noon``, ``mid-afternoon``."""
    word = phrase.word("part")
    time = DAY_PARTS[word]
    if phrase.is_in_name(phrase.last - 1) or (phrase.raw(phrase.first)[0].isupper() and not phrase.is_opening()):
        return None
    if phrase.has("every"):
        return Fixed("SET", f"XXXX-XX-XXT{time}")
    if phrase.has("this"):
        return OfDay(time, Shift(0, "day"))
    if phrase.has("last"):
        is_last = phrase.word("last") == "last"
        return OfDay(time, Shift(-1, "day")) if is_last else None
    if phrase.has("next", "following"):
        return OfDay(time, Shift(1, "day", in_context=True))
    if phrase.has("previous"):
        return OfDay(time, Shift(-1, "day", in_context=True))
    if phrase.has("that", "same", "latest", "coming"):
        return OfDay(time, Shift(0, "day", in_context=True))
    if ":" in time or phrase.has("mid"):
        return OfDay(time, None) if word != "lunchtime" else None
    if phrase.is_after("of") and phrase.tokens.has(phrase.last + 1, "month", "day", "weekday"):
        return OfDay(time, None)
    is_led = phrase.has("the") and phrase.before() in {"in", "during", "into", "by"}
    return OfDay(time, None) if is_led else None


def build_clock(phrase: Phrase) -> Expression | None:
    """Build a time that a clock shows, with its half of the day, zone and weekday where they are named."""
    clock = phrase.word("clock") or phrase.word("hour", "day", "number")
    match = _CLOCK.match(clock)
    number = phrase.value("hour", "day", "number")
    hour = int(match[1]) if match else number
    if hour is None or hour > 24:
        return None
    half = phrase.word("ampm")[:1]
    parts = DAY_PARTS.get(phrase.word("part"), "")
    if half == "p" or (not half and hour < 12 and parts in {"AF", "EV", "NI"} and not phrase.has("weekday")):
        hour += 12 if hour < 12 else 0
    elif half == "a" and hour == 12:
        hour = 0
    if not match and half and number is not None and number > 12:
        return None
    if match is None and not half and not phrase.has("oclock", "in"):
        return None
    time = _time(hour, match[2] if match else "", match[3] if match else None)
    return OfDay(time, _weekday(phrase), phrase.word("zone")) if time else None


def build_hour_zone(phrase: Phrase) -> Expression | None:
    """Build ``1400 GMT``."""
    digits = phrase.words[0]
    if not re.fullmatch(r"[0-2]\d[0-5]\d", digits):
        return None
    time = _time(int(digits[:2]), digits[2:], None)
    return OfDay(time, None, phrase.word("zone")) if time else None


def _weekday(phrase: Phrase) -> Day | None:
    name = phrase.word("weekday")
    return Stated(weekday=weekday_of(name), relation=relation_of(phrase)) if name else None


def _time(hour: int, minute: str, second: str | None) -> str:
    """The TIMEX3 value of a time of day, empty where no clock shows it."""
    if hour > 24 or (minute and int(minute) > 59) or (second and int(second) > 59):
        return ""
    if not minute:
        return f"{hour:02}:00"
    return f"{hour:02}:{minute}" + (f":{second}" if second else "")
