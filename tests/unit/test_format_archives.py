"""Archive exports: every document is found with its fields, whatever carries it and whatever the language."""

import random
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.ingest.contents import read_contents
from services.ingest.formats import choose_format, europresse, factiva, nexis, proquest, word
from services.ingest.reading import Member, Reading, Record, Skipped
from shared import ids
from shared.dump import Dump
from tests.archive_samples import (
    BODY_ONE,
    BODY_TWO,
    EUROPRESSE,
    FACTIVA_SHOWN,
    FACTIVA_TEXT,
    GERMAN_HTML,
    NEXIS_TEXT,
    PROQUEST,
    UNI_LINES,
    rtf_file,
    word_file,
    zip_file,
)
from tests.dumps import RECEIVED

FORMATS = (nexis, factiva, europresse, proquest)


def records_of(payload: bytes) -> list[Record]:
    dump = Dump(payload, ids.dump_id(payload), "test", RECEIVED)
    found = [place.found for place in read_contents(dump).places]
    assert all(isinstance(one, Record) for one in found), found
    return [one for one in found if isinstance(one, Record)]


def texts(record: Record, kind: str) -> list[str]:
    return [" ".join(record.text[b.start : b.end].split()) for b in record.blocks if b.kind == kind]


def times(record: Record) -> dict[str, str]:
    return {time.kind: time.text for time in record.provider.times}


def test_a_text_export_has_its_documents_with_their_fields() -> None:
    first, second = records_of(NEXIS_TEXT.encode())
    provider = first.provider
    assert (provider.publisher, provider.headline) == ("The Harbour Times (Port Larn)", "Ferry Back in Port")
    assert (provider.byline, provider.word_count, provider.language) == ("Ada Moss and Lars Quill", 1021, "ENGLISH")
    assert times(first) == {"published": "January 11, 2010 Monday", "loaded": "January 12, 2010"}
    assert texts(first, "caption") == ["The ferry at the pier on Monday"]
    assert texts(first, "text") == [f"{BODY_ONE} LENGTH: the ferry is 80 metres long. {BODY_TWO}"]
    assert (second.provider.headline, second.provider.byline) == ("Rain Expected", None)


def test_what_an_export_states_of_its_size_is_kept_beside_what_was_found() -> None:
    part = NEXIS_TEXT.replace("2 of 2 DOCUMENTS", "8 of 383 DOCUMENTS").encode()
    reading = nexis.read(Member(part))
    assert (reading.stated_found, len(reading.records)) == (383, 2)


def test_labels_are_known_in_other_languages_and_highlights_do_not_cut_a_headline() -> None:
    first, second = records_of(GERMAN_HTML.encode())
    provider = first.provider
    assert (provider.publisher, provider.headline) == ("Hafenblatt", "Fähre wieder im Hafen")
    assert (provider.byline, provider.word_count, provider.language) == ("Ada Moss", 21, "GERMAN; DEUTSCH")
    assert texts(first, "paragraph") == [BODY_ONE, BODY_TWO]
    assert second.provider.headline == "Regen erwartet"


@pytest.mark.parametrize("carry", [word_file, rtf_file], ids=["word", "rtf"])
def test_a_new_export_is_read_from_word_and_rtf_without_its_cover(carry: Callable[[list[str]], bytes]) -> None:
    first, second = records_of(carry(UNI_LINES))
    assert first.provider.headline == "Ferry Back in Port"
    assert first.provider.publisher == "The Harbour Times (Port Larn)"
    assert times(first) == {"published": "January 11, 2010 Monday", "loaded": "January 12, 2010"}
    assert texts(first, "paragraph") == [BODY_ONE, BODY_TWO]
    assert texts(first, "caption") == ["The ferry at the pier on Monday"]
    assert texts(first, "summary") == ["Nine days at sea"]
    assert (second.provider.headline, texts(second, "paragraph")) == ("Rain Expected", [BODY_TWO])


def test_a_document_that_the_archive_cannot_show_is_no_article() -> None:
    sorry = "<p>1 of 1 DOCUMENTS</p><p>LENGTH: 3 words</p><p>SECTION: A</p><p>We are sorry, there is an error.</p>"
    found = nexis.read(Member(sorry.encode())).records[0]
    assert isinstance(found, Skipped)
    assert found.reason == "no_text"


def test_factiva_codes_are_read_from_text() -> None:
    first, second = records_of(FACTIVA_TEXT.encode())
    provider = first.provider
    assert (provider.headline, provider.byline, provider.word_count) == ("Ferry Back in Port", "Ada Moss", 1021)
    assert provider.guid == "factiva:HARB000020100111e61b0004x"
    assert (times(first), provider.category) == ({"published": "11 January 2010 15:32"}, ("gcat", "gwea"))
    assert texts(first, "paragraph") == [BODY_ONE, BODY_TWO]
    assert texts(first, "private_note") == ["Call the desk on 555 0100"]
    assert (second.provider.headline, texts(second, "paragraph")) == ("Rain Expected", [BODY_TWO])


@pytest.mark.parametrize("breaks", ["\n\n", "\n", "\r\n"])
def test_factiva_without_codes_is_read_by_the_order_of_its_lines(breaks: str) -> None:
    other = ["BY Rain and Wind", "21 words", "12 January 2010", "Harbour Times", "English", BODY_TWO]
    second_id = "Document HARB000020100112e61c0005y"
    payload = breaks.join([*FACTIVA_SHOWN, *other, second_id, ""]).encode()
    record, second = records_of(payload)
    provider = record.provider
    assert (provider.headline, provider.byline, provider.publisher) == (
        "Ferry Back in Port",
        "Ada Moss",
        "Harbour Times",
    )
    assert (provider.language, provider.word_count, times(record)["published"]) == (
        "English",
        1021,
        "11 January 2010 15:32",
    )
    assert texts(record, "paragraph") == [BODY_ONE, BODY_TWO]
    assert provider.guid == "factiva:HARB000020100111e61b0004x"
    assert (second.provider.headline, texts(second, "paragraph")) == ("BY Rain and Wind", [BODY_TWO])


