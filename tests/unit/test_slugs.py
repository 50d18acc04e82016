"""Slugs, takes and headline prefixes of the wires."""

import pytest

from shared.events import Take
from shared.text.slugs import bare_headline, is_slug_line, parse_slug, parse_take


@pytest.mark.parametrize(
    ("line", "slug", "cycle", "words", "take"),
    [
        (
            "BC-XX--Ferry-Lost Cargo, 1st Ld-Writethru,640",
            "BC-XX--Ferry-Lost Cargo",
            "BC",
            640,
            Take(lead=1, is_writethru=True),
        ),
        ("BC-XX--Ferry,640", "BC-XX--Ferry", "BC", 640, None),
        ("AM-LARN-FERRY 2NDLD", "AM-LARN-FERRY", "AM", None, Take(lead=2)),
        ("AM-LARN-2NDLD-***URGENT", "AM-LARN", "AM", None, Take(lead=2)),
        ("PM-LARN 1STLD-(WRITETHROUGH)", "PM-LARN", "PM", None, Take(lead=1, is_writethru=True)),
        ("BC-XX--Ferry, 2nd Take, 300", "BC-XX--Ferry", "BC", 300, Take(part=2)),
        ("BC-XX--Ferry, 1st Add, 300", "BC-XX--Ferry", "BC", 300, Take(part=2)),
        ("BC-XX--Ferry, Part 2 of 3", "BC-XX--Ferry", "BC", None, Take(part=2)),
        ("BC-XX--Ferry, Ld,300", "BC-XX--Ferry", "BC", 300, Take(lead=0)),
        ("u f BC-LARN-FERRY   02-26 0105", "BC-LARN-FERRY", "BC", 105, None),
        ("LARN-FERRY", "LARN-FERRY", None, None, None),
        ("Larn ferry leads the field", "Larn ferry leads the field", None, None, None),
        ("BC-XX--Lead Poisoning", "BC-XX--Lead Poisoning", "BC", None, None),
    ],
)
def test_a_slug_line_is_taken_apart(
    line: str, slug: str, cycle: str | None, words: int | None, take: Take | None
) -> None:
    found = parse_slug(line)
    assert (found.slug, found.cycle, found.word_count, found.take) == (slug, cycle, words, take)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("1ST LEAD", Take(lead=1)),
        ("2. LEAD", Take(lead=2)),
        ("3rd Ld-Writethru", Take(lead=3, is_writethru=True)),
        ("EXTRA", None),
    ],
)
def test_a_lead_line_says_which_lead_it_is(line: str, expected: Take | None) -> None:
    assert parse_take(line) == expected


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("UPDATE 1-Ferry sinks", "Ferry sinks"),
        ("RPT-UPDATE 2-Ferry sinks", "Ferry sinks"),
        ("CORRECTED - FERRY SINKS", "FERRY SINKS"),
        ("(CORRECTED) - FERRY SINKS", "FERRY SINKS"),
        ("CORRECTED-(OFFICIAL)-FERRY SINKS", "(OFFICIAL)-FERRY SINKS"),
        ("1ST LEAD Ferry sinks", "Ferry sinks"),
        ("WRAPUP 3-Ferry sinks", "Ferry sinks"),
        ("URGENT - Ferry sinks", "Ferry sinks"),
        ("Correction: Ferry story", "Ferry story"),
        ("(Zusammenfassung 2) Fähre sinkt", "Fähre sinkt"),
        ("Update on the ferry", "Update on the ferry"),
        ("UPDATE ON FERRY", "UPDATE ON FERRY"),
        ("Lead prices fall", "Lead prices fall"),
        ("UPDATE 1-", "UPDATE 1-"),
        ("", ""),
    ],
)
def test_the_headline_is_offered_without_its_prefix(headline: str, expected: str) -> None:
    assert bare_headline(headline) == expected


def test_a_sentence_is_no_slug() -> None:
    lines = ("AM-larn said", "BC is far", "A-B-C", "BC-", "BC-XX--Ferry,640", "PM-LARN-FERRY-CARGO")
    assert [is_slug_line(line) for line in lines] == [False, False, False, False, True, True]
