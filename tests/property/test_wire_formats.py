"""Any bytes behind the marks of a wire format are read: each byte is in one record or gap, in linear time."""

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.clean.step import STEP as CLEAN
from services.clean.wire_codes import WireCodes, wire_changes
from services.ingest.formats import anpa1312, dpa, iptc7901, reuters_sgml
from services.ingest.reading import Member, Reading, Record
from services.ingest.step import STEP as INGEST
from shared.events import CleanArticle, RawArticle
from shared.events.replay import partition_fault
from shared.outcomes import Dead, Event
from shared.text.signals import find_signals, find_slug_signals
from shared.text.slugs import bare_headline, is_slug_line, parse_slug, parse_take
from tests.dumps import dump_of
from tests.wire_messages import ANPA_TEXT, IPTC_TEXT, SGML_TEXT, anpa_message, iptc_message, sgml_story

Read = Callable[[Member], Reading]
READERS: dict[str, Read] = {
    "iptc7901": iptc7901.read,
    "dpa": dpa.read,
    "anpa1312": anpa1312.read,
    "reuters_sgml": reuters_sgml.read,
}
WHOLE = {
    "iptc7901": iptc_message(IPTC_TEXT),
    "dpa": iptc_message(IPTC_TEXT, number="abc0124", header=" 3 i 93  dpa 1888"),
    "anpa1312": anpa_message(ANPA_TEXT),
    "reuters_sgml": sgml_story(SGML_TEXT).encode(),
}
PIECES = (
    b"\x01",
    b"\x02",
    b"\x03",
    b"\x04",
    b"\x16\x16\x01",
    b"\x1f",
    b"\x08",
    b"\x10",
    b"\x7f",
    b"\x00",
    b"\r\n",
    b"\n",
    b" ",
    b"^",
    b"=",
    b"<",
    b"hwa062 4 i 211 hwn 061",
    b"W2870\x1fasian",
    b"r a\x13\x11 BC-XX--Ferry   11-13 0640",
    b"Larn/",
    b"131137 GMT Nov 13",
    b"abc0124 3 i 93  dpa 1888\n",
    b"# Notebook",
    b"* * * *",
    b'<REUTERS NEWID="1">',
    b"<TEXT>",
    b'<TEXT TYPE="BRIEF">',
    b"<TITLE>",
    b"</TITLE>",
    b"<DATELINE>",
    b"<BODY>",
    b"</BODY>",
    b"</TEXT>",
    b"</REUTERS>",
    b"<D>",
    b"&#1114112;",
    b"&#0;",
    b"&lt;",
    b"\xff\xfe",
    b"\xc3",
    "é".encode(),
    b"The ferry came back to the harbour.",
    b"    CAIRO, March 5 - It sank.",
    b"rice.......644 vs.....1",
)
messages = st.lists(st.sampled_from(PIECES) | st.binary(max_size=12), max_size=40).map(b"".join)


def assert_sound(payload: bytes, reading: Reading) -> None:
    spans = [(r.byte_start, r.byte_end) for r in reading.records] + [(g.byte_start, g.byte_end) for g in reading.gaps]
    assert b"".join(payload[start:end] for start, end in sorted(spans)) == payload
    for record in reading.records:
        if isinstance(record, Record):
            assert all(0 <= b.start < b.end <= len(record.text) for b in record.blocks)
            assert all(record.text[r.offset] == "\ufffd" for r in record.replacements)


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=50)
@given(payload=messages)
def test_any_pieces_of_messages_are_read(name: str, payload: bytes) -> None:
    assert_sound(payload, READERS[name](Member(payload)))


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=25)
@given(payload=messages)
def test_a_record_sent_again_is_one_record(name: str, payload: bytes) -> None:
    assert len(READERS[name](Member(payload, is_record=True, encoding="no such thing")).records) <= 1


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=25)
@given(data=st.data())
def test_whole_messages_survive_a_cut_one_between_them(name: str, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(WHOLE[name])))
    payload = WHOLE[name] + WHOLE[name][:cut] + b"\n" + WHOLE[name]
    found = [record for record in READERS[name](Member(payload)).records if isinstance(record, Record)]
    (alone,) = READERS[name](Member(WHOLE[name])).records
    assert isinstance(alone, Record)
    assert [record.text for record in found if record.text == alone.text][:2] == [alone.text] * 2


