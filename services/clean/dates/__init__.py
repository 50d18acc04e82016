"""When an article was published and when this version of it was made, as far as wire, page or text tell.

Unknown is an answer, and the time of ingestion is never one.
"""

from collections.abc import Sequence

from services.clean.dates.captions import caption_clues
from services.clean.dates.clues import EXACT
from services.clean.dates.combine import combine
from services.clean.dates.datelines import dateline_clues
from services.clean.dates.header_lines import header_clues, modified_clues
from services.clean.dates.openings import opening_clues
from services.clean.dates.relative import relative_clues, text_clues
from services.clean.dates.stated import local_order, provider_zone, stated_clues, version_clues
from shared.events import Dateline, Published, RawArticle, Segment

PAGE_FORMATS = frozenset({"html"})
"""Formats whose stated times are the metadata of a page and not the fields of a wire."""


def find_published(
    raw: RawArticle, segments: Sequence[Segment], dateline: Dateline | None, language: str | None = None
) -> Published:
    """Return when the article was published, as an interval with its evidence, or unknown.

    ``language`` is that of the body: it tells the order of day and month in dates of numbers.
    """
    provider = raw.provider
    order, zone = local_order(provider, language), provider_zone(provider)
    clues = stated_clues(provider, raw.wire_format in PAGE_FORMATS, order)
    clues += header_clues(segments, zone, order)
    clues += relative_clues(segments)
    clues += caption_clues(segments)
    clues += dateline_clues(dateline, provider, clues) or opening_clues(segments)
    if not any(clue.says == EXACT for clue in clues):
        clues += text_clues(segments)
    return combine(clues)


def find_version_time(raw: RawArticle, segments: Sequence[Segment], language: str | None = None) -> Published | None:
    """Return when this version of the article was made, or None where nothing says so."""
    order, zone = local_order(raw.provider, language), provider_zone(raw.provider)
    clues = version_clues(raw.provider, raw.wire_format in PAGE_FORMATS, order)
    clues += modified_clues(segments, zone, order)
    return combine(clues) if clues else None
