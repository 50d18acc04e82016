"""XML records: cut out of a file by their tags, so that a broken one never costs its neighbours, then parsed safely.

No entity is expanded, no DTD is loaded, no network is asked, and libxml2's limits on depth and size stay on: a record
is parsed without the prolog of its file, so whatever a DTD declares stays behind.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html.entities import html5

from lxml import etree

from services.ingest.encoding import (
    BYTE_ORDER_MARKS,
    Decoded,
    charset_hint,
    decode,
    decode_dump_bytes,
    decode_record_bytes,
    guess_encoding,
)
from services.ingest.reading import Member
from shared.events import Warned

_DECLARATION = re.compile(rb"^(?:\xef\xbb\xbf)?\s*<\?xml[^>]{0,200}encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
_ENDS = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>"}
_ROOT = re.compile(r"<(?:[\w.-]{1,40}:)?([A-Za-z_][\w.-]{0,80})([^<>]{0,4000})")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_AMPERSAND = re.compile(r"&(?!(?:#\d{1,8}|#x[0-9A-Fa-f]{1,6}|amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{0,31};)?")
_BARE = re.compile(r"<[^<>]{0,4000}>\s*")
_HIGH = re.compile(rb"[\x80-\xff]")
_C1 = re.compile(rb"[\x80-\x9f]")
MAX_PROLOG_PARTS = 200
"""Comments and instructions before the root: real files have up to five."""


@dataclass(frozen=True, slots=True)
class Span:
    """Bytes of a file."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cut:
    """One element as characters of a text; not closed where its end tag is missing."""

    name: str
    start: int
    end: int
    is_closed: bool = True


@dataclass(frozen=True, slots=True)
class Root:
    """The first tag of an XML file: its name without prefix, its attributes as written, and what follows it."""

    name: str
    attributes: str
    behind: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """A record's element, None where nothing can be read, and whether its markup had to be mended."""

    root: etree._Element | None
    is_mended: bool


def cut_elements(payload: bytes, name: bytes) -> Iterator[Span]:
    """Yield the outermost elements of a name (with any prefix), found by their tags alone; linear in time.

    An element that is never closed reaches to the next of its name, or to the end.
    """
    for cut in cut_records(payload.decode("latin-1"), (name.decode("latin-1"),)):
        yield Span(cut.start, cut.end)


def cut_records(text: str, names: Sequence[str]) -> list[Cut]:
    """Return the outermost elements of some names in order, found by their tags alone; linear in time.

    Tags in comments, CDATA sections and instructions are none. An element that is never closed reaches to the next
    tag of a record, or to the end.

    >>> [text_cut.name for text_cut in cut_records("<a><b/></a><c>", ("a", "c"))]
    ['a', 'c']
    """
    if not names:
        return []
    opened: dict[str, list[int]] = {name: [] for name in names}
    starts: list[tuple[int, str]] = []
    closed: dict[int, int] = {}
    for name, start, end, kind in _tags(text, names):
        if kind == "/":
            if opened[name]:
                closed[opened[name].pop()] = end
            continue
        starts.append((start, name))
        if kind == "empty":
            closed[start] = end
        else:
            opened[name].append(start)
    return _outermost(text, starts, closed)


def _outermost(text: str, starts: Sequence[tuple[int, str]], closed: dict[int, int]) -> list[Cut]:
    """The elements that lie in no other; opening tags one behind the other, with nothing in them, are one."""
    cuts: list[Cut] = []
    borders = [start for start, _ in starts[1:]] + [len(text)]
    behind, was_bare = 0, False
    for (start, name), border in zip(starts, borders, strict=False):
        if start < behind:
            continue
        behind = closed.get(start, border)
        is_bare = start not in closed and _BARE.fullmatch(text, start, behind) is not None
        if is_bare and was_bare:
            start_of_run = cuts.pop().start
            cuts.append(Cut(name, start_of_run, behind, is_closed=False))
        else:
            cuts.append(Cut(name, start, behind, start in closed))
        was_bare = is_bare
    return cuts


def _tags(text: str, names: Sequence[str]) -> Iterator[tuple[str, int, int, str]]:
    """The tags of some names outside comments and the like: name, start, end, and ``/``, ``empty`` or nothing."""
    either = "|".join(map(re.escape, names))
    form = re.compile(rf"(<!--|<!\[CDATA\[|<\?)|<(/?)(?:[\w.-]{{1,40}}:)?({either})(?=[\s/>])[^<>]*>")
    at, unended = 0, set[str]()
    while match := form.search(text, at):
        at = match.end()
        if mark := match.group(1):
            end = -1 if mark in unended else text.find(_ENDS[mark], at)
            if end < 0:
                unended.add(mark)
            at = max(at, end)
        else:
            kind = match.group(2) or ("empty" if text[match.end() - 2] == "/" else "")
            yield match.group(3), match.start(), match.end(), kind


