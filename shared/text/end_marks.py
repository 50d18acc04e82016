"""End marks: the lines by which wires say that a story is over."""

import re

_END_MARK = re.compile(
    r"""
      -\s?30\s?- | (?:\#\s?){2,8} | -\s?0\s?- | XXX | -{0,3}\s?\(?-?\s?(?:ENDS?|Ends)\s?-?\)?\.?\s?-{0,3}
    | \(?ends\)? | \(?/?end/?\)? | -\s?ends?\s?- | \[\s?ends?\s?\] | \(END\)(?:\s?\S{1,20}){0,3}
    | REUTERS? | Reuter | (?:AFP|AP|EPA|DPA|UPI|TASS|ANSA|EFE|IPS|KUNA|WAM|SPA|PTI)\s?-?\s?end | \*{3}\s?END\s?\*{3}
    """,
    re.VERBOSE,
)
MAX_END_MARK_CHARS = 40
"""Longer lines are never matched: no mark comes near."""


def is_end_mark(line: str) -> bool:
    """Say whether a line, without the spaces around it, is nothing but an end mark.

    Wrong for a body line that consists of the word "end" alone.

    >>> [is_end_mark(line) for line in ("-30-", "(ENDS)", "REUTER", "The end of it")]
    [True, True, True, False]
    """
    return len(line) <= MAX_END_MARK_CHARS and _END_MARK.fullmatch(line) is not None


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
