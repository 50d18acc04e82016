"""Kinds: how two texts are alike, or that they only follow the same pattern with other numbers and names."""

from dataclasses import dataclass

from shared.likeness.measures import Measures, measure
from shared.likeness.stories import Story

IDENTICAL, RESEND, CONTAINS, REWRITE, LOOK_ALIKE = "identical", "resend", "contains", "rewrite", "look_alike"
SAME_STORY = (IDENTICAL, RESEND, CONTAINS, REWRITE)
KINDS = (*SAME_STORY, LOOK_ALIKE)

# All below were set by reading the pairs of 6,000 wire stories, 2,225 stories of a broadcaster and 840 of papers that
# share an eighth of their shingles or more; the labelled pairs of tests/quality are a sample of these.
RESEND_SHARE = 0.45
"""Two versions of one text share as many shingles of all that either has; a word in seven was changed."""
CONTAINED_SHARE = 0.75
"""So much of the shorter text stands in the longer one."""
SHORTER_BY = 0.7
"""And the shorter has at most so many of the longer's shingles, else the two are versions of each other."""
REWRITE_SHARE = 0.2
REWRITE_CONTAINED = 0.4
"""Less in common may be the background that every story of a running matter repeats."""
RETOLD_CONTAINED = 0.2
LOOK_SHARE = 0.25
"""Below this two texts of one pattern do not even look alike."""

MANY_REPLACED = 0.5
"""Half of the numbers stand in the place of others: another day's figures."""
SOME_REPLACED = 0.3
FEW_REPLACED = 0.15
CLEARLY_SAME = 0.6
SURELY_SAME = 0.8
"""Who shares so much was edited, even where a name or a figure was put right."""
MOST_PUT_RIGHT = 1
"""A story of some length that differs in one figure alone was put right, however few figures it states."""
PATTERN_GAIN = 0.15
"""So much more alike two texts are without their numbers and names where they follow a pattern."""

LEAST_WORDS = 8
"""Fewer are the rest of a table or a label, and tell nothing."""
FLASH_WORDS = 30
"""A notice of so few words is all pattern: only its names and its headline tell whose it is."""
NOTICE_WORDS = 80
"""And so short a story has few facts, of which a rewrite must keep the figures."""
LEAST_FIGURES = 3
LEAST_FACTS = 6
LONG_WORDS = 200
MOST_REPLACED = 0.45
MOST_REPLACED_IN_SHORT = 0.3
"""Of numbers and names together; a long story has room for some of its own."""
SAME_LEAD = 0.5
"""So many words of the shorter lead stand in the other one where a story is told anew; follow-ups share less."""
SAME_HEADLINE = 0.6
LIKE_HEADLINE = 0.4


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two texts are alike. ``resemblance`` is the share of all their shingles that both have, ``containment`` that
    of the shorter text's; ``longer`` is 0 or 1. Of numbers and names it is told how many were replaced by others.
    """

    kind: str
    resemblance: float
    containment: float
    longer: int
    replaced_numbers: float
    replaced_names: float


def judge(one: Story, other: Story) -> Likeness | None:
    """Return how two texts are alike; None where they are not, or share no more than their subject."""
    measures = measure(one, other)
    if one.words == other.words:
        is_same = measures.words >= FLASH_WORDS or measures.headline >= SAME_HEADLINE
        kind: str | None = IDENTICAL if is_same else LOOK_ALIKE
    else:
        kind = _kind(measures)
    if kind is None:
        return None
    return Likeness(
        kind=kind,
        resemblance=round(measures.resemblance, 3),
        containment=round(measures.containment, 3),
        longer=int(len(other.shingles) > len(one.shingles)),
        replaced_numbers=round(measures.replaced_numbers, 3),
        replaced_names=round(measures.replaced_names, 3),
    )


def _kind(measures: Measures) -> str | None:
    if _follows_pattern(measures) or _is_unclear_notice(measures):
        return LOOK_ALIKE if max(measures.resemblance, measures.pattern) >= LOOK_SHARE else None
    if measures.containment >= CONTAINED_SHARE and measures.ratio <= SHORTER_BY:
        return CONTAINS
    if measures.resemblance >= RESEND_SHARE:
        return RESEND
    return REWRITE if _is_rewritten(measures) or _is_retold(measures) else None


def _follows_pattern(measures: Measures) -> bool:
    """Say whether the facts of one text stand where the other has its own."""
    numbers, names, resemblance = measures.replaced_numbers, measures.replaced_names, measures.resemblance
    if _is_put_right(measures):
        return False
    if numbers >= MANY_REPLACED:
        return True
    if numbers >= SOME_REPLACED and (resemblance < CLEARLY_SAME or names >= FEW_REPLACED):
        return True
    if names >= SOME_REPLACED and resemblance < SURELY_SAME:
        return True
    has_replaced = numbers >= FEW_REPLACED or names >= FEW_REPLACED
    return has_replaced and measures.pattern - resemblance >= PATTERN_GAIN


def _is_put_right(measures: Measures) -> bool:
    is_long = measures.words >= NOTICE_WORDS and measures.resemblance >= SURELY_SAME
    return is_long and measures.exchanged <= MOST_PUT_RIGHT and not measures.replaced_names


def _is_unclear_notice(measures: Measures) -> bool:
    """Say whether a short text shares too little to be told from another one after the same pattern."""
    if measures.words < FLASH_WORDS and (measures.replaced_names > 0 or measures.headline < SAME_HEADLINE):
        return True
    if measures.words < LEAST_WORDS:
        return True
    is_close = measures.resemblance >= CLEARLY_SAME or measures.containment >= SURELY_SAME
    return measures.words < NOTICE_WORDS and not is_close and measures.figures < LEAST_FIGURES


def _is_rewritten(measures: Measures) -> bool:
    """Say whether a story is told anew: from one text, on one subject, with the same facts."""
    if measures.words < NOTICE_WORDS and measures.replaced_names >= FEW_REPLACED:
        return False
    most = MOST_REPLACED if measures.words >= LONG_WORDS else MOST_REPLACED_IN_SHORT
    is_from_one = measures.resemblance >= REWRITE_SHARE and measures.containment >= REWRITE_CONTAINED
    is_on_one = measures.headline >= LIKE_HEADLINE or measures.lead >= SAME_LEAD
    has_same_facts = measures.facts >= LEAST_FACTS and measures.replaced_numbers + measures.replaced_names <= most
    return is_from_one and is_on_one and has_same_facts


def _is_retold(measures: Measures) -> bool:
    """Say whether one story is told in other words: headline, lead, figures and names agree, and hardly one is new."""
    is_on_one = measures.headline >= SAME_HEADLINE and measures.lead >= CLEARLY_SAME
    has_same_facts = measures.figures >= LEAST_FIGURES and measures.facts >= LEAST_FACTS
    is_new = (
        measures.replaced_numbers + measures.replaced_names > FEW_REPLACED or measures.containment < RETOLD_CONTAINED
    )
    return is_on_one and has_same_facts and not is_new
