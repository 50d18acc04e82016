"""The rules of the grammar: which sequences of kinds are time expressions, and what they say."""

from services.enrich.times.clocks import build_clock, build_hour_zone, build_iso, build_part, build_slash
from services.enrich.times.days import (
    build_date,
    build_day_pair,
    build_holiday,
    build_nth_weekday,
    build_week_of,
    build_weekday,
)
from services.enrich.times.durations import (
    build_bare,
    build_duration,
    build_half_unit,
    build_long,
    build_long_unit,
    build_range,
)
from services.enrich.times.grammar import Builder, Rule, compile_pattern
from services.enrich.times.months import build_month, build_month_pair, build_season, build_seasons
from services.enrich.times.recurrences import build_every, build_rate, build_set, build_weekdays
from services.enrich.times.relatives import (
    build_ago,
    build_around_today,
    build_compared,
    build_deictic,
    build_edge,
    build_reference,
    build_relative,
    build_the_past,
    build_the_unit,
)
from services.enrich.times.years import (
    build_decade,
    build_fiscal,
    build_half,
    build_quarter,
    build_short_quarter,
    build_year,
    build_year_pair,
)

_TABLE: tuple[tuple[str, str, Builder], ...] = (
    ("iso", "iso", build_iso),
    ("slash", "slash", build_slash),
    ("date", "(weekday comma?)? (det|rel)? month nth_day (comma? a_year)?", build_date),
    ("date", "(weekday comma?)? det? nth_day of? month (comma? a_year)?", build_date),
    ("date", "the unit of (month nth_day|nth_day month) (comma? a_year)?", build_week_of),
    ("date", "the nth weekday (of|in) (month a_year?|(next|last|this) month)", build_nth_weekday),
    ("day_pair", "(det|rel)? month day (link|comma) day (comma? a_year)?", build_day_pair),
    ("day_pair", "day link day month a_year?", build_day_pair),
    ("month", "det? month (of|comma)? (a_year|REL_YEAR)", build_month),
    ("month", "(det|rel|every)? month", build_month),
    ("month_pair", "det? month (hyphen? link hyphen?) month (comma? a_year)?", build_month_pair),
    ("year", "(the unit)? (a_year|number)", build_year),
    ("year_pair", "a_year (hyphen|slash) (a_year|day|int)", build_year_pair),
    ("decade", "(det|this|last)? decade", build_decade),
    ("decade", "(det|this)? nth hyphen? unit", build_decade),
    ("quarter", "(QUARTER_HEAD poss?)? fiscal? hyphen? nth hyphen? fiscal? any_unit"
     " ((of|in|comma)? (the? fiscal)? (a_year|REL_YEAR))?", build_quarter),
    ("quarter", "q day (of? a_year)?", build_short_quarter),
    ("quarter", "day q (of? a_year)?", build_short_quarter),
    ("half", "(QUARTER_HEAD poss?)? nth hyphen? (half|num units) (of (a_year|REL_YEAR))?", build_half),
    ("season", "(det|rel|every)? season ((of|comma)? (a_year|REL_YEAR))?", build_season),
    ("seasons", "(the? last)? num? seasons", build_seasons),
    ("fiscal", "(det|this|last|next)? ref? fiscal unit? a_year?", build_fiscal),
    ("holiday", "(the|rel)? holiday (comma? of? (a_year|REL_YEAR))?", build_holiday),
    ("weekday", "(the|rel)? weekday (hyphen? part)?", build_weekday),
    ("weekday", "weekday (last|next|this) unit", build_weekday),
    ("deictic", "(early|late)? (today|yesterday|tomorrow|tonight|overnight) part?", build_deictic),
    ("deictic", "the unit (before|after) (yesterday|tomorrow)", build_around_today),
    ("relative", "(the|own)? rel (same|latest)? (fiscal|trading)? unit", build_relative),
    ("relative", "the (ref|latest) (fiscal|trading)? (unit|period)", build_relative),
    ("part", "(the|rel|every)? (same|following)? (mid hyphen?)? part", build_part),
    ("part", "(rel|the) rel part", build_part),
    ("ago", "(the|only)? AMOUNT (ago|earlier|later|hence|from ref)", build_ago),
    ("compared", "(art|the)? unit hyphen? (ago|earlier) (period|nth? hyphen? unit|season)?", build_compared),
    ("compared", "the (same|a_year) (nth hyphen?)? (period|unit)"
     " ((of|in|art|comma)? (REL_YEAR|unit (ago|earlier)|a_year))?", build_compared),
    ("edge", "(det|this|art)? unit poss? hyphen? end", build_edge),
    ("edge", "(early|earlier|late|later) in (the|this) unit", build_edge),
    ("the_unit", "the fiscal unit", build_the_unit),
    ("edge", "the? (end|begin|middle) of (det|this|last|next) (ref|fiscal)? unit", build_edge),
    ("the_unit", "the (latest|whole)? (unit|period)", build_the_unit),
    ("reference", "(the|right|then|own)? (near|same)? hyphen? ref", build_reference),
    ("reference", "(these|coming|ref|last|previous) units", build_reference),
    ("the_past", "the last", build_the_past),
    ("clock", "((clock|hour|day|number) ampm|clock|(day|number) oclock) zone? (comma? on? weekday)?", build_clock),
    ("clock", "(clock|day|number) in the part", build_clock),
    ("clock", "(year|int) zone", build_hour_zone),
    ("duration", "(det|these|that)? (last|next|previous|coming|following|ord|every)? AMOUNT (hyphen? old)?",
     build_duration),
    ("range", "num (to|or|and|hyphen) num hyphen? more? units", build_range),
    ("half_unit", "(half art unit|art? half hyphen? unit)", build_half_unit),
    ("long", "any_unit hyphen (long|old)", build_long),
    ("long", "long_unit", build_long_unit),
    ("bare", "the? units", build_bare),
    ("set", "set", build_set),
    ("every", "(every|per) (other_word|nth|only)? (weekday part?|month|season|part|any_unit|AMOUNT)", build_every),
    ("rate", "(once|times) art unit", build_rate),
    ("weekdays", "weekdays|weekday? parts", build_weekdays),
)  # fmt: skip
RULES = tuple(Rule(name, compile_pattern(pattern), build) for name, pattern, build in _TABLE)
"""Every rule; of two that fit the same words the earlier wins."""
