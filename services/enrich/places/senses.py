"""In what sense a capital stands in the text: the place itself, or the government that sits there."""

from services.enrich.gazetteer import Kind, Named
from services.enrich.places.names import Name
from services.enrich.places.scene import Scene
from services.enrich.places.words import (
    AUXILIARIES,
    GOVERNMENT_DOINGS,
    GOVERNMENT_NOUNS,
    GOVERNMENT_VERBS,
    LOCATIVES,
    RELATION_NOUNS,
    RELATION_WORDS,
)

SEATS = frozenset({"Brussels", "Jerusalem", "The Hague"})
"""Seats of government that are no capitals in GeoNames, or also those of others."""
RELATION_REACH_WORDS = 4


def sense_of(scene: Scene, name: Name, place: Named) -> str:
    """Return ``government`` for a capital that says, wants or decides something, or that others deal with."""
    if place.kind != Kind.CAPITAL and place.name not in SEATS:
        return "location"
    before = scene.preceding(name).lower()
    is_party = _is_party(scene, name, before)
    if before in LOCATIVES and before not in RELATION_WORDS and not is_party:
        return "location"
    return "government" if is_party or _acts(scene, name, before) else "location"


def _acts(scene: Scene, name: Name, before: str) -> bool:
    behind = scene.following(name).lower()
    if scene.words[name.last].is_owner:
        return behind in GOVERNMENT_NOUNS or scene.following(name, past=2).lower() in GOVERNMENT_NOUNS
    if before in LOCATIVES or before == "of":
        return False
    if behind in AUXILIARIES:
        behind = scene.following(name, past=2).lower()
        return behind in GOVERNMENT_VERBS | GOVERNMENT_DOINGS or behind in ("not", "been", "also", "repeatedly", "long")
    return behind in GOVERNMENT_VERBS


def _is_party(scene: Scene, name: Name, before: str) -> bool:
    """Whether others have relations with it: ``ties with X``, ``between X and Y``, ``pressure from X``."""
    first = max(0, name.first - RELATION_REACH_WORDS - 1)
    words = [word.text.lower() for word in scene.words[first : name.first]]
    if before in ("with", "between", "from", "against", "by"):
        return bool(RELATION_NOUNS.intersection(words[:-1][-RELATION_REACH_WORDS:]))
    return before == "and" and "between" in words and bool(_heads_relation(scene, name))


def _heads_relation(scene: Scene, name: Name) -> frozenset[str]:
    first = max(0, name.first - 2 * RELATION_REACH_WORDS)
    return RELATION_NOUNS.intersection(word.text.lower() for word in scene.words[first : name.first])
