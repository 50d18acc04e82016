"""What ingest makes of whole dumps: articles, broken records, nothing, or a refusal."""

import pytest

from services.ingest.step import READING, STEP
from shared import ids
from shared.errors import InvalidMessage
from shared.limits import MAX_ARTICLE_BYTES, MAX_ARTICLE_CHARS, MAX_DUMP_BYTES
from shared.outcomes import Dead, Dropped, DumpFacts, Event, Settled
from tests.dumps import RECEIVED, dump_of, example

STORY = b"Council Keeps Night Ferry\n\nThe harbour council voted for the night ferry on Monday.\n"


def test_an_article_carries_its_identity() -> None:
    article = STEP.run(dump_of(b"\n" + STORY, filename="a.txt")).items[0].article
    assert article.text == STORY.decode().strip()
    assert article.article_id == ids.article_id_from_text(article.text)
    assert article.content_hash == ids.content_hash(article.text)
    assert (article.position, article.source, article.filename, article.received_at) == (0, "test", "a.txt", RECEIVED)
    assert (article.wire_format, article.media_type, article.encoding) == ("text", "text/plain", "utf-8")
    assert (article.byte_start, article.byte_end) == (1, len(STORY))


@pytest.mark.parametrize("payload", [b"", b"\n \r\n\t\x0c", b"\xef\xbb\xbf", "\u2028\u00a0\n".encode()])
def test_an_empty_dump_holds_nothing_and_is_not_broken(payload: bytes) -> None:
    settled = STEP.run(dump_of(payload))
    assert settled.items == ()
    assert sum(gap.byte_end - gap.byte_start for gap in settled.dump.gaps) == len(payload)


def test_a_dump_beyond_the_limit_is_refused_in_clear_words() -> None:
    with pytest.raises(InvalidMessage, match=r"8388609 bytes, 8388608 \(8 MiB\) are allowed") as refusal:
        STEP.run(dump_of(b"a" * (MAX_DUMP_BYTES + 1)))
    assert refusal.value.reason == "too_large"


