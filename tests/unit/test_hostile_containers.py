"""Hostile dumps, settled as ingest would: no exception, the reason said, the neighbours kept, within bounds.

Bounds are of memory and of work (unpacked bytes), not of seconds, which depend on the machine.
"""

import bz2
import gzip
import lzma
import random
import tracemalloc
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from services.ingest.containers.limits import MAX_UNPACKED_BYTES
from services.ingest.step import STEP
from shared import topics
from shared.limits import MIB
from shared.records import Incoming
from shared.settlement import Outcome, settle
from tests import large_files as large

pytestmark = pytest.mark.slow

NOW = datetime(2024, 5, 1, tzinfo=UTC)
STORY = large.plain(1)
BUGS = {"bug", "timeout", "crash"}
MAX_PEAK_BYTES = 6 * MAX_UNPACKED_BYTES
"""Payloads, their text and their events, all held at once; a fifth of the 1 GB that a worker may have."""


def outcomes_of(payload: bytes) -> tuple[Outcome, ...]:
    return settle(STEP, Incoming(topics.DUMPS, 0, 0, 1, None, payload), NOW).outcomes


def reasons_of(payload: bytes) -> list[str]:
    return [outcome.reason or outcome.outcome for outcome in outcomes_of(payload)]


def overlapping_zip(copies: int) -> bytes:
    """A ZIP whose list names the same packed megabytes over and over."""
    single = large.zip_of(iter([("a.gz", gzip.compress(bytes(MIB), mtime=0) + bytes(7 * MIB))]))
    start, end = single.index(b"PK\x01\x02"), single.index(b"PK\x05\x06")
    local, central = single[:start], single[start:end]
    listed = central * copies
    tail = bytearray(single[end:])
    tail[8:12] = copies.to_bytes(2, "little") * 2
    tail[12:16] = len(listed).to_bytes(4, "little")
    return local + listed + bytes(tail)


HOSTILE: dict[str, tuple[Callable[[], bytes], list[str]]] = {
    "empty": (lambda: b"", []),
    "one byte": (lambda: b"x", ["passed"]),
    "nuls": (lambda: bytes(8 * MIB), ["binary"]),
    "random bytes": (lambda: random.Random(5).randbytes(MIB), ["binary"]),
    "20 MB in one line": (lambda: b"a" * 20_000_000, ["too_large"]),
    "8 MB in one line": (lambda: b"a" * 8_000_000, ["too_large"]),
    "200,000 blank lines": (lambda: b"\n" * 200_000, []),
    "200,000 blank lines and a story": (lambda: b" \r\n" * 200_000 + STORY, ["passed"]),
    "a megabyte of (": (lambda: b"(" * MIB, ["too_large"]),
    'a megabyte of "': (lambda: b'"' * MIB, ["too_large"]),
    "gzip bomb": (lambda: gzip.compress(bytes(64 * MIB)), ["archive_limit"]),
    "gzip bomb in a gzip": (lambda: gzip.compress(gzip.compress(bytes(64 * MIB))), ["archive_limit"]),
    "bzip2 bomb": (lambda: bz2.compress(bytes(64 * MIB)), ["archive_limit"]),
    "xz bomb": (lambda: lzma.compress(bytes(64 * MIB), preset=0), ["archive_limit"]),
    "zstd bomb": (lambda: zstandard.compress(bytes(64 * MIB)), ["archive_limit"]),
    "flat zip bomb": (lambda: overlapping_zip(500), ["binary", "archive_limit"]),
    "an xz file that wants all memory": (
        lambda: lzma.compress(STORY, filters=[{"id": lzma.FILTER_LZMA2, "dict_size": 512 * MIB, "preset": 0}]),
        ["broken_archive"],
    ),
    "a gzip of nothing but a head": (lambda: b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03", ["broken_archive"]),
    "a zip of nothing but an end": (lambda: b"PK\x05\x06" + bytes(18), []),
    "a tar whose size is absurd": (
        lambda: large.tar_of(iter([("a.txt", STORY)])).replace(b"%011o" % len(STORY), b"77777777777"),
        ["broken_archive"],
    ),
    "a web record of a length without end": (
        lambda: b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 999999999999999999\r\n\r\n" + STORY,
        ["passed"],
    ),
    "web records without heads": (lambda: b"WARC/1.0\r\n\r\n" * 80_000, ["broken_record"]),
    "a mailbox of empty mails": (lambda: b"From a\nA: b\n\n" * 1000, ["passed", "no_text"]),
    "mails in mails": (
        lambda: b"MIME-Version: 1.0\nFrom: a@b\n" + b"Content-Type: message/rfc822\n\n" * 5000,
        ["broken_record"],
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_dump_has_its_reason(name: str) -> None:
    make, expected = HOSTILE[name]
    found = reasons_of(make())
    assert sorted(set(found) - {"passed"}) == sorted(set(expected) - {"passed"}) or set(found) <= set(expected), found
    assert not BUGS.intersection(found)


def test_many_bombs_are_never_held_whole_and_cost_their_neighbours_nothing() -> None:
    bombs = [(f"{n}.gz", gzip.compress(bytes(MAX_UNPACKED_BYTES + MIB), mtime=0)) for n in range(5)]
    payload = large.tar_of(iter([("first.txt", STORY), *bombs, ("last.txt", large.plain(2))]))
    tracemalloc.start()
    found = reasons_of(payload)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found == ["passed", *["archive_limit"] * 5, "passed"]
    assert peak < MAX_PEAK_BYTES, f"{peak / MIB:.0f} MiB"


@pytest.mark.parametrize("pack", [large.gzip_of, lambda c: large.tar_of(iter([("a.txt", c)])), large.warc_record])
@given(st.data())
def test_any_damage_to_a_container_ends_in_outcomes(pack: Callable[..., bytes], data: st.DataObject) -> None:
    packed = bytearray(pack(3, STORY) if pack is large.warc_record else pack(STORY))
    for _ in range(data.draw(st.integers(0, 4))):
        packed[data.draw(st.integers(0, len(packed) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(packed)))
    assert not BUGS.intersection(reasons_of(bytes(packed[:cut])))


@given(
    st.binary(max_size=300),
    st.sampled_from([b"PK\x03\x04", b"\x1f\x8b\x08", b"BZh9", b"\xfd7zXZ\x00", b"WARC/1.0\r\n"]),
)
def test_any_bytes_behind_a_magic_number_end_in_outcomes(junk: bytes, magic: bytes) -> None:
    assert not BUGS.intersection(reasons_of(magic + junk))


@given(st.binary(max_size=400))
def test_any_bytes_of_a_mail_end_in_outcomes(junk: bytes) -> None:
    assert not BUGS.intersection(reasons_of(b"Received: x\nMessage-ID: <a@b>\nFrom: a@b\n" + junk))


def test_neighbours_of_broken_files_are_kept() -> None:
    names = [
        name for name in HOSTILE if "a gzip of" in name or "zip of" in name or "web record" in name or "mails" in name
    ]
    broken = [(f"{n:02}.x", HOSTILE[name][0]()) for n, name in enumerate(names)]
    assert len(broken) > 4
    payload = large.zip_of(iter([("first.txt", STORY), *broken, ("last.txt", large.plain(2))]))
    settled = settle(STEP, Incoming(topics.DUMPS, 0, 0, 1, None, payload), NOW)
    texts = [record.value for record in settled.records if record.topic == topics.RAW]
    assert b"Ferry 1 Reaches" in texts[0]
    assert b"Ferry 2 Reaches" in texts[-1]
    assert not BUGS.intersection(outcome.reason for outcome in settled.outcomes)
