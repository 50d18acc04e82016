"""The cost of the worst texts grows with their length in every part of the enrichment; the recogniser is left out."""

from collections.abc import Callable
from datetime import date

import pytest

from services.enrich.entities import find_entities
from services.enrich.gazetteer import open_gazetteer
from services.enrich.keyphrases import find_keyphrases
from services.enrich.origin import find_origin
from services.enrich.places.find import places_in
from services.enrich.places.frame import Frame
from services.enrich.places.names import Spans
from services.enrich.quotes import find_quotes
from services.enrich.reading import Reading
from services.enrich.recognizer import Recognised
from services.enrich.times.anchors import Anchor
from services.enrich.times.finding import find_in_text
from services.enrich.topics import text_topics
from shared.events import CleanArticle, Provider
from tests.dumps import clean_article
from tests.growth import MOST_GROWTH, growth

pytestmark = pytest.mark.slow

CHARS = 200_000
STORY = clean_article("Ferry Stays\n\nThe harbour is quiet today and nobody complains about it at all.")
FRIDAY = Anchor(date(2020, 1, 17), date(2020, 1, 17), basis="published")
UNITS = {
    "entities": "a|A|Aa |al-|Ab'|(AB) |Ada Moss, |head of |President |Ministry of Ada and |. |\n|Task Force |1st Army |"
    "US-led |in Ada |Ada de |A. |town of |(|Ada Bel district ",
    "places": "Paris, |San |A.|d'|village of X |Springfield and |Paris, Texas, Lima. ",
    "quotes": '"|(|\'|“|\'\'|a" |"a |said |he said, "a" |A. |\n\n“a|on Monday, ',
    "times": "1|the |1 1 |May |two days |1-|1,000,|one |in the last |end of the year |Oct. 3 and |yesterday |a.|"
    "hundred thousand |1/1/|'",
    "topics": "interest rate |a-|'|prime minister's |x|second ",
    "keyphrases": "wind farm |a-|x|don't |Xq Zw. ",
    "origin": "Reuters, |(AP |He left. (|. — AFP |(Reporting by Ada; |© 2016 |this story was originally published by |"
    "The post appeared first on | |a.b.|AP contributed to |AP\n\n",
}


def body_of(text: str) -> Reading:
    """A reading of this body in which the recogniser has found nothing."""
    reading = Reading(STORY.model_copy(update={"body": text}))
    reading.recognised = Recognised()
    return reading


def signed(text: str) -> CleanArticle:
    """An article that says this text wherever an origin may be told."""
    segments = tuple(
        STORY.segments[0].model_copy(update={"text": text, "end": len(text), "role": role})
        for role in ("byline", "note", "boilerplate", "dateline", "credit")
    )
    provider = Provider(name=text, publisher=text, rights=text, url=text, authors=(text,))
    return STORY.model_copy(update={"segments": segments, "body": text, "provider": provider})


RUNS: dict[str, Callable[[str], object]] = {
    "entities": lambda text: find_entities(body_of(text)),
    "places": lambda text: places_in(text, Spans(()), open_gazetteer(), Frame()),
    "quotes": lambda text: find_quotes(text, ()),
    "times": lambda text: find_in_text(text, FRIDAY),
    "topics": lambda text: text_topics("", text),
    "keyphrases": lambda text: find_keyphrases(body_of(text)),
    "origin": lambda text: find_origin(signed(text)),
}


@pytest.mark.parametrize(("part", "unit"), [(part, unit) for part in UNITS for unit in UNITS[part].split("|")])
def test_the_cost_of_a_part_grows_with_the_text(part: str, unit: str) -> None:
    assert growth(RUNS[part], unit, CHARS) < MOST_GROWTH