@pytest.mark.parametrize("text", ["a" * (MAX_ARTICLE_CHARS + 1), "é" * (MAX_ARTICLE_BYTES // 2 + 1)])
def test_an_article_beyond_the_limit_is_dead_with_its_bytes(text: str) -> None:
    payload = STORY + b"-30-\n" + text.encode()
    items = STEP.run(dump_of(payload)).items
    assert [type(item) for item in items] == [Event, Dead]
    assert items[1].reason == "too_large"
    assert items[1].payload == text.encode()
    assert payload[items[1].byte_start :] == items[1].payload


def test_an_article_of_exactly_the_limit_passes() -> None:
    assert isinstance(STEP.run(dump_of(b"a" * MAX_ARTICLE_CHARS)).items[0], Event)


def test_a_binary_record_is_dead_and_its_neighbours_live() -> None:
    junk = bytes(range(1, 9)) * 30
    settled = STEP.run(dump_of(STORY + b"-30-\n" + junk + b"\n-30-\n" + STORY))
    assert [type(item) for item in settled.items] == [Event, Dead, Event]
    assert settled.items[1].reason == "binary"
    assert settled.items[1].payload.startswith(junk)


@pytest.mark.parametrize(
    ("head", "dropped"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", Dropped("picture", "the file is a PNG picture")),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", Dropped("picture", "the file is a JPEG picture")),
        (b"GIF89a\x10\x00\x10\x00", Dropped("picture", "the file is a GIF picture")),
        (b"RIFF\x10\x20\x00\x00WEBPVP8 ", Dropped("picture", "the file is a WebP picture")),
        (b"II*\x00\x08\x00\x00\x00", Dropped("picture", "the file is a TIFF picture")),
        (b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00", Dropped("video", "the file is an MP4 or QuickTime video")),
        (b"ID3\x04\x00\x00", Dropped("audio", "the file is an MP3 recording")),
    ],
)
def test_a_dump_that_is_a_picture_or_a_recording_is_dropped_by_its_name(head: bytes, dropped: Dropped) -> None:
    payload = head + bytes((i * 37 + i // 7) % 256 for i in range(4000))
    assert STEP.run(dump_of(payload)) == Settled((dropped,), DumpFacts("unsupported", "binary"))
    again = STEP.run(dump_of(payload, record_position=0, record_byte_start=0))
    assert again == Settled((dropped,))


def test_a_program_is_kept_for_somebody_to_look_at() -> None:
    with pytest.raises(InvalidMessage, match="the dump is a Linux program") as refusal:
        STEP.run(dump_of(b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 9))
    assert refusal.value.reason == "unsupported_format"


@pytest.mark.parametrize(
    "opening", [b"ID3 is what the new party calls itself. ", b"GIF87a is forty today. ", b"The ftyp "]
)
def test_a_story_that_opens_like_a_recording_is_read(opening: bytes) -> None:
    (item,) = STEP.run(dump_of(opening + b"The council met on Monday and kept the night ferry.")).items
    assert isinstance(item, Event)


def test_a_few_nuls_are_no_poison() -> None:
    item = STEP.run(dump_of(STORY.replace(b"council", b"coun\x00cil"))).items[0]
    assert "coun\x00cil" in item.article.text


def test_undecodable_bytes_are_recorded_in_the_article_they_stand_in() -> None:
    second = "Rain Keeps Boats at the Café\n\nThe café ".encode() + b"\xed\xa0\x80" + " stayed “open”.".encode()
    article = STEP.run(dump_of(STORY + b"-30-\n" + second)).items[1].article
    found = [(article.text[r.offset], r.original_hex) for r in article.replacements]
    assert found == [("\ufffd", "ed"), ("\ufffd", "a0"), ("\ufffd", "80")]


def test_a_record_sent_again_stands_where_it_stood() -> None:
    settled = STEP.run(dump_of(STORY, record_position=4, record_byte_start=1000))
    assert settled.dump is None
    article = settled.items[0].article
    assert (article.position, article.byte_start, article.byte_end) == (4, 1000, 999 + len(STORY))


def test_a_record_sent_again_is_never_split() -> None:
    assert len(STEP.run(dump_of(STORY + b"-30-\n" + STORY, record_position=0)).items) == 1


def test_a_blank_record_sent_again_is_dropped_with_a_reason() -> None:
    assert STEP.run(dump_of(b" \n", record_position=0)).items == (Dropped("no_text", "the record is blank"),)


def test_every_boundary_tells_why() -> None:
    items = STEP.run(dump_of(example("end-marks.txt").encode())).items
    signals = [{signal.signal for signal in item.article.boundary.evidence} for item in items]
    assert signals[0] == {"start_of_dump"}
    assert {"end_mark", "headline_line", "byline", "dateline"} <= signals[1]
    assert all(item.article.boundary.confidence > 0.8 for item in items)


def test_the_signs_of_a_boundary_are_bytes_of_the_dump() -> None:
    payload = example("end-marks.txt").encode("utf-16")
    marks = [s for item in STEP.run(dump_of(payload)).items for s in item.article.boundary.evidence]
    found = [payload[s.byte_start : s.byte_end].decode("utf-16-le") for s in marks if s.signal == "end_mark"]
    assert found == ["-30-", "ENDS"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("harbour-wire.txt", 5), ("blank-lines.txt", 3), ("end-marks.txt", 3), ("single-story.txt", 1)],
)
def test_the_examples_hold_as_many_articles_as_the_docs_say(name: str, expected: int) -> None:
    assert len(STEP.run(dump_of(example(name).encode())).items) == expected


def test_the_version_is_the_reading() -> None:
    assert (STEP.stage, STEP.version) == ("ingest", READING)


@pytest.mark.parametrize(
    ("payload", "reason", "detail"),
    [
        (b'<?xml version="1.0"?>\n<!-- map --><svg><text>Larn</text></svg>', "graphic", "the file is a drawing (SVG)"),
        (b'<opml version="2.0"><body/></opml>', "channel", "the file is a list of feeds (OPML)"),
        (b"#EXTM3U\nhttp://harbour.example/1.ts\n", "not_an_article", "the file is a playlist"),
    ],
)
def test_text_files_of_other_kinds_are_dropped_by_their_name(payload: bytes, reason: str, detail: str) -> None:
    (item,) = STEP.run(dump_of(payload)).items
    assert isinstance(item, Dropped)
    assert (item.reason, item.detail) == (reason, detail)


def test_a_calendar_is_dropped_by_its_name() -> None:
    calendar = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nSUMMARY:Council\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    (item,) = STEP.run(dump_of(calendar)).items
    assert isinstance(item, Dropped)
    assert (item.reason, item.detail) == ("calendar", "the file is a calendar")
