"""ANPA 1312: messages in control bytes, their header of two lines and the marks that set their text."""

import pytest

from services.ingest.formats import anpa1312
from services.ingest.reading import Broken, Member, Reading, Record
from tests.wire_messages import ANPA_TEXT, anpa_message, iptc_message, sgml_story
from tests.wire_records import cleaned

TABLE_SLUG = "r z\x14\x12 BC-XXX--LeagueGlance     05-17 0820"
TABLE = """\
^BC-XXX--League Glance<
^League Standings=
^By The Harbour Wire=
^East Division=
\x08^;W;L;GB\x10
\x08Larn;23;13;_\x10
\x08Port\x10 Moss;17;19;6{\x10
\t   Larn 7, Port Moss 5<
"""


def reading(payload: bytes) -> Reading:
    return anpa1312.read(Member(payload))


def record(payload: bytes) -> Record:
    (found,) = reading(payload).records
    assert isinstance(found, Record), found
    return found


def test_everything_that_a_message_states_has_a_field() -> None:
    provider = record(anpa_message(ANPA_TEXT)).provider
    assert (provider.name, provider.local_id, provider.guid) == ("HW", "W2870", None)
    assert (provider.slug, provider.cycle, provider.word_count) == ("BC-XX--Ferry-Lost Cargo", "BC", 640)
    assert provider.take is not None
    assert (provider.take.lead, provider.take.is_writethru, provider.signal) == (1, True, "update")
    assert (provider.headline, provider.byline) == ("Ferry of Port Larn comes back", "By ADA MOSS and LARS QUILL")
    assert (provider.category, provider.editors_note) == (("a",), "The names of the crew are changed.")
    assert provider.sent_at is not None
    assert provider.sent_at.isoformat() == "2013-11-13T15:09:00+00:00"


def test_the_header_is_stated_as_it_stands() -> None:
    stated = {field.field: field.text for field in record(anpa_message(ANPA_TEXT)).provider.stated}
    assert stated == {
        "header/selector": "asian",
        "header/priority": "r",
        "header/keyword": "BC-XX--Ferry-Lost 1stLd-Writethru",
        "header/date": "11-13",
        "header/words": "0640",
        "editors": "Eds: Updates with quote.",
        "media": "HW Photo HWN101, HWN102",
        "trailer/wire": "WF",
    }


def test_wire_codes_are_put_right_as_edits() -> None:
    article = cleaned(record(anpa_message(ANPA_TEXT)), "anpa1312")
    assert article.headline == "Ferry of Port Larn comes back"
    assert article.byline == "By ADA MOSS and LARS QUILL"
    assert article.body.endswith("“We never lost hope — not once,” she said. “It is ours.”")
    assert "``" in "".join(segment.text or "" for segment in article.segments)
    assert article.dateline is not None
    assert (article.dateline.place, article.dateline.agency) == ("CAIRO", "AP")


def test_rows_of_a_table_are_kept_apart_and_their_codes_put_right() -> None:
    article = cleaned(record(anpa_message(TABLE, slug=TABLE_SLUG)), "anpa1312")
    rows = [s.text for s in article.segments if s.role == "table"]
    assert "Larn;23;13;_" in rows
    codes = {
        (s.text or "")[e.start - s.start : e.end - s.start]: e.replacement
        for s in article.segments
        if s.role == "table"
        for e in s.edits
        if e.reason == "wire_code"
    }
    assert {"_": "—", "\x10": "", "{": "½"}.items() <= codes.items()


def test_a_table_that_is_all_control_bytes_is_not_taken_for_binary() -> None:
    rows = "".join(f"\x08T{n};1\x10\n" for n in range(200))
    assert "\x08" not in record(anpa_message(f"^BC-XXX--Glance<\n^Standings=\n{rows}", slug=TABLE_SLUG)).text


def test_a_message_without_marks_is_read_by_its_indents() -> None:
    text = (
        "FERRY COMES BACK\n    PORT LARN, March 5 - The ferry came back to the harbour\nof Port Larn.\n    It rained.\n"
    )
    found = record(anpa_message(text, slug="u f BC-LARN-FERRY   03-05 0105"))
    assert [block.kind for block in found.blocks] == ["headline", "paragraph", "paragraph"]
    assert (found.provider.headline, found.provider.slug) == ("FERRY COMES BACK", "BC-LARN-FERRY")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("^BC-XX--Ferry-Lost Cargo-KILL<", "kill"),
        ("^BC-XX--CORRECTION-Ferry<", "correction"),
        ("^BC-XX--Editors' Advisory<", "advisory"),
        ("^BC-XX--APNewsAlert<", "flash"),
        ("^BC-XX--Killer Ferry<", None),
    ],
)
def test_the_slug_says_what_the_message_does(line: str, expected: str | None) -> None:
    text = f"{line}\n^Ferry of Port Larn<\n\t   PORT LARN (HW) _ It came back.\n"
    assert record(anpa_message(text, slug="r a BC-XX--Ferry   11-13 0640")).provider.signal == expected


def test_messages_one_behind_the_other_are_one_record_each() -> None:
    payload = b"".join(anpa_message(ANPA_TEXT, number=f"W{number:04d}") for number in (1, 2, 3))
    found = reading(payload)
    assert [r.provider.local_id for r in found.records if isinstance(r, Record)] == ["W0001", "W0002", "W0003"]
    assert [(r.byte_start, r.byte_end) for r in found.records] == [
        (number * len(payload) // 3, (number + 1) * len(payload) // 3) for number in range(3)
    ]


def test_a_message_without_an_end_is_read_and_its_neighbour_kept() -> None:
    cut = anpa_message(ANPA_TEXT, number="W0001").split(b"\x03")[0]
    found = reading(cut + anpa_message(ANPA_TEXT, number="W0002")).records
    assert [r.provider.local_id for r in found if isinstance(r, Record)] == ["W0001", "W0002"]
    assert [[w.code for w in r.warnings] for r in found if isinstance(r, Record)] == [["truncated_record"], []]


def test_a_header_without_a_text_or_an_end_is_broken() -> None:
    payload = b"\x01??\x16 9999\x02 the line was lost" + anpa_message(ANPA_TEXT)
    assert [type(r) for r in reading(payload).records] == [Broken, Record]


def test_only_anpa_is_claimed() -> None:
    assert anpa1312.detect(Member(anpa_message(ANPA_TEXT))) > 0.9
    for payload in (iptc_message("text"), sgml_story("text").encode(), b"", b"plain\x1f text"):
        assert anpa1312.detect(Member(payload)) == 0.0
