"""How many of the keywords that publishers give are among the keyphrases of their articles."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from services.enrich.keyphrases import find_keyphrases
from services.enrich.keyphrases.words import folded
from services.enrich.part import run_part
from services.enrich.parts import ENTITIES
from services.enrich.reading import Reading
from shared.events import Language
from tests.dumps import clean_article
from tests.quality.expected import load_truth, text_hash
from tests.quality.pages_material import publisher_pages, true_body

FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text("utf-8"))["keyphrases"]
EVERY = 2
"""One page in two; 1 gives the figures of docs/quality.md."""
LEAST_LIKENESS = 0.5
"""Share of words in common from which two phrases mean the same: `Jasper park`, `Fairmont Jasper park`."""


def english_pages() -> Iterator[tuple[str, str, list[str]]]:
    """Headline, body and keywords of the English pages whose publishers give any."""
    labels = load_truth("topics")["publishers"]
    for _, truth in publisher_pages():
        body = true_body(truth)
        if truth.get("topics") and text_hash(body[:500]) in labels:
            yield truth["title"] or "", body, truth["topics"]


def phrases_of(headline: str, body: str) -> list[str]:
    """The keyphrases of an English article."""
    article = clean_article("Ferry\n\nThe ferry leaves at noon.").model_copy(
        update={"headline": headline, "body": body, "language": Language(code="en", confidence=1.0)}
    )
    reading = Reading(article)
    reading.found |= run_part(ENTITIES, reading)[0]
    return [phrase.text for phrase in find_keyphrases(reading)]


def found_and_wanted(headline: str, body: str, keywords: list[str], phrases: list[str]) -> Counter[str]:
    """How many of the keywords that stand in the text are among the phrases, and how many there are."""
    text = f" {folded(headline)} {folded(body)} "
    wanted = {key for key in map(folded, keywords) if key and f" {key} " in text}
    keys = [set(folded(phrase).split()) for phrase in phrases]
    hits = sum(any(_likeness(set(key.split()), words) >= LEAST_LIKENESS for words in keys) for key in wanted)
    return Counter(found=hits, wanted=len(wanted))


def _likeness(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other)


def test_keywords_of_publishers_are_among_the_keyphrases() -> None:
    counts: Counter[str] = Counter()
    for headline, body, keywords in list(english_pages())[::EVERY]:
        counts.update(found_and_wanted(headline, body, keywords, phrases_of(headline, body)))
    share = counts["found"] / counts["wanted"]
    assert share >= FLOORS["recall"], f"{share:.3f} of {counts['wanted']}"


def test_the_measure_sees_a_keyword_that_is_missed() -> None:
    counts = found_and_wanted("Ferry", "The night ferry and the wind farm.", ["night ferry", "wind farm"], ["ferry"])
    assert counts == {"found": 1, "wanted": 2}
