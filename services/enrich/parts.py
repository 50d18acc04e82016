"""The parts of the enrichment, in the order in which they run, and how each is asked."""

from services.enrich.entities import RULES, find_entities
from services.enrich.fingerprint import RECIPE, fingerprint
from services.enrich.keyphrases import RULES as KEYPHRASE_RULES
from services.enrich.keyphrases import find_keyphrases
from services.enrich.origin import VERSION as ORIGIN_VERSION
from services.enrich.origin import find_origin
from services.enrich.part import Filled, Part
from services.enrich.places import RECIPE as PLACES_RECIPE
from services.enrich.places import find_places
from services.enrich.quotes import VERSION as QUOTES_VERSION
from services.enrich.quotes import find_quotes
from services.enrich.reading import Reading
from services.enrich.recognizer import LANGUAGES, model_version
from services.enrich.times import LANGUAGES as TIME_LANGUAGES
from services.enrich.times import VERSION as TIMES_VERSION
from services.enrich.times import find_times
from services.enrich.topics import RULES as TOPIC_RULES
from services.enrich.topics import stated_topics, text_topics
from shared.events import Skip

MOST_TIMES = 5_000
"""A table of half a million dates would make an event larger than the topic takes; news has some thirty."""


def _entities(reading: Reading) -> Filled:
    return Filled({"entities": find_entities(reading)}, "" if reading.recognised.is_complete else "too_long")


def _topics(reading: Reading) -> Filled:
    """What the wire states holds in every language; words are read where it states nothing, in English alone."""
    article, body = reading.article, reading.body
    is_read = article.language.code in LANGUAGES
    if stated := stated_topics(article.provider, article.wire_format):
        unread = 0 if is_read else len(body)
        return Filled({"topics": stated}, skipped=(Skip(reason="language", count=unread),) if unread else ())
    if not body:
        return Filled(cut_short="no_body", state="skipped")
    if not is_read:
        return Filled(cut_short="language", state="not_supported")
    return Filled({"topics": text_topics(article.headline or "", body)})


def _keyphrases(reading: Reading) -> Filled:
    is_complete = reading.recognised.is_complete
    return Filled({"keyphrases": find_keyphrases(reading)}, "" if is_complete else "too_long")


def _origin(reading: Reading) -> Filled:
    return Filled({"origin": find_origin(reading.article)})


def _places(reading: Reading) -> Filled:
    found = find_places(reading)
    cut_short = "" if reading.recognised.is_complete else "too_long"
    return Filled({"places": found.places, "focus": found.focus}, cut_short, found.skipped)


def _times(reading: Reading) -> Filled:
    times = find_times(reading)
    kept = times[:MOST_TIMES]
    counts = {
        "no_anchor": sum(time.basis == "relative" for time in kept),
        "too_many": len(times) - len(kept),
    }
    skipped = tuple(Skip(reason=reason, count=count) for reason, count in counts.items() if count)
    return Filled({"times": kept}, "too_many" if len(times) > len(kept) else "", skipped)


def _quotes(reading: Reading) -> Filled:
    found = find_quotes(reading.body, reading.entities)
    skipped = (Skip(reason="too_many", count=found.unread),) if found.unread else ()
    return Filled({"quotes": found.quotes}, skipped=skipped)


def _fingerprint(reading: Reading) -> Filled:
    return Filled({"fingerprint": fingerprint(reading.body)})


ENTITIES = Part("entities", lambda: f"{model_version()}+{RULES}", _entities, languages=LANGUAGES)
PLACES = Part("places", lambda: PLACES_RECIPE, _places, languages=LANGUAGES)
QUOTES = Part("quotes", lambda: QUOTES_VERSION, _quotes, languages=LANGUAGES)
TIMES = Part("times", lambda: TIMES_VERSION, _times, languages=TIME_LANGUAGES)
TOPICS = Part("topics", lambda: TOPIC_RULES, _topics, needs_body=False)
KEYPHRASES = Part("keyphrases", lambda: KEYPHRASE_RULES, _keyphrases, languages=LANGUAGES)
ORIGIN = Part("origin", lambda: ORIGIN_VERSION, _origin, needs_body=False)
FINGERPRINT = Part("fingerprint", lambda: RECIPE, _fingerprint)
PARTS = (ENTITIES, PLACES, QUOTES, TIMES, TOPICS, KEYPHRASES, ORIGIN, FINGERPRINT)
"""In the order in which they run: each sees what those before it have found."""
