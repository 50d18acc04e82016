"""Message tails: what follows the story of a wire text - notes, links, contacts for editors alone, who wrote it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from services.ingest.blocks import TextBlock
from services.ingest.wire_paragraphs import paragraph_blocks
from shared.text.end_marks import is_ruler

_HEADING = re.compile(r"#{1,4}\s?(?P<title>\S.{0,80})")
# Headings whose section names people at the agency to call.
_PRIVATE_HEADING = re.compile(r"(?i).*\b(?:contacts?|kontakte?|ansprechpartner|telefon|contactos?|contatti)\b")
_PUBLIC_HEADING = re.compile(
    r"(?i)(?:\w{2,10} )?(?:notebook|notizblock|notes?\b|internet|links?\b|refile|orte\b|service\b"
    r"|redaktionelle|background|correction)"
)
_NOT_FOR_PUBLICATION = re.compile(
    r"(?i)(?:the following (?:information|details?) (?:is|are) not (?:intended )?for publication"
    r"|(?:die )?(?:folgenden|nachfolgenden) (?:informationen|angaben) sind nicht (?:zur|für die) veröffentlichung"
    r"|not for publication\b)"
)
_NOTE_HEADING = re.compile(r"(?i)(?:note to editors|notes? to editors|editor'?s'? note|redaktionelle hinweise)")
_SIGN_OFF = re.compile(r"[a-z]{2,6}(?:[ /-]{1,2}[a-z]{1,4}\d?){1,7}")
MAX_SIGN_OFF_CHARS = 40


@dataclass(frozen=True, slots=True)
class Tail:
    """The blocks behind the head of a message, and what they state."""

    blocks: tuple[TextBlock, ...]
    editors_note: str | None = None
    sign_off: str | None = None


def read_tail(lines: Sequence[str], path: str) -> Tail:
    """Return the story of a message and what follows it.

    >>> lines = ["The ferry sank.", "", "# Notebook", "", "## Editorial contacts", "- Tel: 555 0100", "", "hwn am lq"]
    >>> [(block.kind, block.text) for block in read_tail(lines, "text").blocks][-2:]
    [('private_note', '- Tel: 555 0100'), ('note', 'hwn am lq')]
    """
    last = next((number for number in range(len(lines) - 1, -1, -1) if lines[number].strip()), None)
    sign_off = lines[last].strip() if last else ""
    is_signed = len(sign_off) <= MAX_SIGN_OFF_CHARS and _SIGN_OFF.fullmatch(sign_off) is not None
    sections = list(_sections(lines[:last] if is_signed else lines))
    blocks = [block for section in sections for block in _section_blocks(section, path)]
    if is_signed:
        blocks.append(TextBlock("note", sign_off, f"{path}/sign-off"))
    notes = [_note_text(section) for section in sections if _NOTE_HEADING.match(section.title)]
    return Tail(tuple(blocks), "\n".join(filter(None, notes)) or None, sign_off if is_signed else None)


@dataclass(slots=True)
class _Section:
    kind: str
    title: str
    lines: list[str]


def _sections(lines: Sequence[str]) -> Iterator[_Section]:
    section = _Section("paragraph", "", [])
    is_private = False
    for line in lines:
        text = line.strip()
        heading = _HEADING.fullmatch(text)
        is_private = is_private or _NOT_FOR_PUBLICATION.match(text) is not None
        if heading and (section.kind != "paragraph" or _is_tail_heading(heading["title"])):
            yield section
            is_named_private = _PRIVATE_HEADING.match(heading["title"]) is not None
            section = _Section("private_note" if is_private or is_named_private else "note", heading["title"], [line])
        elif is_private and section.kind != "private_note":
            yield section
            section = _Section("private_note", "", [line])
        else:
            section.lines.append(line)
    yield section


def _is_tail_heading(title: str) -> bool:
    return _PUBLIC_HEADING.match(title) is not None or _PRIVATE_HEADING.match(title) is not None


def _section_blocks(section: _Section, path: str) -> Iterator[TextBlock]:
    for block in paragraph_blocks(section.lines, f"{path}/{section.title}" if section.title else path):
        is_plain = section.kind == "paragraph" or is_ruler(block.text)
        yield block if is_plain else TextBlock(section.kind, block.text, block.path)


def _note_text(section: _Section) -> str:
    lines = [line.strip().removeprefix("- ") for line in section.lines[1:] if line.strip()]
    return " ".join(" ".join(line.split()) for line in lines if not is_ruler(line))
