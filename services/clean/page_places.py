"""Places in a page, as clean reads them from a block's path: which elements are around it, and what they hint at."""

from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class PagePlace:
    """The elements around a block (``tags``), what their classes hint at, and the path of all but the last."""

    tags: frozenset[str]
    hints: frozenset[str]
    frame: str
    tag: str


@lru_cache(maxsize=8192)
def page_place(path: str) -> PagePlace:
    """Read a path such as ``body/article/aside.related/p``.

    >>> place = page_place("body/article/aside.related/p")
    >>> sorted(place.tags), sorted(place.hints), place.frame
    (['article', 'aside', 'body', 'p'], ['related'], 'body/article/aside.related')
    """
    frame, _, last = path.rpartition("/")
    tags, hints = [], []
    for step in path.split("/"):
        tag, *named = step.split(".")
        tags.append(tag)
        hints += named
    return PagePlace(frozenset(tags), frozenset(hints), frame, last.split(".")[0])
