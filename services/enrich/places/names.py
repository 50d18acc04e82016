"""Runs of capitalised words that the gazetteer holds, or that the recogniser calls a place: what may be a mention."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from services.enrich.gazetteer import Gazetteer, Kind, Named
from services.enrich.gazetteer.names import fold_name
from services.enrich.places.demonyms import NO_PLACES
from services.enrich.places.tokens import Span, Spans, Word, words_within
from services.enrich.places.words import NEVER_PLACES, NOUN_AFTER_NAME, NOUN_BEFORE_NAME, STATE_ABBREVIATIONS, word_set

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
LONGEST_NAME_WORDS = 6
MAX_NAMES = 5_000
"""In one article; some 50 times what the longest of real articles hold."""
LONGEST_SHORT_FORM = 5
CITY_PEOPLE = 100_000
METROPOLIS_PEOPLE = 1_000_000
"""Of towns only these have short forms in capitals that all readers know."""
INNER_WORDS = word_set(
    "of the and de del la las los le les du des da do dos das di el al an au aux am der den upon on sur sous "
    "en y e i kwa ez es ed ad ud ul bin ben under in"
)
JOINERS = frozenset({" ", "-", "‐", "‑"})
SHORT_SAINTS = frozenset({"St", "Ste", "Mt", "Ft"})
LARGER_THAN_TOWN = frozenset({Kind.COUNTRY, Kind.ADMIN, Kind.CAPITAL, Kind.REGION})
BEFORE_SHORT_STATE = frozenset({", ", " ("})
BEHIND_SHORT_STATE = frozenset({".", ",", ")", ";", "\n", ""})
DIRECTIONS = word_set("northern southern eastern western central north south east west upper lower greater")
NO_NAMES_ALONE = DIRECTIONS | word_set(
    "free federal capital national metropolitan special general homeland south-west northwestern northeastern "
    "southwestern southeastern northwest northeast southwest southeast mid coast mountain river lake island "
    "islands valley city town village county state province airport ocean sea bay beach bridge street road "
    "avenue square park forest hills union republic conservation hospital university"
)
CALLING = frozenset({"called", "named", "village", "hamlet"})
UNKNOWN_AFTER = NOUN_BEFORE_NAME | frozenset({"resident", "residents", "villages", "towns", "called", "named"})


@dataclass(slots=True)
class Name:
    """A possible mention: words ``first`` to ``last``, the places of that name, and the recogniser's span around it.

    ``places`` is empty where the gazetteer does not hold the name.
    """

    start: int
    end: int
    first: int
    last: int
    folded: str
    places: tuple[Named, ...]
    span: Span | None

    @property
    def is_labelled(self) -> bool:
        """Whether the recogniser calls it a place."""
        return self.span is not None and self.span.label in PLACE_LABELS


class Lookup:
    """Finds names in one article, asking the gazetteer once for each."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._places: dict[str, tuple[Named, ...]] = {}

    def find(self, folded: str) -> tuple[Named, ...]:
        """Return the places of a folded name."""
        if folded not in self._places:
            self._places[folded] = self._gazetteer.find(folded) if len(folded) > 1 else ()
        return self._places[folded]


def find_names(body: str, words: Sequence[Word], spans: Spans, lookup: Lookup) -> list[Name]:
    """Return the possible mentions of an article in body order; they do not overlap."""
    known = list(islice(_known_names(body, words, spans, lookup), MAX_NAMES))
    names = [_widened(body, words, name) for name in known]
    taken = {name.span for name in names if name.span is not None}
    unknown = [
        _unknown_name(body, words, span) for span in spans.all if span.label in PLACE_LABELS and span not in taken
    ]
    states = _short_states(body, words, spans, lookup)
    called = _called_places(body, words, spans, {at for name in names for at in range(name.first, name.last + 1)})
    everything = [*states, *names, *filter(None, unknown), *called]
    return _without_overlaps(sorted(everything, key=lambda name: name.start))[:MAX_NAMES]


def _short_states(body: str, words: Sequence[Word], spans: Spans, lookup: Lookup) -> Iterator[Name]:
    """Yield states that are shortened as American wires do, behind the comma after a town (``Lund, Calif.``)."""
    for at in range(1, len(words)):
        full = STATE_ABBREVIATIONS.get(words[at].text.removesuffix("."))
        if full is None or not words[at - 1].text[0].isupper():
            continue
        if words[at].text.isalpha() and body[words[at].end : words[at].end + 1] not in BEHIND_SHORT_STATE:
            continue
        if body[words[at - 1].end : words[at].start] in BEFORE_SHORT_STATE:
            places = tuple(place for place in lookup.find(fold_name(full)) if is_shortened(place))
            start, end = words[at].start, words[at].end
            yield Name(start, end, at, at, fold_name(full), places, spans.around(start, end))


def is_shortened(place: Named) -> bool:
    """Whether it is a state or province of which wires use short forms."""
    return place.kind == Kind.ADMIN and place.country in ("US", "CA") and place.is_main


def _without_overlaps(names: Iterable[Name]) -> list[Name]:
    kept: list[Name] = []
    for name in names:
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept


def _called_places(body: str, words: Sequence[Word], spans: Spans, taken: set[int]) -> Iterator[Name]:
    """Yield what the text says is a place (``the village of X``), and neither gazetteer nor recogniser knows."""
    called: set[str] = set()
    for at in range(2, len(words)):
        if at not in taken and _is_called(words, at):
            called.add(words[at].text)
    for at, word in enumerate(words):
        if word.text in called and at not in taken:
            last = _unknown_end(body, words, at, taken)
            start, end = word.start, words[last].end
            if not body[end : end + 1].isdigit():
                yield Name(start, end, at, last, fold_name(body[start:end]), (), spans.around(start, end))


