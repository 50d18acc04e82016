"""The entities of a text, by name: for tests of how they are found and how they are joined."""

from services.enrich.entities import find_entities
from services.enrich.reading import Reading
from shared.events import Entity
from tests.dumps import clean_article


def entities(body: str, headline: str = "Ferry Stays") -> dict[str, Entity]:
    """Return the entities of a body by their names."""
    article = clean_article("Ferry Stays\n\nThe harbour is quiet today and nobody complains about it at all.")
    reading = Reading(article.model_copy(update={"body": body, "headline": headline}))
    return {entity.canonical: entity for entity in find_entities(reading)}


def texts(entity: Entity) -> list[str]:
    return [mention.text for mention in entity.mentions]
