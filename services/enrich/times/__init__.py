"""Times: the time expressions of a body, normalised against when the article was published."""

from services.enrich.reading import Reading
from services.enrich.times.anchors import anchor_of
from services.enrich.times.finding import find_in_text
from shared.events import TimeExpression

VERSION = "times-1"
LANGUAGES = frozenset({"en"})


def find_times(reading: Reading) -> tuple[TimeExpression, ...]:
    """Return the time expressions of a body, in order, each with its value and, where it is known, its interval."""
    article = reading.article
    return find_in_text(reading.body, anchor_of(article.published, article.version_time))
