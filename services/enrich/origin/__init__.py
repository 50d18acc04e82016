"""Origin: from a clean article to the agency or outlet that its text comes from, by the signs that it bears."""

from services.enrich.origin.verdict import find_origin

__all__ = ["VERSION", "find_origin"]

VERSION = "origin-1"
