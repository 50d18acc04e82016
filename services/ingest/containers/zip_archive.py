"""ZIP archives: every file in them, each unpacked alone so that a broken or encrypted one costs only itself.

Documents that are ZIP files inside (DOCX, XLSX, ODT, EPUB, JAR) are no archives of articles and are left alone.
"""

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator

from services.ingest.containers.limits import Budget, LimitReached
from services.ingest.containers.paths import is_furniture, shown_path
from services.ingest.reading import Broken, Member, Skipped
from shared.limits import KIB

SURE = 0.95
MAGIC = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
READ_BYTES = 256 * KIB
ENCRYPTED_FLAG = 0x1
LOCAL_HEADER_BYTES = 30
DOCUMENT_MARKS = frozenset(
    {"[Content_Types].xml", "META-INF/MANIFEST.MF", "META-INF/container.xml", "AndroidManifest.xml", "mimetype"}
)
"""Files that make a ZIP an Office document, a Java program, a book, an app, or an OpenDocument."""
_FAULTS = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, EOFError, ValueError, struct.error, KeyError)


def detect(member: Member) -> float:
    """Return how sure we are that a file is an archive of files."""
    return SURE if member.payload.startswith(MAGIC) and not is_document(member.payload) else 0.0


def is_document(payload: bytes) -> bool:
    """Return whether a ZIP is a document of one program and not an archive of files."""
    return not DOCUMENT_MARKS.isdisjoint(_names(payload))


def _names(payload: bytes) -> list[str]:
    try:
        return zipfile.ZipFile(io.BytesIO(payload)).namelist()
    except (*_FAULTS, NotImplementedError):
        name_size = int.from_bytes(payload[26:28], "little")
        return [payload[LOCAL_HEADER_BYTES:][:name_size].decode("utf-8", "replace")]


def unpack(member: Member, budget: Budget) -> Iterator[Member | Skipped | Broken]:
    """Yield the files of an archive, in the order of their bytes."""
    size = len(member.payload)
    try:
        archive = zipfile.ZipFile(io.BytesIO(member.payload))
        entries = sorted(archive.infolist(), key=lambda entry: entry.header_offset)
    except (*_FAULTS, NotImplementedError):
        yield from _salvage(member, budget)
        return
    ends = [entry.header_offset for entry in entries[1:]] + [size]
    for entry, end in zip(entries, ends, strict=False):
        if entry.is_dir():
            continue
        try:
            budget.spend_member()
        except LimitReached as limit:
            yield Broken("archive_limit", str(limit), min(entry.header_offset, size), size)
            return
        yield _entry(member, archive, entry, min(end, size), budget)


def _entry(
    member: Member, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, end: int, budget: Budget
) -> Member | Skipped | Broken:
    start, path = min(entry.header_offset, end), shown_path(entry.filename)
    if is_furniture(path):
        return Skipped("not_text", f"{path} is no file of the user's", start, end)
    if entry.flag_bits & ENCRYPTED_FLAG:
        return Broken("encrypted", f"{path} is encrypted", start, end)
    pieces: list[bytes] = []
    try:
        with archive.open(entry) as packed:
            while piece := packed.read(READ_BYTES):
                budget.spend_bytes(len(piece))
                pieces.append(piece)
    except LimitReached as limit:
        budget.refund(sum(map(len, pieces)))
        return Broken("archive_limit", f"{path}: {limit}", start, end)
    except _FAULTS:
        return Broken("broken_archive", f"{path} is damaged", start, end)
    except (NotImplementedError, RuntimeError):
        return Broken("broken_archive", f"{path} is packed in a way that we do not know", start, end)
    return member.inside(path, b"".join(pieces))


def _salvage(member: Member, budget: Budget) -> Iterator[Member | Skipped | Broken]:
    """Yield what can be read of an archive whose list of contents is lost, as when it was cut off."""
    payload, at = member.payload, 0
    while payload.startswith(b"PK\x03\x04", at):
        fields = payload[at : at + LOCAL_HEADER_BYTES]
        if len(fields) < LOCAL_HEADER_BYTES:
            break
        flags, method = struct.unpack("<HH", fields[6:10])
        packed_size, _, name_size, extra_size = struct.unpack("<IIHH", fields[18:30])
        begin = at + LOCAL_HEADER_BYTES + name_size + extra_size
        end = begin + packed_size
        # Without its size a file's end is known from the list alone.
        if flags & (ENCRYPTED_FLAG | 0x8) or method not in (0, 8) or end > len(payload):
            break
        path = shown_path(payload[at + LOCAL_HEADER_BYTES :][:name_size].decode("utf-8", "replace"))
        try:
            content = _inflate(payload[begin:end], budget) if method else payload[begin:end]
        except (zlib.error, LimitReached):
            break
        if packed_size and not is_furniture(path):
            yield member.inside(path, content)
        at = end
    yield Broken("broken_archive", "the list of the archive's files is missing or damaged", at, len(payload))


def _inflate(packed: bytes, budget: Budget) -> bytes:
    inflater, pieces = zlib.decompressobj(-15), []
    while piece := inflater.decompress(packed, READ_BYTES):
        budget.spend_bytes(len(piece))
        pieces.append(piece)
        packed = inflater.unconsumed_tail
    return b"".join(pieces)
