"""The tree of a page: parsed once, mended where it is broken, flat where it is nested beyond all measure."""

import re

from lxml import etree
from lxml import html as lxml_html

_SCRIPT = re.compile(r"<(script|style)\b[^<>]*>", re.IGNORECASE)
_BLOCK_TAG = re.compile(
    r"</?(?:p|div|h[1-6]|li|ul|ol|table|tr|td|section|article|main|aside|nav|blockquote|figure|figcaption|br)\b[^<>]*>",
    re.IGNORECASE,
)
_ANY_TAG = re.compile(r"</?[A-Za-z!?][^<>]*>")
_CLASSES = etree.ElementDefaultClassLookup(element=lxml_html.HtmlElement)
"""The extractor asks for elements of lxml.html; which class a form or an input has matters to nobody here, and looking
it up costs a call of Python each time an element is touched."""


def parse_page(text: str) -> tuple[etree._Element | None, bool]:
    """Return the root of a page, None where there is nothing in it, and whether its nesting had to be given up.

    The parser stops at a depth of some 250 elements and would lose all that follows; such a page is read
    again as plain paragraphs.
    """
    root, is_too_deep = _parse(text)
    if not is_too_deep:
        return root, False
    return _parse(flatten(text))[0], True


def flatten(text: str) -> str:
    """Return a page with nothing but paragraphs in it.

    >>> flatten("<div><div>One<b> two</b></div><script>if (a<b) x</script></div>")
    '<p><p>One two<p><p>'
    """
    return _ANY_TAG.sub(_flat_tag, _without_scripts(text))


def _flat_tag(match: re.Match[str]) -> str:
    return "<p>" if _BLOCK_TAG.fullmatch(match.group()) else ""


def _without_scripts(text: str) -> str:
    pieces, at, lower = [], 0, text.lower()
    if len(lower) != len(text):
        lower = text
    while opening := _SCRIPT.search(text, at):
        pieces.append(text[at : opening.start()])
        end = lower.find(f"</{opening.group(1).lower()}", opening.end())
        if end < 0:
            return "".join(pieces)
        close = text.find(">", end)
        at = close + 1 if close >= 0 else len(text)
    return "".join([*pieces, text[at:]])


def _parse(text: str) -> tuple[etree._Element | None, bool]:
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    parser.set_element_class_lookup(_CLASSES)
    try:
        root = lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None, False
    is_too_deep = any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log)
    return root, is_too_deep
