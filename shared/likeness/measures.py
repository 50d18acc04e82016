"""What two stories have in common, measured: shingles, pattern, numbers, names, headline and lead."""

from dataclasses import dataclass

from shared.likeness.stories import Story


@dataclass(frozen=True, slots=True)
class Measures:
    """What two stories have in common. Shares go from 0 to 1: of all shingles, of the shorter story's, of the patterns,
    the shorter's size; of numbers and names replaced by others; of headline and lead words in common. ``figures`` and
    ``facts`` count what both state, ``exchanged`` the numbers replaced, ``words`` those of the shorter.
    """

    resemblance: float
    containment: float
    pattern: float
    ratio: float
    replaced_numbers: float
    replaced_names: float
    headline: float
    lead: float
    figures: int
    facts: int
    exchanged: int
    words: int


def measure(one: Story, other: Story) -> Measures:
    """Measure two stories against each other."""
    both = len(one.shingles & other.shingles)
    fewer, more = sorted((len(one.shingles), len(other.shingles)))
    figures = len(one.facts.numbers & other.facts.numbers)
    patterns = one.facts.pattern, other.facts.pattern
    return Measures(
        resemblance=both / (fewer + more - both),
        containment=both / fewer,
        pattern=len(patterns[0] & patterns[1]) / len(patterns[0] | patterns[1]),
        ratio=fewer / more,
        replaced_numbers=_replaced(one.facts.numbers, other.facts.numbers),
        replaced_names=_replaced(one.facts.names, other.facts.names),
        headline=_overlap(one.headline_words, other.headline_words),
        lead=_overlap(one.lead_words, other.lead_words),
        figures=figures,
        facts=figures + len(one.facts.names & other.facts.names),
        exchanged=_exchanged(one.facts.numbers, other.facts.numbers),
        words=min(len(one.words), len(other.words)),
    )


def _replaced(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of one's facts that the other has not, while it has its own; more facts alone replace none."""
    fewer = min(len(one), len(other))
    return _exchanged(one, other) / fewer if fewer else 0.0


def _exchanged(one: frozenset[str], other: frozenset[str]) -> int:
    return min(len(one - other), len(other - one))


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    fewer = min(len(one), len(other))
    return len(one & other) / fewer if fewer else 1.0
