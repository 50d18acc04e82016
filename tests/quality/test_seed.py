"""The sample dump that Copydesk was built for, exactly; read from the shared data folder."""

import pytest

from services.clean.step import STEP as CLEAN
from services.ingest.step import STEP as INGEST
from shared.events import CleanArticle
from shared.events.replay import partition_fault
from tests.dumps import dump_of
from tests.quality.material import data_folder

HEADLINES = [
    "Haftar Committed to Libya Ceasefire, to Join Berlin Conference",
    "Iraq Will Not Be Just a ‘Spectator’ in Syria, Prime Minister Says",
]
CREDITS = ["(Photo by Khaled DESOUKI / LNA War Information Division / AFP)", "(EPA)"]
FIRST_BODY_PARAGRAPHS = {0: "Libyan National Army (LNA) commander", 1: "Iraq will not act as a mere spectator"}


@pytest.fixture(scope="module")
def seed() -> bytes:
    return (data_folder() / "seed" / "asharq-al-awsat.txt").read_bytes()


@pytest.fixture(scope="module")
def articles(seed: bytes) -> list[CleanArticle]:
    raw = [item.article for item in INGEST.run(dump_of(seed)).items]
    return [CLEAN.run(article).items[0].article for article in raw]


def test_the_seed_holds_two_articles_with_their_headlines(articles: list[CleanArticle]) -> None:
    assert [article.headline for article in articles] == HEADLINES


def test_each_has_one_caption_seen_four_times_with_its_credit(articles: list[CleanArticle]) -> None:
    assert [len(article.captions) for article in articles] == [1, 1]
    assert [(a.captions[0].credit, a.captions[0].times_seen) for a in articles] == [(credit, 4) for credit in CREDITS]
    assert [article.credits for article in articles] == [(credit,) for credit in CREDITS]


def test_the_doubled_word_stays(articles: list[CleanArticle]) -> None:
    assert "German Foreign Minister Minister Heiko Maas" in articles[0].captions[0].text


def test_the_body_is_the_paragraphs_of_the_source_and_nothing_else(articles: list[CleanArticle], seed: bytes) -> None:
    for number, article in enumerate(articles):
        record = seed[article.byte_start : article.byte_end].decode("utf-8")
        assert article.body == record[record.index(FIRST_BODY_PARAGRAPHS[number]) :]


def test_every_character_is_in_exactly_one_segment(articles: list[CleanArticle], seed: bytes) -> None:
    for article in articles:
        source = seed[article.byte_start : article.byte_end].decode("utf-8")
        assert partition_fault(article.segments, source) is None
        assert sum(article.accounting.values()) == len(source)


def test_the_stray_mark_is_a_marker(articles: list[CleanArticle]) -> None:
    marks = [[segment.text for segment in article.segments if segment.role == "marker"] for article in articles]
    assert marks == [["TT"], ["TT"]]


def test_captions_bound_the_publication_and_weekdays_narrow_it(articles: list[CleanArticle]) -> None:
    found = [[str(end and end.date()) for end in (a.published.earliest, a.published.latest)] for a in articles]
    assert found == [["2020-01-16", "2020-01-18"], ["2024-11-28", "None"]]
    assert [a.published.basis for a in articles] == ["caption", "caption"]
    for article in articles:
        source = "".join(segment.text for segment in article.segments)
        assert all(source[e.start : e.end] == e.text for e in article.published.evidence)


def test_both_are_english_and_end_with_a_sentence(articles: list[CleanArticle]) -> None:
    assert [(a.language.code, a.truncated.is_truncated) for a in articles] == [("en", False)] * 2


def test_every_byte_is_in_an_article_or_a_named_gap(seed: bytes) -> None:
    settled = INGEST.run(dump_of(seed))
    spans = [(item.article.byte_start, item.article.byte_end) for item in settled.items]
    spans += [(gap.byte_start, gap.byte_end) for gap in settled.dump.gaps]
    assert b"".join(seed[start:end] for start, end in sorted(spans)) == seed