@given(payload=messages)
def test_what_is_read_is_cleaned_under_the_first_law(payload: bytes) -> None:
    for item in INGEST.run(dump_of(b"\x16\x16\x01W2870\x1fasian\n" + payload)).items:
        if isinstance(item, Event) and isinstance(item.article, RawArticle):
            (cleaned,) = CLEAN.run(item.article).items
            if isinstance(cleaned, Event) and isinstance(cleaned.article, CleanArticle):
                assert partition_fault(cleaned.article.segments, item.article.text) is None


@given(st.text(max_size=300))
def test_any_line_has_a_slug_and_a_headline(line: str) -> None:
    parse_slug(line)
    parse_take(line)
    is_slug_line(line)
    assert bare_headline(line) in line
    for match in find_signals(line) + find_slug_signals(line):
        assert 0 <= match.start < match.end <= len(line)


@given(st.text(alphabet="`'_{^<=\x10\x08 aB;7(.)\n", max_size=80), st.booleans())
def test_wire_codes_never_overlap(line: str, line_marks: bool) -> None:
    codes = WireCodes(quotes=True, dash=True, half=True, controls=True, line_marks=line_marks, head_end=True)
    at = 0
    for change in wire_changes(line, codes, "headline"):
        assert at <= change.start < change.end <= len(line)
        at = change.end


HOSTILE = {
    "a megabyte of control bytes": b"\x16\x16\x01W2870\x1fasian\n\x02" + b"\x08\x10\x05" * 350_000,
    "random bytes behind the start of text": b"\x01hwa062 4 i 211 hwn 061\r\n\x02" + bytes(range(256)) * 40,
    "starts of header alone": b"\x01" * 100_000,
    "no end of text": b"\x01hwa062 4 i 211 hwn 061\r\n\x02" + b"It came back. " * 1000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_messages_end_in_a_named_outcome(name: str) -> None:
    settled = INGEST.run(dump_of(HOSTILE[name]))
    assert settled.items
    assert {item.reason for item in settled.items if isinstance(item, Dead)} <= {"binary", "broken_record"}


MOST_GROWTH = 9
"""Four times the input may cost at most so much: linear steps cost four times as much, quadratic ones sixteen."""
LEAST_SECONDS = 0.02
SMALL_BYTES = 60_000
GROWING = {
    **{name: (name, message) for name, message in WHOLE.items()},
    "iptc: starts of header": ("iptc7901", b"\x01h1 "),
    "iptc: starts of text": ("iptc7901", b"\x01\x02"),
    "iptc: letters behind starts": ("iptc7901", b"\x01" + b"a" * 399),
    "iptc: headings": ("iptc7901", b"\x01hwa062 4 i 211 hwn 061\r\n\x02" + b"# Notebook\n" * 40),
    "dpa: headers": ("dpa", b"abc0124 3 i 93  dpa 1888\n"),
    "dpa: times": ("dpa", b"212101 GMT Nov 18\n"),
    "anpa: rows": ("anpa1312", b"\x08a;1\x10\n"),
    "anpa: head lines": ("anpa1312", b"^BC-XX--Ferry, 1st Ld,640<\n"),
    "sgml: tags": ("reuters_sgml", b"<TITLE><TEXT>"),
    "sgml: openings": ("reuters_sgml", b"<REUTERS>"),
    "sgml: angle brackets": ("reuters_sgml", b"<REUTERS <"),
    "sgml: references": ("reuters_sgml", b"&#5;&lt;"),
    "sgml: stars": ("reuters_sgml", b"*** "),
    "spaces": ("iptc7901", b" "),
}


def seconds(read: Read, payload: bytes) -> float:
    best = float("inf")
    for _ in range(2):
        started = time.process_time()
        read(Member(payload))
        best = min(best, time.process_time() - started)
    return best


@pytest.mark.slow
@pytest.mark.parametrize("name", GROWING)
def test_the_cost_grows_with_the_input_and_not_with_its_square(name: str) -> None:
    reader, unit = GROWING[name]
    small = (unit * (SMALL_BYTES // len(unit) + 1))[:SMALL_BYTES]
    before = max(seconds(READERS[reader], small), LEAST_SECONDS)
    assert seconds(READERS[reader], small * 4) <= MOST_GROWTH * before
