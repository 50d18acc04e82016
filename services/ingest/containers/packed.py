"""One packed file: gzip, bzip2, xz or zstd around a text, an archive, or anything else that we read."""

import io
from collections.abc import Callable, Iterator

from services.ingest.containers.compression import BrokenStream, Compression, unpack_stream
from services.ingest.containers.limits import Budget, LimitReached
from services.ingest.reading import Broken, Member, Skipped

SURE = 0.95
UNNAMED = "content"
_ARCHIVES = {"tgz": "tar", "tbz2": "tar", "txz": "tar"}


def detects(compression: Compression) -> Callable[[Member], float]:
    """Return how a file is recognised as packed in this way."""
    return lambda member: SURE if member.payload.startswith(compression.magic) else 0.0


def unpacks(compression: Compression) -> Callable[[Member, Budget], Iterator[Member | Skipped | Broken]]:
    """Return how a file is unpacked: what is sound of it, then what is broken."""

    def unpack(member: Member, budget: Budget) -> Iterator[Member | Skipped | Broken]:
        pieces: list[bytes] = []
        broken: Broken | None = None
        try:
            for piece in unpack_stream(io.BytesIO(member.payload), compression):
                budget.spend_bytes(len(piece))
                pieces.append(piece)
        except LimitReached as limit:
            budget.refund(sum(map(len, pieces)))
            yield Broken("archive_limit", str(limit), 0, len(member.payload))
            return
        except BrokenStream as fault:
            broken = Broken("broken_archive", fault.detail, fault.start, len(member.payload))
        if pieces or broken is None:
            yield member.inside(unpacked_name(member.filename or member.path, compression), b"".join(pieces))
        if broken is not None:
            yield broken

    return unpack


def unpacked_name(filename: str | None, compression: Compression) -> str:
    """Return the name of the file inside: the packed one's without its last part.

    >>> from services.ingest.containers.compression import GZIP
    >>> unpacked_name("week/monday.xml.gz", GZIP), unpacked_name("week.tgz", GZIP), unpacked_name(None, GZIP)
    ('monday.xml', 'week.tar', 'content')
    """
    name = (filename or "").replace("\\", "/").rsplit("/", 1)[-1]
    stem, _, extension = name.rpartition(".")
    if not stem or extension.lower() not in compression.extensions:
        return name or UNNAMED
    archive = _ARCHIVES.get(extension.lower())
    return f"{stem}.{archive}" if archive else stem
