"""What a text puts behind or before a name to say which of its places is meant: ``Paris, Texas``, ``Lund, Sweden``."""

from dataclasses import dataclass

from services.enrich.gazetteer import Kind
from services.enrich.places.areas import holds, holds_any
from services.enrich.places.names import Name
from services.enrich.places.scene import Scene
from services.enrich.places.words import AREA_NOUNS, SECOND_LEVEL_NOUNS, TOWN_NOUNS

COMMA_GAPS = frozenset({", ", " (", ",\n", " in ", ", in "})
STATES = frozenset({"US", "CA", "AU", "GB"})
"""Countries whose first-level areas go without a noun. A comma before one is no list: the name before lies there."""
IN_GAP = " in "


@dataclass(frozen=True, slots=True)
class Qualifier:
    """A country or first-level area that the text puts a name in, with the words that say so."""

    country: str
    admin: int
    start: int
    end: int
    is_certain: bool


@dataclass(frozen=True, slots=True)
class Hints:
    """What stands right beside a name: areas it is put in, areas put in it, and nouns for what it is."""

    inside: tuple[Qualifier, ...] = ()
    holds: frozenset[int] = frozenset()
    is_area: bool = False
    is_second_level: bool = False
    is_town: bool = False
    beside_area: bool = False
    is_elsewhere: bool = False


def hints_of(scene: Scene, at: int) -> Hints:
    """Return the hints beside the name of that number."""
    name = scene.names[at]
    nouns = {scene.following(name).lower()} | _noun_before(scene, name)
    own = scene.words[name.last].text.lower() if name.first != name.last else ""
    return Hints(
        inside=tuple(_from_names(scene, at)),
        holds=_holders(scene, at),
        is_area=bool(nouns & AREA_NOUNS) or own in AREA_NOUNS,
        is_second_level=bool(nouns & SECOND_LEVEL_NOUNS) or own in SECOND_LEVEL_NOUNS,
        is_town=bool(nouns & TOWN_NOUNS),
        beside_area=_is_beside_area(scene, at),
        is_elsewhere=_is_elsewhere(scene, at),
    )


def _gap(scene: Scene, at: int) -> str:
    return scene.body[scene.names[at].end : scene.names[at + 1].start] if 0 <= at < len(scene.names) - 1 else ""


def _holders(scene: Scene, at: int) -> frozenset[int]:
    """Return the areas of a name that hold the name before its comma, by their numbers (``Lund, X``)."""
    if at == 0 or _gap(scene, at - 1) != ", ":
        return frozenset()
    return frozenset(place.number for place in scene.names[at].places if holds(place, scene.names[at - 1]))


def _noun_before(scene: Scene, name: Name) -> set[str]:
    before = scene.preceding(name).lower()
    if before == "of":
        return {scene.preceding(name, past=2).lower()}
    return {before} & (TOWN_NOUNS | AREA_NOUNS)


def _from_names(scene: Scene, at: int) -> list[Qualifier]:
    """Return the areas that follow: the next name, and the one behind it (``X, County, State``)."""
    found = []
    for other in (at + 1, at + 2):
        gap = _gap(scene, other - 1)
        if gap not in COMMA_GAPS:
            break
        area = scene.names[other]
        for place in area.places:
            is_within = place.kind == Kind.COUNTRY or place.kind == Kind.ADMIN
            if is_within and holds_any(area, scene.names[at]):
                admin = place.number + 1 if place.kind == Kind.ADMIN else 0
                found.append(Qualifier(place.country, admin, area.start, area.end, gap != IN_GAP))
    return found


def _is_elsewhere(scene: Scene, at: int) -> bool:
    """Whether the text puts a town into a state where the gazetteer has none of its name."""
    if _gap(scene, at) != ", " or any(place.kind <= Kind.ADMIN for place in scene.names[at].places):
        return False
    area = scene.names[at + 1]
    is_state = bool(area.places) and area.places[0].kind == Kind.ADMIN and area.places[0].country in STATES
    return is_state and area.places[0].is_main and not holds_any(area, scene.names[at])


def _is_beside_area(scene: Scene, at: int) -> bool:
    """Whether the neighbours in a list are first-level areas of the country that an area of this name lies in."""
    mine = {place.country for place in scene.names[at].places if place.kind == Kind.ADMIN}
    for other, gap in ((at - 1, _gap(scene, at - 1)), (at + 1, _gap(scene, at))):
        if gap in (", ", " and ", ", and ", " or ", "; ") and 0 <= other < len(scene.names):
            places = scene.names[other].places
            theirs = {place.country for place in places if place.kind == Kind.ADMIN and place.is_main}
            if (
                mine & theirs
                and scene.names[other].folded != scene.names[at].folded
                and not _is_town_of(scene, at, other)
            ):
                return True
    return False


def _is_town_of(scene: Scene, at: int, other: int) -> bool:
    low, high = sorted((at, other))
    return holds_any(scene.names[high], scene.names[low])
