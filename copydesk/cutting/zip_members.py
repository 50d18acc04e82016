"""ZIP archives, cut between two files on the archive's own bytes; a part is such an archive again.

Nothing is unpacked, so what is damaged or encrypted comes to ingest as it is, with its neighbours whole.
"""

import struct
import zipfile
from collections.abc import Iterator
from io import BufferedIOBase

from copydesk.cutting.parts import PART_BYTES
from services.ingest.containers.limits import MAX_MEMBERS
from services.ingest.containers.zip_archive import LOCAL_HEADER_BYTES

MAX_PART_MEMBERS = MAX_MEMBERS // 10
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")


def zip_parts(
    file: BufferedIOBase, archive: zipfile.ZipFile, limit: int
) -> Iterator[tuple[int, bytes] | zipfile.ZipInfo]:
    """Yield parts with their offsets, and those files alone that are larger than the limit, packed or unpacked."""
    waiting: list[zipfile.ZipInfo] = []
    size = 0
    for entry in sorted(archive.infolist(), key=lambda each: each.header_offset):
        larger = max(entry.file_size, entry.compress_size)
        if waiting and (size + larger > PART_BYTES or len(waiting) == MAX_PART_MEMBERS or larger > limit):
            yield waiting[0].header_offset, _archive_of(file, waiting)
            waiting, size = [], 0
        if larger > limit:
            yield entry
        else:
            waiting.append(entry)
            size += larger
    if waiting:
        yield waiting[0].header_offset, _archive_of(file, waiting)


def _archive_of(file: BufferedIOBase, entries: list[zipfile.ZipInfo]) -> bytes:
    local, central = b"", b""
    for entry in entries:
        raw = _local_entry(file, entry)
        central += _central_entry(entry, len(local))
        local += raw
    end = _END.pack(b"PK\x05\x06", 0, 0, len(entries), len(entries), len(central), len(local), 0)
    return local + central + end


def _local_entry(file: BufferedIOBase, entry: zipfile.ZipInfo) -> bytes:
    file.seek(entry.header_offset)
    header = file.read(LOCAL_HEADER_BYTES)
    if len(header) < LOCAL_HEADER_BYTES:
        return header
    name_size, extra_size = struct.unpack("<HH", header[26:30])
    return header + file.read(name_size + extra_size + entry.compress_size)


def _central_entry(entry: zipfile.ZipInfo, offset: int) -> bytes:
    year, month, day, hour, minute, second = entry.date_time
    day_code = (max(year, 1980) - 1980) << 9 | month << 5 | day
    time_code = hour << 11 | minute << 5 | second // 2
    flags = entry.flag_bits | (0 if entry.orig_filename.isascii() else 0x800)
    name = entry.orig_filename.encode("utf-8", "surrogateescape")
    fields = (entry.create_version, entry.extract_version, flags, entry.compress_type, time_code, day_code)
    sizes = (entry.CRC, entry.compress_size, entry.file_size)
    return _CENTRAL.pack(b"PK\x01\x02", *fields, *sizes, len(name), 0, 0, 0, 0, 0, offset) + name
