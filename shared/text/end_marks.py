"""End marks: the lines by which wires say that a story is over."""

import re

# Among them are the number with which Factiva closes a document, and AP's last line: wire, zone, date and time.
_END_MARK = re.compile(
    r"""
      -\s?30\s?- | (?:\#\s?){2,8} | -\s?0\s?- | XXX | -{0,3}\s?\(?-?\s?(?:ENDS?|Ends)\s?-?\)?\.?\s?-{0,3}
    | \(?ends\)? | \(?/?end/?\)? | -\s?ends?\s?- | \[\s?ends?\s?\] | \(END\)(?:\s?\S{1,20}){0,3}
    | [（(【<〈](?:完|了|終|终|끝)[）)】>〉] | Enditem | Endit | Item\s?ends | N{4} | /?Fim
    | [-*~\s]{0,4}\(?(?:FINE?|ENDE|Ende|EINDE|SLUT|KONIEC|КОНЕЦ|Конец|انتهى)\)?[-*~\s]{0,4}
    | [*~/-]{1,3}\s?(?:ENDS?|Ends)\s?[*~/-]{1,3} | /(?:ends?|ENDS?)
    | (?:Document|Dokument|Documento)\ [A-Z][A-Z\d]{3,15}(?:19|20)\d{6}[a-z\d]{8,12}
    | [A-Z]{2,4}-[A-Z]{2}-\d\d-\d\d-\d\d\s\d{4}[A-Z]{3}
    | REUTERS? | Reuter | (?:AFP|AP|EPA|DPA|UPI|TASS|ANSA|EFE|IPS|KUNA|WAM|SPA|PTI)\s?-?\s?end | \*{3}\s?END\s?\*{3}
    """,
    re.VERBOSE,
)
_CLOSING = re.compile(
    r"(?:[（(【<〈](?:完|了|終|终|끝)[）)】>〉]|(?<=[.!?。\"”])\s?(?:Enditem|Endit|Item ends|NNNN|-30-))\s{0,2}\.?$"
)
MAX_CLOSING_CHARS = 16
"""The end marks that some agencies set behind the last sentence, on its own line."""
MAX_END_MARK_CHARS = 50
"""Longer lines are never matched: no mark comes near."""


def is_end_mark(line: str) -> bool:
    """Say whether a line, without the spaces around it, is nothing but an end mark.

    Wrong for a body line that consists of the word "end" alone.

    >>> [is_end_mark(line) for line in ("-30-", "(ENDS)", "REUTER", "The end of it")]
    [True, True, True, False]
    """
    return len(line) <= MAX_END_MARK_CHARS and _END_MARK.fullmatch(line) is not None


def closing_mark(text: str) -> int | None:
    """Return where the end mark begins that stands behind the last sentence of a paragraph, or None.

    >>> text = "The walls were rebuilt. Enditem"
    >>> text[closing_mark(text) :]
    'Enditem'
    >>> closing_mark("The walls were rebuilt.")
    """
    base = max(len(text) - MAX_CLOSING_CHARS, 0)
    match = _CLOSING.search(text, base)
    if match is None or match.start() == 0:
        return None
    return match.end() - len(match.group().lstrip())


_RULER = re.compile(r"(?:[-_=*~+#.•·—–─━]\s?){3,}")
MAX_RULER_CHARS = 200


def is_ruler(line: str) -> bool:
    """Say whether a line is a ruler: drawn, not written.

    >>> [is_ruler(line) for line in ("-----", "* * *", "- one")]
    [True, True, False]
    """
    return len(line) <= MAX_RULER_CHARS and _RULER.fullmatch(line) is not None


_TAKE_MARK = re.compile(r"(?i)[-–—(\[\s]{0,4}(?:more|mf|more follows|more to come|continued|cont'd)[-–—)\]\s]{0,4}")


def is_take_mark(line: str) -> bool:
    """Say whether a line says that the story goes on in another take, which is no end.

    A bare word is one of the text; a mark has something around it.

    >>> [is_take_mark(line) for line in ("(more)", "--more--", "More")]
    [True, True, False]
    """
    if len(line) > MAX_END_MARK_CHARS or (line.isalpha() and not line.isupper()):
        return False
    return _TAKE_MARK.fullmatch(line) is not None
