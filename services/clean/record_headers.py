"""Record headers: the labelled fields and counts that an export or a wire puts around a story.

`Headline: … / Date: … / Source: …`, `1 of 10 DOCUMENTS`, `LENGTH: 512 words`. The label is a marker; what a headline,
byline, dateline, caption or body field says has that role, everything else is a marker too.
"""

from collections.abc import Sequence

from services.clean.boilerplate import boilerplate_reason
from services.clean.date_lines import is_bare_date
from services.clean.field_labels import ROLE_OF_LABEL, WEAK_LABELS, WORD_COUNT, find_field, is_count
from services.clean.paragraphs import Paragraph
from services.clean.parts import Part
from services.clean.state import Shown

HEAD_LINES = 16
"""So many lines at the top may be fields: exports have up to a dozen before the text."""
FOOT_LINES = 14
MAX_NAME_CHARS = 90
MIN_CLAUSE_WORDS = 2
MAX_FIELD_CHARS = 400
"""A field below the story is a list of subjects at most; a longer paragraph is story."""


def header_parts(paragraphs: Sequence[Paragraph], shown: Shown) -> dict[int, list[Part]]:
    """Return the parts of every paragraph that is a field of the record or a count, by its index."""
    found: dict[int, list[Part]] = {}
    fields = [find_field(paragraph.text) for paragraph in paragraphs[:HEAD_LINES]]
    has_several = sum(field is not None for field in fields) > 1
    for index, paragraph in enumerate(paragraphs[:HEAD_LINES]):
        field = fields[index]
        if field and _is_field(paragraph.text, field) and (has_several or _is_strong(paragraph.text, field)):
            found[index] = _field_parts(paragraph.text, field, shown)
            if ROLE_OF_LABEL.get(field[0]) == "body":
                found |= _names_above(paragraphs, found, index)
                break
        elif part := _count_part(paragraph.text):
            found[index] = [part]
        elif _is_story(paragraph.text):
            break
    for index in range(len(paragraphs) - 1, max(len(paragraphs) - 1 - FOOT_LINES, len(found) - 1, 0), -1):
        parts = _foot_parts(paragraphs[index].text)
        if index in found or not parts:
            break
        found[index] = parts
    return found


def _names_above(paragraphs: Sequence[Paragraph], found: dict[int, list[Part]], body: int) -> dict[int, list[Part]]:
    """The lines without a label among the fields above a body with one: the publication, its date and edition."""
    texts = {index: paragraphs[index].text for index in range(body) if index not in found}
    has_headline = any(part.role == "headline" for parts in found.values() for part in parts)
    if not has_headline or any(len(text) > MAX_NAME_CHARS for text in texts.values()):
        return {}
    plain = {index: text for index, text in texts.items() if not boilerplate_reason(text)}
    return {index: [Part(0, len(text), "marker", "record_header")] for index, text in plain.items()}


def publication_part(paragraphs: Sequence[Paragraph], found: dict[int, list[Part]]) -> dict[int, list[Part]]:
    """The name of the publication, which numbered exports put between the number and the date of a document."""
    for index, parts in found.items():
        is_number = parts[0].reason == "record_header" and is_count(paragraphs[index].text)
        name, date = index + 1, index + 2
        if is_number and date < len(paragraphs) and name not in found and is_bare_date(paragraphs[date].text):
            whole = len(paragraphs[name].text)
            return {name: [Part(0, whole, "marker", "record_header")]} if whole <= MAX_NAME_CHARS else {}
    return {}


def _is_field(text: str, field: tuple[str, int]) -> bool:
    """`Newspaper: The minister left.` is a headline, or a sentence; a field's value is a name, a number, a list."""
    label, at = field
    return text[:at].isupper() or label in ROLE_OF_LABEL or not text.endswith((".", "!", "?"))


def _is_strong(text: str, field: tuple[str, int]) -> bool:
    """Say whether a field needs no other beside it: its label is in capitals, or it is no sentence."""
    label, at = field
    if label in WEAK_LABELS:
        return text[:at].isupper() and ROLE_OF_LABEL.get(label) is not None
    return text[:at].isupper() or (at < len(text) and not (label not in ROLE_OF_LABEL and _is_clause(text[at:])))


def _is_clause(value: str) -> bool:
    """`Paper: chancellor will leave in May` is a headline: the value of a field has hardly a word in small letters."""
    words = value.split()
    return sum(word[0].islower() for word in words) >= MIN_CLAUSE_WORDS and not any(map(str.isdigit, value))


def _field_parts(text: str, field: tuple[str, int], shown: Shown) -> list[Part]:
    label, at = field
    role = ROLE_OF_LABEL.get(label)
    value = text[at:]
    if role is None or not value:
        return [Part(0, len(text), "marker", "word_count" if WORD_COUNT.fullmatch(text) else "record_header")]
    if role == "headline" and shown.headline is not None:
        role = "note" if value != shown.headline else "repeat"
    if role == "headline":
        shown.headline = value
    shown.has_body |= role == "body"
    shown.has_byline |= role == "byline"
    marker = Part(0, len(text[:at].rstrip()), "marker", "record_header")
    if role == "repeat":
        return [marker, Part(at, len(text), "repeat", "repeated_headline", value)]
    return [marker, Part(at, len(text), role)]


def _count_part(text: str) -> Part | None:
    if not is_count(text):
        return None
    return Part(0, len(text), "marker", "word_count" if WORD_COUNT.fullmatch(text) else "record_header")


def _foot_parts(text: str) -> list[Part] | None:
    if len(text) > MAX_FIELD_CHARS:
        return None
    if is_count(text):
        return [Part(0, len(text), "marker", "record_footer")]
    field = find_field(text)
    if field is None or field[0] in WEAK_LABELS or ROLE_OF_LABEL.get(field[0]) not in {None, "byline"}:
        return None
    is_foot = text[: field[1]].isupper() or field[1] < len(text)
    return [Part(0, len(text), "marker", "record_footer")] if is_foot and not text.endswith("?") else None


def _is_story(text: str) -> bool:
    return len(text) > MAX_FIELD_CHARS // 2 and find_field(text) is None
