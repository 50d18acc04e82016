"""The wire formats: one module each, every one with ``detect(member)`` and ``read(member)``.

A new format is one module and one line in ``FORMATS``; docs/adding-a-format.md tells how.
"""

from collections.abc import Callable
from dataclasses import dataclass

from services.ingest.formats import anpa1312, dpa, html, iptc7901, reuters_sgml, text
from services.ingest.reading import Member, Reading


@dataclass(frozen=True, slots=True)
class Format:
    """One wire format: how sure it is of a file (0 to 1), how it reads it whole, and what it is to a user."""

    name: str
    title: str
    detect: Callable[[Member], float]
    read: Callable[[Member], Reading]


FORMATS = (
    Format("html", "HTML page", html.detect, html.read),
    Format("reuters_sgml", "Reuters SGML, the collection of 1987", reuters_sgml.detect, reuters_sgml.read),
    Format("iptc7901", "IPTC 7901, messages in control bytes", iptc7901.detect, iptc7901.read),
    Format("anpa1312", "ANPA 1312, messages in control bytes", anpa1312.detect, anpa1312.read),
    Format("dpa", "DPA text, with control bytes or without", dpa.detect, dpa.read),
    Format("text", "Plain text, one article or several", text.detect, text.read),
)


def choose_format(member: Member) -> Format:
    """Return the format that is surest of the file; plain text takes what nobody else wants."""
    return max(FORMATS, key=lambda candidate: candidate.detect(member))


def format_named(name: str) -> Format | None:
    """Return the format of that name, or None."""
    return next((candidate for candidate in FORMATS if candidate.name == name), None)
