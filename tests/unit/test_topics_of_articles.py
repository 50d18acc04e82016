"""Topics: stated codes in any scheme and language, and words of English texts where nothing is stated."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.enrich.part import run_part
from services.enrich.parts import TOPICS
from services.enrich.reading import Reading
from services.enrich.topics import stated_topics, text_topics
from services.enrich.topics.scheme import top_level, topic_names
from services.enrich.topics.terms import find_terms, load_lexicon
from shared.events import CleanArticle, Language, Provider, StatedField
from tests.dumps import clean_article

FERRY = "The ferry of the harbour council leaves at noon."
MATCH = (
    "Varna Rowers Win Cup Final\n\n"
    "Varna beat Odessa 3-1 in the cup final on Sunday after a second-half hat-trick by striker Petar Lund.\n\n"
    "The head coach praised his goalkeeper and said that the team deserved the trophy."
)


def topics_of(category: str, wire_format: str = "newsml_g2") -> dict[str, float]:
    found = stated_topics(Provider(category=(category,)), wire_format)
    return {topic.code: topic.confidence for topic in found}


@pytest.mark.parametrize(
    ("category", "wire_format", "topic"),
    [
        ("medtop:20000822", "newsml_g2", "15000000"),
        ("http://cv.iptc.org/newscodes/mediatopic/20000170", "ninjs", "04000000"),
        ("http://cv.iptc.org/newscodes/subjectcode/11006000", "ninjs", "11000000"),
        ("subj:02001000", "newsml_g2", "02000000"),
        ("sttsubj:11010999", "newsml_g2", "11000000"),
        ("03005000", "nitf", "03000000"),
        ("14017001", "newsml1", "16000000"),
        ("N2:SPO", "newsml_g2", "15000000"),
        ("a1312cat:s", "newsml_g2", "15000000"),
        ("f", "anpa1312", "04000000"),
        ("sp", "dpa", "15000000"),
        ("SSS", "nitf", "15000000"),
        ("acq", "reuters_sgml", "04000000"),
        ("DOMESTIC SPORT", "mail", "15000000"),
        ("Wirtschaft", "wordpress", "04000000"),
        ("Home > Politics > Council", "html", "11000000"),
    ],
)
def test_a_stated_code_is_a_topic(category: str, wire_format: str, topic: str) -> None:
    assert set(topics_of(category, wire_format)) == {f"medtop:{topic}"}


@pytest.mark.parametrize(
    ("category", "wire_format"),
    [
        ("a", "anpa1312"),
        ("i", "iptc7901"),
        ("s", "html"),
        ("2015", "newsml_g2"),
        ("20150606", "newsml_g2"),
        ("person:15000000", "newsml_g2"),
        ("Features", "html"),
        ("99000000", "nitf"),
        ("x" * 100_000, "nitf"),
        ("", "nitf"),
    ],
)
def test_a_category_that_tells_nothing_is_no_topic(category: str, wire_format: str) -> None:
    assert topics_of(category, wire_format) == {}


def test_the_surest_statement_of_a_topic_is_its_evidence() -> None:
    provider = Provider(category=("Sport", "subj:15000000", "subj:07000000"))
    topics = stated_topics(provider, "newsml_g2")
    assert [topic.name for topic in topics] == ["sport", "health"]
    assert [topic.evidence[0].text for topic in topics] == ["subj:15000000", "subj:07000000"]
    assert {topic.basis for topic in topics} == {"stated"}


def test_a_section_in_another_field_counts() -> None:
    provider = Provider(stated=(StatedField(field="nitf:doc-scope@scope", text="POLITICS"),))
    assert [topic.code for topic in stated_topics(provider, "nitf")] == ["medtop:11000000"]


def test_there_are_seventeen_topics_and_every_term_tells_one_of_them() -> None:
    told = {topic for terms in load_lexicon().values() for term in terms for topic in term.weights}
    assert len(topic_names()) == 17
    assert told == set(topic_names())


@pytest.mark.parametrize("code", ["", "1500000", "150000000", "15OOOOOO", "١٥٠٠٠٠٠٠", "20009999"])
def test_what_is_no_code_of_the_iptc_has_no_top_level(code: str) -> None:
    assert top_level(code) is None


def test_a_text_tells_its_topic_with_the_words_that_tell_most() -> None:
    headline, _, body = MATCH.partition("\n\n")
    topic = text_topics(headline, body)[0]
    assert (topic.code, topic.basis) == ("medtop:15000000", "text")
    assert topic.confidence > 0.9
    assert all(body[e.start : e.end] == e.text for e in topic.evidence)
    assert len(topic.evidence) == 3


@pytest.mark.parametrize("body", ["", "word", FERRY, "港\n\nж", "The match was lit. " * 9])
def test_a_text_that_does_not_tell_has_no_topic(body: str) -> None:
    assert text_topics("", body) == ()


def test_the_longest_term_counts_and_a_capital_makes_a_difference() -> None:
    found = [
        hit.term.text for hit in find_terms("Labour dithers; labour unions; the European Commission’s interest rates")
    ]
    assert found == ["Labour", "labour union", "european commission", "interest rate"]


def article(text: str, language: str, *category: str) -> CleanArticle:
    clean = clean_article(text)
    return clean.model_copy(
        update={"language": Language(code=language, confidence=1.0), "provider": Provider(category=category)}
    )


def test_what_is_stated_holds_in_every_language_and_says_that_words_were_not_read() -> None:
    fields, run = run_part(TOPICS, Reading(article(MATCH, "fr", "07000000")))
    assert [topic.name for topic in fields["topics"]] == ["health"]
    assert (run.state, [skip.reason for skip in run.skipped]) == ("ran", ["language"])


def test_words_of_another_language_are_not_supported() -> None:
    fields, run = run_part(TOPICS, Reading(article(MATCH, "fr", "Features")))
    assert (fields, run.state, run.reason) == ({}, "not_supported", "language")


def test_what_is_stated_goes_before_what_the_words_tell() -> None:
    fields, run = run_part(TOPICS, Reading(article(MATCH, "en", "07000000")))
    assert [topic.name for topic in fields["topics"]] == ["health"]
    assert (run.state, run.skipped) == ("ran", ())


def test_without_a_body_and_without_a_code_there_is_nothing_to_do() -> None:
    empty = article(MATCH, "en").model_copy(update={"body": ""})
    fields, run = run_part(TOPICS, Reading(empty))
    assert (fields, run.state, run.reason) == ({}, "skipped", "no_body")


@given(st.text(max_size=200), st.text(max_size=400))
def test_any_text_gives_the_same_topics_twice_and_evidence_spells_the_body(headline: str, body: str) -> None:
    topics = text_topics(headline, body)
    assert topics == text_topics(headline, body)
    assert all(body[e.start : e.end] == e.text for topic in topics for e in topic.evidence)


@given(st.text(max_size=100), st.sampled_from(("nitf", "newsml_g2", "reuters_sgml", "html")))
def test_any_category_gives_a_result(category: str, wire_format: str) -> None:
    for topic in stated_topics(Provider(category=(category,)), wire_format):
        assert topic.evidence[0].text == category


def test_beaten_eggs_are_no_match() -> None:
    text = "Take two eggs and beat them with flour. Bake for 40 minutes and let it cool. Serve with cream."
    assert text_topics("Flat Pack Cake", text)[0].name == "lifestyle and leisure"
    assert text_topics(*MATCH.split("\n\n", 1))[0].name == "sport"
