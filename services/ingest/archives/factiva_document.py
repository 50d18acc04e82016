"""One Factiva document: from its coded or displayed fields to blocks and what the archive states."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from services.ingest.archives.factiva_fields import (
    COPYRIGHT_LINE,
    DOCUMENT_ID,
    FIELDS,
    LANGUAGES_LINE,
    NOTE_FIELDS,
    TEXT_FIELDS,
    WORDS_LINE,
    accession_of,
)
from services.ingest.archives.labels import first_number, is_date_line
from services.ingest.blocks import TextBlock
from shared.events import Provider, StatedField, StatedTime

NAME = "factiva"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its code, or the name we give it, and its paragraphs."""

    code: str
    paragraphs: tuple[str, ...]

    @property
    def name(self) -> str:
        """What it is to us; the code itself where it is nothing special."""
        return FIELDS.get(self.code, self.code)

    @property
    def value(self) -> str:
        """All of it on one line."""
        return " ".join(" ".join(self.paragraphs).split())


def read_fields(fields: Sequence[Field]) -> tuple[list[TextBlock], Provider]:
    """Return the blocks and statements of a document given by its fields."""
    return list(_blocks(fields)), _provider(fields)


def displayed_fields(paragraphs: Sequence[str]) -> list[Field]:
    """Return the fields of a document as it is displayed without codes.

    Headline, byline, number of words, date, time, publication, codes, language and copyright stand line by line in
    this order; then the text; the accession number ends it.
    """
    words = next((index for index, text in enumerate(paragraphs) if WORDS_LINE.match(text.strip())), None)
    head_end = _head_end(paragraphs, words)
    fields = list(_displayed_head(paragraphs[:head_end], words))
    last = len(paragraphs)
    while last > head_end and not DOCUMENT_ID.match(paragraphs[last - 1].strip()):
        last -= 1
    body_end = last - 1 if last > head_end else len(paragraphs)
    fields.append(Field("TD", tuple(paragraphs[head_end:body_end])))
    fields += [Field("AN", (text,)) for text in paragraphs[body_end : body_end + 1]]
    return fields


def _head_end(paragraphs: Sequence[str], words: int | None) -> int:
    if words is None:
        return min(1, len(paragraphs))
    at = words + 1
    while at < len(paragraphs) and at < words + 12:
        if COPYRIGHT_LINE.match(paragraphs[at].strip()):
            return at + 1
        at += 1
    marks = [
        i for i in range(words + 1, min(len(paragraphs), words + 12)) if LANGUAGES_LINE.match(paragraphs[i].strip())
    ]
    return marks[-1] + 1 if marks else min(len(paragraphs), words + 3)


def _displayed_head(head: Sequence[str], words: int | None) -> Iterator[Field]:
    for index, text in enumerate(head):
        line = text.strip()
        if index == 0:
            yield Field("HD", (text,))
        elif words is not None and index < words:
            yield Field("BY", (text,))
        elif WORDS_LINE.match(line):
            yield Field("WC", (text,))
        elif is_date_line(line):
            yield Field("PD", (text,))
        elif LANGUAGES_LINE.match(line):
            yield Field("LA", (text,))
        elif COPYRIGHT_LINE.match(line):
            yield Field("CY", (text,))
        elif ":" in line and len(line) <= len("15:32:07"):
            yield Field("ET", (text,))
        else:
            is_code = line.isupper() and " " not in line
            yield Field("SC" if is_code else "SN", (text,))


def _blocks(fields: Iterable[Field]) -> Iterator[TextBlock]:
    for field in fields:
        kind = TEXT_FIELDS.get(field.name) or NOTE_FIELDS.get(field.name)
        if kind in {"headline", "byline"}:
            yield TextBlock(kind, field.value, field.code)
        elif kind is not None:
            yield from (TextBlock(kind, text, field.code) for text in field.paragraphs)
        elif field.name == "rights":
            yield TextBlock("footer", field.value, field.code)
        else:
            yield TextBlock("header", f"{field.code} {field.value}", field.code)


def _provider(fields: Sequence[Field]) -> Provider:
    values: dict[str, str] = {}
    for field in fields:
        values.setdefault(field.name, field.value)
    accession = accession_of(values.get("accession", ""))
    date = " ".join(filter(None, (values.get("date"), values.get("time"))))
    own = {
        "headline",
        "byline",
        "publication",
        "rights",
        "language",
        "word_count",
        "date",
        "time",
        "accession",
        "subject",
    }
    return Provider(
        name=NAME,
        guid=f"{NAME}:{accession}" if accession else None,
        publisher=values.get("publication"),
        headline=values.get("headline"),
        byline=values.get("byline"),
        word_count=first_number(values.get("word_count", "")),
        language=values.get("language"),
        times=(StatedTime(kind="published", field="PD", text=date),) if date else (),
        category=tuple(_codes(values.get("subject", ""))),
        rights=values.get("rights"),
        stated=tuple(
            StatedField(field=field.code, text=field.value)
            for field in fields
            if field.name not in own and field.name not in TEXT_FIELDS and field.name not in NOTE_FIELDS
        ),
    )


def _codes(text: str) -> Iterator[str]:
    yield from (part.split(" : ")[0].strip() for part in text.split("|") if part.strip())
