"""What running text states of itself: the slug that stands above a wire story."""

from services.ingest.reading import NOTHING_STATED
from services.ingest.record_lines import is_slug_line
from shared.events import Provider
from shared.text.slugs import is_slug_line as is_cycle_slug
from shared.text.slugs import parse_slug

HEAD_CHARS = 400
HEAD_LINES = 3
"""A slug stands first, or behind the codes and the time of the wire."""


def read_statements(text: str) -> Provider:
    """Return what the first lines of an article state.

    >>> read_statements("BC-XX--Ferry-Lost Cargo, 1st Ld,640\\nFerry Back in Port\\n\\nIt came.").word_count
    640
    """
    lines = [line.strip() for line in text[:HEAD_CHARS].splitlines()[:HEAD_LINES]]
    found = next((line for line in lines if is_cycle_slug(line) or is_slug_line(line)), None)
    if found is None:
        return NOTHING_STATED
    slug = parse_slug(found)
    return Provider(slug=slug.slug, cycle=slug.cycle, take=slug.take, word_count=slug.word_count)
