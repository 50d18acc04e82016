"""Time zones: what a stated zone means, and the offset of a civil time in the zones that news comes from.

A zone is a standard offset and a rule for summer time, so that nothing depends on the machine's own tables.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from types import MappingProxyType

ANY_OFFSET = (-12 * 60, 14 * 60)
"""The offsets from UTC, in minutes, that some place on Earth keeps."""


@dataclass(frozen=True, slots=True)
class Zone:
    """Minutes east of UTC in winter, and which summer time is kept: ``none``, ``eu``, ``us`` or ``au``."""

    minutes: int
    summer: str = "none"

    def offsets_at(self, civil: datetime) -> tuple[int, int]:
        """Return the least and greatest offset that a civil time can have here; one hour apart where it is not sure.

        >>> Zone(60, "eu").offsets_at(datetime(2020, 7, 1))
        (120, 120)
        """
        rule = SUMMER_RULES.get(self.summer)
        if rule is None:
            return self.minutes, self.minutes
        if civil.year < rule.since:
            return self.minutes, self.minutes + 60
        begin, end = rule.begin(civil.year), rule.end(civil.year)
        day = civil.date()
        if day in (begin, end):
            return self.minutes, self.minutes + 60
        is_summer = begin < day < end if begin < end else not end < day < begin
        shift = 60 if is_summer else 0
        return self.minutes + shift, self.minutes + shift


@dataclass(frozen=True, slots=True)
class SummerRule:
    """The days on which summer time begins and ends, as kept since a year."""

    since: int
    begin: Callable[[int], date]
    end: Callable[[int], date]


def _sunday(year: int, month: int, number: int) -> date:
    """The first (1), second (2) … Sunday of a month, or its last (-1)."""
    if number < 0:
        last = date(year, month, 31)
        return last - timedelta(days=(last.weekday() + 1) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=6 - first.weekday() + 7 * (number - 1))


SUMMER_RULES = MappingProxyType(
    {
        "eu": SummerRule(1996, lambda year: _sunday(year, 3, -1), lambda year: _sunday(year, 10, -1)),
        "us": SummerRule(2007, lambda year: _sunday(year, 3, 2), lambda year: _sunday(year, 11, 1)),
        "au": SummerRule(2008, lambda year: _sunday(year, 10, 1), lambda year: _sunday(year, 4, 1)),
    }
)
"""Directive 2000/84/EC and its forerunner; the Energy Policy Act of 2005; the Australian states since 2008."""

_ABBREVIATIONS = """
utc 0 0 / gmt 0 0 / z 0 0 / ut 0 0 / wet 0 0 / west 60 60 / cet 60 60 / cest 120 120 / mez 60 60 / mesz 120 120
mewz 60 60 / hnec 60 60 / eet 120 120 / eest 180 180 / msk 180 180 / мск 180 180 / trt 180 180 / tsi 120 180
est -300 -300 / edt -240 -240 / et -300 -240 / cdt -300 -300 / ct -360 -300 / mdt -360 -360 / mt -420 -360
mst -420 -420 / pst -480 -480 / pdt -420 -420 / pt -480 -420 / akst -540 -540 / akdt -480 -480 / hst -600 -600
brt -180 -180 / art -180 -180 / jst 540 540 / kst 540 540 / hkt 480 480 / sgt 480 480 / pht 480 480 / wib 420 420
wita 480 480 / wit 540 540 / ict 420 420 / myt 480 480 / pkt 300 300 / npt 345 345 / gst 240 240
aest 600 600 / aedt 660 660 / acst 570 570 / acdt 630 630 / awst 480 480 / nzst 720 720 / nzdt 780 780
sast 120 120 / cat 120 120 / eat 180 180 / wat 60 60
bst 60 60 / ist 60 330 / cst -360 480 / ast -240 180 / sst -660 480
idt 180 180 / irst 210 210 / ksa 180 180 / uae 240 240 / nst -210 -210 / ndt -150 -150 / adt -180 -180
"""
ABBREVIATIONS = MappingProxyType(
    {
        name: (int(least), int(greatest))
        for name, least, greatest in (
            entry.split() for line in _ABBREVIATIONS.strip().splitlines() for entry in line.split(" / ")
        )
    }
)
"""Zone names in lower case: least and greatest offset; some names serve several places, ``et`` summer and winter."""
UNSURE_BY_PLACE = frozenset({"et", "ct", "mt", "pt"})
AMERICAN = MappingProxyType(
    {"et": Zone(-300, "us"), "ct": Zone(-360, "us"), "mt": Zone(-420, "us"), "pt": Zone(-480, "us")}
)
"""Names of American zones that do not say whether it is summer: the day tells."""
