"""Europresse: HTML exports in which every document is an ``article`` element with a number of its own at the end."""

import re
from collections.abc import Sequence

from services.ingest.archives.documents import Document, decode_export, make_reading
from services.ingest.archives.labels import COPYRIGHT, first_number, is_date_line
from services.ingest.archives.paragraphs import Para, html_paragraphs
from services.ingest.blocks import TextBlock
from services.ingest.reading import Member, Reading
from shared.events import Provider, StatedField, StatedTime

WIRE_FORMAT = "europresse"
SURE = 0.97
MAX_BYLINE_CHARS = 80
HEAD_PARAGRAPHS = 8
"""Publication, date line, section, headline and byline stand before the text."""

_NUMBER = re.compile(
    rb"news(?<=\bnews)(?:\xc2\xb7|\xb7|&middot;|&#183;|\.)\d{8}(?:\xc2\xb7|\xb7|&middot;|&#183;|\.)\w{1,12}"
)
_DOCUMENT_NUMBER = re.compile(r"\bnews[·.]\d{8}[·.]\w{1,12}[·.][\w-]{1,24}")
_ARTICLE = re.compile(r"(?i)<(/?)article\b[^<>]*>")
_WORDS = re.compile(r"(?i)\b([\d\s.,\u202f\xa0]{1,9})\s?(?:mots|words|palabras|wörter|parole)\b")
_FOOTER = re.compile(
    r"(?i)(?:certificat émis|tous droits réservés|all rights reserved|ce document est destiné|note\(s\)\s?:)"
)


def detect(member: Member) -> float:
    """Return how sure we are that a file is a Europresse export."""
    return SURE if b"<article" in member.folded and _NUMBER.search(member.ends) else 0.0


def read(member: Member) -> Reading:
    """Return the documents of an export."""
    decoded = decode_export(member)
    spans = [(0, len(decoded.text))] if member.is_record else _articles(decoded.text)
    documents = [_document(start, end, html_paragraphs(decoded.text[start:end])) for start, end in spans]
    return make_reading(member, decoded, documents, WIRE_FORMAT, "text/html", None)


def _articles(markup: str) -> list[tuple[int, int]]:
    """The ``article`` elements; one that is never closed reaches to the next."""
    spans: list[tuple[int, int]] = []
    start = -1
    for match in _ARTICLE.finditer(markup):
        if match.group(1):
            if start >= 0:
                spans.append((start, match.end()))
            start = -1
        else:
            if start >= 0:
                spans.append((start, match.start()))
            start = match.start()
    return [*spans, (start, len(markup))] if start >= 0 else spans


def _document(start: int, end: int, paras: Sequence[Para]) -> Document:
    if not paras:
        return Document(start, end, unavailable="the document holds no text")
    body_end = _body_end(paras)
    kinds = _kinds(paras[:body_end])
    blocks = [TextBlock(kind, para.line, kind) for kind, para in zip(kinds, paras, strict=False)]
    blocks += [TextBlock("footer", para.line, "footer") for para in paras[body_end:]]
    return Document(start, end, blocks, _provider(kinds, paras))


def _body_end(paras: Sequence[Para]) -> int:
    return next((index for index in range(1, len(paras)) if _is_footer(paras[index])), len(paras))


def _is_footer(para: Para) -> bool:
    is_right = COPYRIGHT.match(para.text) is not None or _FOOTER.search(para.line[:300]) is not None
    return is_right or _DOCUMENT_NUMBER.fullmatch(para.line) is not None


def _kinds(paras: Sequence[Para]) -> list[str]:
    date = next((i for i, para in enumerate(paras[:HEAD_PARAGRAPHS]) if is_date_line(para.line)), None)
    if date is None:
        return ["headline", *["paragraph"] * (len(paras) - 1)]
    kinds = [*["header"] * (date + 1), "headline"]
    if len(paras) > date + 2 and _is_byline(paras[date + 2].line):
        kinds.append("byline")
    return [*kinds, *["paragraph"] * (len(paras) - len(kinds))][: len(paras)]


def _is_byline(line: str) -> bool:
    return len(line) <= MAX_BYLINE_CHARS and line[-1:] not in '.!?:…»”"' and any(map(str.isupper, line))


def _provider(kinds: Sequence[str], paras: Sequence[Para]) -> Provider:
    said = dict(zip(reversed(kinds), (para.line for para in reversed(paras[: len(kinds)])), strict=False))
    dates = [para.line for para in paras[:HEAD_PARAGRAPHS] if is_date_line(para.line)]
    words = _WORDS.search(" ".join(para.line for para in paras[:HEAD_PARAGRAPHS]))
    number = next((found.group() for para in paras if (found := _DOCUMENT_NUMBER.search(para.line))), None)
    rights = next((para.line for para in paras if COPYRIGHT.match(para.text)), None)
    return Provider(
        name=WIRE_FORMAT,
        guid=f"{WIRE_FORMAT}:{number}" if number else None,
        publisher=paras[0].line if dates else None,
        headline=said.get("headline"),
        byline=said.get("byline"),
        word_count=first_number(words.group(1).strip()) if words else None,
        times=tuple(StatedTime(kind="published", field="date line", text=text) for text in dates[:1]),
        rights=rights,
        stated=tuple(
            StatedField(field="header", text=para.line)
            for kind, para in zip(kinds, paras, strict=False)
            if kind == "header"
        ),
    )
