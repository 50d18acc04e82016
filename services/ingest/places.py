"""Places where an article may begin: each weighed by itself, then with the rest of its dump."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from math import exp

from services.ingest.headline_signs import headline_signs
from services.ingest.outlook import CLEAR_SHAPES, Outlook
from services.ingest.passages import DRAWN
from services.ingest.regularity import agreement, company
from services.ingest.sign_weights import COMPANY, FINAL_BIAS, FIRST_BIAS, REGULARITY, WEIGHTS
from services.ingest.signs import Seen, group_of, layout_signs, traits_of

MOST_SCORE = 8.0
"""Beyond this a score says no more: certain is certain."""

GAPS = ("gap_1", "gap_2", "gap_3")
SHAPES = tuple(f"shape_{shape}" for shape in sorted(CLEAR_SHAPES))
PROOFS = (*GAPS, "form_feed", "end_mark", "over_", "repeat_ahead", "heading_ahead", "byline_ahead")
"""Signs of the layout that stand beside a headline."""
HEADS = (*SHAPES, "shape_brief", "kind_datelined", "kind_byline", "kind_number", "kind_slug", "kind_field", "centred")
"""Signs of the layout in the passage itself."""

SHARE_STEPS = (0.25, 0.6)
BARS_TOGETHER = (3.0, 1.0, -1.5)
"""Where few, some, or most of the short lines of a dump look like headlines, and nothing else marks them: either all
are headlines, or they are subheads. Chosen on articles with subheads and on dumps of articles with headlines."""
GAP_AND_HEADLINE_BAR = -2.5
"""A longer gap and the shape of a headline agree: words that both sides share do not speak against them."""
RECORD_HEADS = ("like_first_service", "like_first_slug", "like_first_number", "like_first_field")
RECORD_HEAD_BAR = -4.0
"""A heading of the kind that the dump began with heads a record, whatever stands before it; but not one below another,
which weighs far less than this."""
FAMILIES = {
    "any_gap": GAPS,
    "any_shape": SHAPES,
    "any_proof": PROOFS,
    "any_head": HEADS,
    "any_record_head": RECORD_HEADS,
}
"""Signs that are asked for together, by how their names begin."""
END_MARK_BAR = -8.0
"""What follows an end mark begins an article, whatever it looks like, but for notes and last codes."""
ALIKE_HEADS = (
    ("over_datelined", "dateline_both"),
    ("heading_ahead", "heading_both", "like_first_headline"),
)
"""What stands below a headline both here and where the dump begins: a dateline, or a date or field. With what comes
before at its end, words in common do not speak against a boundary."""
ALIKE_HEAD_BAR = -3.0
RULED_BAR = -4.5
"""Where each ruler of a dump, of several, stands above a headline, rulers part its articles."""
LEAST_RULERS = 2
FRAMED_BAR = -9.0
"""A heading in a frame of the kind that the dump begins with heads an article, whatever its words."""
SIGNED_OFF_BAR = -7.0
"""Behind those who reported and edited, or behind a line of rights, a headline like the first heads an article."""
STOPPED_BARS = (1.5, 1.5, 0.5, -0.3)
"""A sentence that could be a headline, in a dump that began with such a one, by how many of them look like headlines:
one alone is most often a sentence like any other."""
SUBJECT_BAR = 2.0
"""A change of subject only corroborates: a paragraph with no other sign needs so much more."""
_FIRST = {name: weight.first for name, weight in WEIGHTS.items()}
_FINAL = {name: weight.final for name, weight in WEIGHTS.items()}
"""A sign that the material never showed says nothing."""


@dataclass(frozen=True, slots=True)
class Place:
    """A passage that an article may begin with; ``score`` is above 0 where one does, as logarithm of odds."""

    index: int
    seen: tuple[Seen, ...]
    regularity: float
    score: float


def find_signs(outlook: Outlook, index: int) -> tuple[Seen, ...]:
    """Return every sign for or against an article that begins at passage ``index``, which is not the first."""
    return (*layout_signs(outlook, index), *headline_signs(outlook, index))


def weigh_places(outlook: Outlook) -> list[Place]:
    """Return all places of a dump with their scores, in order."""
    places = list(_weighed(outlook))
    return [replace(place, score=place.score - bar) for place, bar in zip(places, _bars(outlook, places), strict=True)]


def candidates(outlook: Outlook) -> list[int]:
    """Return the passages that an article behind the first may begin with: no marks."""
    return [index for index, passage in enumerate(outlook.passages) if index and passage.kind not in DRAWN]


def _weighed(outlook: Outlook) -> Iterator[Place]:
    indices = candidates(outlook)
    seen = [find_signs(outlook, index) for index in indices]
    first = [FIRST_BIAS + sum([_FIRST.get(sign.name, 0.0) for sign in signs]) for signs in seen]
    first = [max(-MOST_SCORE, min(score, MOST_SCORE)) for score in first]
    agreed = agreement([traits_of(outlook, index) for index in indices], list(map(chance_of, first)))
    together = company([group_of(outlook, index) for index in indices], first)
    for index, signs, agrees, alike in zip(indices, seen, agreed, together, strict=True):
        regularity = REGULARITY * agrees + COMPANY * alike
        weights = sum([_FINAL.get(sign.name, 0.0) for sign in signs])
        yield Place(index, signs, regularity, FINAL_BIAS + regularity + weights)


def chance_of(score: float) -> float:
    """Return the chance that a logarithm of odds stands for.

    >>> chance_of(0.0)
    0.5
    """
    return 1 / (1 + exp(-max(-50.0, min(score, 50.0))))


def _bars(outlook: Outlook, places: Sequence[Place]) -> Iterator[float]:
    """Yield for each place the score that it must pass."""
    told = [_told(place) for place in places]
    alone = [place for place, names in zip(places, told, strict=True) if _is_mere_headline(names)]
    share = sum(place.score > 0 for place in alone) / max(len(alone), 1)
    likely = sum(place.score > 0 for place, names in zip(places, told, strict=True) if _is_mere_sentence(names))
    stopped = STOPPED_BARS[min(likely, len(STOPPED_BARS) - 1)]
    together = BARS_TOGETHER[sum(share >= step for step in SHARE_STEPS)]
    are_ruled = _are_ruled(told)
    for names in told:
        if outlook.is_numbered and "kind_number" not in names:
            yield float("inf")
        elif _is_record_head(names):
            yield RECORD_HEAD_BAR
        elif "end_mark" in names and "after_end" not in names:
            yield END_MARK_BAR
        elif (bar := _bar_of_layout(names, are_ruled=are_ruled)) is not None:
            yield bar
        elif _is_mere_headline(names):
            yield together
        elif "any_gap" in names and "any_shape" in names and "repeat_behind" not in names:
            yield GAP_AND_HEADLINE_BAR
        elif "any_head" in names or "any_proof" in names:
            yield 0.0
        else:
            yield stopped if _is_mere_sentence(names) else SUBJECT_BAR


def _bar_of_layout(names: frozenset[str], *, are_ruled: bool) -> float | None:
    """The bar of a place that is set as those where articles begin; None for any other."""
    if "framed" in names and "repeat_behind" not in names:
        return FRAMED_BAR
    if "signed_off" in names and _is_head_below(names):
        return SIGNED_OFF_BAR
    if are_ruled and "ruler" in names:
        return RULED_BAR
    return ALIKE_HEAD_BAR if _has_head_alike(names) else None


def is_mere_headline(place: Place) -> bool:
    """Say whether nothing but the look of a headline speaks for a place."""
    return _is_mere_headline(_told(place))


def _told(place: Place) -> frozenset[str]:
    """The names of a place's signs and of their families."""
    return frozenset(chain.from_iterable(_with_families(sign.name) for sign in place.seen))


