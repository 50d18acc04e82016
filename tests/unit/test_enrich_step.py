"""What enrich adds: entities with offsets, a fingerprint, and an account of the parts that ran."""

from dataclasses import replace

import pytest
import spacy

from services.enrich.chunks import cut_chunks
from services.enrich.entities import canonical_name
from services.enrich.fingerprint import fingerprint
from services.enrich.part import FAULTS
from services.enrich.parts import FINGERPRINT, PARTS
from services.enrich.reading import Reading
from services.enrich.recognizer import MODEL, UNUSED, load_model, recognise
from services.enrich.step import STEP, enrich_with
from shared.events import CleanArticle, Evidence
from tests.dumps import clean_article

PART_NAMES = [part.name for part in PARTS]
TEXT = (
    "Council Keeps Night Ferry\n\n"
    "Mara Velkova told the Harbour Council in Varna on Monday that Bulgaria needs ferries.\n\n"
    "The European Union will pay half, Petar Lund of Blue Gannet Lines said in Berlin."
)


@pytest.fixture(scope="module")
def article() -> CleanArticle:
    return clean_article(TEXT)


def test_entities_stand_where_they_say(article: CleanArticle) -> None:
    enriched = STEP.run(article).items[0].article
    found = {(entity.canonical, entity.type) for entity in enriched.entities}
    assert {("Petar Lund", "person"), ("European Union", "organization"), ("Berlin", "place")} <= found
    assert all(enriched.body[e.start : e.end] == e.text for e in enriched.entities)
    assert [e.start for e in enriched.entities] == sorted(e.start for e in enriched.entities)


def test_nothing_of_the_clean_article_changes(article: CleanArticle) -> None:
    enriched = STEP.run(article).items[0].article
    assert enriched.model_dump(include=set(CleanArticle.model_fields)) == article.model_dump()


def test_each_part_says_that_it_ran(article: CleanArticle) -> None:
    runs = STEP.run(article).items[0].article.enrichment
    assert [run.part for run in runs] == [part.name for part in PARTS]
    assert {(run.state, run.reason) for run in runs} == {("ran", "")}
    assert runs[0].version.startswith("en_core_web_sm")


def test_another_language_has_no_entities_and_says_so() -> None:
    french = clean_article("Le conseil du port a voté lundi pour le bac de nuit, qui restera tout l'hiver à Brest.")
    enriched = STEP.run(french).items[0].article
    assert enriched.entities == ()
    states = {run.part: (run.state, run.reason) for run in enriched.enrichment}
    assert states["entities"] == ("not_supported", "language")
    assert states["origin"] == states["fingerprint"] == ("ran", "")


def test_without_a_body_only_what_reads_around_it_runs() -> None:
    enriched = (
        STEP.run(clean_article("Ferry in Port\n\nThe ferry leaves Varna. (Photo by Ilka Dobrev)")).items[0].article
    )
    assert enriched.fingerprint is None
    skipped = {run.part for run in enriched.enrichment if (run.state, run.reason) == ("skipped", "no_body")}
    assert skipped == {part.name for part in PARTS} - {"origin"}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_part_that_fails_costs_that_part_only(article: CleanArticle, fault: type[Exception]) -> None:
    def fail(_: Reading) -> None:
        raise fault

    enriched = enrich_with((replace(PARTS[0], run=fail), FINGERPRINT), article)
    assert [(run.state, run.reason) for run in enriched.enrichment] == [("failed", "error"), ("ran", "")]
    assert enriched.fingerprint == fingerprint(article.body)


def test_running_out_of_memory_is_no_fault_of_a_part(article: CleanArticle) -> None:
    def fail(_: Reading) -> None:
        raise MemoryError

    with pytest.raises(MemoryError):
        enrich_with((replace(FINGERPRINT, run=fail),), article)


def test_a_segment_that_is_not_public_loses_its_text(article: CleanArticle) -> None:
    private = article.segments[0].model_copy(update={"public": False})
    enriched = enrich_with((), article.model_copy(update={"segments": (private, *article.segments[1:])}))
    assert enriched.segments[0].text is None
    assert enriched.segments[0].end == private.end


def test_the_fingerprint_is_the_same_on_every_machine() -> None:
    found = fingerprint("The harbour council voted for the night ferry.")
    assert found.exact == "f374c9d6ed7b82b2185611023cbb2a1bcb3e199859b711ef22c949a9afaba043"
    assert found.minhash[:4] == (3568553524, 3384799025, 3252305376, 3902416123)
    assert len(found.minhash) == 128


