"""Builders of months and seasons."""

from services.enrich.times.grammar import Phrase
from services.enrich.times.lexicon import SEASONS, month_of
from services.enrich.times.stated_parts import YEAR_KINDS, Pieces, relation_of, year_parts
from services.enrich.times.tree import Expression, Fixed, Stated
from services.enrich.times.words import MONTH_LEADERS

_TITLES = frozenset({"mr", "mrs", "ms", "dr", "gen", "sen", "rep", "gov", "prof", "sir", "col", "capt", "lt", "st"})
_NAME_LIKE = frozenset({"april", "may", "june", "august", "march", "jan", "mar", "dec"})


def build_month(phrase: Phrase) -> Expression | None:
    """Build a month, with or without a year."""
    month_at = phrase.find("month")
    if month_at is None:
        return None
    year, shift = year_parts(phrase)
    word = phrase.tokens.words[month_at]
    if year is None and shift is None:
        if phrase.has("unit") or _is_name(phrase, month_at, word.rstrip(".")):
            return None
        if phrase.has("every"):
            return Fixed("SET", f"XXXX-{month_of(word):02}")
    if phrase.has("last") and phrase.word("last") == "past" and phrase.first < month_at - 1:
        return None
    return Stated(
        year=year, month=month_of(word), relation=relation_of(phrase.part(phrase.first, month_at)), shift=shift
    )


def _is_name(phrase: Phrase, month_at: int, word: str) -> bool:
    """Whether a month's name alone is rather a person's, a verb or a short form of something else."""
    if word not in _NAME_LIKE or phrase.first < month_at:
        return False
    before, after = phrase.raw(month_at - 1), phrase.raw(month_at + 1)
    if len(word) <= 3 and word != "may" and after[:1].isupper():
        return True
    if before.lower() in MONTH_LEADERS:
        return before.lower() in {"and", "or"} and after[:1].isupper()
    if before == "." and phrase.before(2) in _TITLES:
        return True
    if phrase.is_opening():
        return not phrase.is_after("comma", "poss")
    return before[:1].isupper() or after[:1].isupper() or (len(word) <= 3 and word != "may")


def build_month_pair(phrase: Phrase) -> Pieces | None:
    """Build two months of one year (``May to July 1998``)."""
    first_at = phrase.find("month")
    if first_at is None:
        return None
    second_at = phrase.find("month", start=first_at + 1)
    if second_at is None:
        return None
    first, second = phrase.part(phrase.first, first_at + 1), phrase.part(second_at, phrase.last)
    year = phrase.value(*YEAR_KINDS)
    numbers = [month_of(phrase.tokens.words[index]) for index in (first_at, second_at)]
    if _is_name(first, first_at, phrase.tokens.words[first_at]):
        return None
    earlier = year - 1 if year and numbers[0] > numbers[1] else year
    return [(first, Stated(year=earlier, month=numbers[0])), (second, Stated(year=year, month=numbers[1]))]


def build_season(phrase: Phrase) -> Expression | None:
    """Build a season; a bare one only where a word before it says that a time is meant."""
    season_at = phrase.find("season")
    if season_at is None:
        return None
    season = SEASONS[phrase.tokens.words[season_at]]
    year, shift = year_parts(phrase)
    if phrase.has("every"):
        return Fixed("SET", f"XXXX-{season}")
    is_led = phrase.first < season_at and not phrase.has("own")
    is_led = is_led or phrase.before() in {"in", "by", "early", "late", "mid", "until", "since", "during", "-"}
    if year is None and shift is None and not is_led:
        return None
    if phrase.has("the") and season in {"FA", "SP"} and year is None and phrase.is_after("of", "in"):
        return None
    return Stated(year=year, season=season, shift=shift, relation=relation_of(phrase))


def build_seasons(phrase: Phrase) -> Expression | None:
    """Build ``the past three summers``: a time that recurs; with a capital it is somebody's name."""
    if phrase.raw(phrase.last - 1)[:1].isupper():
        return None
    return Fixed("SET", f"XXXX-{SEASONS[phrase.word('seasons')[:-1]]}")
