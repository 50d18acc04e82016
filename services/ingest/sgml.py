"""SGML by its tags alone: what an element holds, with its character references resolved; broken markup gives less."""

import html
import re
from typing import Literal, overload

MAX_CODE_POINT = 0x10FFFF
_FRAME = dict.fromkeys((2, 3))
"""Start and end of text: they frame what stands between them and are no part of it."""

_REFERENCE = re.compile(r"&#(?P<number>\d{1,7});?|&[A-Za-z]{1,8};")
_ITEM = re.compile(r"(?i)<D\s*>(?P<text>[^<]{0,200})")


def unescape(text: str) -> str:
    r"""Resolve character references, control characters too; none is resolved twice.

    >>> unescape("&#22;A &lt;B> &amp;lt; &#1114112;")
    '\x16A <B> &lt; &#1114112;'
    """
    return _REFERENCE.sub(_resolve, text)


def inner_text(markup: str) -> str:
    """Return the characters of a run without the frame of the text around it."""
    return unescape(markup).translate(_FRAME)


@overload
def list_items(markup: str, name: str) -> list[str]: ...
@overload
def list_items(markup: str, name: str, *, whole: Literal[True]) -> str: ...
def list_items(markup: str, name: str, *, whole: bool = False) -> list[str] | str:
    """Return the D items of the first element of a name, or with ``whole`` its content as it stands; empty if none.

    >>> list_items("<TOPICS><D>rice</D><D>tin</D></TOPICS>", "TOPICS")
    ['rice', 'tin']
    """
    opening = re.search(rf"(?i)<{name}\s*>", markup)
    if opening is None:
        return "" if whole else []
    closing = re.compile(rf"(?i)</{name}\s*>").search(markup, opening.end())
    content = markup[opening.end() : closing.start() if closing else len(markup)]
    return content if whole else [unescape(text).strip() for text in _ITEM.findall(content) if text.strip()]


def _resolve(match: re.Match[str]) -> str:
    if match["number"] is None:
        return html.unescape(match.group())
    code = int(match["number"])
    is_character = code <= MAX_CODE_POINT and not 0xD800 <= code <= 0xDFFF
    return chr(code) if is_character else match.group()
