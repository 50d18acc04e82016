"""Large files are cut between two records, and nowhere else: every record comes out once and whole."""

import bz2
import io
import lzma
import random
import tracemalloc
from collections.abc import Callable, Iterator

import pytest
import zstandard

from copydesk.cutting import PART_BYTES, CannotCut, FilePart, cut_file, needs_cutting
from copydesk.cutting.markup import closing_tags
from services.ingest.step import STEP
from shared.errors import InvalidMessage
from shared.limits import MAX_DUMP_BYTES, MIB
from shared.outcomes import Event
from tests import large_files as large
from tests.dumps import dump_of

pytestmark = pytest.mark.slow

RECORDS = 2000
WORDS = 900
"""Some 6 KB each, so that a file has several parts."""


def warc() -> bytes:
    return b"".join(large.warc_record(n, large.plain(n, WORDS), "text/plain") for n in range(RECORDS))


def mbox() -> bytes:
    return b"".join(large.mail(n, WORDS) for n in range(RECORDS))


def json_lines() -> bytes:
    return b"".join(large.json_line(n, WORDS) for n in range(RECORDS))


def json_array() -> bytes:
    return b"[\n" + b",\n".join(large.json_line(n, WORDS).strip() for n in range(RECORDS)) + b"\n]\n"


def rss() -> bytes:
    items = b"".join(large.rss_item(n, WORDS) for n in range(RECORDS))
    return b'<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour</title>' + items + b"</channel></rss>"


def numbered() -> bytes:
    return b"".join(large.numbered(n, RECORDS, WORDS) for n in range(1, RECORDS + 1))


def files() -> Iterator[tuple[str, bytes]]:
    return ((f"day/{n:05}.txt", large.plain(n, WORDS)) for n in range(RECORDS))


FILES: dict[str, Callable[[], bytes]] = {
    "warc": warc,
    "mbox": mbox,
    "json lines": json_lines,
    "json array": json_array,
    "rss": rss,
    "numbered": numbered,
    "tar": lambda: large.tar_of(files()),
    "zip": lambda: large.zip_of(files()),
    "warc.gz": lambda: large.gzip_of(warc()),
    "mbox.xz": lambda: lzma.compress(mbox(), preset=0),
    "jsonl.bz2": lambda: bz2.compress(json_lines(), 1),
    "jsonl.zst": lambda: zstandard.compress(json_lines()),
    "tar.gz": lambda: large.gzip_of(large.tar_of(files())),
}


def parts_of(content: bytes, name: str | None = None) -> list[FilePart]:
    return list(cut_file(io.BytesIO(content), name))


def stories_in(part: FilePart) -> list[int]:
    """The numbers of the stories that ingest finds in a part, in order; fails where one is broken."""
    items = STEP.run(dump_of(part.payload)).items
    assert all(isinstance(item, Event) for item in items), [item for item in items if not isinstance(item, Event)][:3]
    return [int(item.article.text.partition("Ferry ")[2].split()[0]) for item in items]


@pytest.mark.parametrize("kind", FILES)
def test_every_record_comes_out_once_in_parts_of_a_good_size(kind: str) -> None:
    parts = parts_of(FILES[kind]())
    assert len(parts) > 1
    assert [part.index for part in parts] == list(range(len(parts)))
    assert [part.is_last for part in parts] == [False] * (len(parts) - 1) + [True]
    assert all(len(part.payload) <= PART_BYTES + MIB for part in parts)
    assert [part.offset for part in parts] == sorted(part.offset for part in parts)


@pytest.mark.parametrize("kind", ["warc", "mbox", "tar.gz", "zip"])
def test_ingest_reads_the_parts_as_it_would_the_file(kind: str) -> None:
    parts = parts_of(FILES[kind]())
    found = stories_in(parts[-1])
    assert found == list(range(found[0], RECORDS))


def test_a_csv_file_is_cut_between_rows_and_each_part_has_the_header() -> None:
    rows = b"".join(large.csv_row(n, WORDS) for n in range(RECORDS))
    from copydesk.cutting.borders import ROWS, cut_records
    from copydesk.cutting.parts import pack
    from copydesk.cutting.window import Window

    window = Window(io.BytesIO(b'id,"head\nline",body\n' + rows))
    frame = ROWS.frame(window)
    parts = [chunk.payload for chunk in pack(cut_records(window, ROWS), frame)]
    assert len(parts) > 1
    assert all(part.startswith(frame.head) for part in parts)
    assert b"".join(part.removeprefix(frame.head) for part in parts) == rows
    assert all(part.count(b'"') % 2 == 0 for part in parts)


def test_a_part_of_a_feed_is_a_feed_again() -> None:
    parts = parts_of(rss())
    assert all(part.payload.startswith(b"<?xml") and part.payload.endswith(b"</channel></rss>") for part in parts)
    assert sum(part.payload.count(b"<item>") for part in parts) == RECORDS


def test_a_part_of_an_array_is_an_array_again() -> None:
    import json

    parts = [json.loads(part.payload) for part in parts_of(json_array())]
    assert [item["id"] for part in parts for item in part] == [f"harbour-{n}" for n in range(RECORDS)]