def test_near_duplicates_share_most_of_their_minhash_and_others_nothing() -> None:
    words = [f"word{number}" for number in range(200)]
    near = " ".join([*words[:100], "changed", *words[101:]])
    one, same, other = (fingerprint(t).minhash for t in (" ".join(words), near, " ".join(reversed(words))))
    assert sum(a == b for a, b in zip(one, same, strict=True)) > 115
    assert sum(a == b for a, b in zip(one, other, strict=True)) < 13


@pytest.mark.parametrize("body", ["", "word", "!?", "港\n\nж", "a b"])
def test_short_bodies_have_a_fingerprint(body: str) -> None:
    assert len(fingerprint(body).minhash) == 128


@pytest.mark.parametrize(
    ("mention", "expected"),
    [
        ("The  Harbour\n Council's", "Harbour Council"),
        ("the", "the"),
        ("’s", "’s"),
        ("Lloyd's", "Lloyd"),
        ("Theo", "Theo"),
    ],
)
def test_names_are_brought_to_a_simple_form(mention: str, expected: str) -> None:
    assert canonical_name(mention) == expected


def test_chunks_end_at_paragraphs_and_are_the_body() -> None:
    body = "a b c.\n\n" * 5 + "x" * 30
    chunks = list(cut_chunks(body, 18))
    assert "".join(chunk for _, chunk in chunks) == body
    assert all(body[start:].startswith(chunk) and len(chunk) <= 20 for start, chunk in chunks)
    assert chunks[0] == (0, "a b c.\n\na b c.\n\n")


def test_a_body_beyond_the_budget_is_read_to_a_point_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("services.enrich.recognizer.MAX_TOKENS", 20)
    monkeypatch.setattr("services.enrich.recognizer.CHUNK_CHARS", 60)
    read = recognise("Petar Lund met Ada Moss in Berlin.\n\n" * 9)
    assert not read.is_complete
    assert "Berlin" in {span.text for chunk in read.chunks for span in chunk.document.ents}


def test_the_longest_article_does_not_fail() -> None:
    read = recognise("Petar Lund met Ada Moss in Berlin on Monday. " * 200 + "x" * 1_200_000)
    assert any(chunk.document.ents for chunk in read.chunks)


def test_what_is_not_public_goes_no_further_also_not_as_evidence(article: CleanArticle) -> None:
    note = article.segments[-1].model_copy(update={"role": "note", "reason": "private_note", "public": False})
    inside = Evidence(space="source", start=note.start + 4, end=note.start + 18, text=(note.text or "")[4:18])
    outside = Evidence(space="source", start=0, end=7, text="Council")
    private = article.model_copy(
        update={
            "segments": (*article.segments[:-1], note),
            "published": article.published.model_copy(update={"evidence": (inside, outside)}),
        }
    )
    enriched = enrich_with(PARTS, private)
    assert enriched.segments[-1].text is None
    assert [evidence.text for evidence in enriched.published.evidence] == [" " * 14, "Council"]


def test_names_are_those_of_the_model_as_it_comes() -> None:
    stock = spacy.load(MODEL, exclude=list(UNUSED))
    body = "Mara Velkova told the Harbour Council in Varna on Monday that Bulgaria needs 12 ferries. " * 30
    found = [(span.start_char, span.label_) for chunk in recognise(body).chunks for span in chunk.document.ents]
    assert found == [(span.start_char, span.label_) for span in stock(body).ents]


def test_a_run_that_is_no_word_is_passed_over_and_its_neighbours_are_read() -> None:
    body = "Petar Lund met Ada Moss. " + "'" * 20_000 + " She lives in Berlin."
    found = [(chunk.start + s.start_char, s.text) for chunk in recognise(body).chunks for s in chunk.document.ents]
    assert (0, "Petar Lund") in found
    assert (body.index("Berlin"), "Berlin") in found


def test_words_of_an_article_are_forgotten_behind_it(article: CleanArticle) -> None:
    before = len(load_model().vocab.strings)
    STEP.run(article.model_copy(update={"body": "Zqorvex Blimpato told Grontavia that Huxlimund paid for Wexforia."}))
    assert len(load_model().vocab.strings) == before
