"""Which place a name means: each of its namesakes gets a score from its size and from what the article tells.

Scores are natural log-odds. The weights were chosen among 40 random ones by the articles of docs/quality.md and by
68 names in sentences of our own; within wide borders they make little difference.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import exp, log, log10

from services.enrich.gazetteer import Kind, Named
from services.enrich.places.context import Context, cues_of, with_places
from services.enrich.places.evidence import IS_PLACE
from services.enrich.places.frame import Frame
from services.enrich.places.names import Name
from services.enrich.places.qualifiers import STATES, Hints, Qualifier, hints_of
from services.enrich.places.scene import Scene

KIND_SCORE = {
    Kind.COUNTRY: 3.0,
    Kind.ADMIN: -0.5,
    Kind.SECOND_ADMIN: 0.0,
    Kind.SETTLEMENT: 0.0,
    Kind.CAPITAL: 2.0,
    Kind.FEATURE: 1.0,
    Kind.REGION: 1.0,
}
PEOPLE_PER_DECADE = 1.65
SMALLEST = 200
SECOND_ADMIN_PEOPLE = 100_000
"""No population is known of second-level areas; most that news names have about so many."""
OWN_NAME = 2.0
QUALIFIED, LISTED, PUT_IN = 6.0, 0.5, 3.0
COUNTRY_SHARE, COUNTRY_NAMED, ADMIN_NAMED, ADMIN_SHARE, NEAR, DATELINE = 2.0, 1.0, 0.5, 1.0, 1.0, 2.0
HOLDS_NEIGHBOUR, KNOWN_STATE = 4.0, 1.0
AREA_NOUN, TOWN_NOUN, BESIDE_AREA, TOWN_RATHER = 3.0, 1.5, 2.5, 2.5
RATHER_TOWN_PEOPLE, METROPOLIS_PEOPLE = 50_000, 1_000_000
RESOLVED_BEFORE = 5.5
LEAST_LIKELIHOODS = (0.8, 0.0)
"""What the article is about is first told by the names that leave no doubt, then by all."""
LITTLE_TOWN_PEOPLE, LITTLE_TOWN = 30_000, -2.2
"""News seldom names a little town without saying where it is."""
LEAST_UNSUPPORTED, LEAST_OF_ONLY_ONE = 50_000, 15_000
"""A settlement of fewer people (the second, where no other is so called) is not meant unless the article is about its
country or area, or names what is near: what the gazetteer lacks must not become a village of the same name."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a name was resolved to, how likely that is among its namesakes, and what decided."""

    place: Named
    likelihood: float
    bases: tuple[str, ...] = ()
    qualifier: Qualifier | None = None


@dataclass
class Resolver:
    """Resolves the names of one article."""

    scene: Scene
    weights: Sequence[float]
    frame: Frame = field(default_factory=Frame)
    hints: dict[int, Hints] = field(default_factory=dict)

    def resolve(self) -> dict[int, Answer | None]:
        """Return the answer for each name that is a place, by its number; None where there is none."""
        places = [at for at, weight in enumerate(self.weights) if weight >= IS_PLACE]
        self.hints = {at: hints_of(self.scene, at) for at in places}
        cues = cues_of(self.scene.words, self.frame)
        context, answers = cues, self._answers(places, cues, self._explicit({}))
        for least in LEAST_LIKELIHOODS:
            context = with_places(cues, self._resolved(answers, least))
            answers = self._answers(places, context, self._explicit(answers))
        return answers

    def _answers(self, places: Sequence[int], context: Context, before: Mapping[str, int]) -> dict[int, Answer | None]:
        cache: dict[tuple[str, Hints], Answer | None] = {}
        answers = {}
        for at in places:
            name = self.scene.names[at]
            key = (name.folded, self.hints[at])
            if key not in cache:
                cache[key] = choose(name, self.hints[at], context, before.get(name.folded))
            answers[at] = cache[key]
        return answers

    def _resolved(self, answers: Mapping[int, Answer | None], least: float) -> list[tuple[str, Named]]:
        return [
            (self.scene.names[at].folded, answer.place)
            for at, answer in answers.items()
            if answer and answer.likelihood >= least
        ]

    def _explicit(self, answers: Mapping[int, Answer | None]) -> dict[str, int]:
        """Return the places that the text itself or its dateline has told apart somewhere, by name."""
        dateline = self.frame.dateline
        told = {dateline[0]: dateline[1].number} if dateline and self.frame.is_told else {}
        return told | {
            self.scene.names[at].folded: answer.place.number
            for at, answer in answers.items()
            if answer and answer.qualifier is not None
        }


def choose(name: Name, hints: Hints, context: Context, before: int | None) -> Answer | None:
    """Return the likeliest place of a name, or None where none is likely enough."""
    if not name.places or hints.is_elsewhere:
        return None
    if len(name.places) == 1:
        scored = [(0.0, name.places[0])]
    else:
        scored = [(score_of(place, name, hints, context, before), place) for place in name.places]
    best, place = max(scored, key=lambda pair: (pair[0], -pair[1].number))
    qualifier = next((found for found in hints.inside if is_inside(place, found)), None)
    if not is_supported(place, name, qualifier, context, before):
        return None
    rivals = sum(exp(score - best) for score, other in scored if not is_same_spot(place, other))
    bases = bases_of(name, place, qualifier, context, before)
    return Answer(place, 1.0 / (1.0 + rivals), bases, qualifier)


