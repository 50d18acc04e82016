"""Which way a file is cut: known by its content like any dump, unpacked as a stream where it is packed."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from copydesk.cutting.borders import (
    LINES,
    MAILS,
    NUMBERED,
    NUMBERED_RECORD,
    ROWS,
    TRANSMISSIONS,
    WEB_RECORDS,
    Borders,
    cut_records,
)
from copydesk.cutting.markup import ARRAY, elements, record_element
from copydesk.cutting.parts import KEPT_BYTES, PART_BYTES, Chunk, FilePart, number, pack, too_large
from copydesk.cutting.tar_members import TAR_FRAME, tar_chunks
from copydesk.cutting.window import Window
from copydesk.cutting.zip_members import zip_parts
from services.ingest.containers import Container
from services.ingest.containers.compression import BrokenStream, Compression, Readable, compression_of, unpack_stream
from services.ingest.containers.limits import MAX_DEPTH
from services.ingest.containers.packed import unpacked_name
from services.ingest.contents import recognise
from services.ingest.formats import Format
from services.ingest.reading import PATH_SEPARATOR, SAMPLE_BYTES, Member
from shared.errors import CopydeskError
from shared.limits import MAX_DUMP_BYTES, MIB

BORDERS: dict[str, Borders] = {
    "jsonl": LINES,
    "csv": ROWS,
    "mbox": MAILS,
    "warc": WEB_RECORDS,
    "iptc7901": TRANSMISSIONS,
    "anpa1312": TRANSMISSIONS,
}
"""Formats and containers whose records have hard borders, by name."""
NUMBERED_EXPORTS = frozenset({"nexis", "proquest", "europresse", "factiva", "text"})


class CannotCut(CopydeskError):
    """A file that is too large, and of which nobody can say where one record ends; the message names the limit."""


class PackedStream:
    """A packed stream as a stream of unpacked bytes; ``fault`` is set at the end where its bytes are damaged."""

    def __init__(self, packed: Readable, compression: Compression) -> None:
        self._pieces = unpack_stream(packed, compression)
        self._rest = b""
        self.fault = ""

    def read(self, size: int, /) -> bytes:
        """Return the next unpacked bytes."""
        while not self._rest:
            try:
                self._rest = next(self._pieces)
            except StopIteration:
                return b""
            except BrokenStream as error:
                self.fault = error.detail
                return b""
        piece, self._rest = self._rest[:size], self._rest[size:]
        return piece


def needs_cutting(stream: BinaryIO) -> bool:
    """Return whether a file that is small enough for a dump unpacks to more than one may have."""
    compression = compression_of(stream.read(SAMPLE_BYTES))
    stream.seek(0)
    if compression is None:
        return zipfile.is_zipfile(stream) and _zip_bytes(stream) > MAX_DUMP_BYTES
    unpacked, total = PackedStream(stream, compression), 0
    while total <= MAX_DUMP_BYTES and (piece := unpacked.read(MIB)):
        total += len(piece)
    return total > MAX_DUMP_BYTES


def cut_file(stream: Readable, filename: str | None) -> Iterator[FilePart]:
    """Yield the parts of a file; raises CannotCut, before the first part, where it has no hard borders."""
    yield from number(_chunks(stream, filename, None, 0))


def _chunks(stream: Readable, filename: str | None, path: str | None, depth: int) -> Iterator[Chunk]:
    if depth > MAX_DEPTH:
        raise CannotCut(f"{path}: archives lie in one another more than {MAX_DEPTH} deep")
    window = Window(stream)
    head = window.peek(SAMPLE_BYTES)
    if compression := compression_of(head):
        yield from _packed_chunks(window, compression, filename, path, depth)
        return
    kind = recognise(_sample(head, filename))
    name = kind.name if isinstance(kind, Container | Format) else "unsupported"
    if name == "tar":
        yield from _tar_chunks(window, path, depth)
    elif name == "zip" or head.startswith(b"PK\x03\x04"):
        yield from _zip_chunks(stream, filename, path, depth)
    else:
        borders = _borders(name, head, filename, path)
        frame = borders.frame(window)
        yield from pack((replace(chunk, path=path) for chunk in cut_records(window, borders)), frame)


def _sample(head: bytes, filename: str | None) -> Member:
    """Return the beginning of a file, up to its last whole line, as what a format is recognised by."""
    end = head.rfind(b"\n") + 1 if len(head) == SAMPLE_BYTES else 0
    return Member(head[:end] if end else head, None, filename)


def _borders(name: str, head: bytes, filename: str | None, path: str | None) -> Borders:
    bare = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if bare.startswith(b"[") and bare[1:].lstrip().startswith(b"{"):
        return ARRAY
    if bare.startswith(b"{") and b"}\n{" in head.replace(b"\r", b""):
        return LINES
    if element := record_element(head):
        return elements(element)
    if name in NUMBERED_EXPORTS and NUMBERED_RECORD.search(head):
        return NUMBERED
    if name in BORDERS:
        return BORDERS[name]
    raise CannotCut(
        f"{path or filename or 'standard input'} is larger than {MAX_DUMP_BYTES // MIB} MiB, what a dump may have, and "
        f"{'no' if name == 'text' else f'as {name} no'} hard border of records is known in it. "
        "Split it between two articles and feed the parts."
    )


def _packed_chunks(
    window: Window, compression: Compression, filename: str | None, path: str | None, depth: int
) -> Iterator[Chunk]:
    unpacked = PackedStream(_Rest(window), compression)
    name = unpacked_name(path or filename, compression)
    yield from _chunks(unpacked, name, path, depth + 1)
    if unpacked.fault:
        yield Chunk(window.offset, b"", "broken_archive", unpacked.fault, path)


def _tar_chunks(window: Window, path: str | None, depth: int) -> Iterator[Chunk]:
    small: list[Chunk] = []
    for found in tar_chunks(window):
        if isinstance(found, Chunk):
            small.append(found)
            if sum(len(each.payload) for each in small) > PART_BYTES:
                yield from pack((replace(each, path=path) for each in small), TAR_FRAME)
                small.clear()
            continue
        offset, name, file = found
        yield from pack((replace(each, path=path) for each in small), TAR_FRAME)
        small.clear()
        yield from _large_member(file, offset, _inside(path, name), depth)
    yield from pack((replace(each, path=path) for each in small), TAR_FRAME)


def _zip_chunks(stream: Readable, filename: str | None, path: str | None, depth: int) -> Iterator[Chunk]:
    if not isinstance(stream, io.BufferedIOBase) or not stream.seekable():
        raise CannotCut(
            f"{path or filename or 'standard input'} is a ZIP archive of more than {MAX_DUMP_BYTES // MIB} MiB that "
            "cannot be read twice. Unpack it, or feed it as a file."
        )
    try:
        stream.seek(0)
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise CannotCut(f"{path or filename}: the ZIP archive is damaged. Mend or unpack it.") from error
    for found in zip_parts(stream, archive, MAX_DUMP_BYTES):
        if isinstance(found, tuple):
            yield Chunk(found[0], found[1], path=path)
            continue
        try:
            with archive.open(found) as member:
                yield from _large_member(_Plain(member), found.header_offset, _inside(path, found.filename), depth)
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError) as error:
            detail = f"{found.filename} in the archive cannot be unpacked ({type(error).__name__})"
            yield Chunk(found.header_offset, b"", "broken_archive", detail, path)


def _large_member(member: Readable, offset: int, path: str, depth: int) -> Iterator[Chunk]:
    """Yield the parts of a file in an archive; one that cannot be cut is one record that is too large."""
    window = Window(member)
    head = window.peek(KEPT_BYTES)
    try:
        for chunk in _chunks(_Rest(window), path, path, depth + 1):
            yield replace(chunk, offset=offset)
    except CannotCut:
        size = window.offset
        while piece := window.take(MIB):
            size += len(piece)
        yield too_large(Chunk(offset, head, path=path), size)


def _inside(path: str | None, name: str) -> str:
    return f"{path}{PATH_SEPARATOR}{name}" if path else name


def _zip_bytes(stream: BinaryIO) -> int:
    try:
        return sum(entry.file_size for entry in zipfile.ZipFile(stream).infolist())
    except (zipfile.BadZipFile, ValueError, OSError):
        return 0


class _Rest:
    """The bytes of a window that were not taken yet, as a stream."""

    def __init__(self, window: Window) -> None:
        self._window = window

    def read(self, size: int, /) -> bytes:
        return self._window.take(size)


class _Plain:
    """A file in an archive without the methods to go back in it, which would unpack it from the start."""

    def __init__(self, file: Readable) -> None:
        self._file = file

    def read(self, size: int, /) -> bytes:
        return self._file.read(size)
