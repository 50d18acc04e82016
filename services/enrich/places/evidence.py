"""Whether a name is the mention of a place: what speaks for it and against it, as log-odds that add up.

The weights are round numbers, set by hand so that each sign can turn the scale only with others: the recogniser's
label counts most, then the words before and behind, then how well known the place is.
"""

from collections.abc import Sequence

from services.enrich.gazetteer import Kind
from services.enrich.places.areas import holds_any, share_a_country
from services.enrich.places.names import Name
from services.enrich.places.scene import Scene
from services.enrich.places.words import (
    DISEASE_NOUNS,
    FOOD_NOUNS,
    KIN,
    KIND_NOUNS,
    LOCATIVES,
    NAMED_AFTER,
    NOUN_AFTER_NAME,
    NOUN_BEFORE_NAME,
    OF_OFFICIAL,
    OFFICIAL_WORDS,
    PAPERS,
    PERSON_TITLES,
    PLACE_VERBS,
    SENTENCE_STARTERS,
    SPEAKING,
    STRONG_LOCATIVES,
)

IS_PLACE = 1.5
"""From here on, a name is taken for a place; see docs/quality.md for what that gives."""
LABEL = {"GPE": 3.5, "LOC": 3.0, "FAC": 1.0, "ORG": 0.0, "PERSON": -0.5, "NORP": -0.5, "MONEY": -6.0, "LANGUAGE": -1.0}
OTHER_LABEL = -0.5
INSIDE = {"GPE": 3.0, "LOC": 2.5, "FAC": 0.0, "ORG": -2.5, "PERSON": -3.5, "NORP": 0.0, "EVENT": -1.5, "MONEY": -6.0}
INSIDE_OTHER = -1.5
OFFICIAL = 3.0
COUNTRY, LARGE_AREA, AREA, METROPOLIS, CITY, TOWN, VILLAGE, ONLY_OTHER_NAME = 2.5, 2.0, 1.5, 2.0, 1.0, 0.0, -1.0, -1.0
SEVERAL_WORDS = 1.0
UNKNOWN = -3.0
STRONG_LOCATIVE, LOCATIVE, NOUN_OF, TOWN_OF, NOUN_BEFORE, NOUN_AFTER = 2.5, 1.0, 3.0, 5.5, 2.0, 1.5
PLACE_VERB = 1.5
BESIDE_PLACE, BESIDE_NEIGHBOUR, BEFORE_AREA = 1.5, 1.0, 2.0
SAME_NAME, PERSON_OF_THAT_NAME, CALLED_A_PERSON = 1.5, -3.5, -4.0
SPEAKS = -4.0
SPEAKERS = frozenset({Kind.COUNTRY, Kind.ADMIN, Kind.CAPITAL, Kind.REGION})
SURE_ELSEWHERE, SAME_UNKNOWN = 3.5, 3.0
"""A name that is so clearly a place once is more likely one wherever it stands in the article."""
PERHAPS = 0.0
NAME_GOES_ON, NAME_GOES_BEFORE, IS_NICKNAME = -1.5, -1.5, -5.0
NICKNAMES = frozenset({"State", "University", "College"})
NAMED_AFTER_IT, NAMED_AFTER_THING, NAMED_AFTER_ELSEWHERE = -5.0, -2.0, -2.5
COMMON_WORD, ALSO_LOWER_CASE = -3.0, -2.0
STATE_PEOPLE, METROPOLIS_PEOPLE, CITY_PEOPLE, TOWN_PEOPLE = 1_000_000, 1_000_000, 100_000, 5_000
LISTS = frozenset({", ", " and ", ", and ", "; ", " or ", " and in ", ", in ", "/", " & "})


def weigh_names(scene: Scene) -> list[float]:
    """Return for each name the log-odds that it is a place; gone through twice, so that lists hold together."""
    alone = [_weigh_alone(scene, name) for name in scene.names]
    once = [weight + _weigh_company(scene, alone, at) for at, weight in enumerate(alone)]
    twice = [weight + _weigh_company(scene, once, at) for at, weight in enumerate(alone)]
    best: dict[str, float] = {}
    for name, weight in zip(scene.names, twice, strict=True):
        best[name.folded] = max(weight, best.get(name.folded, weight))
    return [
        weight + _weigh_elsewhere(name, weight, best[name.folded])
        for name, weight in zip(scene.names, twice, strict=True)
    ]


def _weigh_elsewhere(name: Name, weight: float, best: float) -> float:
    if name.places:
        return SAME_NAME if weight < SURE_ELSEWHERE <= best else 0.0
    return SAME_UNKNOWN if weight < IS_PLACE <= best else 0.0


def _weigh_alone(scene: Scene, name: Name) -> float:
    label = _weigh_label(scene, name)
    return (
        label + _weigh_place(name) + _weigh_before(scene, name) + _weigh_behind(scene, name) + _weigh_word(scene, name)
    )


def _weigh_label(scene: Scene, name: Name) -> float:
    span = name.span
    if span is None:
        return 0.0
    if _is_whole(scene, name):
        return LABEL.get(span.label, OTHER_LABEL)
    text = scene.body[span.start : span.end]
    weight = INSIDE.get(span.label, INSIDE_OTHER)
    if span.label in ("ORG", "FAC") and name.places and _is_official(scene, name, text):
        weight += OFFICIAL
    return weight


def _is_whole(scene: Scene, name: Name) -> bool:
    """Whether the span holds nothing else but an article, a possessive ending or a noun for what it is."""
    if name.span is None:
        return False
    before = scene.body[name.span.start : name.start].strip().lower()
    behind = scene.body[name.end : name.span.end].strip().lower().removeprefix("'s").removeprefix("’s")
    return (before in ("", "the") or before in LOCATIVES) and behind in ("", *NOUN_AFTER_NAME)


