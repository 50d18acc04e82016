"""The text of a mail: what is story in it, what is its writer's signature, and what is an older mail quoted below."""

import json
import re
from collections.abc import Iterator, Mapping

from services.ingest.blocks import TextBlock
from shared.events import StatedField, StatedTime

SIGNATURE_MARK = "-- "
MAX_SIGNATURE_LINES = 15
"""Below a mark whose space at the end was lost on the way; a longer rest is text below a ruler."""
_QUOTED = re.compile(r">(?!From )")
_ATTRIBUTION = re.compile(
    r"(?:On |Am |Le |El |Em |Il |Op |Den |W dniu ).{5,200}(?:wrote|schrieb|a écrit|escribió|escreveu|ha scritto"
    r"|schreef|skrev|napisał)[^:]{0,60}:$|-{2,8} ?(?:Original Message|Forwarded message) ?-{2,8}$"
)
FORM_KINDS = {
    "headline": "headline",
    "title": "headline",
    "byline": "byline",
    "dateline": "dateline",
    "abstract": "summary",
    "summary": "summary",
    "body": "text",
    "story": "text",
    "text": "text",
    "editor note": "note",
}
"""Fields of a form that sends its entries as JSON in a mail, in the order of a story; the rest is for the desk."""


def text_blocks(text: str, *, is_flowed: bool = False) -> list[TextBlock]:
    r"""Return a mail's plain text as blocks: the story as running text, what is quoted or signed apart.

    >>> [(block.kind, block.text) for block in text_blocks("The ferry is back.\n\n-- \nAna, desk\n+00 123")]
    [('text', 'The ferry is back.\n'), ('private_note', 'Ana, desk\n+00 123')]
    """
    story, signature = _part_signature(join_flowed(text) if is_flowed else text)
    blocks = [TextBlock("footer" if quoted else "text", piece, "text/plain") for quoted, piece in _runs(story)]
    return [*blocks, TextBlock("private_note", signature, "text/plain/signature")]


def form_fields(text: str) -> dict[str, str] | None:
    """Return the fields of a form that was sent as JSON, names in lower case; None where it holds no story."""
    stripped = text.strip()
    if not stripped.startswith("{"):
        return None
    try:
        # Mail programs break the lines of the JSON: its strings hold bare line ends then.
        form = json.loads(stripped, strict=False)
    except (ValueError, RecursionError):
        return None
    fields = {str(name).strip().lower(): _entry(value) for name, value in form.items()}
    return fields if any(kind == "text" and fields.get(name) for name, kind in FORM_KINDS.items()) else None


def form_blocks(fields: Mapping[str, str]) -> list[TextBlock]:
    """Return the fields of a form that are story, in its order."""
    return [TextBlock(kind, fields.get(name, ""), f"form:{name}") for name, kind in FORM_KINDS.items()]


def form_provider(fields: Mapping[str, str]) -> dict[str, object]:
    """Return what a form states, as fields of a Provider; addresses of the desk are left out."""
    urgency = fields.get("urgency") or fields.get("priority") or ""
    created = fields.get("timestamp")
    known = {*FORM_KINDS, "slugline", "slug", "timestamp", "urgency", "priority"}
    rest = {name: text for name, text in fields.items() if name not in known and text and "@" not in text}
    return {
        "headline": fields.get("headline") or fields.get("title") or None,
        "byline": fields.get("byline") or None,
        "dateline": fields.get("dateline") or None,
        "slug": " ".join((fields.get("slugline") or fields.get("slug") or "").split()) or None,
        "category": tuple(filter(None, (rest.pop("category", ""),))),
        "genre": rest.pop("genre", None),
        "urgency": int(urgency) if urgency.isdigit() and 1 <= int(urgency) <= 9 else None,
        "times": (StatedTime(kind="created", field="timestamp", text=" ".join(created.split())),) if created else (),
        "stated": tuple(StatedField(field=name, text=text) for name, text in rest.items()),
    }


def join_flowed(text: str) -> str:
    r"""Return text of ``format=flowed`` with its lines joined (RFC 3676).

    >>> join_flowed("The ferry \nis back.\n-- \nAna")
    'The ferry is back.\n-- \nAna'
    """
    joined = []
    for line in text.splitlines():
        is_soft = line.endswith(" ") and line != SIGNATURE_MARK
        joined.append(line if is_soft else line + "\n")
    return "".join(joined).rstrip("\n")


def _entry(value: object) -> str:
    if isinstance(value, list):
        return "\n\n".join(entry for entry in map(_entry, value) if entry)
    return value.strip() if isinstance(value, str) else ""


def _part_signature(text: str) -> tuple[str, str]:
    lines = text.splitlines(keepends=True)
    below = 0
    for index in range(len(lines) - 1, -1, -1):
        if lines[index].rstrip("\r\n") in (SIGNATURE_MARK, SIGNATURE_MARK.rstrip()):
            return "".join(lines[:index]), "".join(lines[index + 1 :])
        below += not lines[index].isspace()
        if below > MAX_SIGNATURE_LINES:
            break
    return text, ""


def _runs(text: str) -> Iterator[tuple[bool, str]]:
    """Yield runs of story and of quoted mail, in order; below an attribution line all is quoted."""
    kept: list[str] = []
    was_quoted = False
    is_below = False
    for bare in text.splitlines():
        is_below = is_below or _ATTRIBUTION.match(bare) is not None
        is_quoted = is_below or (_QUOTED.match(bare) is not None if bare.strip() else was_quoted)
        if kept and is_quoted != was_quoted:
            yield was_quoted, "\n".join(kept)
            kept.clear()
        was_quoted = is_quoted
        kept.append(bare)
    if kept:
        yield was_quoted, "\n".join(kept)
