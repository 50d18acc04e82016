"""Boilerplate: lines of the page or the service that are no part of the story."""

import re

MAX_BOILERPLATE_CHARS = 240
"""Longer lines are taken for story text whatever they begin with."""

_PAGE_FURNITURE = re.compile(
    r"(?i)(?:©|\(c\)\s|copyright\s(?:©|\(c\)|\d{4})).{0,200}|.{0,100}\ball rights reserved\.?.{0,60}"
    r"|(?:skip to (?:main )?content|back to top|(?:print|e-?mail) this (?:page|article)|page \d+ of \d+)\.?"
)
_WIDGET = re.compile(
    r"(?i)(?:read (?:more|also)|see also|also read|related(?: stories| articles)?|watch|listen)\s?:.{0,200}"
    r"|(?:sign up (?:for|to)|subscribe to|follow us on|share (?:this|on)|click here)\b.{0,200}"
    r"|advertisement|advertising|share|tweet|loading…|loading\.\.\.|show more|read more"
)
_SIGN_OFF = re.compile(
    r"\(?(?:(?:Additional r|R)eporting|Editing|Writing|Compiled) by\b.{0,300}|\(With (?:inputs|agencies)\b.{0,100}"
)


def boilerplate_reason(paragraph: str) -> str | None:
    """Return why a paragraph is boilerplate, or None.

    >>> boilerplate_reason("© 2026 Harbour Wire. All rights reserved.")
    'page_furniture'
    >>> boilerplate_reason("The harbour wire is 2 km long.")
    """
    if len(paragraph) > MAX_BOILERPLATE_CHARS:
        return None
    if _PAGE_FURNITURE.fullmatch(paragraph):
        return "page_furniture"
    return "widget" if _WIDGET.fullmatch(paragraph) else None


def is_sign_off(paragraph: str) -> bool:
    """Say whether a paragraph names who reported and edited the story.

    >>> is_sign_off("(Reporting by Ada Moss; Editing by Lars Quill)")
    True
    """
    return len(paragraph) <= MAX_BOILERPLATE_CHARS and _SIGN_OFF.fullmatch(paragraph) is not None