@pytest.mark.parametrize(
    "text",
    [
        "Ferry Back in Port\n\n21 words\n\nThe ferry came.\n\nDocument seven was never found.\n",
        "Ferry Back in Port\n\nThe ferry came.\n\nDocument HARB000020100111e61b0004x\n",
        "Document HARB000020100111e61b0004x\n\nThe ferry came, he said in\n\n21 words\n",
    ],
)
def test_a_story_with_a_document_in_it_is_no_export(text: str) -> None:
    assert choose_format(Member(text.encode())).name == "text"


def test_europresse_documents_have_their_numbers() -> None:
    first, second = records_of(EUROPRESSE.encode())
    provider = first.provider
    assert (provider.publisher, provider.headline) == ("Le Journal du Port", "Le bac est rentré au port")
    assert (provider.byline, provider.word_count, provider.guid) == ("Ada Moss", 21, "europresse:news·20100111·JP·0042")
    assert texts(first, "paragraph") == [BODY_ONE, BODY_TWO]
    assert (second.provider.headline, texts(second, "paragraph")) == ("Pluie attendue", [BODY_TWO])


def test_proquest_fields_stand_wherever_they_stand() -> None:
    first, second = records_of(PROQUEST.encode())
    provider = first.provider
    assert (provider.headline, provider.authors) == ("Ferry Back in Port", ("Moss, Ada", "Quill, Lars"))
    assert (provider.guid, provider.url) == ("proquest:4711008", "https://search.proquest.com/docview/4711008")
    assert times(first) == {"published": "Jan 11, 2010", "loaded": "2017-11-12"}
    assert texts(first, "text") == [f"{BODY_ONE} Warning: nobody was hurt. {BODY_TWO}"]
    assert (second.provider.headline, texts(second, "text")) == ("Rain Expected", [BODY_TWO])


def test_a_word_file_that_is_no_export_is_one_article() -> None:
    (record,) = records_of(word_file(["Ferry Back in Port", BODY_ONE, BODY_TWO]))
    assert record.text == f"Ferry Back in Port\n\n{BODY_ONE}\n\n{BODY_TWO}"


def test_records_and_gaps_hold_every_byte_once() -> None:
    for sample in (NEXIS_TEXT, GERMAN_HTML, FACTIVA_TEXT, EUROPRESSE, PROQUEST):
        payload = sample.encode()
        reading = _reading(Member(payload))
        spans = sorted([(r.byte_start, r.byte_end) for r in (*reading.records, *reading.gaps)])
        assert [start for start, _ in spans] == [0, *(end for _, end in spans[:-1])]
        assert spans[-1][1] == len(payload)


@pytest.mark.parametrize("sample", [NEXIS_TEXT, GERMAN_HTML, FACTIVA_TEXT, EUROPRESSE, PROQUEST])
def test_a_record_sent_again_is_read_as_it_was(sample: str) -> None:
    payload = sample.encode()
    wire_format = next(one for one in FORMATS if one.detect(Member(payload)) > 0.5)
    for record in wire_format.read(Member(payload)).records:
        again = wire_format.read(Member(payload[record.byte_start : record.byte_end], is_record=True, encoding="utf-8"))
        assert isinstance(record, Record)
        assert isinstance(again.records[0], Record)
        assert (len(again.records), again.records[0].text) == (1, record.text)


def test_other_texts_are_left_to_others() -> None:
    plain = f"Ferry Back in Port\n\n{BODY_ONE}\n\nIt was 1 of 2 documents that he signed.\n\nEnd of document one.\n"
    page = f"<html><body><article><h1>Ferry</h1><p>{BODY_ONE}</p></article></body></html>"
    for payload in (plain.encode(), page.encode(), b"", zip_file({"a.txt": b"one"})):
        assert [one.detect(Member(payload)) for one in FORMATS] == [0.0] * len(FORMATS)


def test_a_broken_word_file_is_dead_with_its_reason() -> None:
    whole = word_file(UNI_LINES)
    broken = whole[:200] + bytes(reversed(whole[200:260])) + whole[260:]
    dump = Dump(broken, ids.dump_id(broken), "test", RECEIVED)
    for place in read_contents(dump).places:
        assert not isinstance(place.found, Record) or place.found.text


@given(st.binary(max_size=300), st.integers(0, 4))
def test_any_bytes_have_a_reading(noise: bytes, which: int) -> None:
    sample = (NEXIS_TEXT, GERMAN_HTML, FACTIVA_TEXT, EUROPRESSE, PROQUEST)[which].encode()
    at = random.Random(len(noise)).randrange(len(sample))
    for payload in (noise, sample[:at] + noise + sample[at:], sample[:at]):
        for wire_format in FORMATS:
            assert wire_format.read(Member(payload)).wire_format
        assert word.read_rtf(Member(b"{\\rtf" + payload)).wire_format == "rtf"
        assert word.read_word(Member(payload)).wire_format == "docx"


def _reading(member: Member) -> Reading:
    return max(FORMATS, key=lambda one: one.detect(member)).read(member)
