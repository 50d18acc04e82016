"""Fit the confidence of topics told by the text: ``python -m tests.quality.fit_topics`` prints its weights.

A logistic regression over the topics that a text might have: is it one that an editor files it under? Pages, PolNeAR
and Reuters are read whole, without their end and as headlines, so that little evidence is worth little. The BBC set
has no part in it: reports come from there (tests/quality/test_topics.py).
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from services.enrich.topics.text import LEAST_TERMS, count_terms, scores
from tests.quality.topics_material import Filed, labelled, reuters

REUTERS_WEIGHT = 0.3
LEAST_SHARE = 0.08
RIDGE = 0.05
ROUNDS = 40
CUTS = ((100_000, 1.0), (60, 0.5), (25, 0.5))
"""Words of the body that are read, and what such a text weighs."""

Rows = NDArray[np.float64]


def texts() -> Iterator[tuple[Filed, float]]:
    """Yield what is fitted on, each with its weight."""
    sources = [(labelled(source), 1.0) for source in ("benchmark", "publishers", "polnear")]
    for filed, weight in [*sources, (reuters("reut2-002.sgm", 200), REUTERS_WEIGHT)]:
        yield from ((text.cut(words), weight * part) for text in filed for words, part in CUTS)


def rows() -> tuple[Rows, Rows, Rows]:
    """Return for each topic that a text might have: what speaks for it, whether it is right, and its weight."""
    found = [
        (score.features, score.topic in text.topics, weight)
        for text, weight in texts()
        for score in scores(count_terms(text.headline, text.body))
        if score.share >= LEAST_SHARE and score.terms >= LEAST_TERMS
    ]
    features, right, weights = zip(*found, strict=True)
    return np.array(features), np.array(right, dtype=float), np.array(weights)


def fit(features: Rows, right: Rows, weights: Rows) -> Rows:
    """Return the weights of a logistic regression, by Newton's method."""
    beta = np.zeros(features.shape[1])
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-features @ beta))
        slope = features.T @ ((chance - right) * weights) + RIDGE * beta
        curve = (features * (weights * chance * (1 - chance))[:, None]).T @ features + RIDGE * np.eye(len(beta))
        beta -= np.linalg.solve(curve, slope)
    return beta


if __name__ == "__main__":
    names = ("INTERCEPT", "SHARE", "MARGIN", "EVIDENCE")
    for name, value in zip(names, fit(*rows()), strict=True):
        print(f"{name} = {value:.2f}")
