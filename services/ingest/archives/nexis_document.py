"""One document of a Nexis export, old or new layout: from its paragraphs to blocks and what the archive states.

Old: number, publication, date, headline, labelled fields, text, labelled fields, copyright.
Nexis Uni: headline, publication, date, copyright, labelled fields, `Body`, text, `Classification`, labelled fields.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from services.ingest.archives.labels import (
    BODY_LINES,
    CLASSIFICATION_LINES,
    COPYRIGHT,
    END_LINES,
    GRAPHIC_LINES,
    TAIL_FIELDS,
    UNAVAILABLE,
    first_number,
    is_date_line,
    label_of,
    numbered,
)
from services.ingest.archives.paragraphs import Para
from services.ingest.blocks import TextBlock
from shared.events import Provider, StatedField, StatedTime

NAME = "nexis"
MAX_HEAD_PARAGRAPHS = 40
"""The longest heads of the material have 12; behind so many a `Body` or `LENGTH` belongs to the text."""
MAX_UNAVAILABLE_PARAGRAPHS = 4
SHOWN_KINDS = {
    "byline": "byline",
    "summary": "summary",
    "dateline": "dateline",
    "caption": "caption",
    "correction": "note",
    "note": "note",
}
"""Fields whose value is text of the story; the label before it is a header, like all other fields."""


@dataclass(slots=True)
class Document:
    """What a document says, as it is gathered."""

    blocks: list[TextBlock] = field(default_factory=list)
    values: dict[str, list[str]] = field(default_factory=dict)

    def state(self, name: str, value: str) -> None:
        """Keep a stated value."""
        if value:
            self.values.setdefault(name, []).append(value)

    def first(self, name: str) -> str | None:
        """The first value stated for a field."""
        return next(iter(self.values.get(name, [])), None)


def read_document(paras: Sequence[Para], running_text: str | None = None) -> tuple[list[TextBlock], Provider]:
    """Return the blocks and the statements of a document.

    ``running_text``: the decoded file, where it is hard-wrapped text whose body is left to clean to part.
    """
    document = Document()
    body = _body_start(paras)
    tail = _tail_start(paras, body)
    _read_head(document, paras[:body])
    document.blocks += _body_blocks(paras[body:tail], running_text)
    _read_tail(document, paras[tail:])
    return document.blocks, _provider(document)


def is_unavailable(paras: Sequence[Para]) -> bool:
    """Say whether an archive put an excuse in place of the document."""
    plain = [para for para in paras if not numbered(para.line)]
    return len(plain) <= MAX_UNAVAILABLE_PARAGRAPHS and any(UNAVAILABLE.search(para.line[:400]) for para in plain)


def _body_start(paras: Sequence[Para]) -> int:
    head = paras[:MAX_HEAD_PARAGRAPHS]
    for index, para in enumerate(head):
        if para.line.lower() in BODY_LINES:
            return index + 1
    fields = [found[0] if (found := label_of(para.text)) else None for para in head]
    if "word_count" in fields:
        at = fields.index("word_count") + 1
    else:
        at = _first_run_of_labels(fields) or _behind_the_headline(head)
    while at < len(fields) and fields[at] is not None and fields[at] not in TAIL_FIELDS:
        at += 1
    return at


def _first_run_of_labels(fields: Sequence[str | None]) -> int:
    first = next((index for index, name in enumerate(fields) if name and name not in TAIL_FIELDS), None)
    if first is None:
        return 0
    return next((index for index in range(first, len(fields)) if fields[index] is None), len(fields))


def _behind_the_headline(head: Sequence[Para]) -> int:
    date = next((index for index, para in enumerate(head) if is_date_line(para.line)), None)
    return min(len(head), 0 if date is None else date + 2)


def _tail_start(paras: Sequence[Para], body: int) -> int:
    plain = labelled = 0
    best = len(paras)
    for index in range(len(paras) - 1, body - 1, -1):
        kind = _tail_kind(paras[index])
        plain, labelled = plain + (kind is None), labelled + (kind is not None)
        if plain > labelled + 1:
            break
        if kind is not None:
            best = index
    return best


def _tail_kind(para: Para) -> str | None:
    line = para.line.lower()
    if line in END_LINES or line in CLASSIFICATION_LINES:
        return "mark"
    if line in GRAPHIC_LINES:
        return "caption"
    if COPYRIGHT.match(para.text):
        return "copyright"
    found = label_of(para.text)
    return found[0] if found and (found[0] in TAIL_FIELDS or found[0] == "correction") else None


def _read_head(document: Document, head: Sequence[Para]) -> None:
    plain = [para for para in head if _is_plain_head(para)]
    date = next((index for index, para in enumerate(plain) if is_date_line(para.text.split("\n")[0])), None)
    kinds = _head_kinds(len(plain), date)
    for para in head:
        if not _is_plain_head(para):
            _read_marked(document, para)
            continue
        kind = kinds[plain.index(para)]
        document.state(kind, para.text if kind == "date" else para.line)
        document.blocks.append(TextBlock("headline" if kind == "headline" else "header", para.line, kind))


def _head_kinds(count: int, date: int | None) -> list[str]:
    """What the paragraphs without a label are: the date line parts publication and headline."""
    if date is None:
        return ["publication", *["headline"] * (count - 1)][:count]
    if date >= 2:
        return [*["headline"] * (date - 1), "publication", "date", *["edition"] * (count - date - 1)]
    return [*["publication"] * date, "date", *["headline"] * (count - date - 1)]


def _is_plain_head(para: Para) -> bool:
    return not (
        numbered(para.line) or COPYRIGHT.match(para.text) or label_of(para.text) or para.line.lower() in BODY_LINES
    )


def _read_marked(document: Document, para: Para) -> None:
    """A numbered line, a copyright line, a mark, or a labelled field."""
    found = label_of(para.text)
    if found is None:
        is_right = COPYRIGHT.match(para.text) is not None
        document.state("rights" if is_right else "mark", para.line)
        document.blocks.append(TextBlock("footer" if is_right else "header", para.line, "mark"))
        return
    name, at = found
    value = para.text[at:].strip()
    document.state(name if name != "other" else para.text[:at].strip(" :\n"), " ".join(value.split()))
    if name in SHOWN_KINDS and value:
        document.blocks.append(TextBlock("header", para.text[:at], name))
        document.blocks.append(TextBlock(SHOWN_KINDS[name], " ".join(value.split()), name))
    else:
        document.blocks.append(TextBlock("header", para.line, name))


def _body_blocks(paras: Sequence[Para], running_text: str | None) -> Iterator[TextBlock]:
    if running_text is not None:
        if paras:
            yield TextBlock("text", running_text[paras[0].start : paras[-1].end], "body")
        return
    rows: list[str] = []
    for para in paras:
        if para.is_table:
            rows.append(para.text)
            continue
        if rows:
            yield TextBlock("table", "\n".join(rows), "body")
            rows = []
        yield from (TextBlock("paragraph", line, "body") for line in para.text.split("\n"))
    if rows:
        yield TextBlock("table", "\n".join(rows), "body")


def _read_tail(document: Document, tail: Sequence[Para]) -> None:
    continued: str | None = None
    for para in tail:
        kind = _tail_kind(para)
        if kind is None and label_of(para.text) is None and continued in SHOWN_KINDS:
            document.blocks.append(TextBlock(SHOWN_KINDS[continued], para.line, continued))
            continue
        if kind is not None or label_of(para.text) is not None:
            continued = kind
        _read_marked(document, para)


def _provider(document: Document) -> Provider:
    date = document.first("date")
    times = [
        StatedTime(kind="published", field="date line", text=line) for line in (date or "").split("\n")[:1] if line
    ]
    times += [StatedTime(kind="loaded", field="load date", text=text) for text in document.values.get("loaded", [])]
    edition = [*(date or "").split("\n")[1:], *document.values.get("edition", [])]
    return Provider(
        name=NAME,
        publisher=document.first("publication"),
        headline=" ".join(document.values.get("headline", [])) or None,
        byline=document.first("byline"),
        dateline=document.first("dateline"),
        word_count=first_number(document.first("word_count") or ""),
        language=document.first("language"),
        times=tuple(times),
        keywords=tuple(_subjects(document.values.get("subject", []))),
        rights=document.first("rights"),
        stated=tuple(_stated(document, edition)),
    )


def _subjects(values: Sequence[str]) -> Iterator[str]:
    for value in values:
        yield from (subject.split("(")[0].strip() for subject in value.split(";") if subject.split("(")[0].strip())


_OWN_FIELDS = """
publication date headline byline dateline word_count language loaded subject rights edition summary caption correction
note
"""
OWN_FIELDS = frozenset(_OWN_FIELDS.split())
"""What has a field of the provider, or a block, of its own."""


def _stated(document: Document, edition: Sequence[str]) -> Iterator[StatedField]:
    yield from (StatedField(field="edition", text=text) for text in edition)
    for name, values in document.values.items():
        if name not in OWN_FIELDS:
            yield from (StatedField(field=name, text=text) for text in values)
