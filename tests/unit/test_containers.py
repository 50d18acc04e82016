"""Files in files: archives, packed files, web archives and mailboxes, one in another."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib

import pytest
import zstandard

from services.ingest.containers import CONTAINERS, mbox
from services.ingest.containers.limits import MAX_MEMBERS, MAX_UNPACKED_BYTES, Budget
from services.ingest.containers.web_records import cut_web_records
from services.ingest.reading import Member
from services.ingest.step import STEP
from shared.errors import InvalidMessage
from shared.events.vocabulary import WIRE_FORMATS
from shared.outcomes import Dead, Dropped, Event, Item
from tests import large_files as large
from tests.dumps import dump_of

STORY = large.plain(1)
OTHER = large.plain(2)
PACKERS = {
    "gzip": lambda content: gzip.compress(content, mtime=0),
    "bzip2": bz2.compress,
    "xz": lzma.compress,
    "zstd": zstandard.compress,
    "tar": lambda content: large.tar_of(iter([("news/a.txt", content)])),
    "zip": lambda content: large.zip_of(iter([("news/a.txt", content)])),
}


def items_of(payload: bytes, **facts: object) -> tuple[Item, ...]:
    return STEP.run(dump_of(payload, **facts)).items


def told(payload: bytes, **facts: object) -> list[str]:
    """What came of each record: the file that an article is of, or the reason of another outcome."""
    return [
        str(item.article.member) if isinstance(item, Event) else f"{item.reason}: {item.detail}"
        for item in items_of(payload, **facts)
    ]


@pytest.mark.parametrize("kind", PACKERS)
def test_a_packed_story_is_read_like_one_that_is_not(kind: str) -> None:
    (item,) = items_of(PACKERS[kind](STORY))
    assert isinstance(item, Event)
    assert item.article.text == STORY.decode()
    assert STORY[item.article.byte_start : item.article.byte_end] == item.payload


@pytest.mark.parametrize("outer", PACKERS)
@pytest.mark.parametrize("inner", PACKERS)
def test_one_lies_in_another(outer: str, inner: str) -> None:
    (item,) = items_of(PACKERS[outer](PACKERS[inner](STORY)), filename="week.x")
    assert item.article.text == STORY.decode()
    assert item.article.member.count("!/") == 1


def test_every_container_is_a_wire_format_or_known_document() -> None:
    assert {known.name for known in CONTAINERS} - set(WIRE_FORMATS) <= {"docx"}


def test_packed_streams_behind_one_another_are_one_file() -> None:
    half = len(STORY) // 2
    for pack in (PACKERS["gzip"], PACKERS["bzip2"], PACKERS["xz"], PACKERS["zstd"]):
        (item,) = items_of(pack(STORY[:half]) + pack(STORY[half:]))
        assert item.article.text == STORY.decode()


@pytest.mark.parametrize("kind", ["gzip", "bzip2", "xz", "zstd"])
def test_a_truncated_file_gives_what_is_sound_and_says_why_no_more(kind: str) -> None:
    chance = b"".join(large.plain(n, 400) for n in range(40))
    packed = PACKERS[kind](chance)
    items = items_of(packed[: len(packed) * 2 // 3])
    assert isinstance(items[-1], Dead)
    assert items[-1].reason == "broken_archive"
    assert "end too early" in items[-1].detail
    if kind == "gzip":
        assert items[0].article.text.startswith("Ferry 0 Reaches")


def test_damaged_bytes_are_said_to_be_damaged() -> None:
    packed = bytearray(gzip.compress(STORY * 20, mtime=0))
    packed[len(packed) // 2] ^= 0xFF
    assert told(bytes(packed))[-1] == "broken_archive: gzip: the packed bytes are damaged"


def test_zeros_behind_a_packed_file_are_nothing_and_other_bytes_are_said() -> None:
    packed = gzip.compress(STORY, mtime=0)
    assert len(items_of(packed + bytes(512))) == 1
    assert told(packed + b"garbage")[-1] == "broken_archive: gzip: other bytes stand behind the packed ones"


def test_path_tricks_are_names_and_nothing_else() -> None:
    names = ("../../etc/passwd", "/etc/shadow", "C:\\windows\\a.txt", "a\x1b[31m.txt")
    archive = large.tar_of((name, large.plain(n)) for n, name in enumerate(names))
    assert told(archive) == ["etc/passwd", "etc/shadow", "windows/a.txt", "a[31m.txt"]


def test_links_and_devices_are_no_files() -> None:
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.CHRTYPE):
            info = tarfile.TarInfo("secret.txt")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
        info = tarfile.TarInfo("a.txt")
        info.size = len(STORY)
        archive.addfile(info, io.BytesIO(STORY))
    assert told(written.getvalue()) == ["not_text: secret.txt is a link or a device"] * 2 + ["a.txt"]


def test_a_damaged_file_in_a_zip_costs_only_itself() -> None:
    archive = large.zip_of(iter([("a.txt", STORY), ("b.txt", OTHER), ("c.txt", large.plain(3))]), zipfile.ZIP_STORED)
    assert told(archive.replace(OTHER, OTHER[::-1])) == ["a.txt", "broken_archive: b.txt is damaged", "c.txt"]


def test_an_encrypted_file_in_a_zip_is_said_to_be_encrypted() -> None:
    archive = bytearray(large.zip_of(iter([("a.txt", STORY), ("b.txt", OTHER)])))
    local, central = archive.index(b"PK\x03\x04", 10), archive.rindex(b"PK\x01\x02")
    archive[local + 6] |= 1
    archive[central + 8] |= 1
    items = items_of(bytes(archive))
    assert [type(item) for item in items] == [Event, Dead]
    assert (items[1].reason, items[1].detail) == ("encrypted", "b.txt is encrypted")
    assert items[1].payload.startswith(b"PK\x03\x04")


def test_of_a_zip_that_was_cut_off_the_whole_files_are_read() -> None:
    archive = large.zip_of(iter([("a.txt", STORY), ("b.txt", OTHER * 40)]))
    assert told(archive[: archive.index(b"b.txt") + 60]) == [
        "a.txt",
        "broken_archive: the list of the archive's files is missing or damaged",
    ]


def test_of_a_tar_that_was_cut_off_the_whole_files_are_read() -> None:
    archive = large.tar_of(iter([("a.txt", STORY), ("b.txt", OTHER * 40)]))
    assert told(archive[: archive.index(OTHER) + 700]) == ["a.txt", "broken_archive: b.txt is cut off"]


def test_what_an_operating_system_leaves_behind_is_dropped() -> None:
    archive = large.zip_of(iter([("__MACOSX/._a.txt", b"\x00\x05\x16\x07"), (".DS_Store", b"x"), ("a.txt", STORY)]))
    assert [line.split(":")[0] for line in told(archive)] == ["not_text", "not_text", "a.txt"]


def test_pictures_in_an_archive_are_dropped_and_documents_kept_for_somebody_to_look_at() -> None:
    archive = large.zip_of(
        iter([("a.jpg", b"\xff\xd8\xff\xe0" + bytes(90)), ("a.pdf", b"%PDF-1.7\n"), ("a.txt", STORY)])
    )
    assert told(archive) == [
        "picture: the file is a JPEG picture",
        "unsupported_format: the file is a PDF document, which Copydesk does not read",
        "a.txt",
    ]


@pytest.mark.parametrize(
    ("payload", "name"),
    [
        (b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "a PDF document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "an Office document of the old kind"),
        (b"\x7fELF\x02\x01\x01", "a Linux program"),
        (
            large.zip_of(iter([("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"<w/>")])),
            "an Office document",
        ),
        (large.zip_of(iter([("mimetype", b"application/epub+zip")]), zipfile.ZIP_STORED), "an Office document, book"),
    ],
)
def test_a_dump_that_nobody_reads_is_refused_by_its_name(payload: bytes, name: str) -> None:
    with pytest.raises(InvalidMessage, match=name) as refusal:
        STEP.run(dump_of(payload, filename="story.txt", content_type="text/plain"))
    assert refusal.value.reason == "unsupported_format"


def test_a_bomb_is_refused_by_its_limit_and_its_neighbours_are_read() -> None:
    bomb = gzip.compress(bytes(MAX_UNPACKED_BYTES + 1), mtime=0)
    archive = large.tar_of(iter([("a.txt", STORY), ("bomb.gz", bomb), ("b.txt", OTHER)]))
    assert [line.split(":")[0] for line in told(archive)] == ["a.txt", "archive_limit", "b.txt"]
    assert "32 MiB" in told(archive)[1] or "200 times" in told(archive)[1]


def test_an_archive_deeper_than_the_limit_is_refused_there() -> None:
    nested = STORY
    for _ in range(7):
        nested = PACKERS["zip"](nested)
    assert told(nested) == ["archive_limit: archives lie in one another more than 5 deep"]


@pytest.mark.slow
def test_an_archive_of_too_many_files_is_read_up_to_the_limit() -> None:
    archive = large.zip_of(((f"{n}.txt", b"") for n in range(MAX_MEMBERS + 50)), zipfile.ZIP_STORED)
    items = items_of(archive)
    assert len(items) == MAX_MEMBERS + 1
    assert (items[-1].reason, items[-1].detail) == ("archive_limit", "it holds more than 20000 files")


def test_a_broken_piece_sent_again_is_broken_again_and_a_mended_one_is_read() -> None:
    packed = gzip.compress(STORY, mtime=0)
    facts = {"record_position": 3, "record_format": "gzip", "record_member": None}
    (item,) = items_of(packed, **facts)
    assert item.article.text == STORY.decode()
    with pytest.raises(InvalidMessage, match="cannot be read alone") as refusal:
        STEP.run(dump_of(packed[:30], **facts))
    assert refusal.value.reason == "broken_archive"


def test_a_web_archive_gives_its_pages_with_address_and_time_of_capture() -> None:
    (item,) = items_of(large.warc_record(4, large.page(4)))
    assert item.article.provider.url == "https://harbour.example/4"
    assert [(time.kind, time.text) for time in item.article.provider.times if time.kind == "crawled"] == [
        ("crawled", "2024-05-01T00:00:00Z")
    ]
    assert item.article.member == "https://harbour.example/4"


def capture(status: int, headers: str, body: bytes) -> bytes:
    answer = f"HTTP/1.1 {status} Said\r\n{headers}\r\n\r\n".encode() + body
    head = f"WARC/1.1\r\nWARC-Type: response\r\nContent-Length: {len(answer)}\r\n".encode()
    head += b"WARC-Target-URI: https://harbour.example/a\r\nContent-Type: application/http;msgtype=response\r\n\r\n"
    return head + answer + b"\r\n\r\n"


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (capture(404, "Content-Type: text/html", b"<p>Not here"), "error_page: the server answered 404"),
        (capture(301, "Location: /b", b""), "error_page: the server answered 301"),
        (capture(200, "Content-Type: image/png", b"\x89PNG"), "not_text: the capture is no text"),
        (capture(200, "Content-Type: text/css", b"a{}"), "not_text: the capture is no text"),
        (capture(200, "Content-Type: text/plain", b""), "no_text: the file is blank"),
        (
            capture(200, "Content-Type: text/plain\r\nContent-Encoding: sdch", STORY),
            "broken_record: the page is in a content coding that we do not know",
        ),
    ],
)
def test_captures_that_are_no_pages_say_why(record: bytes, expected: str) -> None:
    assert told(record + large.warc_record(9, STORY, "text/plain")) == [expected, "https://harbour.example/9"]


def chunked(body: bytes) -> bytes:
    return b"".join(
        b"%x\r\n" % len(body[at : at + 50]) + body[at : at + 50] + b"\r\n" for at in range(0, len(body), 50)
    ) + (b"0\r\n\r\n")


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ("Transfer-Encoding: chunked", chunked(STORY)),
        ("Transfer-Encoding: chunked", STORY),
        ("Content-Encoding: gzip", gzip.compress(STORY)),
        ("Content-Encoding: gzip", STORY),
        ("Content-Encoding: deflate", zlib.compress(STORY)),
        ("Content-Encoding: deflate", zlib.compress(STORY)[2:-4]),
        ("Content-Encoding: zstd", zstandard.compress(STORY)),
        ("Transfer-Encoding: chunked\r\nContent-Encoding: gzip", chunked(gzip.compress(STORY))),
    ],
)
def test_a_capture_is_read_through_its_codings_or_as_it_is_where_they_are_not_there(headers: str, body: bytes) -> None:
    (item,) = items_of(capture(200, f"Content-Type: text/plain\r\n{headers}", body))
    assert item.article.text == STORY.decode()


def test_a_page_cut_off_in_its_coding_is_read_as_far_as_it_goes_with_a_warning() -> None:
    packed = gzip.compress(b"\n\n".join(large.plain(n, 400) for n in range(30)))
    items = items_of(capture(200, "Content-Type: text/plain\r\nContent-Encoding: gzip", packed[: len(packed) // 2]))
    assert items[0].article.text.startswith("Ferry 0")
    assert {warning.code for item in items for warning in item.article.warnings} == {"truncated_record"}


def test_an_older_web_archive_is_read_too_and_says_which_records_are_broken() -> None:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + STORY
    head = b"filedesc://harbour.arc 0.0.0.0 20140101000000 text/plain 2\n1\n\n"
    good = b"http://harbour.example/a b 127.0.0.1 20140102030405 text/plain %d\n" % len(answer)
    bad = b"http://harbour.example/c 127.0.0.1 20140102030405 text/plain -1\n\n"
    assert told(head + good + answer + b"\n" + bad + good + answer + b"\n") == [
        "http://harbour.example/a b",
        "broken_record: the record's length is missing or wrong",
        "http://harbour.example/a b",
    ]


def test_what_is_about_captures_only_is_a_gap() -> None:
    request = b"WARC/1.0\r\nWARC-Type: request\r\nContent-Length: 5\r\n\r\nGET /\r\n\r\n"
    settled = STEP.run(dump_of(request + large.warc_record(1, STORY, "text/plain")))
    assert len(settled.items) == 1
    assert [(gap.byte_start, gap.byte_end, gap.reason) for gap in settled.dump.gaps] == [
        (0, len(request), "warc_request")
    ]


def test_a_page_sent_again_from_quarantine_keeps_its_address() -> None:
    facts = {"record_position": 1, "record_format": "text", "record_member": "a.warc!/https://harbour.example/4"}
    (item,) = items_of(STORY, **facts)
    assert item.article.provider.url == "https://harbour.example/4"


def test_a_mailbox_is_its_mails_and_a_sentence_that_begins_with_from_is_no_border() -> None:
    box = large.mail(1) + b"From there it went on to the harbour.\n\n" + large.mail(2)
    settled = STEP.run(dump_of(box))
    assert [item.article.member for item in settled.items] == ["message 1", "message 2"]
    assert "From there it went on" in settled.items[0].article.text
    assert {gap.reason for gap in settled.dump.gaps} == {"mail_separator"}


def test_a_mailbox_with_windows_line_ends_is_one_too() -> None:
    box = (large.mail(1) + large.mail(2)).replace(b"\n", b"\r\n")
    assert told(box) == ["message 1", "message 2"]


def test_a_blank_file_in_an_archive_is_dropped_with_its_reason() -> None:
    assert items_of(large.zip_of(iter([("a.txt", b"\n \n")]))) == (Dropped("no_text", "the file is blank"),)


@pytest.mark.parametrize("worst", [b"\nWARC/1.0\r\n", b"\nhttp:1 ", b"http:1.1.1.1 12345678 a ", b"\n\nFrom ", b"\r\n"])
def test_borders_are_found_in_linear_time(worst: bytes) -> None:
    # A quadratic search of a megabyte would run into the time limit of the test session.
    junk = worst * (1_000_000 // len(worst))
    for head in (b"WARC/1.0\r\n", b"filedesc://a 0.0.0.0 20140101 text/plain 9\n", b"From a\nA: b\n\n"):
        records = list(cut_web_records(head + junk))
        assert (records[0].start, records[-1].end) == (0, len(head + junk))
        assert list(mbox.unpack(Member(head + junk), Budget(1)))
