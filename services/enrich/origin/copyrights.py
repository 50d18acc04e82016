"""Signs in statements of copyright: "Copyright 2016 The Associated Press. All rights reserved."."""

import re
from collections.abc import Iterator

from services.enrich.origin.signs import AUTHOR, COPYRIGHT, OUTLET, Sign, Text, sign_of
from shared.text.agencies import find_party, host_of
from shared.text.persons import is_person

MAX_STATEMENT_CHARS = 500
MAX_HOLDER_CHARS = 80
MOST_HOLDER_WORDS = 8

_MARK = r"(?:©|℗|\([cC]\)|&copy;|[Cc]opyright|COPYRIGHT)"
_YEARS = r"(?:(?:19|20)\d\d(?:\s?[-–—]\s?(?:(?:19|20)\d\d|\d\d))?)"
_OPENING = re.compile(rf"(?:{_MARK}[\s,.:-]{{0,3}}){{1,3}}(?:{_YEARS}[\s,.:-]{{0,3}})?(?:by\s+)?")
_END = re.compile(
    rf"[.|;(\n]|,?\s+{_YEARS}|,\s|\s[-–—]\s|\s(?:and|or)\s(?:its|their)\s"
    r"|(?i:,?\s*(?:all rights|alle rechte|tous droits|todos los derechos|todos os direitos|tutti i diritti))"
)


def copyright_signs(text: Text, *, is_stated: bool = False) -> Iterator[Sign]:
    """Yield the sign of whoever holds the rights. ``is_stated``: the whole text is a field for rights.

    Only a statement with a mark of copyright, or a field of its own, is one.
    """
    statement = text.text[:MAX_STATEMENT_CHARS]
    opening = _OPENING.search(statement)
    if opening is None and not is_stated:
        return
    start = opening.end() if opening else 0
    end = _END.search(statement, start)
    start, end_at = _trimmed(statement, start, end.start() if end else len(statement))
    holder = statement[start:end_at]
    if not holder or end_at - start > MAX_HOLDER_CHARS:
        return
    evidence = text.evidence(opening.start() if opening else start, end_at)
    if party := find_party(holder):
        if sign := sign_of(party, None, "copyright", COPYRIGHT, evidence):
            yield sign
    elif opening and _is_outlet(holder):
        yield Sign(" ".join(holder.split()), AUTHOR, "copyright", OUTLET, evidence, is_known=False)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    run = text[start:end]
    start += len(run) - len(run.lstrip(" ,:-–—"))
    return start, max(start, start + len(text[start:end].rstrip(" ,:-–—")))


def _is_outlet(holder: str) -> bool:
    """A name, not the rest of a sentence: capital first words, and few; and no person, who holds it of a book."""
    words = holder.split()
    is_named = holder[0].isupper() or not holder[0].isascii() or bool(host_of(holder))
    has_letters = any(character.isalpha() for character in holder)
    return is_named and has_letters and not is_person(holder) and len(words) <= MOST_HOLDER_WORDS