def score_of(place: Named, name: Name, hints: Hints, context: Context, before: int | None) -> float:
    """Return the score of one namesake."""
    people = SECOND_ADMIN_PEOPLE if place.kind == Kind.SECOND_ADMIN else place.population
    score = PEOPLE_PER_DECADE * log10(max(people, SMALLEST)) + KIND_SCORE[place.kind]
    score += OWN_NAME if place.is_main else 0.0
    score += _score_hints(place, name, hints)
    score += COUNTRY_SHARE * context.share(place.country, name.folded) if place.country else 0.0
    if place.kind != Kind.COUNTRY:
        score += COUNTRY_NAMED if context.named[place.country] else 0.0
        score += _score_admin(place, name, context)
        score += NEAR if len(name.places) > 1 and context.is_near(place, name.folded) else 0.0
    score += DATELINE if context.is_of_dateline(place, name.folded) else 0.0
    return score + (RESOLVED_BEFORE if place.number == before else 0.0)


def _score_admin(place: Named, name: Name, context: Context) -> float:
    weight = context.admins[place.admin] - context.own_admins[name.folded, place.admin] if place.admin else 0
    return ADMIN_NAMED + ADMIN_SHARE * weight / context.all_admins if weight > 0 else 0.0


def _score_hints(place: Named, name: Name, hints: Hints) -> float:
    score = _score_qualifiers(place, name, hints.inside) if hints.inside else 0.0
    score += HOLDS_NEIGHBOUR if place.number in hints.holds else 0.0
    if place.kind == Kind.ADMIN:
        score += KNOWN_STATE if place.country in STATES else 0.0
        score += AREA_NOUN if hints.is_area else 0.0
        score += BESIDE_AREA if hints.beside_area else 0.0
        score -= 0.0 if hints.is_area or hints.beside_area or place.number in hints.holds else _town_rather(place, name)
    if place.kind == Kind.SECOND_ADMIN:
        score += AREA_NOUN if hints.is_second_level else 0.0
    if place.kind in (Kind.SETTLEMENT, Kind.CAPITAL):
        score += TOWN_NOUN if hints.is_town else 0.0
        score += LITTLE_TOWN if place.population < LITTLE_TOWN_PEOPLE else 0.0
    return score


def _score_qualifiers(place: Named, name: Name, inside: Sequence[Qualifier]) -> float:
    may_be_list = any(other.kind == Kind.COUNTRY for other in name.places)
    score = 0.0
    for qualifier in inside:
        if is_inside(place, qualifier):
            certain = LISTED if may_be_list and not qualifier.admin else QUALIFIED
            score = max(score, certain if qualifier.is_certain else PUT_IN)
    return score


def _town_rather(area: Named, name: Name) -> float:
    """Most areas named like their chief town are so called with a noun: the bare name means the town."""
    return TOWN_RATHER if any(_is_chief_town(other, area) for other in name.places) else 0.0


def _is_chief_town(place: Named, area: Named) -> bool:
    if place.kind == Kind.CAPITAL and place.country == area.country:
        return True
    if place.kind != Kind.SETTLEMENT or place.admin != area.number + 1:
        return False
    return place.population >= (RATHER_TOWN_PEOPLE if place.is_main else METROPOLIS_PEOPLE)


def is_inside(place: Named, area: Qualifier) -> bool:
    """Whether a place lies in a country or first-level area, and is not that area itself."""
    if place.country != area.country or place.kind == Kind.COUNTRY:
        return False
    return place.admin == area.admin and place.kind != Kind.ADMIN if area.admin else True


def is_same_spot(place: Named, other: Named) -> bool:
    """Whether it makes no difference which of two is meant: the town and the area around it."""
    return place.country == other.country and (
        place.number == other.number
        or (place.admin == other.admin and (place.kind != other.kind) and Kind.COUNTRY not in (place.kind, other.kind))
    )


def is_supported(place: Named, name: Name, qualifier: Qualifier | None, context: Context, before: int | None) -> bool:
    """Whether the article has any sign of the place beside its name, or the place needs none."""
    least = LEAST_OF_ONLY_ONE if len(name.places) == 1 else LEAST_UNSUPPORTED
    if place.kind not in (Kind.SETTLEMENT, Kind.SECOND_ADMIN) or place.population >= least:
        return True
    if qualifier is not None or place.number == before:
        return True
    return context.weight(place.country, name.folded) > 0 or context.is_near(place, name.folded)


def bases_of(
    name: Name, place: Named, qualifier: Qualifier | None, context: Context, before: int | None
) -> tuple[str, ...]:
    """Return what decided, the strongest first."""
    signs = {
        "country": place.kind == Kind.COUNTRY,
        "only_one": len(name.places) == 1,
        "qualifier": qualifier is not None,
        "same_name_before": qualifier is None and place.number == before,
        "dateline": context.is_of_dateline(place, name.folded),
        "capital": place.kind == Kind.CAPITAL,
        "country_in_text": place.kind != Kind.COUNTRY and context.named[place.country] > 0,
        "admin_in_text": place.kind not in (Kind.COUNTRY, Kind.ADMIN) and context.admins[place.admin] > 1,
        "near_others": len(name.places) > 1 and context.is_near(place, name.folded),
        "population": len(name.places) > 1,
    }
    return tuple(base for base, holds in signs.items() if holds)


def log_odds(likelihood: float, ceiling: float) -> float:
    """Return the log-odds of a likelihood, at most ``ceiling``."""
    return min(ceiling, log(likelihood / max(1.0 - likelihood, 1e-9)))
