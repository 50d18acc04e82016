"""The signs that a new article begins at a passage: each says what was seen and where; weights stand in a table."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from services.ingest.outlook import CLEAR_SHAPES, Outlook
from services.ingest.passages import BODY, DRAWN, HEADINGS, SENTENCE_END, Passage
from shared.text.end_marks import closing_mark
from shared.text.sign_offs import is_sign_off

LOOK_AHEAD = 7
"""Passages that may stand above the first paragraph: number, slug, headline, subhead, byline, date, captions."""
LOOK_FOR_REPEAT = 12
"""A headline and its repeat have captions between them: 4 in the seed, 9 with three pictures."""
MAX_DRAWN = 4
"""Marks and rulers between an article and the next, at most."""
MOST_EXTRA_BREAKS = 3
CENTRED_INDENT = 8
"""So many spaces more than paragraphs have are no indent any more."""
THIN_BODY_CHARS = 80
TRAIT_PASSAGES = 4
MARK_CHARS = 8
SIGNED_CHARS = 24
"""A full stop, quotation marks, and a name behind it."""
NOTES = (
    *("notes to editors", "note to editors", "editor's note", "editors' note", "for more information", "for further"),
    *("contact", "media contact", "press contact", "media enquir", "press enquir", "forward-looking", "safe harbo"),
)
_ABOUT = re.compile(r"(?:About|ABOUT|Über|À propos d[eu]|Acerca de|Sobre) (?:[^\W\d_a-z][^.!?\n\d]{0,40})")
"""`About Harbour Wire`: what a release says of its company behind its end mark."""
_RIGHTS = re.compile(r"(?i)(?:©|\(c\)\s|copyright\b)[^\n]{0,160}|[^\n]{0,120}all rights reserved\.?")
_FRAMED = re.compile(r"([*=~+#<>-]{1,5})\s[^\W_][^\n]{3,150}[^\s*=~+#<>-]\s[*=~+#<>-]{1,5}")
_COUNTED = re.compile(
    r"(?i)(?:document|dokument|documento|story|record|meldung|nachricht|dépêche|noticia)\s?#?\d{1,4}[:.]?"
)
MAX_LINE_CHARS = 200


class Seen(NamedTuple):
    """One sign: its name in the table of weights, and its passage."""

    name: str
    at: Passage


def layout_signs(outlook: Outlook, index: int) -> Iterator[Seen]:
    """Yield what the layout says for or against an article that begins at passage ``index``, not the first."""
    drawn = drawn_before(outlook, index)
    yield from _gap(outlook, index, drawn)
    yield from _marks(outlook, index, drawn)
    yield from _set_alike(outlook, index)
    yield from _before(outlook, index)
    yield from _opening(outlook, index)
    yield from _repeats(outlook, index, is_parted=bool(drawn) or _breaks(outlook, index, drawn) > outlook.usual_breaks)


def drawn_before(outlook: Outlook, index: int) -> list[Passage]:
    """Return the marks and rulers right before a passage, the last first."""
    drawn = []
    for passage in reversed(outlook.passages[max(index - MAX_DRAWN, 0) : index]):
        if passage.kind not in DRAWN:
            break
        drawn.append(passage)
    return drawn


def _breaks(outlook: Outlook, index: int, drawn: list[Passage]) -> int:
    return max(passage.breaks_before for passage in (outlook.passages[index], *drawn))


def _gap(outlook: Outlook, index: int, drawn: list[Passage]) -> Iterator[Seen]:
    passage = outlook.passages[index]
    extra = min(_breaks(outlook, index, drawn) - outlook.usual_breaks, MOST_EXTRA_BREAKS)
    if extra > 0:
        yield Seen(f"gap_{extra}", passage)
    elif extra == 0:
        yield Seen("gap_same" if outlook.has_longer_gaps else "gap_only", passage)
    else:
        yield Seen("gap_less", passage)
    if "\f" in outlook.text[outlook.passages[index - len(drawn) - 1].end : passage.start]:
        yield Seen("form_feed", passage)
    if passage.indent < outlook.usual_indent:
        yield Seen("outdent", passage)
    elif passage.indent > outlook.usual_indent + CENTRED_INDENT:
        yield Seen("centred", passage)


def _marks(outlook: Outlook, index: int, drawn: list[Passage]) -> Iterator[Seen]:
    passage = outlook.passages[index]
    for mark in drawn:
        yield Seen({"mark": "end_mark", "more": "take_mark"}.get(mark.kind, "ruler"), mark)
    if any(mark.kind == "mark" for mark in drawn):
        is_last_code = index + 1 == len(outlook.passages) and passage.kind not in BODY
        is_note = passage.text.lower().startswith(NOTES) or _ABOUT.fullmatch(passage.text) is not None
        if is_note or is_last_code:
            yield Seen("after_end", passage)


def _set_alike(outlook: Outlook, index: int) -> Iterator[Seen]:
    """A heading set in a frame, or counted, as the one that the dump begins with is."""
    passages = outlook.passages
    if frame_of(passages, 0) and frame_of(passages, 0) == frame_of(passages, index):
        yield Seen("framed", passages[index])


def frame_of(passages: Sequence[Passage], index: int) -> str | None:
    """Return how a heading is set apart: ruled above and below, between signs, or by a count; None for any other."""
    passage = passages[index]
    if index == 0 and passage.kind == "ruler":
        return frame_of(passages, 1) if len(passages) > 1 else None
    if len(passage.text) > MAX_LINE_CHARS:
        return None
    is_ruled = [other.kind for other in (*passages[max(index - 1, 0) : index], *passages[index + 1 : index + 2])]
    if is_ruled == ["ruler", "ruler"] and passage.kind == "short":
        return "ruled"
    if (framed := _FRAMED.fullmatch(passage.text)) is not None and passage.kind not in DRAWN:
        return framed[1]
    return "counted" if _COUNTED.fullmatch(passage.text) else None


def _before(outlook: Outlook, index: int) -> Iterator[Seen]:
    at = max(outlook.before[index], 0)
    passage = outlook.passages[at]
    if len(passage.text) <= MAX_LINE_CHARS and _closes_story(passage.text):
        yield Seen("signed_off", passage)
    if passage.kind in HEADINGS:
        yield Seen("behind_heading", passage)
    elif passage.kind in {"byline", "credit"}:
        yield Seen(f"behind_{passage.kind}", passage)
    elif passage.kind in BODY:
        yield Seen("behind_sentence" if ends_a_sentence(passage) else "behind_unfinished", passage)
        if closing_mark(passage.text) is not None:
            yield Seen("end_mark", passage)
    else:
        yield Seen("behind_headline" if outlook.shapes[at] else "behind_item", passage)


def _closes_story(text: str) -> bool:
    """Say whether a line names those who made the story, or who has the rights in it: both stand at its end."""
    return (text[0] == "(" and is_sign_off(text)) or _RIGHTS.fullmatch(text) is not None


def ends_a_sentence(passage: Passage) -> bool:
    """Say whether running text comes to an end with a passage."""
    text = passage.text[: closing_mark(passage.text)].rstrip()
    return passage.kind in BODY and SENTENCE_END.search(text[-SIGNED_CHARS:]) is not None


def _opening(outlook: Outlook, index: int) -> Iterator[Seen]:
    """What stands between here and the end of the first paragraph."""
    told: set[str] = set()
    for number, passage in enumerate(outlook.passages[index : index + LOOK_AHEAD]):
        kind = "heading" if passage.kind in HEADINGS - {"service"} else passage.kind
        if number and kind in {"heading", "byline", "credit"} - told:
            told.add(kind)
            yield Seen(f"{kind}_ahead", passage)
        is_dated = outlook.is_datelined[index + number]
        if is_dated:
            yield Seen("dateline_ahead" if number else "dateline_here", passage)
        if is_dated or passage.kind == "paragraph" or (number and passage.kind in BODY):
            yield Seen(f"body_{min(number, 3)}", passage)
            if len(passage.text) < THIN_BODY_CHARS:
                yield Seen("thin_body", passage)
            return
        if number and passage.kind in DRAWN:
            yield Seen("drawn_ahead", passage)
            return
    yield Seen("no_body", outlook.passages[index])


def _repeats(outlook: Outlook, index: int, *, is_parted: bool) -> Iterator[Seen]:
    passage, passages = outlook.passages[index], outlook.passages
    if outlook.shapes[index] is None and passage.kind != "slug":
        return
    if any(other.text == passage.text for other in passages[max(index - LOOK_FOR_REPEAT, 0) : index]):
        yield Seen("repeat_behind_gap" if is_parted else "repeat_behind", passage)
        return
    for other in passages[index + 1 : index + LOOK_FOR_REPEAT]:
        if other.text == passage.text:
            yield Seen("repeat_ahead", other)
            return


def traits_of(outlook: Outlook, index: int) -> tuple[str, ...]:
    """Return the traits of a place that the boundaries of one dump may have in common."""
    passage = outlook.passages[index]
    drawn = drawn_before(outlook, index)
    ahead = outlook.passages[index : index + TRAIT_PASSAGES]
    return (
        str(_breaks(outlook, index, drawn)),
        " ".join(mark.text[:MARK_CHARS] if mark.kind == "mark" else mark.kind for mark in drawn),
        passage.kind if passage.kind in HEADINGS else outlook.shapes[index] or passage.kind,
        str(passage.indent),
        str(any(other.kind == "byline" for other in ahead)),
        str(outlook.is_datelined[index]),
        str(any(outlook.is_datelined[index + 1 : index + 2])),
        ahead[1].kind if len(ahead) > 1 else "",
        str(any(other.kind in HEADINGS for other in ahead)),
    )


def group_of(outlook: Outlook, index: int) -> str:
    """Return the group of places of a dump that look alike at first sight."""
    passage, shape = outlook.passages[index], outlook.shapes[index]
    alike = "headline" if shape in CLEAR_SHAPES else shape or passage.kind
    drawn = drawn_before(outlook, index)
    is_behind_body = outlook.passages[outlook.before[index]].kind in BODY
    return f"{alike} {_breaks(outlook, index, drawn)} {bool(drawn)} {is_behind_body}"
