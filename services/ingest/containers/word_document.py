"""Word files (DOCX): ZIP archives whose text is one XML part, which is read like a file of its own."""

import io
import zipfile
import zlib
from collections.abc import Iterator

from services.ingest.containers.limits import Budget, LimitReached
from services.ingest.containers.zip_archive import is_document
from services.ingest.reading import Broken, Member, Skipped
from shared.limits import KIB

SURE = 0.96
"""Above what a ZIP archive claims."""
DOCUMENT_PART = "word/document.xml"
MEDIA_TYPE = "application/xml"
READ_BYTES = 256 * KIB
_FAULTS = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, KeyError, NotImplementedError, RuntimeError)


def detect(member: Member) -> float:
    """Return how sure we are that a file is a Word file."""
    if not member.payload.startswith(b"PK\x03\x04") or DOCUMENT_PART.encode() not in member.payload:
        return 0.0
    # An archive of Word files has such a part too, but is no document itself.
    return SURE if is_document(member.payload) else 0.0


def unpack(member: Member, budget: Budget) -> Iterator[Member | Skipped | Broken]:
    """Yield the document part; styles, pictures and settings are no text."""
    try:
        yield member.inside(DOCUMENT_PART, _read_part(member.payload, budget), MEDIA_TYPE)
    except LimitReached as limit:
        yield Broken("archive_limit", str(limit), 0, len(member.payload))
    except _FAULTS as error:
        reason = "encrypted" if isinstance(error, RuntimeError) else "broken_archive"
        yield Broken(reason, f"the Word file cannot be unpacked ({type(error).__name__})", 0, len(member.payload))


def _read_part(payload: bytes, budget: Budget) -> bytes:
    pieces = []
    with zipfile.ZipFile(io.BytesIO(payload)) as archive, archive.open(DOCUMENT_PART) as part:
        budget.spend_member()
        while piece := part.read(READ_BYTES):
            budget.spend_bytes(len(piece))
            pieces.append(piece)
    return b"".join(pieces)
