"""What stands between a headline and its story: a deck, the names of the authors, their desk, a date.

Only what is anchored counts: a byline or a date below it says that a line is a deck, a job or a date below it that two
capitalised words are a name.
"""

import re
from collections.abc import Sequence

from services.clean.boilerplate import boilerplate_reason
from services.clean.captions import is_above_credit
from services.clean.contacts import is_contact
from services.clean.date_lines import is_date_line
from services.clean.marks import mark_part
from services.clean.notes import is_note
from services.clean.paragraphs import Paragraph
from services.clean.parts import Part
from shared.text.bylines import is_affiliation, is_byline
from shared.text.credits import find_credit, is_credit_line
from shared.text.datelines import match_dateline
from shared.text.persons import JOB_WORDS, is_person

MAX_DECK_CHARS = 250
"""Decks of newspapers have up to two sentences; a longer paragraph is the story."""
MOST_DECKS = 2
MAX_LINE_CHARS = 70
MOST_LINES = 6
"""Deck, name, job, outlet and two dates."""
MOST_BELOW_NAME = 2
"""Between a name and the date below it stand a job and an outlet at most."""

_STATED_DATE = re.compile(
    r"(?i)(?:first |last )?(?:published|updated|posted|modified|publié|mis à jour|veröffentlicht|aktualisiert|stand"
    r"|publicado|actualizado|atualizado|pubblicato|aggiornato|gepubliceerd|bijgewerkt|publicerad|uppdaterad)\b"
)
_READING_TIME = re.compile(
    r"(?i)(?:\d{1,3}[- ]min(?:ute)?s? read|reading time|read time|estimated reading time|lesezeit|temps de lecture"
    r"|tiempo de lectura|tempo de leitura|tempo di lettura|leestijd|lukuaika|lästid)\b.{0,20}"
)


def find_opening(story: Sequence[Paragraph], at: int) -> dict[int, Part]:
    """Return the parts of the lines that open a story below its headline, which ends before paragraph ``at``."""
    found: dict[int, Part] = {}
    decks = _decks(story, at)
    for index in range(at, min(at + decks + MOST_LINES, len(story))):
        text = story[index].text
        if index < at + decks:
            if not _has_other_role(text) and not is_above_credit(story, index):
                found[index] = Part(0, len(text), "subhead")
            continue
        part = _line_part(story, index, found)
        if part is None:
            break
        found[index] = part
    return found


def _has_other_role(text: str) -> bool:
    """Notes, captions and marks stand between a headline and its byline too."""
    is_apart = bool(mark_part(text) or boilerplate_reason(text)) or is_note(text) or is_contact(text)
    return is_apart or find_credit(text) is not None or is_credit_line(text)


def _decks(story: Sequence[Paragraph], at: int) -> int:
    """How many paragraphs stand above the first line that is a byline or a date; one that ends a brief has none."""
    for number, paragraph in enumerate(story[at : at + MOST_DECKS + 1]):
        if _is_anchor(paragraph.text) or _is_name_above_date(story, at + number):
            below = story[at + number + 1 : at + number + 1 + MOST_LINES]
            return number if any(len(other.text) > MAX_LINE_CHARS for other in below) else 0
        if len(paragraph.text) > MAX_DECK_CHARS or match_dateline(paragraph.text):
            return 0
    return 0


def _line_part(story: Sequence[Paragraph], index: int, found: dict[int, Part]) -> Part | None:
    text = story[index].text
    if len(text) > 2 * MAX_LINE_CHARS or match_dateline(text):
        return None
    if _is_date(text):
        return Part(0, len(text), "marker", "record_header")
    if _READING_TIME.fullmatch(text):
        return Part(0, len(text), "boilerplate", "page_furniture")
    is_below_name = index - 1 in found and found[index - 1].role == "byline"
    if is_byline(text) or _is_name_above_date(story, index):
        return Part(0, len(text), "byline")
    return Part(0, len(text), "byline") if is_below_name and _is_desk(story, index) else None


def _is_anchor(text: str) -> bool:
    return is_byline(text) or _is_date(text)


def _is_date(text: str) -> bool:
    return is_date_line(text) or (
        len(text) <= MAX_LINE_CHARS and _STATED_DATE.match(text) is not None and _has_day(text)
    )


def _has_day(text: str) -> bool:
    return any(character.isdigit() for character in text)


def _is_name_above_date(story: Sequence[Paragraph], index: int) -> bool:
    """`Ada Moss` alone is a name where a job or a date stands below it."""
    if not is_person(story[index].text) or index + 1 >= len(story):
        return False
    below = [paragraph.text for paragraph in story[index + 1 : index + 2 + MOST_BELOW_NAME]]
    if is_job(below[0]):
        return True
    dates = [number for number, text in enumerate(below) if _is_date(text)]
    return bool(dates) and all(_may_be_desk(text) for text in below[: dates[0]])


def _is_desk(story: Sequence[Paragraph], index: int) -> bool:
    text = story[index].text
    is_above_date = index + 1 < len(story) and _is_date(story[index + 1].text)
    return is_affiliation(text) or is_job(text) or (is_above_date and _may_be_desk(text))


def _may_be_desk(text: str) -> bool:
    words = text.split()
    return len(text) <= MAX_LINE_CHARS and text[-1] not in ".!?:" and words[0][0].isupper() and words[-1][0].isupper()


def is_job(text: str) -> bool:
    """Say whether a line is what somebody does at a paper.

    >>> [is_job(line) for line in ("Transport correspondent", "BBC News, Political Editor", "He is an editor.")]
    [True, True, False]
    """
    words = text.split()
    return len(text) <= MAX_LINE_CHARS and words[0][0].isupper() and words[-1].strip(",").lower() in JOB_WORDS
