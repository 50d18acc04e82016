"""Where one article ends and the next begins: evidence found over passages, weighed, and every cut with its reasons.

Every place is weighed twice: by itself, then with its agreement with the places that look like boundaries, for
a dump has one layout. Of places with no story between them only the likeliest is cut.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from services.ingest.outlook import Outlook
from services.ingest.places import Place, chance_of, is_mere_headline, weigh_places
from services.ingest.sign_weights import UNKNOWN_SIGN, WEIGHTS
from shared.text.lines import find_lines

FLASH_SCORE = 5.0
"""What ends a dump without a paragraph of its own is a sign-off, unless an end mark or a number says otherwise."""

LONE_SCORE = 1.2
"""The only cut of a dump, with nothing but a headline's look for it, may be a subhead. Of 258 pages of the web with
their subheads 26 were split without this bar, 20 with it, 16 with 2.0; of dumps of just two stories whose headlines
stand in the same gap as paragraphs it costs one or two in a hundred, and 2.0 costs three."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign, as characters of the dump's text."""

    signal: str
    start: int
    end: int
    weight: float


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a text: its characters, and the signs that it begins there."""

    start: int
    end: int
    confidence: float
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """The articles of a text, and how many it says itself that it holds."""

    articles: tuple[Article, ...]
    stated_count: int | None = None


def split_text(text: str) -> Split:
    r"""Return the articles of a text in order; between them stand only blanks."""
    outlook = Outlook.of(text)
    if not outlook.passages:
        return Split(())
    cuts = _likeliest(outlook, [place for place in weigh_places(outlook) if place.score > 0])
    if len(cuts) == 1 and is_mere_headline(cuts[0]) and cuts[0].score < LONE_SCORE:
        cuts = []
    return Split(tuple(_articles(outlook, cuts, len(text))), outlook.stated_count)


def split_articles(text: str) -> tuple[Article, ...]:
    r"""Return the articles of a text in order.

    >>> [a.start for a in split_articles("Ferry Back in Port\n\nIt came.\n-30-\nRain Expected\n\nIt fell.")]
    [0, 34]
    """
    return split_text(text).articles


def whole_article(text: str) -> tuple[Article, ...]:
    """Return the text as one article, without asking whether it is one; none where it is blank."""
    lines = find_lines(text)
    return (Article(lines[0].start, lines[-1].end, 1.0, ()),) if lines else ()


def _likeliest(outlook: Outlook, places: Sequence[Place]) -> list[Place]:
    """Of places with no story between them, keep the one with the highest score; what is left over has a story."""
    kept: list[Place] = []
    for place in places:
        if kept and not _is_story(outlook, kept[-1].index, place.index):
            if place.score > kept[-1].score:
                kept[-1] = place
        elif kept or _is_story(outlook, 0, place.index):
            kept.append(place)
    while kept and not _is_story(outlook, kept[-1].index, len(outlook.passages)) and kept[-1].score < FLASH_SCORE:
        kept.pop()
    return kept


def _is_story(outlook: Outlook, start: int, end: int) -> bool:
    """Say whether there is running text between two places, beside the line that opens it."""
    bodies = outlook.bodies_before
    return outlook.passages[start].kind == "paragraph" or bodies[end] > bodies[start + 1]


def _articles(outlook: Outlook, cuts: Sequence[Place], size: int) -> Iterator[Article]:
    passages = outlook.passages
    begin, last = passages[0].start, passages[-1].end
    yield from _spans(
        [(begin, 1.0, (Sign("start_of_dump", begin, begin, 0.0),)), *(_head(outlook, place) for place in cuts)],
        [*(passages[place.index - 1].end for place in cuts), last],
        Sign("end_of_dump", last, size, 0.0),
    )


def _spans(heads: list[tuple[int, float, tuple[Sign, ...]]], ends: list[int], tail: Sign) -> Iterator[Article]:
    for number, ((start, confidence, signs), end) in enumerate(zip(heads, ends, strict=True), start=1):
        yield Article(start, end, confidence, (*signs, tail) if number == len(ends) else signs)


def _head(outlook: Outlook, place: Place) -> tuple[int, float, tuple[Sign, ...]]:
    signs = []
    for seen in place.seen:
        weight = WEIGHTS.get(seen.name, UNKNOWN_SIGN)
        if weight.final:
            signs.append(Sign(weight.signal, seen.at.start, seen.at.end, weight.final))
    passage = outlook.passages[place.index]
    signs.append(Sign("regularity", passage.start, passage.end, round(place.regularity, 2)))
    return passage.start, round(chance_of(place.score), 3), tuple(sorted(signs, key=lambda sign: sign.start))
