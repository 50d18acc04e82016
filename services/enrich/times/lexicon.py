"""The words of English time expressions, each with its kind and its value, as tables."""

from types import MappingProxyType

from shared.text.calendar_words import MONTH_NUMBERS, WEEKDAY_NUMBERS
from shared.text.time_zones import ABBREVIATIONS

_MONTHS = """
january february march april may june july august september october november december
jan feb mar apr jun jul aug sep sept oct nov dec
"""
_WEEKDAYS = """
monday tuesday wednesday thursday friday saturday sunday
mon tue tues wed thu thur thurs fri sat sun
"""
_AMBIGUOUS = "may march august mar sun sat fri wed thu mon jun dec jan"
AMBIGUOUS_NAMES = frozenset(_AMBIGUOUS.split())
"""Months and days that are also names, verbs or short forms: read as such only with a capital."""
ZONE_WORDS = frozenset(ABBREVIATIONS) - {"z", "ut", "art", "cat", "eat", "wit"}
"""Names of zones that, in capitals, are no words of their own."""

UNITS = MappingProxyType(
    {
        "second": ("T", 1, "S"),
        "minute": ("T", 1, "M"),
        "hour": ("T", 1, "H"),
        "day": ("", 1, "D"),
        "night": ("", 1, "N"),
        "week": ("", 1, "W"),
        "fortnight": ("", 2, "W"),
        "weekend": ("", 1, "WE"),
        "month": ("", 1, "M"),
        "quarter": ("", 1, "Q"),
        "year": ("", 1, "Y"),
        "decade": ("", 10, "Y"),
        "century": ("", 100, "Y"),
        "millennium": ("", 1000, "Y"),
    }
)
"""Units of time: whether a clock counts them, how many of which TIMEX3 unit they are."""
_PLURALS = MappingProxyType(
    {"centuries": "century", "millennia": "millennium"}
    | {f"{unit}s": unit for unit in UNITS if unit not in {"century", "millennium"}}
    | {"mins": "minute", "hrs": "hour", "yrs": "year", "secs": "second"}
)
_UNITS_SPELT = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen
"""
_TENS_SPELT = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMBER_WORDS = MappingProxyType(
    {word: number for number, word in enumerate(_UNITS_SPELT.split())}
    | {word: number * 10 for number, word in enumerate(_TENS_SPELT.split(), 2)}
)
SCALES = MappingProxyType({"hundred": 100, "thousand": 1000, "dozen": 12})
_ORDINALS_SPELT = """
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
sixteenth seventeenth eighteenth nineteenth twentieth
"""
ORDINALS = MappingProxyType(
    {word: number for number, word in enumerate(_ORDINALS_SPELT.split(), 1)} | {"thirtieth": 30}
)
DECADE_WORDS = MappingProxyType(
    {
        "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
        "nineties": 9,
    }
)  # fmt: skip
SEASONS = MappingProxyType({"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"})
DAY_PARTS = MappingProxyType(
    {
        "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "midday": "12:00", "noon": "12:00",
        "midnight": "24:00", "dawn": "MO", "daybreak": "MO", "dusk": "EV", "nightfall": "EV", "lunchtime": "MI",
    }
)  # fmt: skip
"""Parts of the day as TIMEX3 writes them behind a ``T``, and those that name an hour."""
HOLIDAYS = MappingProxyType(
    {
        ("christmas",): "12-25", ("christmas", "day"): "12-25", ("christmas", "eve"): "12-24",
        ("boxing", "day"): "12-26", ("new", "year's", "day"): "01-01", ("new", "year's", "eve"): "12-31",
        ("new", "year's"): "01-01", ("valentine's", "day"): "02-14", ("independence", "day"): "07-04",
        ("halloween",): "10-31", ("veterans", "day"): "11-11", ("armistice", "day"): "11-11",
        ("bastille", "day"): "07-14", ("may", "day"): "05-01", ("earth", "day"): "04-22",
        ("thanksgiving",): "thanksgiving", ("thanksgiving", "day"): "thanksgiving",
        ("labor", "day"): "labor", ("memorial", "day"): "memorial", ("election", "day"): "election",
        ("easter",): "easter", ("easter", "sunday"): "easter", ("easter", "monday"): "easter+1",
        ("good", "friday"): "easter-2", ("ash", "wednesday"): "easter-46", ("palm", "sunday"): "easter-7",
        ("martin", "luther", "king", "day"): "king", ("columbus", "day"): "columbus",
        ("presidents", "day"): "presidents", ("mother's", "day"): "mothers",
    }
)  # fmt: skip
"""Feasts: month and day, a distance to Easter, or the name of a weekday rule (American ones)."""
REFERENCES = MappingProxyType(
    {
        "now": "PRESENT_REF", "currently": "PRESENT_REF", "nowadays": "PRESENT_REF", "presently": "PRESENT_REF",
        "current": "PRESENT_REF", "recently": "PAST_REF", "recent": "PAST_REF", "previously": "PAST_REF",
        "formerly": "PAST_REF", "lately": "PAST_REF", "soon": "FUTURE_REF", "someday": "FUTURE_REF",
        "future": "FUTURE_REF",
    }
)  # fmt: skip
SET_WORDS = MappingProxyType(
    {
        "daily": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P1Q", "yearly": "P1Y", "annual": "P1Y",
        "annually": "P1Y", "hourly": "PT1H", "nightly": "P1D", "biweekly": "P2W", "biennial": "P2Y",
        "semiannual": "P6M", "fortnightly": "P2W",
    }
)  # fmt: skip

_WORDS_OF_KINDS = """
the the / own its their his her our / art a an / this this / pre pre / post post / these these / that that those
last last past / next next / previous previous prior preceding / coming coming upcoming
following following subsequent / same same corresponding / latest latest / ago ago / earlier earlier / later later
before before / after after / hence hence / every each every / per per / early early / mid mid / late late
begin beginning start / middle middle / end end / of of / in in / on on / at at / by by / to to / and and / or or
from from / between between / until until till / through through / since since / during during / old old / long long
few few several many / couple couple / some some / more more extra additional further / than than / less less fewer
least least / most most / about about around approximately roughly / nearly nearly almost / over over / under under
up up / within within / another another / other_word other / half half / fiscal fiscal calendar fy
long_unit daylong weeklong monthlong yearlong hourlong nightlong / whole full entire whole / period period
today today / yesterday yesterday / tomorrow tomorrow / tonight tonight / overnight overnight / no no
only only just single / trading trading business consecutive straight working / near near foreseeable immediate
right right / once once twice / times times / then then / q q / so so
weekdays mondays tuesdays wednesdays thursdays fridays saturdays sundays / parts mornings afternoons evenings
seasons summers winters autumns / second second
"""


def _kinds() -> dict[str, str]:
    tables = {
        "month": _MONTHS.split(),
        "weekday": _WEEKDAYS.split(),
        "number": NUMBER_WORDS,
        "scale": SCALES,
        "ord": ORDINALS,
        "decade": DECADE_WORDS,
        "season": SEASONS,
        "part": DAY_PARTS,
        "ref": REFERENCES,
        "set": SET_WORDS,
        "zone": ZONE_WORDS,
        "unit": set(UNITS) - {"second", "night"},
        "units": _PLURALS,
    }
    kinds = {word: kind for kind, words in tables.items() for word in words}
    for entry in _WORDS_OF_KINDS.replace("\n", " / ").strip(" /").split(" / "):
        kind, *words = entry.split()
        kinds |= dict.fromkeys(words, kind)
    return kinds


KINDS = MappingProxyType(_kinds())
"""Kind of every word of the lexicon, in lower case."""


def unit_of(word: str) -> str:
    """Return the unit that a word names, in the singular.

    >>> unit_of("centuries"), unit_of("day")
    ('century', 'day')
    """
    return _PLURALS.get(word, word)


def month_of(word: str) -> int:
    """Return the number of a month's name or short form."""
    return MONTH_NUMBERS[word.rstrip(".")]


def weekday_of(word: str) -> int:
    """Return the number of a weekday (0 is Monday) from its name, short form or plural."""
    word = word.rstrip(".")
    return WEEKDAY_NUMBERS[word] if word in WEEKDAY_NUMBERS else WEEKDAY_NUMBERS[word[:-1]]
