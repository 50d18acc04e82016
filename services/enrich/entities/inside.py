"""Names inside names: the nation of a nation's body or of a war, the city of a conference, the body of a resolution."""

from collections.abc import Iterable, Iterator

from services.enrich.entities.lexicon import TYPES, Hit, Hits
from services.enrich.entities.mentions import Mention
from services.enrich.entities.nouns import HELD_AT

_COUNTRIES = frozenset({"people", "country"})
_PLACES = frozenset({"place", "country"})
_OF_NATIONS = {"nation": _COUNTRIES | {"place"}, "pattern": _COUNTRIES}
"""What a body may be called after, at either end: `Varnian coast guard`, `Government of Varnia`."""


def nested(body: str, mentions: Iterable[Mention], hits: Hits) -> Iterator[Mention]:
    """Yield what a longer name is called after: it is named there as well."""
    for mention in mentions:
        if mention.basis in _OF_NATIONS or mention.type in ("event", "other"):
            for hit in hits.inside(mention.start, mention.end):
                if hit.end - hit.start < mention.end - mention.start and _is_named(body, mention, hit):
                    yield Mention(hit.start, hit.end, TYPES[hit.entry.kind], "table")


def _is_named(body: str, mention: Mention, hit: Hit) -> bool:
    """Say whether a longer name is called after what stands within."""
    kind = hit.entry.kind
    if mention.type == "organization":
        return kind in _OF_NATIONS[mention.basis] and (hit.start == mention.start or hit.end == mention.end)
    if mention.type not in ("event", "other") or hit.start != mention.start or hit.entry.is_weak:
        return False
    if kind in _COUNTRIES and mention.type == "event":
        return True
    return kind == "organization" or (kind in _PLACES and not HELD_AT.isdisjoint(body[hit.end : mention.end].split()))
