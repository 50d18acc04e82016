"""The head of an article in plain text: how many paragraphs stand above the story, and what each of them is."""

import re
from collections import Counter
from collections.abc import Sequence

from services.clean.boilerplate import boilerplate_reason
from services.clean.captions import caption_parts, has_credit, is_doubled
from services.clean.date_lines import is_date_line
from services.clean.marks import mark_part
from services.clean.paragraphs import Paragraph
from services.clean.parts import Part
from services.clean.state import Shown
from shared.text.bylines import is_affiliation, is_byline
from shared.text.credits import find_credit, is_credit_line
from shared.text.datelines import match_dateline

MAX_HEADLINE_CHARS = 200
MAX_STRAY_CHARS = 12
"""The stray marks between caption blocks are codes: `TT` in the seed. Elsewhere the same letters are an agency."""
HEAD_PARAGRAPHS = 16
"""How far the head may reach: a headline twice with three pictures, twice each, around it is 15."""

MOST_PLAIN = 1
"""Between a headline and its repetition at most one picture stands without credit."""
MIN_TITLE_WORDS = 5
"""So many words, all long ones with a capital, are a headline even before a full stop."""
LONG_WORD = 4

_FRAMED = re.compile(r"[*=~+#<>-]{1,5}\s[^\W_][^\n]{3,150}[^\s*=~+#<>-]\s[*=~+#<>-]{1,5}")
"""`* Ferry back in harbour *`: a line between two signs is no item of a list."""
_SENTENCE_END = re.compile(r"(?<!\.\.)[.:;,。；，][\"'”’»」)\]]*$")
_ABBREVIATED_END = re.compile(r"(?:\b[A-Z]\.(?:[A-Z]\.)+|\b(?:Inc|Corp|Co|Ltd|Jr|Sr|St|No|vs|Cos|Bros)\.)$")
LIST_START = re.compile(r"[-*•·‣▪◦–—>|]\s?|\(?\d{1,3}[.)]\s")


def head_end(paragraphs: Sequence[Paragraph], headline: str | None) -> int:
    """Return the index of the first paragraph behind the head; ``headline`` where a field has given it already."""
    if not paragraphs:
        return 0
    texts = [paragraph.text for paragraph in paragraphs[:HEAD_PARAGRAPHS]]
    if headline is None and (is_headline(texts[0]) or _is_captions_between(texts)):
        headline = texts[0]
    repeats = [index for index, text in enumerate(texts) if text == headline and _is_head_above(paragraphs, index)]
    at = max([0, *(index + 1 for index in repeats)])
    while at < len(texts) and _belongs_to_head(paragraphs, at, set(texts[:at])):
        at += 1
    return at


def head_parts(paragraphs: Sequence[Paragraph], index: int, head: int, shown: Shown) -> list[Part] | None:
    """Return the parts of a paragraph of the head, or None where it is story all the same."""
    text = paragraphs[index].text
    if index == 0 and shown.headline is None and _is_first_headline(paragraphs):
        shown.headline = text
        return [Part(0, len(text), "headline")]
    if text == shown.headline:
        return [Part(0, len(text), "repeat", "repeated_headline", text)]
    if is_date_line(text):
        return [Part(0, len(text), "marker", "record_header")]
    if shown.has_byline and not shown.has_body and is_affiliation(text):
        return [Part(0, len(text), "byline")]
    if is_byline(text) or is_credit_line(text) or mark_part(text):
        return None
    if len(text) <= MAX_STRAY_CHARS and index + 1 < head and not boilerplate_reason(text):
        return [Part(0, len(text), "marker", "page_furniture")]
    again = [paragraph.text for paragraph in paragraphs[:head]].count(text) > 1
    return caption_parts(text, shown) if again or _is_captioned(paragraphs, index) else None


def is_headline(text: str) -> bool:
    """Say whether a first line may be the headline: short, no sentence, and nothing that other lines are.

    >>> [is_headline(text) for text in ("Council Keeps Ferry", "By Ada Moss", "The council met.", "Loss at Tide Inc.")]
    [True, False, False, True]
    """
    if len(text) > MAX_HEADLINE_CHARS or (LIST_START.match(text) and not _FRAMED.fullmatch(text)):
        return False
    if _SENTENCE_END.search(text) and not (_ABBREVIATED_END.search(text) or _is_title(text)):
        return False
    has_letters = any(character.isalpha() for character in text)
    return has_letters and not (
        mark_part(text)
        or is_byline(text)
        or is_credit_line(text)
        or match_dateline(text)
        or boilerplate_reason(text)
        or is_date_line(text)
    )


def _is_title(text: str) -> bool:
    """Say whether all long words of a line have a capital, as in the headlines of American papers."""
    words = [word for word in text.split() if word[0].isalpha()]
    return len(words) >= MIN_TITLE_WORDS and all(word[0].isupper() for word in words if len(word) >= LONG_WORD)


def _is_first_headline(paragraphs: Sequence[Paragraph]) -> bool:
    text = paragraphs[0].text
    is_picture = _is_captioned(paragraphs, 0) or is_credit_line(text) or is_doubled(paragraphs, 0)
    return not (is_picture or is_byline(text) or is_date_line(text) or match_dateline(text))


def _is_captions_between(texts: Sequence[str]) -> bool:
    """Say whether the first line comes again with nothing but repeated lines and captions between."""
    if texts[0] not in texts[2:] or len(texts[0]) > MAX_HEADLINE_CHARS:
        return False
    counts = Counter(texts)
    between = texts[1 : texts.index(texts[0], 1)]
    return all(counts[text] > 1 or find_credit(text) or len(text) <= MAX_STRAY_CHARS for text in between)


def _is_head_above(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Say whether no story stands above a headline that comes again; with a story between, all of it was sent again."""
    above = paragraphs[:index]
    plain = {
        paragraph.text
        for at, paragraph in enumerate(above)
        if len(paragraph.text) > MAX_HEADLINE_CHARS // 2
        and not has_credit(paragraphs, at)
        and [other.text for other in above].count(paragraph.text) == 1
    }
    return len(plain) <= MOST_PLAIN


def _belongs_to_head(paragraphs: Sequence[Paragraph], index: int, earlier: set[str]) -> bool:
    text = paragraphs[index].text
    if text in earlier or is_byline(text) or is_credit_line(text) or is_date_line(text):
        return True
    if index and is_byline(paragraphs[index - 1].text) and is_affiliation(text):
        return True
    return _is_captioned(paragraphs, index) or is_doubled(paragraphs, index)


def _is_captioned(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Say whether a paragraph ends with a credit and opens with no dateline: an agency signs its own stories too."""
    return has_credit(paragraphs, index) and match_dateline(paragraphs[index].text) is None
