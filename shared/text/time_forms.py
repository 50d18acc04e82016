"""The forms in which days, times of day and zones are written, as patterns over text in lower case."""

import re

# All are read in a stated value of bounded length, so none can cost more than its square.
_YEAR = r"(?P<year>\d{4})"
_WORD = r"(?P<word>كانون (?:الثاني|الأول)|تشرين (?:الأول|الثاني)|[^\W\d_]+)"
_ORDINAL = r"(?:\s?(?:st|nd|rd|th|er|ère|º|ª|°|-?го|-?е)(?![^\W\d_]))?"
_MONTH_FIRST_FORM = rf"{_WORD}[\s.\-]{{0,3}}(?P<day>\d{{1,2}}){_ORDINAL}"
_DAY_FIRST_FORM = rf"(?<![\d:])(?P<day>\d{{1,2}}){_ORDINAL}[\s.\-/,]{{0,3}}(?:(?:de|of|ב)\s|d['’])?{_WORD}"
WORD_DAY = re.compile(rf"{_MONTH_FIRST_FORM}(?!\d)")
DAY_WORD = re.compile(_DAY_FIRST_FORM)
MONTH_DAY_SIGNS = re.compile(r"(?<!\d)(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일]")
_BEHIND = r"[\s.,\-/]{0,4}(?:(?:de|del|of|року|года)\s)?"
_SHORT_YEAR = r"(?P<year>\d{4}|['’]?\d{2})(?!\d|\s?[:h]\s?\d|\.\d)"
DATE_FORMS = (
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
_SHORT_YEARS = ("16 jan 20", "jan 16, 20", "16/1/20", "jan '20")
SHORT_YEAR_FORMS = tuple(form for form in DATE_FORMS if any(map(form.search, _SHORT_YEARS)))
"""Those whose year may have two digits; the others need four in a row."""
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
ISO = re.compile(
    r"(?P<date>[+]?\d{4}-?\d\d-?\d\d|\d{4}-?[wW]\d\d-?[1-7]|\d{4}-\d{3})"
    r"(?:\s?[tT_]\s?|\s{1,2}|$)(?P<time>\d\d(?::?\d\d(?::?\d\d(?:[.,]\d{1,12})?)?)?)?\s?"
    r"(?P<zone>[zZ]|(?:UTC|GMT|utc|gmt)?\s?[+\-−]\d{1,2}:?(?:\d\d)?|[A-Za-z]{2,5})?(?:\[[\w/+\-]{1,40}\])?"
)
CLOCK = re.compile(
    r"(?P<before>上午|午前|오전|凌晨|早上|下午|午後|오후|晚上|(?<![^\W\d_])(?:ore|klo|kl\.?|om|a\slas|às|ore\sle|الساعة)(?=\s))?"
    r"\s?(?<![\d.,])(?P<hour>\d{1,2})"
    r"(?:\s?[:.hH時时點点시ч]\s?(?P<minute>\d\d)(?:\s?[:.分분mM]\s?(?P<second>\d\d)(?:[.,]\d{1,9})?)?(?!\d)\s?[秒초분分]?)?"
    r"\s?(?P<half>[ap]m(?![^\W\d_])|صباحا|مساء|[صم](?![^\W\d_])|(?:uhr|uur|heures?|horas?|godz)(?![^\W\d_])|h(?![^\W\d_])|[時时點点시])?",
    re.IGNORECASE,
)
OFFSET = re.compile(r"(?:utc|gmt)?\s?(?P<sign>[+\-−])(?P<hours>\d{1,2})(?::?(?P<minutes>\d\d))?(?!\d)")
SHORT_CLOCK = re.compile(
    r"(?<![\d:])(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)\s?(?=(?:gmt|utc|z|e[sd]t|bst|cet|hrs?|hours|uhr)(?![^\W\d_]))"
)
WIRE_STAMP = re.compile(
    r"(?<!\d)(?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d)\s?(?P<zone>gmt|utc|z)\s(?P<word>[^\W\d_]{3,4})\s(?P<year>\d\d(?:\d\d)?)(?!\d)"
)
NAMED_HOURS = (("12 noon", "12:00"), ("noon", "12:00"), ("12 midnight", "24:00"), ("midnight", "24:00"))
GLUED_CLOCK = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d{1,2}:\d\d)(?!\d)")
"""Markup without a space in it: ``Apr 28 20232:23 PM``."""
DOTTED_HALF = re.compile(r"\b([ap])\.\s?m(?:\.|\b)")
PIECE = re.compile(r"[^\W\d_]+|\d+")
