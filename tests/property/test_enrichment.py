"""The laws of enrichment on any text: offsets spell their text, twice gives the same bytes, nothing raises."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.enrich.parts import PARTS
from services.enrich.step import enrich_with
from shared.events import CleanArticle, Language, Published
from tests.annotation_laws import annotation_faults
from tests.dumps import clean_article

STORY = clean_article("Ferry Keeps Going\n\nThe ferry leaves Varna at noon.\n\nNobody paid for it on Monday.")
_WORDS = """
"We stay,"|“We stay,|”|``No''|'It is'|« Non »|said|told|he|she|they|the council|according to|Mara Velkova|Velkova|Mr.|Dr
Prime Minister|Harbour Council|(HC)|HC|'s|’s|Varna|Paris, Texas|Washington|in|Georgia|on Monday|last week|Jan. 16, 2020
the past 14 months|2020|3-5 p.m.|EST|every|third quarter|second|May|-|–|.|,|;|:|(|)
\t|\x00|\u202e|é|ж|港|😀|İ|ß|ﬁ|Reuters|U.S.|al-|O'Brien|'90s|now|1|1,234|00|A|I|the the
a report|which he|quoted|as saying|in a tweet|urged|warned|that|not|10%|$5m
"""
WORDS = st.sampled_from([*_WORDS.strip().replace("\n", "|").split("|"), "\n\n"])
BODIES = st.lists(WORDS, max_size=60).map(" ".join) | st.text(st.characters(codec="utf-8"), max_size=200)
LAWS = settings(max_examples=60, deadline=None)
WORST_CHARS = 100_000
WORST = (
    '"',
    "(",
    "“",
    "``",
    "'",
    "1 ",
    "the ",
    "said ",
    "A.",
    "- ",
    "Paris, ",
    "on Monday ",
    '"a" he said ',
    "\n\n",
    "9",
)


def article_of(body: str, code: str = "en") -> CleanArticle:
    """A clean article with this body: clean's own rules are not the matter here."""
    day = datetime(2020, 1, 16, tzinfo=UTC)
    published = Published(earliest=day, latest=day, precision="day", basis="provider", confidence=1.0)
    language = Language(code=code, confidence=1.0)
    return STORY.model_copy(update={"body": body, "language": language, "published": published})


@LAWS
@given(BODIES)
def test_every_offset_lies_in_the_body_and_spells_its_text(body: str) -> None:
    enriched = enrich_with(PARTS, article_of(body))
    assert annotation_faults(enriched) == []
    assert [run.part for run in enriched.enrichment if run.state == "failed"] == []


@LAWS
@given(BODIES)
def test_enriching_twice_gives_the_same_bytes(body: str) -> None:
    article = article_of(body)
    assert enrich_with(PARTS, article).to_json() == enrich_with(PARTS, article).to_json()


@LAWS
@given(BODIES, st.sampled_from(["fr", "ar", "zh", "und", "ru"]))
def test_in_another_language_nothing_fails_and_each_part_says_whether_it_knows_it(body: str, code: str) -> None:
    enriched = enrich_with(PARTS, article_of(body, code))
    assert annotation_faults(enriched) == []
    assert {run.state for run in enriched.enrichment} <= {"ran", "not_supported", "skipped"}
    if body:
        states = {run.part: run.state for run in enriched.enrichment}
        assert states["entities"] == "not_supported"
        assert states["fingerprint"] == "ran"


@pytest.mark.slow
@pytest.mark.parametrize("unit", WORST, ids=repr)
def test_the_worst_text_ends(unit: str) -> None:
    enriched = enrich_with(PARTS, article_of(unit * (WORST_CHARS // len(unit))))
    assert annotation_faults(enriched) == []
    assert [run.part for run in enriched.enrichment if run.state == "failed"] == []