def _is_called(words: Sequence[Word], at: int) -> bool:
    before = words[at - 1].text
    cue = words[at - 2].text if before == "of" else before
    is_cue = cue in UNKNOWN_AFTER if before == "of" else cue in CALLING
    return is_cue and words[at].text[0].isupper() and words[at].text not in NO_PLACES


def _unknown_end(body: str, words: Sequence[Word], at: int, taken: set[int]) -> int:
    last = at
    while last + 1 < len(words) and last + 1 not in taken and words[last + 1].text[0].isupper():
        if body[words[last].end : words[last + 1].start] not in JOINERS:
            break
        last += 1
    return last


def _known_names(body: str, words: Sequence[Word], spans: Spans, lookup: Lookup) -> Iterator[Name]:
    shouts = body.isupper()
    at = 0
    while at < len(words):
        found = _longest_name(body, words, at, lookup, shouts=shouts) if _may_begin(words, at, body) else None
        if found is None:
            at += 1
            continue
        last, folded, places = found
        start, end = words[at].start, words[last].end
        yield Name(start, end, at, last, folded, places, spans.around(start, end))
        at = last + 1


def _may_begin(words: Sequence[Word], at: int, body: str) -> bool:
    text, start, end, _ = words[at]
    if text[0].isupper():
        return text != "The" and (start == 0 or not (body[start - 1].isdigit() or body[start - 1] in "_@#"))
    return text in ("al", "el") and body[end : end + 1] == "-"


def _longest_name(
    body: str, words: Sequence[Word], at: int, lookup: Lookup, *, shouts: bool
) -> tuple[int, str, tuple[Named, ...]] | None:
    for last in range(_run_end(body, words, at), at - 1, -1):
        if last > at and not _is_capital(words[last].text):
            continue
        if last == at and (words[at].text in NO_PLACES or words[at].text.lower() in NO_NAMES_ALONE):
            return None
        text = body[words[at].start : words[last].end]
        folded = fold_name(text)
        places = () if folded in NEVER_PLACES else lookup.find(folded)
        if places and not shouts and text.isupper() and len(text) <= LONGEST_SHORT_FORM:
            places = tuple(place for place in places if _may_be_short_form(place))
        if len(folded) <= 2:
            places = tuple(place for place in places if _may_be_two_letters(place)) if text.isupper() else ()
        if places:
            return last, folded, places
    return None


def _may_be_short_form(place: Named) -> bool:
    return not place.is_main and (place.kind in LARGER_THAN_TOWN or place.population >= METROPOLIS_PEOPLE)


def _may_be_two_letters(place: Named) -> bool:
    return place.kind in LARGER_THAN_TOWN or (not place.is_main and place.population >= METROPOLIS_PEOPLE)


def _run_end(body: str, words: Sequence[Word], at: int) -> int:
    last = at
    while last + 1 < len(words) and last - at + 1 < LONGEST_NAME_WORDS:
        gap = body[words[last].end : words[last + 1].start]
        is_joined = gap in JOINERS or (gap == ". " and words[last].text in SHORT_SAINTS) or gap in ("'s ", "’s ")
        following = words[last + 1].text
        if not is_joined or not (_is_capital(following) or following in INNER_WORDS):
            break
        last += 1
    return last


def _is_capital(word: str) -> bool:
    """Whether a word begins with a capital, its elided article apart.

    >>> [_is_capital(word) for word in ("Ivoire", "d'Ivoire", "l’Est", "don't")]
    [True, True, True, False]
    """
    return word[0].isupper() or (word[1:2] in ("'", "’") and word[2:3].isupper())


def _widened(body: str, words: Sequence[Word], name: Name) -> Name:
    """Take in what the recogniser holds to be one name with it (``Lund Bridge``): another place, of unknown site."""
    span = name.span
    if span is None or not (span.label in ("LOC", "FAC") or (span.label == "GPE" and _is_small(name))):
        return name
    within = words_within(words, span.start, span.end)
    if within is None or (within[0] >= name.first and within[1] <= name.last):
        return name
    outside = [words[at].text for at in range(within[0], within[1] + 1) if not name.first <= at <= name.last]
    more = [text for text in outside if text[0].isupper() and text != "The" and text.lower() not in DIRECTIONS]
    text = body[span.start : span.end]
    if not more or all(word.lower() in NOUN_AFTER_NAME for word in more) or "," in text or " and " in text:
        return name
    return _unknown_name(body, words, span) or name


def _is_small(name: Name) -> bool:
    """Whether all its places are so little that a longer name is not one of them with a word more: ``Port Larn``."""
    return all(place.kind not in LARGER_THAN_TOWN and place.population < CITY_PEOPLE for place in name.places)


def _unknown_name(body: str, words: Sequence[Word], span: Span) -> Name | None:
    within = words_within(words, span.start, span.end)
    if within is None:
        return None
    first, last = within
    while first < last and not words[first].text[0].isupper():
        first += 1
    if words[first].text in ("The", "the") and first < last:
        first += 1
    text = body[words[first].start : words[last].end]
    if body[words[last].end : words[last].end + 1].isdigit():
        return None
    if first == last and (text.lower() in NO_NAMES_ALONE or (text.isupper() and len(text) <= LONGEST_SHORT_FORM)):
        return None
    if not text[0].isupper() or text in NO_PLACES or any(words[at].text in NO_PLACES for at in (first, last)):
        return None
    return Name(words[first].start, words[last].end, first, last, fold_name(text), (), span)
