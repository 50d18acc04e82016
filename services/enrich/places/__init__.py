"""Places: from a body to its place mentions, resolved to GeoNames, and the countries it is about."""

from services.enrich.places.find import RECIPE, PlacesFound, find_places

__all__ = ["RECIPE", "PlacesFound", "find_places"]
