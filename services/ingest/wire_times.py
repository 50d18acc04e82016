"""The times by which wires close a message: in universal time and with a year, so only the century is guessed."""

import re
from datetime import UTC, datetime

CENTURY_TURN = 70
"""Wires of two-digit years began in the seventies: 70 to 99 are of the last century."""

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan ene gen",
            "feb fev",
            "mar mär mrz maerz",
            "apr abr avr",
            "may mai mag",
            "jun giu",
            "jul lug",
            "aug ago aou aoû",
            "sep set",
            "oct okt ott out",
            "nov",
            "dec dez dic dés déc",
        ),
        1,
    )
    for name in names.split()
}
# IPTC 7901: day, hour and minute in one number, then month and year, as in "131137 GMT Nov 13".
_DAY_GROUP = re.compile(
    r"(?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d)(?:\s?(?:GMT|UTC|Z))?\s(?P<month>[^\W\d_]{3,9})\.?\s(?P<year>\d{4}|\d\d)\b"
)
# ANPA 1312 as AP closes with it: "AP-WF-11-13-13 1509GMT", month first.
_MONTH_FIRST = re.compile(
    r"(?P<month>\d\d)-(?P<day>\d\d)-(?P<year>\d\d)\s(?P<hour>\d\d)(?P<minute>\d\d)\s?(?P<zone>GMT|UTC)"
)
_HAS_ZONE = re.compile(r"\d(?:\s?)(?:GMT|UTC|Z)\b")


def read_day_group(text: str) -> datetime | None:
    """Return the time of an IPTC 7901 trailer; None where it is none or names no zone.

    >>> read_day_group("212101 GMT Nov 18").isoformat()
    '2018-11-21T21:01:00+00:00'
    """
    match = _DAY_GROUP.search(text[:80])
    if match is None or not _HAS_ZONE.search(match.group()):
        return None
    month = _MONTHS.get(match["month"].lower()[:3])
    return _time(match, month)


def read_month_first(text: str) -> datetime | None:
    """Return the time of an ANPA trailer, or None.

    >>> read_month_first("AP-WF-02-20-16 0337GMT").isoformat()
    '2016-02-20T03:37:00+00:00'
    """
    match = _MONTH_FIRST.search(text[:80])
    return _time(match, int(match["month"])) if match else None


def _time(match: re.Match[str], month: int | None) -> datetime | None:
    year = int(match["year"])
    if year < 100:
        year += 1900 if year >= CENTURY_TURN else 2000
    try:
        return datetime(year, month or 0, int(match["day"]), int(match["hour"]), int(match["minute"]), tzinfo=UTC)
    except ValueError:
        return None
