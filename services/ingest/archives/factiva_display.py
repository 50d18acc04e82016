"""Factiva's display without codes, as text: told by its own lines, and parted where only single line breaks part it."""

import re
from itertools import groupby

from services.ingest.archives.factiva_fields import COPYRIGHT_LINE, DOCUMENT_ID, LANGUAGES_LINE, WORDS_LINE
from services.ingest.archives.labels import is_date_line
from services.ingest.archives.paragraphs import Para
from shared.text.lines import Line, find_lines

_ACCESSION_LINE = re.compile(
    r"(?m)^[ \t]{0,8}(?i:document|dokument|documento)[ \t]{1,4}[A-Z][A-Z0-9]{2,20}"
    r"(?:18|19|20)\d{6}[A-Za-z0-9-]{3,12}[ \t\r]*$"
)
_WORD_COUNT = re.compile(
    r"(?im)^[ \t]{0,8}[\d.,]{1,9}[ \xa0](?:words|mots|wörter|palabras|parole|palavras|woorden|слов)[ \t\r]*$"
)
_HEADLINE_CODE = re.compile(r"(?m)^[ \t]{0,4}HD(?:[ \t\r\n]|$)")
_FIELD_LINES = (WORDS_LINE, LANGUAGES_LINE, COPYRIGHT_LINE, DOCUMENT_ID)


def is_displayed(text: str) -> bool:
    r"""Say whether a text shows Factiva's documents without codes: a number of words, and an accession number below.

    >>> is_displayed("Ferry Back\n21 words\n11 January 2010\nIt came.\nDocument HARB000020100111e61b0004x")
    True
    >>> is_displayed("Ferry Back\n21 words\nIt came.\nDocument HARB-7")
    False
    """
    count = _WORD_COUNT.search(text)
    return count is not None and bool(_ACCESSION_LINE.search(text, count.end())) and not _HEADLINE_CODE.search(text)


def displayed_paragraphs(text: str) -> list[Para]:
    """Return the paragraphs of such a text; where fields stand line by line, so does the story among them."""
    number, found = 0, []
    for line in find_lines(text):
        number += line.breaks_before != 1
        found.append((number, line))
    groups = ([line for _, line in group] for _, group in groupby(found, key=lambda pair: pair[0]))
    return [para for group in groups for para in _paras(group)]


def _paras(group: list[Line]) -> list[Para]:
    if any(_is_field(line.text) for line in group):
        return [Para(line.text, line.start, line.end) for line in group]
    return [Para("\n".join(line.text for line in group), group[0].start, group[-1].end)]


def _is_field(text: str) -> bool:
    line = text.strip()
    return is_date_line(line) or any(pattern.match(line) for pattern in _FIELD_LINES)
