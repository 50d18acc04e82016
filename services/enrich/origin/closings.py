"""Signs at the ends of the story: `(AP)` or `-- Xinhua` behind the last sentence, `Reuters` on a line of its own."""

import re
from collections.abc import Iterator, Sequence

from services.enrich.origin.names import Named, names_in
from services.enrich.origin.phrases import MAX_PHRASE_CHARS, phrase_signs, reuters_signs
from services.enrich.origin.signs import BYLINE, SIGN_OFF, Sign, Text, named_sign, sign_of
from shared.events.replay import PARAGRAPH_BREAK
from shared.text.agencies import find_party
from shared.text.bylines import opening_length
from shared.text.persons import JOB_WORDS

LAST_PARAGRAPHS = 3
"""So many at the end of a body may be words about itself that were not told from the story; and its first one."""
MAX_HEAD_CHARS = 60
"""A line above the story that only names agencies is as short as a byline."""
TAIL_CHARS = 700
"""So far before the end of the body the names of reporters and editors begin."""
SHORT_NAME = 3
SURE_SHORT = frozenset({"ap", "afp", "upi", "dpa", "pti", "efe", "aap"})
"""Other names of three letters may as well be a code of the desk where they stand alone above a story."""
SHORTEST_CAPITALS = 5
"""`REUTERS` alone on a line is how picture desks credit; an agency signs `AP`, `AFP`, `Reuters`."""

_HEAD = "by from and with the of our und von mit et avec par y con por e di"
HEAD_WORDS = frozenset(_HEAD.split()) | JOB_WORDS
_SENTENCE_END = r"[.!?…。\"”»’'）)]"
_IN_PARENTHESES = re.compile(
    rf"(?:^|{_SENTENCE_END}\s{{0,2}}[-–—]{{0,2}}\s?)[(\[（](?P<names>[^()\[\]（）\n]{{2,60}})[)\]）]\s?\.?\s{{0,3}}$"
)
_BEHIND_DASH = re.compile(
    rf"(?:^|{_SENTENCE_END}\s{{0,2}})(?:[-–—]{{1,2}}|/{{1,2}})\s?(?P<names>[^\W\d_][^\n.!?]{{1,40}}?)\s?/?\s{{0,3}}$"
)


def body_signs(body: str) -> Iterator[Sign]:
    """Yield what a body's first paragraph and its last ones say of the text, and who signs its end."""
    first, *others = _edge_paragraphs(body)
    if others:
        yield from phrase_signs(first)
        yield from _head_signs(first)
    for text in others[:-1]:
        yield from phrase_signs(text)
    last = others[-1] if others else first
    found = list(closing_signs(last))
    yield from found
    if len(last.text) > MAX_PHRASE_CHARS and not found:
        yield from reuters_signs(Text(body[-TAIL_CHARS:], "body", max(len(body) - TAIL_CHARS, 0)))


def closing_signs(text: Text) -> Iterator[Sign]:
    """Yield what a closing paragraph says of the text, else who signs it."""
    found = list(phrase_signs(text))
    yield from found or lone_signs(text)


def lone_signs(text: Text) -> Iterator[Sign]:
    """Yield the signs of agencies alone: as the whole paragraph, or behind its last sentence.

    A name beside the agency makes it the credit of a picture, as do capitals on a line of their own.

    >>> [sign.name for sign in lone_signs(Text("The ferry left. (APA/dpa)", "body"))]
    ['APA', 'dpa']
    >>> [list(lone_signs(Text(text, "body"))) for text in ("He left. (Ada Moss/AFP)", "REUTERS", "He asked the AP")]
    [[], [], []]
    """
    base = max(len(text.text) - TAIL_CHARS, 0)
    match = _IN_PARENTHESES.search(text.text, base) or _BEHIND_DASH.search(text.text, base)
    if match is not None:
        shift = match.start("names")
        inner = Text(match["names"], text.space, text.start + shift, text.field)
        yield from list(phrase_signs(inner)) or _signs_of_names(text, match["names"], shift, "sign_off", SIGN_OFF)
        return
    name = text.text.strip()
    is_picture_like = len(name) > SHORTEST_CAPITALS and name.strip(".").isupper()
    party = find_party(name) if not is_picture_like and not name.endswith(".") else None
    if party and (sign := sign_of(party, None, "sign_off", SIGN_OFF, text.evidence(0, len(text.text)))):
        yield sign


def _head_signs(text: Text) -> Iterator[Sign]:
    """`Reuters` or `Staff and agencies` on a line of its own above the story."""
    name = text.text.strip()
    is_code = len(name) <= SHORT_NAME and name.casefold() not in SURE_SHORT
    if len(name) <= MAX_HEAD_CHARS and not name.endswith((".", "!", "?")) and not is_code:
        opening = opening_length(text.text)
        yield from _signs_of_names(text, text.text[opening:], opening, "byline", BYLINE)


def _signs_of_names(text: Text, line: str, shift: int, basis: str, worth: float) -> Iterator[Sign]:
    """The signs of agencies in a run of the text that holds no other name."""
    found = [named for named in names_in(line) if named.party or named.are_agencies]
    if found and not set(_other_words(line, found)) - HEAD_WORDS:
        yield from filter(None, (named_sign(text, named, shift, basis, worth) for named in found))


def _other_words(line: str, found: Sequence[Named]) -> list[str]:
    rest = list(line.casefold()) if len(line.casefold()) == len(line) else list(line)
    for named in found:
        rest[named.start : named.end] = " " * (named.end - named.start)
    return re.findall(r"\w+", "".join(rest))


def _edge_paragraphs(body: str) -> Iterator[Text]:
    """The first paragraph and the last ones, each once, in body order."""
    end = len(body)
    found: list[Text] = []
    while len(found) < LAST_PARAGRAPHS and end >= 0:
        at = body.rfind(PARAGRAPH_BREAK, 0, end)
        start = at + len(PARAGRAPH_BREAK) if at >= 0 else 0
        found.append(Text(body[start:end], "body", start))
        end = at
    first = body.find(PARAGRAPH_BREAK)
    if 0 < first < found[-1].start:
        yield Text(body[:first], "body")
    yield from reversed(found)
