"""Which names may lie in which: what a comma between two of them can mean."""

from services.enrich.gazetteer import Kind, Named
from services.enrich.places.names import Name


def holds_any(area: Name, name: Name) -> bool:
    """Whether a place of one name lies in a country or first-level area of another."""
    return any(holds(outer, name) for outer in area.places)


def holds(area: Named, name: Name) -> bool:
    """Whether a place of a name lies in a country or first-level area."""
    if area.kind == Kind.COUNTRY:
        return any(place.country == area.country and place.kind > area.kind for place in name.places)
    return area.kind == Kind.ADMIN and any(
        place.admin == area.number + 1 and place.kind > area.kind for place in name.places
    )


def share_a_country(name: Name, other: Name) -> bool:
    """Whether places of two names lie in one country."""
    return bool({place.country for place in name.places} & {place.country for place in other.places})
