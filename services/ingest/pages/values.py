"""Values that a page states, as plain text: entities and markup in them resolved, spaces collapsed."""

import html
import re

MAX_VALUE_CHARS = 2_000
"""Longer values are texts of the article, which have their place among its blocks."""

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,500}>")
_SPACES = re.compile(r"\s+")
_SURROGATES = re.compile("[\ud800-\udfff]")


def plain(value: str) -> str:
    """Return a stated value as plain text of one line.

    >>> plain("Ferry &amp;amp; Harbour <b>News</b>  ")
    'Ferry & Harbour News'
    """
    text = value[: 2 * MAX_VALUE_CHARS]
    if "&" in text:
        # Many systems escape a title once for its field and once more for the page.
        text = html.unescape(html.unescape(text))
    text = _TAG.sub(" ", text) if "<" in text else text
    return _SPACES.sub(" ", _SURROGATES.sub("\ufffd", text)).strip()[:MAX_VALUE_CHARS]