def _is_official(scene: Scene, name: Name, text: str) -> bool:
    words = text.removeprefix("the ").removeprefix("The ").split()
    leads = name.start - (name.span.start if name.span else 0) <= len("the ")
    if leads:
        return bool(OFFICIAL_WORDS.intersection(words))
    return scene.preceding(name) in ("of", "the") and bool(OF_OFFICIAL.intersection(words))


def _weigh_place(name: Name) -> float:
    if not name.places:
        return UNKNOWN
    kinds = {place.kind for place in name.places}
    is_own = any(place.is_main or place.kind <= Kind.ADMIN for place in name.places)
    weight = 0.0 if is_own else ONLY_OTHER_NAME
    if Kind.COUNTRY in kinds:
        return COUNTRY
    areas = [place for place in name.places if place.kind in (Kind.ADMIN, Kind.REGION, Kind.FEATURE)]
    if areas:
        return weight + (LARGE_AREA if max(place.population for place in areas) >= STATE_PEOPLE else AREA)
    if kinds == {Kind.SECOND_ADMIN}:
        return weight
    most = max(place.population for place in name.places)
    if most >= METROPOLIS_PEOPLE:
        return weight + METROPOLIS
    if most >= CITY_PEOPLE:
        return weight + CITY
    return weight + (TOWN if most >= TOWN_PEOPLE or Kind.SECOND_ADMIN in kinds else VILLAGE)


def _weigh_before(scene: Scene, name: Name) -> float:
    before = scene.preceding(name)
    article = before in ("the", "The")
    word = (scene.preceding(name, past=2) if article else before).lower()
    if (before.lower() in PERSON_TITLES and before[:1].isupper()) or before in KIN:
        return CALLED_A_PERSON
    if word == "of":
        noun = scene.preceding(name, past=3 if article else 2).lower()
        return TOWN_OF if noun in NOUN_BEFORE_NAME and not article else NOUN_OF if noun in KIND_NOUNS else 0.5
    if word in STRONG_LOCATIVES:
        return STRONG_LOCATIVE
    if word in LOCATIVES:
        return LOCATIVE
    if before in NOUN_BEFORE_NAME:
        return NOUN_BEFORE
    if word in PLACE_VERBS:
        return PLACE_VERB
    return NAME_GOES_BEFORE if before[:1].isupper() and before not in SENTENCE_STARTERS and not article else 0.0


def _weigh_behind(scene: Scene, name: Name) -> float:
    behind = scene.following(name)
    if scene.body[name.end : name.end + 1] == "$":
        return NAMED_AFTER_IT
    if behind.lower() in FOOD_NOUNS or behind in PAPERS:
        return NAMED_AFTER_IT
    if behind.lower() in NAMED_AFTER:
        return NAMED_AFTER_IT if behind.lower() in DISEASE_NOUNS else NAMED_AFTER_THING
    weight = NAMED_AFTER_ELSEWHERE if name.folded in scene.diseases else 0.0
    if name.folded in scene.companies and not _may_speak(name):
        weight += NAMED_AFTER_ELSEWHERE
    if behind in SPEAKING and not scene.words[name.last].is_owner:
        weight += 0.0 if _may_speak(name) and not _is_called_so(scene, name) else SPEAKS
    if behind.lower() in NOUN_AFTER_NAME:
        return weight + NOUN_AFTER
    is_inside = name.span is not None and name.span.end > name.end + 2
    goes_on = behind[:1].isupper() and not scene.words[name.last].is_owner and not is_inside
    if not goes_on or _is_country(name):
        return weight
    return weight + (IS_NICKNAME if behind in NICKNAMES and not _may_speak(name) else NAME_GOES_ON)


def _may_speak(name: Name) -> bool:
    """Whether a government may be meant: countries, states and capitals say things, other towns do not."""
    return any(place.kind in SPEAKERS for place in name.places)


def _is_called_so(scene: Scene, name: Name) -> bool:
    return name.first == name.last and scene.words[name.first].text in scene.persons


def _is_well_known(name: Name) -> bool:
    return _may_speak(name) or any(place.population >= METROPOLIS_PEOPLE for place in name.places)


def _is_country(name: Name) -> bool:
    return any(place.kind == Kind.COUNTRY for place in name.places)


def _weigh_word(scene: Scene, name: Name) -> float:
    weight = 0.0
    if name.first != name.last:
        return SEVERAL_WORDS if name.places and _may_speak(name) else 0.0
    text = scene.words[name.first].text
    if text in scene.persons and not (_is_well_known(name) and scene.labelled[name.folded]):
        weight += PERSON_OF_THAT_NAME
    if text in SENTENCE_STARTERS:
        weight += COMMON_WORD
    elif text.lower() in scene.lower_case:
        weight += ALSO_LOWER_CASE
    return weight


def _weigh_company(scene: Scene, weights: Sequence[float], at: int) -> float:
    """Return what the neighbours add: another place in the same list, or the area that a comma puts it in."""
    best = 0.0
    for other in (at - 1, at + 1):
        if not 0 <= other < len(scene.names) or weights[other] < PERHAPS:
            continue
        low, high = sorted((at, other))
        gap = scene.body[scene.names[low].end : scene.names[high].start]
        if gap == ", " and holds_any(scene.names[high], scene.names[low]):
            best = max(best, BEFORE_AREA)
        elif gap in LISTS and weights[other] >= IS_PLACE:
            best = max(best, BESIDE_PLACE)
        elif gap in LISTS and share_a_country(scene.names[low], scene.names[high]):
            best = max(best, BESIDE_NEIGHBOUR)
    return best