def xml_root(member: Member) -> Root | None:
    """Return the first tag of a file, behind its prolog; None where it does not begin like XML."""
    text = _readable(member.head)
    at = 0
    for _ in range(MAX_PROLOG_PARTS):
        while at < len(text) and (text[at].isspace() or text[at] == "\ufeff"):
            at += 1
        if not text.startswith(("<?", "<!"), at):
            break
        at = _behind_prolog_part(text, at)
    match = _ROOT.match(text, at)
    return Root(match.group(1), match.group(2), text[match.end() :]) if match else None


def _readable(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "replace")
    if head[:64].count(0) >= 8:
        return head.decode("utf-16-le" if head[1:2] == b"\0" else "utf-16-be", "replace")
    return head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")


def _behind_prolog_part(text: str, at: int) -> int:
    if text.startswith("<!DOCTYPE", at):
        subset, end = text.find("[", at), text.find(">", at)
        if 0 <= subset < end:
            at = text.find("]", subset)
        mark = ">"
    else:
        mark = _ENDS["<!--" if text.startswith("<!--", at) else "<?"]
    end = text.find(mark, at) if at >= 0 else -1
    return len(text) if end < 0 else end + len(mark)


def decode_xml(member: Member) -> tuple[Decoded, tuple[Warned, ...]]:
    """Decode a file by its declaration, or, where that is wrong, by what its bytes say, with a warning."""
    payload = member.payload
    if member.is_record and member.encoding:
        return decode_record_bytes(payload, member.content_type, member.encoding), ()
    if payload.startswith(tuple(mark for mark, _ in BYTE_ORDER_MARKS)):
        return decode_dump_bytes(payload, member.content_type), ()
    declared = declared_encoding(payload)
    stated = charset_hint(f"text/xml; charset={declared}") if declared else None
    found = guess_encoding(payload, f"text/xml; charset={declared}" if declared else member.content_type)
    if found == "utf-8" or stated in {None, "utf-8"}:
        encoding = found
    else:
        encoding = "cp1252" if stated == "iso8859-1" and _C1.search(payload) else stated or found
    is_same = declared is None or stated == encoding or encoding.startswith(declared)
    is_wrong = not is_same and _HIGH.search(payload) is not None
    detail = f"declared {declared}, read as {encoding}"
    return decode(payload, encoding), ((Warned(code="declared_encoding_wrong", detail=detail),) if is_wrong else ())


def parse_record(text: str) -> Parsed:
    """Parse the characters of one element; broken markup is mended, named HTML characters are known."""
    pieces = [
        _mend_piece(piece) if is_markup else (_CONTROL.sub("\ufffd", piece), 0) for piece, is_markup in _cdata(text)
    ]
    parser = _parser("utf-8")
    root = _parse("".join(piece for piece, _ in pieces).encode("utf-8", "replace"), parser)
    faults = [fault for fault in parser.error_log if fault.domain_name != "NAMESPACE"]
    return Parsed(root, bool(faults) or any(count for _, count in pieces))


def _mend_piece(text: str) -> tuple[str, int]:
    """Return markup whose every ampersand stands for something that XML knows, and how many did not."""
    mended = 0

    def named(match: re.Match[str]) -> str:
        nonlocal mended
        known = html5.get(match.group(1) or "")
        mended += known is None
        return known if known is not None and known not in "<>&" else f"&amp;{match.group(1) or ''}"

    text, controls = _CONTROL.subn("\ufffd", text)
    return _AMPERSAND.sub(named, text), mended + controls


def _cdata(text: str) -> Iterator[tuple[str, bool]]:
    """Part a text at its CDATA sections: pieces, and whether each is markup."""
    at = 0
    while True:
        start = text.find("<![CDATA[", at)
        end = text.find("]]>", start) if start >= 0 else -1
        if end < 0:
            yield text[at:], True
            return
        yield text[at:start], True
        yield text[start : end + 3], False
        at = end + 3


def parse_xml(payload: bytes, encoding: str | None = None) -> etree._Element | None:
    """Return the root element, mended where the markup is broken; None where nothing can be read.

    ``encoding`` is for a cut-out record whose declaration stayed behind.
    """
    return _parse(payload, _parser(encoding))


def _parser(encoding: str | None) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False, encoding=encoding
    )


def _parse(payload: bytes, parser: etree.XMLParser) -> etree._Element | None:
    try:
        return etree.fromstring(payload, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError):
        return None


def declared_encoding(payload: bytes) -> str | None:
    """Return the encoding that an XML declaration names, or None."""
    match = _DECLARATION.match(payload[:400])
    return match.group(1).decode("ascii").lower() if match else None


def local_name(element: etree._Element) -> str:
    """Return an element's name without namespace or prefix; empty for comments and the like."""
    return _bare_name(element.tag)[0] if isinstance(element.tag, str) else ""


def lower_name(element: etree._Element) -> str:
    """Return an element's name without namespace or prefix in lower case; empty for comments and the like."""
    return _bare_name(element.tag)[1] if isinstance(element.tag, str) else ""


@lru_cache(maxsize=4096)
def _bare_name(tag: str) -> tuple[str, str]:
    bare = tag.rpartition("}")[2].rpartition(":")[2]
    return bare, bare.lower()
