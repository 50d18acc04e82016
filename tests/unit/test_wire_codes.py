"""Wire codes: put right in the texts of wires, left alone in all others."""

import pytest

from services.clean.wire_codes import NO_CODES, find_wire_codes, wire_changes
from tests.dumps import clean_article

STORY = "PORT LARN (HW) _ ``We came back _ at last,'' she said. ``It's ``ours.'' ''"


def repaired(line: str, wire_format: str = "text", text: str | None = None, kind: str | None = None) -> str:
    codes = find_wire_codes(wire_format, text or line)
    pieces, at = [], 0
    for change in wire_changes(line, codes, kind):
        assert change.reason == "wire_code"
        pieces += [line[at : change.start], change.replacement]
        at = change.end
    return "".join([*pieces, line[at:]])


@pytest.mark.parametrize(
    "line",
    [
        "Use `ls` or ``ls`` in the shell.",
        "The file a_b_c and a lone _ here.",
        "Latitude 12 degrees 5' 3'' north.",
        "if (x) { return y; } or 7{",
        "x = y =",
        "^caret",
        "a <",
        "DON''T",
    ],
)
def test_a_text_without_the_convention_stays(line: str) -> None:
    assert repaired(line) == line


def test_the_dash_and_the_quotes_of_a_text_that_shows_them() -> None:
    line = "PORT LARN (HW) _ ``We came back _ at last,'' she said."
    assert repaired(line) == "PORT LARN (HW) — “We came back — at last,” she said."


def test_a_quote_in_a_quote_and_the_apostrophe_before_its_end() -> None:
    line = "``It said `not ours' and 'yours''' _ he said. ``Yes.''"
    assert repaired(line) == "“It said ‘not ours' and 'yours'” — he said. “Yes.”"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Larn;7{;_;6;{", "Larn;7½;—;6;½"),
        ("Port\x10 Moss and Lake\x10Larn", "Port Moss and Lake Larn"),
        ("^By ADA MOSS=", "By ADA MOSS"),
        ("^Ferry comes back <", "Ferry comes back"),
        ("___=", "___"),
    ],
)
def test_lines_of_anpa(line: str, expected: str) -> None:
    assert repaired(line, "anpa1312") == expected


def test_a_field_of_iptc_ends_with_its_mark_but_a_sum_does_not() -> None:
    assert repaired("Ferry comes back =", "iptc7901", kind="headline") == "Ferry comes back"
    assert repaired("3 + 4 =", "iptc7901", kind="paragraph") == "3 + 4 ="


def test_a_byline_of_any_text_loses_its_mark() -> None:
    assert repaired("By ADA MOSS and LARS QUILL=") == "By ADA MOSS and LARS QUILL"


def test_nothing_holds_in_an_empty_text() -> None:
    assert find_wire_codes("text", "") == NO_CODES


def test_a_plain_text_of_a_wire_is_cleaned_by_edits_alone() -> None:
    article = clean_article(f"Ferry of Port Larn comes back\n\n{STORY}\n\nThe rice was lost _ all of it.")
    assert "“We came back — at last,” she said." in article.body
    assert "lost — all of it." in article.body
    assert STORY in "".join(segment.text or "" for segment in article.segments)
