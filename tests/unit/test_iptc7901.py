"""IPTC 7901 and DPA: messages in control bytes, each a record with everything that it states."""

import pytest

from services.ingest.formats import dpa, iptc7901
from services.ingest.reading import Broken, Member, Reading, Record, Skipped
from tests.wire_messages import IPTC_TEXT, anpa_message, iptc_message, sgml_story
from tests.wire_records import cleaned


def reading(payload: bytes) -> Reading:
    return iptc7901.read(Member(payload))


def record(payload: bytes) -> Record:
    (found,) = reading(payload).records
    assert isinstance(found, Record), found
    return found


def test_everything_that_a_message_states_has_a_field() -> None:
    provider = record(iptc_message(IPTC_TEXT)).provider
    assert (provider.name, provider.local_id, provider.guid) == ("hwn", "hwa062", None)
    assert (provider.urgency, provider.category, provider.word_count) == (4, ("i",), 211)
    assert (provider.slug, provider.keywords) == ("Larn-ferry/Cargo", ("Larn-ferry", "Cargo"))
    assert provider.headline == "Ferry of Port Larn comes back after nine days"
    assert (provider.byline, provider.editors_note) == ("By Ada Moss, hwn", "adds quote of the captain")
    assert provider.take is not None
    assert (provider.take.lead, provider.signal) == (1, "update")
    stated = {field.field: field.text for field in provider.stated}
    assert stated == {
        "header/options": "ccccb",
        "header/agency number": "061",
        "lead": "1ST LEAD",
        "sign-off": "hwn am lq",
    }


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        ("131137 GMT Nov 13", "2013-11-13T11:37:00+00:00"),
        ("071341 GMT Okt 15", "2015-10-07T13:41:00+00:00"),
        ("212101 GMT Nov 18", "2018-11-21T21:01:00+00:00"),
        ("311200 GMT Nov 18", None),
        ("212101 Nov 18", None),
    ],
)
def test_the_closing_time_is_day_hour_minute_and_never_a_year_of_2021(time: str, expected: str | None) -> None:
    provider = record(iptc_message(IPTC_TEXT, time=time)).provider
    assert (provider.sent_at.isoformat() if provider.sent_at else None) == expected
    assert [stated.text for stated in provider.times] == [time]


def test_the_head_the_story_and_what_follows_it_have_their_roles() -> None:
    article = cleaned(record(iptc_message(IPTC_TEXT)), "iptc7901")
    assert article.headline == "Ferry of Port Larn comes back after nine days"
    assert article.byline == "By Ada Moss, hwn"
    assert article.dateline is not None
    assert (article.dateline.place, article.dateline.agency) == ("Cairo", "dpa")
    assert article.body.startswith("The ferry came back to the harbour of Port Larn on Monday")
    assert article.body.endswith("Captain Lars Quill said.")


def test_contacts_of_the_editors_are_not_public() -> None:
    article = cleaned(record(iptc_message(IPTC_TEXT)), "iptc7901")
    private = "".join(segment.text or "" for segment in article.segments if not segment.public)
    public = "".join(segment.text or "" for segment in article.segments if segment.public)
    assert "555 0100" in private
    assert "555 0100" not in public
    assert "hwn am lq" in public


def test_the_end_of_a_field_is_an_edit() -> None:
    article = cleaned(record(iptc_message(IPTC_TEXT)), "iptc7901")
    byline = next(segment for segment in article.segments if segment.role == "byline")
    assert (byline.text, [edit.reason for edit in byline.edits]) == ("By Ada Moss, hwn =", ["wire_code"])


def test_messages_one_behind_the_other_are_one_record_each() -> None:
    messages = [iptc_message(IPTC_TEXT, number=f"hwa{number:03d}") for number in range(1, 4)]
    payload = b"\r\n\x00\x00".join(messages) + b"\r\n"
    found = reading(payload)
    assert [r.provider.local_id for r in found.records if isinstance(r, Record)] == ["hwa001", "hwa002", "hwa003"]
    spans = [(r.byte_start, r.byte_end) for r in found.records] + [(g.byte_start, g.byte_end) for g in found.gaps]
    assert b"".join(payload[start:end] for start, end in sorted(spans)) == payload


def test_a_headline_may_stand_without_lead_and_without_end_mark() -> None:
    text = "Ferry of Port Larn comes back\n\nPort Larn (hwn) - The ferry came back to the harbour."
    assert record(iptc_message(text)).provider.headline == "Ferry of Port Larn comes back"


def test_a_text_that_begins_at_once_has_no_headline() -> None:
    text = "   Port Larn (hwn) - The ferry came back to the harbour.\n\n   It had lost its cargo."
    found = record(iptc_message(text))
    assert (found.provider.headline, [block.kind for block in found.blocks]) == (None, ["paragraph", "paragraph"])


def test_a_headline_may_stand_at_the_margin_with_its_byline_under_it() -> None:
    text = "Ferry of Port Larn comes back\n  By Ada Moss\n   PARIS, March 3 (AFP) - It came\nback.\n   It rained."
    found = record(iptc_message(text))
    assert (found.provider.headline, found.provider.byline) == ("Ferry of Port Larn comes back", "By Ada Moss")
    assert [block.kind for block in found.blocks] == ["headline", "byline", "paragraph", "paragraph"]


