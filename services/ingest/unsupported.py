"""Files that are no text for us, known by their first bytes: they are named, and never split as if they were text."""

import re
from dataclasses import dataclass

from services.ingest.containers.zip_archive import MAGIC as ZIP_MAGIC
from services.ingest.containers.zip_archive import is_document
from services.ingest.reading import Member


@dataclass(frozen=True, slots=True)
class FileType:
    """A kind of file that no format of ours reads: what it is to a user, and why it is left out of an archive.

    ``drop_reason`` is of ``DROP_REASONS``; None where the file may hold articles and somebody should look at it.
    ``is_text`` where it is text of another kind, which may stand in a dump by right.
    """

    title: str
    marks: tuple[tuple[int, bytes], ...]
    drop_reason: str | None = None
    is_text: bool = False

    @property
    def is_refused_alone(self) -> bool:
        """Whether a dump of its own is kept in quarantine: documents, and programs, which nobody meant to send."""
        return not self.is_text and self.drop_reason not in MEDIA_REASONS

    @property
    def may_open_text(self) -> bool:
        """Whether a story may begin like it: `ID3 is the name of a party`."""
        return not self.is_text and all(mark.isalnum() for _, mark in self.marks)


MEDIA_REASONS = frozenset({"picture", "video", "audio"})
"""What desks send beside their stories: dropped by name wherever it stands, its bytes not kept."""
FILE_TYPES = (
    FileType("a PDF document", ((0, b"%PDF-"),)),
    FileType("a PostScript document", ((0, b"%!PS"),)),
    FileType("an Office document of the old kind", ((0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),)),
    FileType("a RAR archive", ((0, b"Rar!\x1a\x07"),)),
    FileType("a 7z archive", ((0, b"7z\xbc\xaf\x27\x1c"),)),
    FileType("an LZ4 file", ((0, b"\x04\x22\x4d\x18"),)),
    FileType("a Unix compress file", ((0, b"\x1f\x9d"),)),
    FileType("a PST mailbox", ((0, b"!BDN"),)),
    FileType("an SQLite database", ((0, b"SQLite format 3\x00"),)),
    FileType("a Parquet table", ((0, b"PAR1"),)),
    FileType("a disk image", ((0x8001, b"CD001"),)),
    FileType("a JPEG picture", ((0, b"\xff\xd8\xff"),), "picture"),
    FileType("a PNG picture", ((0, b"\x89PNG\r\n\x1a\n"),), "picture"),
    FileType("a GIF picture", ((0, b"GIF87a"),), "picture"),
    FileType("a GIF picture", ((0, b"GIF89a"),), "picture"),
    FileType("a TIFF picture", ((0, b"II*\x00"),), "picture"),
    FileType("a TIFF picture", ((0, b"MM\x00*"),), "picture"),
    FileType("a Photoshop picture", ((0, b"8BPS\x00"),), "picture"),
    FileType("an icon", ((0, b"\x00\x00\x01\x00"),), "picture"),
    FileType("a bitmap picture", ((0, b"BM"), (6, b"\x00\x00\x00\x00")), "picture"),
    FileType("a WebP picture", ((0, b"RIFF"), (8, b"WEBP")), "picture"),
    FileType("an AVIF picture", ((4, b"ftypavif"),), "picture"),
    FileType("a HEIC picture", ((4, b"ftyphei"),), "picture"),
    FileType("a WAV recording", ((0, b"RIFF"), (8, b"WAVE")), "audio"),
    FileType("an AIFF recording", ((0, b"FORM"), (8, b"AIF")), "audio"),
    FileType("an MP3 recording", ((0, b"ID3"),), "audio"),
    FileType("an MP3 recording", ((0, b"\xff\xfb"),), "audio"),
    FileType("an Ogg recording", ((0, b"OggS\x00"),), "audio"),
    FileType("a FLAC recording", ((0, b"fLaC"),), "audio"),
    FileType("an M4A recording", ((4, b"ftypM4A"),), "audio"),
    FileType("an AVI video", ((0, b"RIFF"), (8, b"AVI ")), "video"),
    FileType("an MP4 or QuickTime video", ((4, b"ftyp"),), "video"),
    FileType("a QuickTime video", ((4, b"moov"),), "video"),
    FileType("a Matroska or WebM video", ((0, b"\x1a\x45\xdf\xa3"),), "video"),
    FileType("a Windows Media file", ((0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11"),), "video"),
    FileType("a Flash video", ((0, b"FLV\x01"),), "video"),
    FileType("an MPEG video", ((0, b"\x00\x00\x01\xba"),), "video"),
    FileType("a calendar", ((0, b"BEGIN:VCALENDAR"),), "calendar", is_text=True),
    FileType("an address card", ((0, b"BEGIN:VCARD"),), "not_an_article", is_text=True),
    FileType("subtitles", ((0, b"WEBVTT"),), "not_an_article", is_text=True),
    FileType("a playlist", ((0, b"#EXTM3U"),), "not_an_article", is_text=True),
    FileType("a Linux program", ((0, b"\x7fELF"),), "not_text"),
    FileType("a Windows program", ((0, b"MZ"), (3, b"\x00\x00\x00")), "not_text"),
    FileType("a macOS program", ((0, b"\xcf\xfa\xed\xfe"),), "not_text"),
    FileType("a Java class", ((0, b"\xca\xfe\xba\xbe\x00"),), "not_text"),
    FileType("a WebAssembly program", ((0, b"\x00asm"),), "not_text"),
    FileType("a font", ((0, b"wOFF"),), "not_text"),
    FileType("a font", ((0, b"wOF2"),), "not_text"),
    FileType("a font", ((0, b"\x00\x01\x00\x00\x00"),), "not_text"),
    FileType("a font", ((0, b"OTTO\x00"),), "not_text"),
)
"""The more special of two that begin alike stands first."""
ROOT_TYPES = {
    b"svg": FileType("a drawing (SVG)", (), "graphic", is_text=True),
    b"opml": FileType("a list of feeds (OPML)", (), "channel", is_text=True),
}
"""Kinds of XML that are told by their first element, whatever declares the file above it."""
_ROOT = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s|<\?[^>]{0,400}>|<!DOCTYPE[^>\[]{0,400}>|<!--[^>]{0,2000}>){0,40}<(svg|opml)[\s>]"
)
ROOT_BYTES = 4_000
SAMPLE_BYTES = 4_096
"""The head of every picture or recording has zero bytes here: numbers of four bytes, and short ones."""
ZIP_DOCUMENT = FileType("an Office document, book or program (a ZIP file of its own kind)", ())


def unsupported_type(member: Member) -> FileType | None:
    """Return what a file is that nobody here reads; None where its bytes do not tell."""
    payload = member.payload
    if payload.startswith(ZIP_MAGIC) and is_document(payload):
        return ZIP_DOCUMENT
    if root := _ROOT.match(payload[:ROOT_BYTES]):
        return ROOT_TYPES[root[1]]
    return next((known for known in FILE_TYPES if _has_marks(payload, known)), None)


def _has_marks(payload: bytes, known: FileType) -> bool:
    if not all(payload.startswith(mark, at) for at, mark in known.marks):
        return False
    return not known.may_open_text or b"\x00" in payload[:SAMPLE_BYTES]
