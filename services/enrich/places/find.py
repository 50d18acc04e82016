"""The places of an article: each mention with what the gazetteer says of it, and the countries it is about."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from services.enrich.gazetteer import Gazetteer, Kind, open_gazetteer
from services.enrich.places.confidence import confidence_of, mention_confidence
from services.enrich.places.evidence import weigh_names
from services.enrich.places.focus import focus_of
from services.enrich.places.frame import Frame, frame_of
from services.enrich.places.names import MAX_NAMES, Lookup, Name, find_names
from services.enrich.places.resolve import Answer, Resolver
from services.enrich.places.scene import Scene
from services.enrich.places.senses import sense_of
from services.enrich.places.tokens import Spans, named_spans, split_words
from services.enrich.reading import Reading
from shared.events import Evidence, FocusCountry, Place, Skip

RECIPE = "places-1"
"""Names the rules and weights of this part; the gazetteer has its own (``gazetteer.places_file.RECIPE``)."""
PRECISION = {
    Kind.COUNTRY: "country",
    Kind.ADMIN: "admin",
    Kind.SECOND_ADMIN: "admin",
    Kind.SETTLEMENT: "settlement",
    Kind.CAPITAL: "settlement",
    Kind.FEATURE: "feature",
    Kind.REGION: "feature",
}
POINTS = frozenset({Kind.SETTLEMENT, Kind.CAPITAL})
"""Where these lie is a point; all other coordinates are the middle of an area."""


@dataclass(frozen=True, slots=True)
class PlacesFound:
    """The place mentions in body order, the countries by weight, and what was left out."""

    places: tuple[Place, ...] = ()
    focus: tuple[FocusCountry, ...] = ()
    skipped: tuple[Skip, ...] = ()


def find_places(reading: Reading) -> PlacesFound:
    """Return the places that an English body mentions."""
    article, gazetteer = reading.article, open_gazetteer()
    dateline = article.dateline.place if article.dateline else None
    frame = frame_of(article.headline or "", dateline or "", Lookup(gazetteer))
    return places_in(reading.body, named_spans(reading.recognised), gazetteer, frame)


def places_in(body: str, spans: Spans, gazetteer: Gazetteer, frame: Frame) -> PlacesFound:
    """Return the places of a body whose named spans are known."""
    lookup, words = Lookup(gazetteer), split_words(body)
    scene = Scene(body, words, spans, find_names(body, words, spans, lookup))
    weights = weigh_names(scene)
    answers = Resolver(scene, weights, frame).resolve()
    places = tuple(_places(scene, weights, answers, gazetteer))
    return PlacesFound(places, focus_of(places, scene, frame), _skipped(places, scene.names))


def _places(
    scene: Scene, weights: Sequence[float], answers: Mapping[int, Answer | None], gazetteer: Gazetteer
) -> Iterable[Place]:
    for at, answer in answers.items():
        name = scene.names[at]
        span = {"text": scene.body[name.start : name.end], "start": name.start, "end": name.end}
        if answer is None:
            yield Place(**span, confidence=mention_confidence(weights[at]))
            continue
        place = answer.place
        is_area = place.kind not in POINTS and place.latitude is not None
        yield Place(
            **span,
            name=place.name,
            country=place.country or None,
            admin=gazetteer.name_of(place.admin - 1) if place.admin and place.kind != Kind.COUNTRY else None,
            lat=place.latitude,
            lon=place.longitude,
            geonames_id=place.geonames_id or None,
            precision=PRECISION[place.kind],
            is_centroid=is_area,
            radius_km=float(place.radius_km) if is_area else None,
            sense=sense_of(scene, name, place),
            bases=answer.bases,
            evidence=_evidence(scene, answer),
            confidence=confidence_of(weights[at], answer),
        )


def _evidence(scene: Scene, answer: Answer) -> tuple[Evidence, ...]:
    words = answer.qualifier
    if words is None:
        return ()
    return (Evidence(space="body", start=words.start, end=words.end, text=scene.body[words.start : words.end]),)


def _skipped(places: Sequence[Place], names: Sequence[Name]) -> tuple[Skip, ...]:
    unknown = sum(place.name is None for place in places)
    skips = [Skip(reason="not_in_gazetteer", count=unknown)] if unknown else []
    if len(names) >= MAX_NAMES:
        skips.append(Skip(reason="too_many", count=1))
    return tuple(skips)
