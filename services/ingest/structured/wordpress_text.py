"""The text of a WordPress post: HTML in which blank lines part paragraphs, with shortcodes in square brackets."""

import re
from collections.abc import Iterator

from services.ingest.blocks import TextBlock
from services.ingest.structured.values import html_blocks

_CAPTION = re.compile(
    r"\[caption\b(?P<facts>[^\]\[]{0,1000})\](?P<inside>(?:(?!\[/caption\]).)*+)\[/caption\]", re.DOTALL
)
_CAPTION_FACT = re.compile(r"\bcaption=(?:\"([^\"]{0,900})\"|'([^']{0,900})')")
_TAG = re.compile(r"<[^<>]*+>")
_CODE_NAMES = """
gallery embed audio video playlist youtube vimeo tweet instagram contact sidebar vc fusion row column columns button
soundcloud twitter facebook map form newsletter ad ads adsense poll pdf spoiler toc wp
"""
_SHORTCODE = re.compile(
    rf"\[/?(?:[a-z][a-z0-9]{{0,30}}[_-][a-z0-9_-]{{1,60}}|{'|'.join(_CODE_NAMES.split())})(?=[\s\]/=:])[^\[\]]{{0,2000}}\]"
)
_CLOSING_CODE = re.compile(r"\[/([a-z][a-z0-9_-]{1,30})\]")
_ANY_CODE = re.compile(r"\[/?([a-z][a-z0-9_-]{1,30})(?:\s[^\[\]]{0,2000})?/?\]")
_BLOCK_COMMENT = re.compile(r"<!--(?:(?!-->).)*+-->", re.DOTALL)
_PARAGRAPH_BREAK = re.compile(r"(?:\r\n|\n|\r)[ \t]{0,50}(?:\r\n|\n|\r)\s{0,200}")
_BLOCK_TAG = re.compile(r"<(?:p|div|h[1-6]|ul|ol|table|blockquote|figure|section|article|pre)[\s>]", re.IGNORECASE)
_INNER_LINE_END = re.compile(r"(?<=[^>\s])[ \t]{0,50}(?:\r\n|\n|\r)(?=[^<\s])")
"""A line end between words: in an old post it breaks the line there too, as readers see it."""
_LINE_END = re.compile(r"\r\n|\n|\r")


def paragraphs_of_post(content: str, path: str) -> list[TextBlock]:
    """Return the blocks of a post; the captions of its pictures stand where they stood.

    >>> [(b.kind, b.text) for b in paragraphs_of_post("One\\n\\ntwo [gallery ids='1,2'] three", "content")]
    [('paragraph', 'One'), ('paragraph', 'two three')]
    """
    text = _BLOCK_COMMENT.sub("\n\n", content)
    blocks: list[TextBlock] = []
    at = 0
    for match in _CAPTION.finditer(text):
        blocks += _paragraphs(text[at : match.start()], path)
        blocks += _caption(match, path)
        at = match.end()
    return [*blocks, *_paragraphs(text[at:], path)]


def _caption(match: re.Match[str], path: str) -> Iterator[TextBlock]:
    fact = _CAPTION_FACT.search(match["facts"])
    text = next((group for group in fact.groups() if group), "") if fact else ""
    text = text or _TAG.sub(" ", match["inside"])
    for block in html_blocks(text, path):
        yield TextBlock("caption", block.text, f"{path}[caption]")


def _paragraphs(text: str, path: str) -> list[TextBlock]:
    """Blank lines end paragraphs and single ones break lines, as WordPress shows them.

    Of a pair of shortcodes what they enclose stays.
    """
    paired = set(_CLOSING_CODE.findall(text))
    text = _ANY_CODE.sub(lambda code: "" if code.group(1) in paired else code.group(), text)
    text = _SHORTCODE.sub("", text)
    pieces = []
    for piece in _PARAGRAPH_BREAK.split(text):
        if _BLOCK_TAG.search(piece):
            pieces.append(_INNER_LINE_END.sub("<br>\n", piece))
        elif piece.strip():
            pieces.append("<p>" + _LINE_END.sub("<br>\n", piece.strip()) + "</p>")
    return html_blocks("\n".join(pieces), path) if pieces else []