def test_where_the_reads_end_changes_nothing() -> None:
    content = mbox()[: 3 * MIB]
    expected = [part.payload for part in parts_of(content)]

    class Dribbling(io.BytesIO):
        chance = random.Random(7)

        def read(self, size: int | None = -1, /) -> bytes:
            return super().read(self.chance.randint(1, 70_000))

    assert [part.payload for part in cut_file(Dribbling(content), None)] == expected


def test_a_record_too_large_goes_on_as_its_beginning_and_costs_no_neighbour() -> None:
    giant = large.mail(7) + b"x" * (MAX_DUMP_BYTES + 5) + b"\n\n"
    parts = parts_of(large.mail(1) + giant + large.mail(2))
    assert [part.reason for part in parts] == ["", "too_large", ""]
    assert f"one record has {len(giant)} bytes" in parts[1].fault
    assert parts[1].payload == giant[: len(parts[1].payload)]
    assert [stories_in(part) for part in (parts[0], parts[2])] == [[1], [2]]


def test_ingest_refuses_a_part_with_a_fault_for_its_reason() -> None:
    part = parts_of(large.mail(1) + large.mail(7) + b"x" * MAX_DUMP_BYTES + b"\n\n" + large.mail(2))[1]
    with pytest.raises(InvalidMessage, match="one record has") as refusal:
        STEP.run(dump_of(part.payload, part=part.of_group("g")))
    assert refusal.value.reason == "too_large"


def test_a_web_record_with_a_wrong_length_costs_only_itself() -> None:
    bad = large.warc_record(2, large.page(2)).replace(b"Content-Length: ", b"Content-Length: 99")
    content = large.warc_record(1, large.page(1)) + bad + large.warc_record(3, large.page(3))
    (part,) = parts_of(content)
    assert part.payload == content
    items = STEP.run(dump_of(part.payload)).items
    assert [item.article.member for item in items] == [f"https://harbour.example/{n}" for n in (1, 2, 3)]


def test_a_truncated_stream_gives_what_is_sound_and_says_what_is_not() -> None:
    packed = large.gzip_of(warc())
    parts = parts_of(packed[: len(packed) // 2], "week.warc.gz")
    assert (parts[-1].reason, parts[-1].fault) == ("broken_archive", "gzip: the packed bytes end too early")
    assert parts[-1].is_last
    assert b"".join(part.payload for part in parts) == warc()[: sum(len(part.payload) for part in parts)]


def test_a_large_file_in_an_archive_is_cut_inside() -> None:
    content = large.tar_of(iter([("a.html", large.page(1)), ("big.warc", warc()), ("z.html", large.page(2))]))
    parts = parts_of(content)
    assert [parts[0].path, parts[1].path, parts[-1].path] == [None, "big.warc", None]
    assert sum(part.payload.count(b"WARC-Target-URI") for part in parts) == RECORDS
    assert [stories_in(parts[0]), stories_in(parts[-1])] == [[1], [2]]


def test_a_large_file_in_an_archive_that_cannot_be_cut_costs_only_itself() -> None:
    text = b"Nobody can say where a story ends in here. " * (MAX_DUMP_BYTES // 40)
    content = large.zip_of(iter([("a.html", large.page(1)), ("big.txt", text), ("z.html", large.page(2))]))
    parts = parts_of(content)
    assert [part.reason for part in parts] == ["", "too_large", ""]
    assert f"{len(text)} bytes" in parts[1].fault
    assert [stories_in(parts[0]), stories_in(parts[2])] == [[1], [2]]


def test_text_without_hard_borders_is_refused_with_the_limit() -> None:
    with pytest.raises(CannotCut, match="larger than 8 MiB"):
        parts_of(b"The ferry is back.\n\n" * MIB, "long.txt")


def test_what_is_small_but_unpacks_to_more_than_a_dump_is_cut() -> None:
    packed = large.gzip_of(warc())
    assert len(packed) < MAX_DUMP_BYTES
    assert needs_cutting(io.BytesIO(packed))
    assert not needs_cutting(io.BytesIO(large.gzip_of(large.page(1))))
    assert not needs_cutting(io.BytesIO(large.page(1)))


def test_closing_tags_close_what_is_open() -> None:
    assert closing_tags(b'<a:rss x="1"><a:b></a:b><!-- <c> --><d/>') == b"</c></a:rss>"


class Endless:
    """A mailbox of so many bytes, made while it is read."""

    def __init__(self, size: int) -> None:
        self._mails = b"".join(large.mail(n, WORDS) for n in range(200))
        self._left = size

    def read(self, size: int, /) -> bytes:
        size = min(size, self._left)
        self._left -= size
        repeated = self._mails * (size // len(self._mails) + 1)
        return repeated[:size]


def test_memory_stays_flat_however_large_the_file_is() -> None:
    peaks = []
    for megabytes in (16, 64):
        tracemalloc.start()
        assert sum(len(part.payload) for part in cut_file(Endless(megabytes * MIB), None)) == megabytes * MIB
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.2 * peaks[0], [f"{peak / MIB:.0f} MiB" for peak in peaks]
