"""XML records: cut out of a file by their tags, so that a broken one never costs its neighbours, then parsed safely.

No entity is expanded, no DTD is loaded, no network is asked, and libxml2's limits on depth and size stay on.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

_DECLARATION = re.compile(rb"^(?:\xef\xbb\xbf)?\s*<\?xml[^>]{0,200}encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")


@dataclass(frozen=True, slots=True)
class Span:
    """Bytes of a file."""

    start: int
    end: int


def cut_elements(payload: bytes, name: bytes) -> Iterator[Span]:
    """Yield the outermost elements of a name (with any prefix), found by their tags alone; linear in time.

    An element that is never closed reaches to the next of its name, or to the end.
    """
    tag = re.compile(rb"<(/?)(?:[A-Za-z_][\w.-]{0,40}:)?" + re.escape(name) + rb"(?=[\s/>])[^<>]*>")
    start, depth = -1, 0
    for match in tag.finditer(payload):
        if match.group(1):
            depth -= depth > 0
            if depth == 0 and start >= 0:
                yield Span(start, match.end())
                start = -1
        elif match.group().endswith(b"/>"):
            if depth == 0:
                yield Span(match.start(), match.end())
        else:
            if depth == 0:
                start = match.start()
            depth += 1
    if start >= 0:
        yield Span(start, len(payload))


def parse_xml(payload: bytes, encoding: str | None = None) -> etree._Element | None:
    """Return the root element, mended where the markup is broken; None where nothing can be read.

    ``encoding`` is for a cut-out record whose declaration stayed behind.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False, encoding=encoding
    )
    try:
        return etree.fromstring(payload, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError):
        return None


def declared_encoding(payload: bytes) -> str | None:
    """Return the encoding that an XML declaration names, or None."""
    match = _DECLARATION.match(payload[:400])
    return match.group(1).decode("ascii").lower() if match else None


def local_name(element: etree._Element) -> str:
    """Return an element's name without its namespace; empty for comments and the like."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