def test_a_german_message_has_the_same_parts() -> None:
    text = (
        "(Zusammenfassung 1330)\nFähre kehrt zurück\nVon Ada Moos, dpa =\n\nBerlin (dpa) - Sie kam zurück.\n\n"
        "# Notizblock\n\n## Redaktionelle Hinweise\n- Zitat ergänzt\n\n"
        "## dpa-Kontakte\n- Autorin: Ada Moos, 555 0100\n\ndpa am yydd n1 lq\n"
    )
    found = record(iptc_message(text))
    assert (found.provider.signal, found.provider.editors_note) == ("update", "Zitat ergänzt")
    assert ("sign-off", "dpa am yydd n1 lq") in [(field.field, field.text) for field in found.provider.stated]
    assert [block.kind for block in found.blocks][-3:] == ["private_note", "private_note", "note"]


def test_an_embargo_line_is_kept_as_stated() -> None:
    text = "EMBARGOED until 2100 GMT Nov 14\nFerry of Port Larn comes back =\n\nPort Larn (hwn) - It came back."
    provider = record(iptc_message(text)).provider
    assert (provider.embargo, provider.headline) == ("EMBARGOED until 2100 GMT Nov 14", "Ferry of Port Larn comes back")


def test_urgency_one_is_a_flash() -> None:
    provider = record(iptc_message("Ferry sinks =\n\nPort Larn (hwn) - It sank.", header=" 1 i 9 hwn 062")).provider
    assert (provider.urgency, provider.signal) == (1, "flash")


def test_latin_letters_are_read_and_what_is_broken_is_marked() -> None:
    umlaut = iptc_message("Fähre von Lärn kommt zurück =\n\nLärn (hwn) - Sie kam nach Mönchhafen zurück.")
    assert record(umlaut).provider.headline == "Fähre von Lärn kommt zurück"
    broken = iptc_message("Ferry back =\n\nLarn (hwn) - The caf\xe9 on board closed.").replace(
        b"\xe9", "é".encode() + b"\xff"
    )
    found = record(broken)
    assert [(found.text[r.offset], r.original_hex) for r in found.replacements] == [("�", "ff")]


def test_a_message_without_an_end_is_read_with_a_warning() -> None:
    cut = iptc_message(IPTC_TEXT).split(b"Captain")[0]
    found = record(cut)
    assert [warned.code for warned in found.warnings] == ["truncated_record"]
    assert (found.byte_start, found.byte_end) == (0, len(cut.rstrip()))


def test_a_message_without_a_header_is_read_with_a_warning() -> None:
    found = record(b"\x01?? 9\r\n\x02Ferry back =\r\n\nLarn (hwn) - It came back.\r\n\x03\x04")
    assert [warned.code for warned in found.warnings] == ["recovered_markup"]
    assert found.provider.headline == "Ferry back"


def test_a_broken_message_never_costs_its_neighbours() -> None:
    good = [iptc_message(IPTC_TEXT, number=f"hwa{number:03d}") for number in (1, 3)]
    payload = good[0] + b"\x01hwa002 here the line was lost and nothing" + good[1]
    found = reading(payload).records
    assert [type(r) for r in found] == [Record, Broken, Record]
    assert payload[found[1].byte_start : found[1].byte_end].startswith(b"\x01hwa002")


def test_text_between_two_messages_goes_to_quarantine() -> None:
    payload = iptc_message(IPTC_TEXT) + b"THE LINE WAS REPAIRED AT NOON\r\n" + iptc_message(IPTC_TEXT)
    assert [type(r) for r in reading(payload).records] == [Record, Broken, Record]


def test_a_message_without_text_is_dropped() -> None:
    (found,) = reading(iptc_message("  \n")).records
    assert isinstance(found, Skipped)
    assert found.reason == "no_text"


def test_a_record_that_was_cut_out_is_read_as_the_same_record() -> None:
    payload = iptc_message(IPTC_TEXT, number="hwa001") + iptc_message(IPTC_TEXT, number="hwa002")
    whole = reading(payload).records[1]
    (again,) = iptc7901.read(Member(payload[whole.byte_start : whole.byte_end], is_record=True)).records
    assert isinstance(whole, Record)
    assert isinstance(again, Record)
    assert (again.text, again.provider) == (whole.text, whole.provider)


DPA = iptc_message(
    IPTC_TEXT.replace("hwn", "dpa"), number="abc0124", header=" 3 i 93  dpa 1888", time="212101 GMT Nov 18"
)


def test_dpa_is_known_by_its_long_numbers() -> None:
    assert dpa.detect(Member(DPA)) > iptc7901.detect(Member(DPA)) > 0.9
    assert dpa.detect(Member(iptc_message(IPTC_TEXT))) == 0.0
    (found,) = dpa.read(Member(DPA)).records
    assert isinstance(found, Record)
    assert (found.provider.local_id, found.provider.name) == ("abc0124", "dpa")


def test_dpa_is_read_without_its_control_bytes_too() -> None:
    bare = bytes(byte for byte in DPA if byte not in b"\x01\x02\x03\x04\x7f")
    payload = bare + bare.replace(b"abc0124", b"abc0125")
    assert dpa.detect(Member(payload)) > 0.9
    found = dpa.read(Member(payload)).records
    assert [r.provider.local_id for r in found if isinstance(r, Record)] == ["abc0124", "abc0125"]
    (framed,) = dpa.read(Member(DPA)).records
    assert isinstance(framed, Record)
    assert isinstance(found[0], Record)
    assert (found[0].text, found[0].provider) == (framed.text, framed.provider)


@pytest.mark.parametrize(
    "payload", [anpa_message("text"), sgml_story("text").encode(), b"", b"\x01", b"plain \x01 text"]
)
def test_other_files_are_not_claimed(payload: bytes) -> None:
    assert iptc7901.detect(Member(payload)) == dpa.detect(Member(payload)) == 0.0
