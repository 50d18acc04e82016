"""Fit the weights of the signs of a boundary: ``python -m tests.quality.fit_splitting`` writes the table.

Dumps of random layouts are composed from real stories; every place in them is a row with its signs. Weights come
from two logistic regressions: the first over the signs alone, the second with the agreement of the place with the
others of its dump, as the first one sees them. Reports come from other draws (tests/quality/test_splitting.py).
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from services.ingest.headlines import SMALL_WORDS
from services.ingest.outlook import Outlook
from services.ingest.places import MOST_SCORE, candidates, chance_of, find_signs
from services.ingest.regularity import agreement, company
from services.ingest.signs import group_of, traits_of
from tests.quality.layouts import LAYOUTS, Style, random_style, true_starts, write_dump
from tests.quality.stories import Story, stories

SOURCES = {"bbc": 200, "polnear": 200, "reuters": 150, "fundus": 150}
"""Dumps of each; Wikinews is left out and only reported on."""
SINGLES = 100
"""Single stories of each, which are nowhere cut."""
RANDOM_SHARE = 0.45
ROWS_PER_STORY = 25
"""A live blog of hundreds of entries counts no more than so many places for each of its stories."""
RIDGE = 1.0
ROUNDS = 14
TABLE = Path(__file__).resolve().parents[2] / "services" / "ingest" / "sign_weights.py"

Rows = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sample:
    """One dump: its places with their signs, and which of them are boundaries."""

    outlook: Outlook
    indices: list[int]
    signs: list[list[str]]
    is_boundary: list[bool]
    weight: float


def samples(source: str, dumps: int, singles: int, seed: int) -> Iterator[Sample]:
    """Yield dumps of several stories, then single stories, in random layouts."""
    chance, material = random.Random(seed), stories(source)
    for number in range(dumps + singles):
        count = chance.randint(2, 12) if number < dumps else 1
        style = _style(chance)
        picked = _varied(chance.sample(material, min(count, len(material))), chance)
        text, starts = write_dump(picked, style, chance)
        if sample := _sample(text, true_starts(text, starts)):
            yield sample


def _style(chance: random.Random) -> Style:
    if chance.random() < RANDOM_SHARE:
        return random_style(chance)
    layout = LAYOUTS[chance.choice([*LAYOUTS, "same_gap", "same_gap", "no_blank_lines", "datelines_alone"])]
    return replace(layout(chance), odd=chance.choice((0, 0, 0.2)), missing=chance.choice((0, 0, 0.1)))


def _varied(picked: Sequence[Story], chance: random.Random) -> list[Story]:
    """Let the stories of some dumps be short, or their headlines in title case, or without their full stop."""
    is_short, is_title, is_bare = (chance.random() < share for share in (0.3, 0.25, 0.35))
    varied = []
    for story in picked:
        headline = _titled(story.headline) if is_title else story.headline
        headline = (headline.rstrip(".") if is_bare else headline) or story.headline
        paragraphs = story.paragraphs[: chance.randint(1, 4)] if is_short else story.paragraphs
        varied.append(Story(headline, paragraphs))
    return varied


def _titled(headline: str) -> str:
    return " ".join(w if w.lower() in SMALL_WORDS else w[:1].upper() + w[1:] for w in headline.split())


def _sample(text: str, starts: set[int]) -> Sample | None:
    outlook = Outlook.of(text)
    indices = candidates(outlook)
    if not indices:
        return None
    signs = [[sign.name for sign in find_signs(outlook, index)] for index in indices]
    is_boundary = [outlook.passages[index].start in starts for index in indices]
    return Sample(outlook, indices, signs, is_boundary, min(1.0, ROWS_PER_STORY * len(starts) / len(indices)))


def fit(drawn: Sequence[Sample]) -> tuple[list[str], Rows, Rows]:
    """Return the names of the signs, and the weights of both looks; company, regularity and bias come last."""
    names = sorted({name for sample in drawn for signs in sample.signs for name in signs})
    column = {name: number for number, name in enumerate(names)}
    rows = np.zeros((sum(len(sample.indices) for sample in drawn), len(names) + 3))
    rows[:, -1] = 1
    for row, signs in zip(rows, (signs for sample in drawn for signs in sample.signs), strict=True):
        row[[column[name] for name in signs]] = 1
    truth = np.array([value for sample in drawn for value in sample.is_boundary], dtype=float)
    weight = np.concatenate([np.full(len(sample.indices), sample.weight) for sample in drawn])
    first = regression(rows, truth, weight)
    rows[:, -3:-1] = _regularities(drawn, rows @ first)
    return names, first, regression(rows, truth, weight)


def _regularities(drawn: Sequence[Sample], scores: Rows) -> Rows:
    found, at = [], 0
    for sample in drawn:
        own = [max(-MOST_SCORE, min(score, MOST_SCORE)) for score in scores[at : at + len(sample.indices)].tolist()]
        at += len(own)
        together = company([group_of(sample.outlook, index) for index in sample.indices], own)
        traits = [traits_of(sample.outlook, index) for index in sample.indices]
        found.append(np.array([together, agreement(traits, list(map(chance_of, own)))]).T)
    return np.concatenate(found)


def regression(rows: Rows, truth: Rows, weight: Rows) -> Rows:
    """Return the weights of a logistic regression with a ridge, by Newton's method; the bias is free."""
    weights = np.zeros(rows.shape[1])
    ridge = np.full(rows.shape[1], RIDGE)
    ridge[-1] = 0.01
    for _ in range(ROUNDS):
        chances = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (weight * (chances - truth)) + ridge * weights
        curve = (rows * (weight * chances * (1 - chances))[:, None]).T @ rows + np.diag(ridge)
        weights -= np.linalg.solve(curve, slope)
    return weights


def table(names: Sequence[str], first: Rows, final: Rows, old: str) -> str:
    """Return the module of weights: its text up to the numbers stays, the numbers are new."""
    head = old[: old.index("FIRST_BIAS = ")]
    signals = dict(line.strip().split(": Weight(")[:2] for line in old.splitlines() if ": Weight(" in line)
    lines = [
        f"FIRST_BIAS = {first[-1]:.2f}",
        f"FINAL_BIAS = {final[-1]:.2f}",
        '"""What speaks against a boundary before anything was seen: most passages begin no article."""',
        f"REGULARITY = {final[-2]:.2f}",
        '"""The weight of one unit of agreement."""',
        f"COMPANY = {final[-3]:.2f}",
        '"""The weight of one unit of what places that look alike scored."""',
        "",
        "WEIGHTS = {",
    ]
    for number, name in enumerate(names):
        signal = signals.get(f'"{name}"', '"headline_line"').split(",")[0]
        lines.append(f'    "{name}": Weight({signal}, {first[number]:.2f}, {final[number]:.2f}),')
    return head + "\n".join([*lines, "}", ""])


if __name__ == "__main__":
    drawn = [sample for source, dumps in SOURCES.items() for sample in samples(source, dumps, SINGLES, seed=1)]
    TABLE.write_text(table(*fit(drawn), TABLE.read_text("utf-8")), "utf-8")
