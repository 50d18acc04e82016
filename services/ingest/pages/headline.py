"""The headline of a page: the heading on it that agrees with what the page states elsewhere."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from services.ingest.pages.site_names import bare_title, words_key
from services.ingest.pages.walk import Run

_JOINT = re.compile(r"\S:\s")
AGREEMENT = 0.6
"""Share of words in common, of the shorter, from which two titles are the same: h1 and og:title are often reworded."""
MIN_TITLE_WORDS = 3
MAX_HEADING_CHARS = 400
JSON_LD, MICRODATA, SHARED = "json-ld:headline", "microdata:headline", "meta:og:title"
"""The fields made for a headline, and the title for sharing, which is one with the site's name behind it."""
SHORTENED = ("…", "...")
REWORDED = 0.65
"""Share of words in common from which a headline is the heading reworded: 0.6 and 0.65 give the same, 0.7 less."""
HEADING_TAGS = ("h1", "h2", "h3")


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline of a page: ``text`` as ``field`` states it, and the runs of the page that are headlines.

    ``field`` is None where the text is that of a run.
    """

    text: str | None
    field: str | None
    runs: frozenset[int]


def find_headline(runs: Sequence[Run], titles: Sequence[tuple[str, str]], sites: Sequence[str] = ()) -> Headline:
    """Return the headline; ``titles`` are the fields of the page's metadata that give one, surest first.

    ``sites`` are the names of who publishes the page. Where metadata and heading are the same words, the heading
    counts as it stands on the page.
    """
    heading = choose_headline(runs, [bare_title(title, (), sites) for _, title in titles])
    shown = _text(runs[heading]) if heading is not None else None
    chosen = frozenset({heading} if heading is not None else ())
    stated = _stated_headline(_bare_titles(titles, shown, sites), shown)
    if stated is None or (shown is not None and _is_shown(stated[1], shown)):
        return Headline(shown, None, chosen)
    return Headline(stated[1], stated[0], chosen)


def _bare_titles(titles: Sequence[tuple[str, str]], shown: str | None, sites: Sequence[str]) -> dict[str, str]:
    known = [shown or "", *(title for field, title in titles if field in {JSON_LD, MICRODATA})]
    names = {words_key(site) for site in sites}
    return {field: bare_title(title, known, sites) for field, title in titles if words_key(title) not in names}


def _stated_headline(titles: dict[str, str], shown: str | None) -> tuple[str, str] | None:
    """Return field and text of the headline among the titles; None where it is the heading of the page.

    Which of them editors and readers accept differs from one publisher to the next (docs/quality.md): JSON-LD first;
    the title for sharing where it leaves a kicker out; the heading where the title for sharing says the same and
    JSON-LD is reworded. The titles for search engines and tabs count only where there is no heading.
    """
    whole = {field: title for field, title in titles.items() if _is_whole(title, shown)}
    stated, shared = whole.get(JSON_LD), whole.get(SHARED)
    if shared and any(_has_kicker(other, shared) for other in (shown, stated) if other):
        return SHARED, shared
    if stated and shown and shared and _is_reworded(stated, shown, shared):
        return None
    found = _first(whole, (JSON_LD, SHARED, MICRODATA))
    return found or (None if shown else _first(whole, whole) or _first(titles, titles))


def _first(titles: dict[str, str], fields: Iterable[str]) -> tuple[str, str] | None:
    return next(((field, titles[field]) for field in fields if titles.get(field)), None)


def _is_whole(title: str, shown: str | None) -> bool:
    return not title.endswith(SHORTENED) or (shown is not None and words_key(title) == words_key(shown))


def _has_kicker(title: str, shared: str) -> bool:
    """Say whether a title is another with words before it."""
    return len(_words(shared)) >= MIN_TITLE_WORDS and words_key(title).endswith(f" {words_key(shared)}")


def _is_reworded(stated: str, shown: str, shared: str) -> bool:
    """Say whether what is stated is the heading and the title for sharing in somewhat other words."""
    is_other = words_key(stated) != words_key(shown) == words_key(shared)
    return is_other and agreement(shown, stated) >= REWORDED


def _is_shown(stated: str, shown: str) -> bool:
    """Say whether a heading says what is stated, and sets a kicker apart where that does: `Storm: Ferry`."""
    joints, stated_joints = (len(_JOINT.findall(text)) for text in (shown, stated))
    return words_key(stated) == words_key(shown) and joints >= stated_joints


def choose_headline(runs: Sequence[Run], stated: Sequence[str]) -> int | None:
    """Return the index of the run that is the headline; None where no text of the page is.

    ``stated`` are the titles that the page gives in its metadata, surest first.
    """
    heads = [index for index, run in enumerate(runs) if _heading(run) == "h1" and _size(run) <= MAX_HEADING_CHARS]
    agreeing = [index for index in heads if any(agree(_text(runs[index]), title) for title in stated)]
    if agreeing:
        return max(agreeing, key=lambda index: max(agreement(_text(runs[index]), title) for title in stated))
    titles = [(title, _words(title)) for title in stated]
    same = (index for index, run in enumerate(runs) if any(_is_title(_text(run), *title) for title in titles))
    if (first := next(same, None)) is not None:
        return first
    worded = [index for index in heads if len(_words(_text(runs[index]))) >= MIN_TITLE_WORDS]
    return worded[0] if len(worded) == 1 else None


def agreement(heading: str, title: str) -> float:
    """Return how much of the words of the shorter of two titles stands in the other, 0 to 1."""
    a, b = _words(heading), _words(title)
    if not a or not b:
        return 0.0
    shorter, longer = sorted((a, b), key=len)
    return sum(word in longer for word in shorter) / len(shorter)


def agree(heading: str, title: str) -> bool:
    """Say whether two titles are of the same story.

    >>> agree("Ferry Back in Port", "Ferry back in port after storm | Harbour Wire")
    True
    """
    if len(_words(heading)) < MIN_TITLE_WORDS:
        return is_same(heading, title)
    return agreement(heading, title) >= AGREEMENT


def is_same(text: str, title: str) -> bool:
    """Say whether a text is a title, with or without the name of its site.

    >>> is_same("Ferry Back", "Ferry back | Harbour Wire"), is_same("Harbour", "Ferry back | Harbour Wire")
    (True, False)
    """
    return _is_title(text, title, _words(title))


def _is_title(text: str, title: str, title_words: list[str]) -> bool:
    words = _words(text)
    if not words or words != title_words[: len(words)]:
        # Without its site, a title is shorter, but begins as it did.
        return False
    heading = (text,) if len(words) >= MIN_TITLE_WORDS else ()
    return words == title_words or words == _words(bare_title(title, heading))


def _words(text: str) -> list[str]:
    return words_key(text).split()


def _text(run: Run) -> str:
    return " ".join(run.cells)


def _size(run: Run) -> int:
    return sum(map(len, run.cells))


def _heading(run: Run) -> str:
    return next((place.tag for place in run.place.chain() if place.tag in HEADING_TAGS), "")
