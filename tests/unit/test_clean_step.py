"""What clean decides of an article beyond its roles: language, publication, truncation, the account."""

import pytest

from services.clean.language import identify_language
from services.clean.step import STEP
from services.enrich.step import STEP as ENRICH
from shared.errors import InvalidMessage
from shared.outcomes import Dropped, Event
from tests.dumps import clean_article, example, raw_articles
from tests.invented import raw_article

HEAD = "Council Keeps Night Ferry\n\n"
BODY = "The harbour council met in the old town hall on Monday and voted for the night ferry"


def test_an_article_without_text_is_dropped() -> None:
    assert STEP.run(raw_article(" \n\x00\n")).items == (Dropped("no_text"),)


def test_an_article_of_marks_and_boilerplate_is_dropped() -> None:
    assert STEP.run(raw_article("-----\n\nAdvertisement\n\n(END)")).items == (Dropped("only_boilerplate"),)


def test_characters_are_counted_by_role() -> None:
    text = f"{HEAD}{BODY}.\n\n-30-"
    settled = STEP.run(raw_article(text))
    assert settled.items[0].article.accounting == {"blank": 4, "body": len(BODY) + 1, "headline": 25, "marker": 4}
    assert settled.measures["characters:body"] == len(BODY) + 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le conseil du port a voté lundi pour le bac de nuit, qui restera tout l'hiver.", "fr"),
        ("Der Hafenrat stimmte am Montag für die Nachtfähre, die im Winter bleiben wird.", "de"),
        ("صوت مجلس الميناء يوم الاثنين لصالح العبارة الليلية التي ستبقى طوال الشتاء.", "ar"),
        ("12 34 56", "und"),
    ],
)
def test_the_language_is_identified_or_undetermined(text: str, expected: str) -> None:
    assert clean_article(text).language.code == expected


def test_without_a_date_the_publication_is_unknown() -> None:
    published = clean_article(HEAD + BODY + ".").published
    assert (published.precision, published.basis, published.earliest, published.evidence) == (
        "unknown",
        "none",
        None,
        (),
    )


def test_a_full_dateline_gives_the_day() -> None:
    published = clean_article(f"{HEAD}VARNA, Nov 11, 2025 (Harbour Wire) - {BODY}.").published
    assert (published.precision, published.basis) == ("day", "dateline")
    assert published.earliest.isoformat() == "2025-11-11T00:00:00+00:00"
    assert published.latest.isoformat() == "2025-11-11T23:59:59+00:00"


def test_a_dateline_without_a_year_dates_nothing() -> None:
    assert clean_article(f"{HEAD}VARNA, Nov 11 (Harbour Wire) - {BODY}.").published.basis == "none"


def test_the_latest_date_of_a_caption_bounds_the_publication() -> None:
    text = f"{HEAD}A ferry, built on May 2, 1961, leaves on 3 November 2025. (EPA)\n\n{BODY.replace(' on Monday', '')}."
    published = clean_article(text).published
    assert (published.precision, published.basis, published.latest) == ("not_before", "caption", None)
    assert published.earliest.date().isoformat() == "2025-11-03"
    evidence = published.evidence[0]
    assert text[evidence.start : evidence.end] == evidence.text == "3 November 2025"


def test_a_date_that_does_not_exist_is_no_date() -> None:
    assert clean_article(f"{HEAD}A ferry on February 31, 2025. (EPA)\n\n{BODY}.").published.basis == "none"


def test_a_text_that_stops_in_mid_sentence_is_truncated() -> None:
    truncated = clean_article(HEAD + BODY).truncated
    assert truncated.is_truncated
    assert truncated.evidence[0].text == BODY[-80:]


@pytest.mark.parametrize("end", [".", "!”", "?", '."', ".)", " night\n-30-", ".\n\nRead more: Ten ferries"])
def test_a_text_that_ends_is_not_truncated(end: str) -> None:
    assert not clean_article(HEAD + BODY + end).truncated.is_truncated


@pytest.mark.parametrize("end", ["…", "...", " [...]", ".\n\n(MORE)", ".\n\nContinue reading", ". Read more", "; the"])
def test_a_text_that_says_or_shows_that_more_follows_is_truncated(end: str) -> None:
    truncated = clean_article(HEAD + BODY + end).truncated
    assert truncated.is_truncated
    assert truncated.evidence[0].text in HEAD + BODY + end


def test_the_last_story_of_the_sample_dump_breaks_off_and_no_other() -> None:
    articles = [STEP.run(raw).items[0].article for raw in raw_articles(example("harbour-wire.txt"))]
    assert [article.truncated.is_truncated for article in articles] == [False] * 4 + [True]
    assert [[caption.times_seen for caption in article.captions] for article in articles] == [[4]] * 5


def test_contacts_for_editors_never_reach_the_enriched_event() -> None:
    foot = "Media contact: Otto Bern, +44 20 7946 0018\n\n(Reporting by Ada Moss; desk@harbour.example)"
    article = clean_article(f"{HEAD}{BODY}.\n\n{foot}")
    assert b"7946 0018" in article.to_json()
    enriched = ENRICH.run(article).items[0].article.to_json()
    assert not any(secret in enriched for secret in (b"7946 0018", b"desk@harbour.example", b"Media contact"))
    assert b"(Reporting by Ada Moss" in enriched


def test_a_stated_language_only_breaks_a_tie() -> None:
    assert identify_language(f"{BODY}.", "de").code == "en"
    assert identify_language("12 34 56", "de").code == "und"


def test_a_text_of_two_languages_is_less_sure() -> None:
    german = "Der Hafenrat stimmte am Montag für die Nachtfähre, die im Winter bleiben wird. " * 8
    assert identify_language(f"{BODY}. " * 8 + german).confidence < 0.9 < identify_language(german).confidence


def test_an_advisory_without_a_story_is_kept_as_a_note() -> None:
    article = clean_article("EDITORS: The ferry picture of today is withdrawn, please use the second one instead.")
    assert [segment.role for segment in article.segments] == ["note"]


def test_a_body_of_more_lines_than_an_event_holds_is_refused() -> None:
    with pytest.raises(InvalidMessage, match="60001 lines, 60000 are allowed"):
        STEP.run(raw_article("a\n" * 60_001))


def test_a_partition_that_does_not_fit_is_a_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("services.clean.step.build_segments", lambda *_: ())
    with pytest.raises(AssertionError, match="segments end at 0"):
        STEP.run(raw_article(HEAD + BODY))


def test_the_longest_article_is_cleaned() -> None:
    text = (BODY + ". ") * 11_000
    assert isinstance(STEP.run(raw_article(text[:1_000_000])).items[0], Event)


def test_characters_written_as_html_are_restored_by_edits() -> None:
    article = clean_article("Ferry&#8217;s back\n\nThe ferry &amp;amp; its crew came back to Port Larn on Monday.\n")
    assert article.headline == "Ferry’s back"
    assert article.body == "The ferry & its crew came back to Port Larn on Monday."
    assert {edit.reason for segment in article.segments for edit in segment.edits} == {"html_entity"}
