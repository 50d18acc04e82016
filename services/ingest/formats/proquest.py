"""ProQuest: text exports in which every document is a list of labelled fields, the text among them."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from services.ingest.archives.documents import Document, decode_export, make_reading
from services.ingest.archives.labels import first_number, numbered
from services.ingest.blocks import TextBlock
from services.ingest.reading import Member, Reading
from shared.events import Provider, StatedField, StatedTime
from shared.text.lines import Line, find_lines

WIRE_FORMAT = "proquest"
SURE = 0.98
"""Above Nexis, whose numbered lines and some of whose labels these exports have, too."""
_LABELS = """
title=headline titel=headline titre=headline título=headline titolo=headline
subtitle=subhead alternate title=subhead
author=byline autor=byline auteur=byline autore=byline contributor=byline
abstract=summary résumé=summary resumen=summary zusammenfassung=summary
full text=body texte intégral=body texto completo=body volltext=body testo completo=body full text translation=body
publication title=publication titre de la publication=publication título de la publicación=publication
publikationstitel=publication
publication date=date date de publication=date fecha de publicación=date erscheinungsdatum=date
publication year=year année de publication=year año de publicación=year erscheinungsjahr=year
publisher=publisher éditeur=publisher editorial=publisher verlag=publisher
language of publication=language language=language langue de publication=language idioma de la publicación=language
sprache der publikation=language
proquest document id=document_id identifiant de document proquest=document_id proquest-dokument-id=document_id
document url=url url du document=url url del documento=url dokument-url=url
copyright=rights subject=subject sujet=subject materia=subject thema=subject
place of publication=place country of publication=country issn=issn e-issn=issn source type=source_type
document type=document_type document feature=feature last updated=loaded database=database section=section pages=pages
first page=pages volume=volume issue=issue location=location people=people company=company
company / organization=company
publication info=publication_info
classification=classification links=links credit=credit dateline=dateline column=column
identifier / keyword=subject number of words=word_count word count=word_count
"""


def _read_labels() -> dict[str, str]:
    pairs = re.findall(r"([^=\n]+?)=(\w+)(?:\s|$)", _LABELS)
    return {label.strip(): field for label, field in pairs}


FIELD_OF_LABEL = _read_labels()
"""The labels in the languages of the archive, and the field that each is."""
BLOCK_KINDS = {
    "headline": "headline",
    "subhead": "subhead",
    "byline": "byline",
    "summary": "summary",
    "credit": "credit",
    "dateline": "dateline",
}
LONG_FIELDS = frozenset({"body", "summary", "subject", "rights"})
"""Values that may go over several lines; what stands behind another is a line of its own."""
MIN_LABELS = 4

_MARK = re.compile(
    rb"(?i)(?:proquest[ -]dokument-id|proquest document id|identifiant de document proquest)\s?:|search\.proquest\.com"
)
_LABEL = re.compile(r"([^\W\d_][\w '’/()-]{1,48}?)\s?:(?:\s+|$)")
_RULER = re.compile(r"_{20,}")
_AUTHOR_BORDER = re.compile(r"\s?;\s?")


def detect(member: Member) -> float:
    """Return how sure we are that a file is a ProQuest export."""
    if b"proquest" not in member.folded or _MARK.search(member.ends) is None:
        return 0.0
    lines = find_lines(member.head.decode("utf-8", "replace"))
    labels = {label[0] for line in lines if (label := _label(line.text))}
    return SURE if len(labels) >= MIN_LABELS else 0.0


def read(member: Member) -> Reading:
    """Return the documents of an export; rulers and numbered lines part them."""
    decoded = decode_export(member)
    lines = find_lines(decoded.text)
    pieces = [lines] if member.is_record else list(_pieces(lines))
    documents = [_document(piece, decoded.text) for piece in pieces if piece]
    stated = [numbers[1] for line in lines if (numbers := numbered(line.text))]
    return make_reading(member, decoded, documents, WIRE_FORMAT, "text/plain", max(stated, default=None))


def _pieces(lines: Sequence[Line]) -> Iterator[list[Line]]:
    borders = [index for index, line in enumerate(lines) if _RULER.fullmatch(line.text) or numbered(line.text)]
    for start, end in pairwise([0, *borders, len(lines)]):
        piece = [line for line in lines[start:end] if not _RULER.fullmatch(line.text)]
        if sum(_label(line.text) is not None for line in piece) >= MIN_LABELS:
            yield piece


def _document(lines: Sequence[Line], text: str) -> Document:
    fields = list(_fields(lines, text))
    values: dict[str, str] = {}
    for name, _, value in fields:
        values.setdefault(name, " ".join(value.split()))
    return Document(lines[0].start, lines[-1].end, list(_blocks(fields)), _provider(values))


def _fields(lines: Sequence[Line], text: str) -> Iterator[tuple[str, str, str]]:
    """Yield name, label and value of each field; a value reaches to the next label."""
    marks = [(index, found) for index, line in enumerate(lines) if (found := _label(line.text))]
    first = marks[0][0] if marks else len(lines)
    if first > 0:
        yield "title_line", "", text[lines[0].start : lines[first - 1].end]
    for (index, (name, at)), end in zip(marks, [*(mark[0] for mark in marks[1:]), len(lines)], strict=True):
        line = lines[index]
        last = end if name in LONG_FIELDS else index + 1
        yield name, line.text[:at].strip(), text[line.start + at : lines[last - 1].end]
        if last < end:
            yield "rest", "", text[lines[last].start : lines[end - 1].end]


def _label(line: str) -> tuple[str, int] | None:
    match = _LABEL.match(line)
    name = FIELD_OF_LABEL.get(match.group(1).lower().strip()) if match else None
    return (name, match.end()) if match and name else None


def _blocks(fields: Sequence[tuple[str, str, str]]) -> Iterator[TextBlock]:
    names = [name for name, _, _ in fields]
    for name, label, value in fields:
        if name == "body":
            yield TextBlock("header", label, name)
            yield TextBlock("text", value, name)
        elif name == "title_line":
            kind = "header" if "headline" in names else "headline"
            yield from (TextBlock("header" if numbered(line) else kind, line, name) for line in value.splitlines())
        elif name in BLOCK_KINDS:
            yield TextBlock("header", label, name)
            yield TextBlock(BLOCK_KINDS[name], " ".join(value.split()), name)
        else:
            yield TextBlock("footer" if name == "rights" else "header", f"{label} {' '.join(value.split())}", name)


_OWN_FIELDS = """
headline subhead byline summary body publication date language document_id url rights subject word_count loaded dateline
title_line credit rest
"""
OWN_FIELDS = frozenset(_OWN_FIELDS.split())


def _provider(values: dict[str, str]) -> Provider:
    times = [
        StatedTime(kind=kind, field=name, text=values[name])
        for kind, name in (("published", "date"), ("loaded", "loaded"))
        if values.get(name)
    ]
    document_id = values.get("document_id")
    authors = [author.strip() for author in _AUTHOR_BORDER.split(values.get("byline", "")) if author.strip()]
    return Provider(
        name=WIRE_FORMAT,
        guid=f"{WIRE_FORMAT}:{document_id}" if document_id else None,
        publisher=values.get("publication"),
        headline=values.get("headline"),
        byline=values.get("byline"),
        authors=tuple(authors),
        dateline=values.get("dateline"),
        url=values.get("url"),
        word_count=first_number(values.get("word_count", "")),
        language=values.get("language"),
        times=tuple(times),
        keywords=tuple(part.strip() for part in values.get("subject", "").split(";") if part.strip()),
        rights=values.get("rights"),
        stated=tuple(StatedField(field=name, text=text) for name, text in values.items() if name not in OWN_FIELDS),
    )