@cache
def _with_families(name: str) -> tuple[str, ...]:
    return (name, *(family for family, beginnings in FAMILIES.items() if name.startswith(beginnings)))


def _is_mere_headline(names: frozenset[str]) -> bool:
    return "any_shape" in names and "any_proof" not in names and "behind_headline" not in names


def _is_mere_sentence(names: frozenset[str]) -> bool:
    return {"like_first_stopped", "behind_sentence"} <= names and "any_proof" not in names


def _are_ruled(told: Sequence[frozenset[str]]) -> bool:
    """Say whether each ruler of the dump stands above a headline of the kind that the dump began with."""
    ruled = [names for names in told if "ruler" in names]
    shaped = all("any_shape" in names or "shape_brief" in names for names in ruled)
    alike = all({"like_first_headline", "behind_sentence", "body_1"} <= names for names in ruled)
    return len(ruled) >= LEAST_RULERS and shaped and alike


def _has_head_alike(names: frozenset[str]) -> bool:
    is_short = "shape_brief" in names and "over_datelined" in names
    is_headline = ("any_shape" in names or is_short) and "repeat_behind" not in names
    is_behind_story = "behind_sentence" in names or "end_mark" in names
    return is_headline and is_behind_story and any(names.issuperset(alike) for alike in ALIKE_HEADS)


def _is_head_below(names: frozenset[str]) -> bool:
    """Say whether a headline of the kind that the dump began with stands above running text."""
    return {"any_shape", "like_first_headline"} <= names and "no_body" not in names and "repeat_behind" not in names


def _is_record_head(names: frozenset[str]) -> bool:
    is_above_heading = {"kind_service", "heading_ahead", "heading_both"} <= names
    return (is_above_heading or "any_record_head" in names) and "repeat_behind" not in names
