"""What elements of agency XML state: their text, codes and times, as values of ``Provider``."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from lxml import etree

from services.ingest.xml_records import lower_name

MAX_STATED_CHARS = 2_000
"""Longer values of a field are cut: a field is no place for an article."""
MIN_GUID_CHARS = 10
"""Shorter ids come round: wire numbers have up to eight digits."""
_STRING = etree.XPath("string()")
_IDENTIFIER = re.compile(r"(?i)(?:urn|tag|https?|doi|uri|uuid)[:_]\S")


def text_of(element: etree._Element | None) -> str | None:
    """Return the characters of an element in one line, None where there are none."""
    return None if element is None else one_line(str(_STRING(element)))


def one_line(text: str | None) -> str | None:
    """Return a value without line breaks and edge spaces, None where nothing is left.

    >>> one_line("  Port  Larn\\n"), one_line(" ")
    ('Port Larn', None)
    """
    return " ".join((text or "").split())[:MAX_STATED_CHARS] or None


def children(element: etree._Element | None, *names: str) -> Iterator[etree._Element]:
    """Yield the children of some names (lower case, without namespace)."""
    if element is not None:
        yield from (child for child in element if lower_name(child) in names)


def inside(element: etree._Element | None, *names: str) -> Iterator[etree._Element]:
    """Yield the elements of some names at any depth, in order."""
    if element is not None:
        yield from (each for each in element.iter(etree.Element) if lower_name(each) in names)


def first(element: etree._Element | None, *path: str) -> etree._Element | None:
    """Return the first element at the end of a path of names, or None."""
    at: Iterable[etree._Element] = () if element is None else (element,)
    for name in path:
        at = [child for each in at for child in children(each, name)]
    return next(iter(at), None)


def attribute(element: etree._Element | None, *names: str) -> str | None:
    """Return the first of some attributes (lower case, without namespace) that says something, or None."""
    if element is None:
        return None
    values = {
        str(key).rpartition("}")[2].rpartition(":")[2].lower(): str(value) for key, value in element.attrib.items()
    }
    return next((value for name in names if (value := one_line(values.get(name)))), None)


def unique(values: Iterable[str | None]) -> tuple[str, ...]:
    """Return the values that say something, each once, in order."""
    return tuple(dict.fromkeys(value for value in values if value))


def aware_time(text: str | None) -> datetime | None:
    """Return a time in UTC where it is stated whole and with its zone, else None.

    >>> aware_time("20131020T192751+1100").isoformat()
    '2013-10-20T08:27:51+00:00'
    """
    try:
        moment = datetime.fromisoformat((text or "").strip())
        return moment.astimezone(UTC) if moment.tzinfo else None
    except (ValueError, OverflowError):
        return None


def urgency_of(text: str | None) -> int | None:
    """Return an IPTC urgency or priority, 1 to 9, or None."""
    return int(text) if text and len(text) == 1 and text in "123456789" else None


def global_guid(provider: str | None, wire_format: str, stated: str | None) -> str | None:
    """Return an id prefixed with provider and format, None where it is none that only one item in the world has.

    >>> global_guid("AP", "nitf", "12345"), global_guid("Harbour Wire", "nitf", "hw.20300102.77")
    (None, 'harbour-wire:nitf:hw.20300102.77')
    """
    if not stated or (len(stated) < MIN_GUID_CHARS and not _IDENTIFIER.match(stated)):
        return None
    if not _IDENTIFIER.match(stated) and not (provider and any(map(str.isdigit, stated))):
        return None
    prefix = re.sub(r"[^\w.]+", "-", provider or "").strip("-").lower()
    return ":".join(part for part in (prefix, wire_format, stated) if part)
