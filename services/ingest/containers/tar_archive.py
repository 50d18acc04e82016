"""TAR archives: the regular files in them; links and devices are no files, and nothing is ever written to a disk."""

import io
import tarfile
from collections.abc import Iterator

from services.ingest.containers.limits import Budget, LimitReached
from services.ingest.containers.paths import is_furniture, shown_path
from services.ingest.reading import Broken, Member, Skipped

SURE = 0.95
BLOCK_BYTES = 512
MAGIC_AT = 257
MAGIC = (b"ustar\x00", b"ustar ")
_FAULTS = (tarfile.TarError, OSError, EOFError, ValueError, OverflowError, RecursionError)


def detect(member: Member) -> float:
    """Return how sure we are that a file is a TAR archive."""
    return SURE if is_tar(member.head) else 0.0


def is_tar(head: bytes) -> bool:
    """Return whether bytes begin with the header of a TAR entry: its mark, or for old archives its checksum."""
    if len(head) < BLOCK_BYTES:
        return False
    return head[MAGIC_AT:].startswith(MAGIC) or has_checksum(head[:BLOCK_BYTES])


def has_checksum(header: bytes) -> bool:
    """Return whether a header's sum of bytes is the one that it states."""
    stated = header[148:156].strip(b" \x00")
    if not stated.isdigit() or not header[0]:
        return False
    try:
        return int(stated, 8) == sum(header[:148]) + 8 * ord(" ") + sum(header[156:BLOCK_BYTES])
    except ValueError:
        return False


def unpack(member: Member, budget: Budget) -> Iterator[Member | Skipped | Broken]:
    """Yield the files of an archive, in order; behind a damaged header nothing more can be found."""
    size, at = len(member.payload), 0
    try:
        with tarfile.open(fileobj=io.BytesIO(member.payload), mode="r:", errorlevel=0) as archive:
            while (entry := archive.next()) is not None:
                end = min(entry.offset_data + -(-entry.size // BLOCK_BYTES) * BLOCK_BYTES, size)
                found = _entry(member, entry, budget, end)
                at = end if entry.isreg() else entry.offset_data
                if found is not None:
                    yield found
                if entry.offset_data + entry.size > size:
                    return
    except LimitReached as limit:
        yield Broken("archive_limit", str(limit), at, size)
    except _FAULTS:
        yield Broken("broken_archive", "the archive is damaged or ends too early", at, size)
    else:
        if member.payload[at:].strip(b"\x00"):
            yield Broken("broken_archive", "the archive is damaged from here on", at, size)


def _entry(member: Member, entry: tarfile.TarInfo, budget: Budget, end: int) -> Member | Skipped | Broken | None:
    path = shown_path(entry.name)
    if entry.isdir():
        return None
    budget.spend_member()
    if not entry.isreg():
        return Skipped("not_text", f"{path} is a link or a device", entry.offset, entry.offset_data)
    if is_furniture(path):
        return Skipped("not_text", f"{path} is no file of the user's", entry.offset, end)
    if entry.offset_data + entry.size > len(member.payload):
        return Broken("broken_archive", f"{path} is cut off", entry.offset, len(member.payload))
    budget.spend_bytes(entry.size)
    return member.inside(path, member.payload[entry.offset_data : entry.offset_data + entry.size])
