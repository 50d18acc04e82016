"""Entities: from the recogniser's names to one record for each person, organisation, place, group and event."""

from services.enrich.entities.finding import find_entities
from services.enrich.entities.mentions import canonical_name

RULES = "entities-3"
"""Names these rules and tables in the event, beside the model's own version."""

__all__ = ["RULES", "canonical_name", "find_entities"]
