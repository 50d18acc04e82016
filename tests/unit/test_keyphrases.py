"""Keyphrases: names and phrases that come back, with their place, and nothing dull among them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.enrich.keyphrases import find_keyphrases
from services.enrich.keyphrases.words import content_runs, folded, is_dull, may_end
from services.enrich.part import run_part
from services.enrich.parts import ENTITIES, KEYPHRASES
from services.enrich.reading import Reading
from shared.events import CleanArticle, Entity, Keyphrase, Language
from tests.dumps import clean_article

ARTICLE = (
    "Harbour Council Plans Offshore Wind Farm\n\n"
    "The Harbour Council of Varna plans an offshore wind farm, Mara Velkova said on Monday.\n\n"
    "Velkova told reporters that the offshore wind farm would cost 30 million euros. The ferry operator fears for its "
    "night ferry, which crosses the bay where the wind farm will stand.\n\n"
    "The night ferry has run since 1964, and the ferry operator wants the council to move the turbines."
)


def read(article: CleanArticle) -> Reading:
    reading = Reading(article)
    reading.found |= run_part(ENTITIES, reading)[0]
    return reading


@pytest.fixture(scope="module")
def phrases() -> tuple[Keyphrase, ...]:
    return find_keyphrases(read(clean_article(ARTICLE)))


@pytest.fixture(scope="module")
def body() -> str:
    return clean_article(ARTICLE).body


def test_phrases_that_come_back_are_found_with_names_among_them(phrases: tuple[Keyphrase, ...]) -> None:
    texts = {phrase.text for phrase in phrases}
    assert {"offshore wind farm", "night ferry", "ferry operator", "Mara Velkova"} <= texts


def test_a_phrase_stands_where_it_says(phrases: tuple[Keyphrase, ...], body: str) -> None:
    assert all(body[phrase.start : phrase.end] == phrase.text for phrase in phrases)
    assert [phrase.score for phrase in phrases] == sorted((phrase.score for phrase in phrases), reverse=True)
    assert len(phrases) <= 10


def test_no_phrase_lies_within_another(phrases: tuple[Keyphrase, ...]) -> None:
    keys = [f" {folded(phrase.text)} " for phrase in phrases]
    assert not [(one, other) for one in keys for other in keys if one != other and one in other]


def test_dates_amounts_and_dull_words_are_no_phrases(phrases: tuple[Keyphrase, ...]) -> None:
    words = {word for phrase in phrases for word in phrase.text.lower().split()}
    assert not words & {"monday", "1964", "30", "million", "euros", "said", "told", "plans", "wants"}


@pytest.mark.parametrize("word", ["Monday", "told", "the", "it's", "January", "ab", "said"])
def test_dull_words_are_known_in_any_form(word: str) -> None:
    assert is_dull(word)


@pytest.mark.parametrize(("key", "ends"), [("farm", True), ("navigable", False), ("music", True), ("iconic", False)])
def test_a_phrase_ends_with_a_noun(key: str, ends: bool) -> None:
    assert may_end(key) is ends


def test_a_run_ends_at_marks_numbers_dull_words_and_taken_spans() -> None:
    text = "night ferry, cargo port 12 quays said harbour pilot Lund boat"
    taken = [(text.index("Lund"), text.index("Lund") + 4)]
    runs = [[word.key for word in run] for run in content_runs(text, taken)]
    assert runs == [["night", "ferry"], ["cargo", "port"], ["quay"], ["harbour", "pilot"], ["boat"]]


def test_mentions_of_one_entity_count_together_under_its_fullest_name() -> None:
    text = "Moss rows. Ada Moss wins. Moss rests."
    article = clean_article(ARTICLE).model_copy(update={"body": text, "headline": None})
    reading = Reading(article)
    reading.found["entities"] = tuple(
        Entity(text=text[a:b], start=a, end=b, type="person", canonical="Ada Moss")
        for a, b in ((0, 4), (11, 19), (26, 30))
    )
    first = find_keyphrases(reading)[0]
    assert (first.text, first.start, first.end) == ("Ada Moss", 11, 19)


def test_another_language_has_no_keyphrases_and_says_so() -> None:
    french = clean_article(ARTICLE).model_copy(update={"language": Language(code="fr", confidence=1.0)})
    fields, run = run_part(KEYPHRASES, Reading(french))
    assert (fields, run.state, run.reason) == ({}, "not_supported", "language")


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=300))
def test_any_text_gives_the_same_phrases_twice_and_they_spell_the_body(body: str) -> None:
    article = clean_article(ARTICLE).model_copy(update={"body": body})
    found = find_keyphrases(read(article))
    assert found == find_keyphrases(read(article))
    assert all(body[phrase.start : phrase.end] == phrase.text for phrase in found)


def test_a_name_keeps_its_number_and_no_phrase_holds_a_verb_of_news() -> None:
    text = (
        "Bakers Meet\n\nThe Group of 20 met bakers on Monday, and the Group of 20 blamed flour prices. "
        "Millers fought higher flour prices, and flour prices rose."
    )
    found = {phrase.text for phrase in find_keyphrases(read(clean_article(text)))}
    assert "Group of 20" in found
    assert "flour prices" in found
    assert not [phrase for phrase in found if phrase.endswith(" of") or "blamed" in phrase or "fought" in phrase]
