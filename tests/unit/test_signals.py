"""Signals: found where wires put them, with the words that say so, and nowhere else."""

import pytest

from shared.events import CleanArticle, Provider
from shared.text.signals import find_signals, find_slug_signals
from tests.dumps import clean_article

STORY = "PORT LARN, March 5 (HW) - The ferry came back to the harbour on Monday after nine days at sea, its owner said."


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("BULLETIN KILL", ["kill"]),
        ("KILL", ["kill"]),
        ("MANDATORY KILL: BC-XX--Ferry", ["kill"]),
        ("EDITORS: Please kill the story slugged BC-XX--Ferry", ["kill"]),
        ("KILL BILL TOPS CHARTS", []),
        ("Killed at sea: nine men", []),
        ("CORRECTED-UPDATE 1-Ferry sinks", ["correction", "update"]),
        ("CORRECTION - FERRY SINKS", ["correction"]),
        ("Correction: Ferry story", ["correction"]),
        ("(Corrects name of captain in third paragraph)", ["correction"]),
        ("Correctional officers strike", []),
        ("CORRECTION IN SHARE PRICES SEEN", []),
        ("ADVISORY", ["advisory"]),
        ("EDITORS' ADVISORY -", ["advisory"]),
        ("ADVISORY BOARD MEETS", []),
        ("FLASH - Ferry sinks", ["flash"]),
        ("URGENT", ["flash"]),
        ("FLASH FLOODS HIT LARN", []),
        ("URGENT TALKS ON FERRY", []),
        ("1ST LEAD", ["update"]),
        ("REFILE", ["update"]),
        ("UPDATE 1-Ferry sinks", ["update"]),
        ("(Adds quote, details)", ["update"]),
        ("Adds nine ferries", []),
        ("LEAD, ZINC PRICES FALL", []),
        ("BERICHTIGUNG: Fähre", ["correction"]),
        ("(Zusammenfassung 1330)", ["update"]),
        ("(Eil)", ["flash"]),
        ("BREAKING: Ferry sinks", ["flash"]),
        ("LEAD 1-Ferry sinks", ["update"]),
        ("(2nd LD) Ferry sinks", ["update"]),
        ("Update 2: Ferry sinks", ["update"]),
        ("STORY REMOVED: BC-XX--Ferry", ["kill"]),
        ("RETRACTION: Ferry sinks", ["kill"]),
        ("ANULACIÓN", ["kill"]),
        ("Meldung zurückgezogen", ["kill"]),
        ("This story has been withdrawn. There will be no substitute.", ["kill"]),
        ('ATTENTION EDITORS - The story headlined "Ferry sinks" has been withdrawn.', ["kill"]),
        ("Bitte verwenden Sie die Meldung von 12.10 Uhr nicht.", ["kill"]),
        ("Editors at the paper said that the story was withdrawn", []),
        ("This report was retracted by the journal.", []),
        ("The report on ferries was withdrawn, and nobody said why.", []),
        ("REMOVED FROM OFFICE: THE MAYOR", []),
        ("Lead 2 times over the limit is found", []),
        ("", []),
    ],
)
def test_set_words_count_only_as_the_wires_use_them(line: str, expected: list[str]) -> None:
    assert [found.signal for found in find_signals(line)] == expected


@pytest.mark.parametrize(
    ("slug", "expected"),
    [
        ("BC-XX--Ferry-KILL", ["kill"]),
        ("BC-XX--Ferry, 1st Ld-Writethru,640", ["update"]),
        ("AM-LARN-2NDLD-***URGENT", ["flash", "update"]),
        ("LARN-FERRY/ (UPDATE 2, PIX)", ["update"]),
        ("BC-XX--Killer Whale", []),
        ("BC-XX--Ferry", []),
    ],
)
def test_a_slug_says_so_too(slug: str, expected: list[str]) -> None:
    assert sorted(found.signal for found in find_slug_signals(slug)) == expected


def evidence(article: CleanArticle) -> list[str]:
    source = "".join(segment.text or "" for segment in article.segments)
    assert all(source[e.start : e.end] == e.text for e in article.signal_evidence if e.space == "source")
    return [e.text for e in article.signal_evidence]


def test_a_plain_text_gives_its_signal_with_the_words() -> None:
    article = clean_article(f"UPDATE 1-Ferry of Port Larn comes back\n\n{STORY}\n\nIt had lost its cargo.")
    assert (article.signal, evidence(article), article.status) == ("update", ["UPDATE 1"], "usable")
    assert (article.headline, article.headline_bare) == (
        "UPDATE 1-Ferry of Port Larn comes back",
        "Ferry of Port Larn comes back",
    )


def test_a_kill_cancels() -> None:
    article = clean_article(f"BULLETIN KILL\n\nEDITORS: Kill the story slugged BC-XX--Ferry.\n\n{STORY}")
    assert (article.signal, article.status) == ("kill", "canceled")
    assert evidence(article)


def test_a_story_about_a_killing_is_none() -> None:
    article = clean_article(
        f"Nine killed in ferry blast\n\n{STORY}\n\nKILL\n\nThe word was painted on a wall of the harbour."
    )
    assert (article.signal, article.status, article.signal_evidence) == (None, "usable", ())


def test_an_article_says_which_signal_weighs_most() -> None:
    article = clean_article(f"CORRECTED-UPDATE 1-Ferry of Port Larn comes back\n\n{STORY}")
    assert (article.signal, evidence(article)) == ("correction", ["CORRECTED"])


def test_a_corrected_headline_is_a_headline_and_no_note() -> None:
    article = clean_article(f"CORRECTED - FERRY OF PORT LARN COMES BACK\n\n{STORY}")
    assert (article.headline, article.headline_bare) == (
        "CORRECTED - FERRY OF PORT LARN COMES BACK",
        "FERRY OF PORT LARN COMES BACK",
    )
    assert article.signal == "correction"


def test_nothing_stated_is_nothing_found() -> None:
    article = clean_article(f"Ferry of Port Larn comes back\n\n{STORY}")
    assert (article.signal, article.provider) == (None, Provider())
