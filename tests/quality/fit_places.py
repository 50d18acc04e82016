"""Fit the confidence of places: ``python -m tests.quality.fit_places`` prints the constants of confidence.py.

A logistic regression with a small ridge over every second article of GeoVirus; the other half is reported on
(tests/quality/test_places.py). An answer is right when a marked place stands there, or one of that name in the
article, and the answer has its country and, for a settlement, lies within 161 km.
"""

import numpy as np
from numpy.typing import NDArray

from services.enrich.gazetteer import open_gazetteer
from services.enrich.places.confidence import features_of
from services.enrich.places.evidence import weigh_names
from services.enrich.places.names import Lookup, find_names
from services.enrich.places.resolve import Resolver
from services.enrich.places.scene import Scene
from services.enrich.places.tokens import named_spans, split_words
from tests.quality.geovirus import Marks, geovirus

RIDGE = 1.0
ROUNDS = 50
Rows = NDArray[np.float64]


def rows_of(article: Marks) -> list[tuple[tuple[float, ...], bool]]:
    """Return the features of each answer, and whether it is right."""
    lookup, words, spans = Lookup(open_gazetteer()), split_words(article.body), named_spans(article.recognised)
    scene = Scene(article.body, words, spans, find_names(article.body, words, spans, lookup))
    weights = weigh_names(scene)
    answers = Resolver(scene, weights).resolve()
    features = [features_of(weights[at], answer) for at, answer in answers.items() if answer]
    places = [place for place in article.found.places if place.name is not None]
    truths = [(article.truth_of(place), place) for place in places]
    return list(zip(features, [truth is not None and truth.is_right(place) for truth, place in truths], strict=True))


def fit(features: Rows, is_right: Rows) -> Rows:
    """Return constant and weights, by Newton's method."""
    columns = np.column_stack([np.ones(len(features)), features])
    weights = np.zeros(columns.shape[1])
    ridge = RIDGE * np.r_[0.0, np.ones(len(weights) - 1)]
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-columns @ weights))
        slope = columns.T @ (is_right - chance) - ridge * weights
        curve = (columns * (chance * (1 - chance))[:, None]).T @ columns + np.diag(ridge + 1e-9)
        weights = weights + np.linalg.solve(curve, slope)
    return weights


def main() -> None:
    rows = [row for article in geovirus()[::2] for row in rows_of(article)]
    features, is_right = np.array([row[0] for row in rows]), np.array([row[1] for row in rows], float)
    print(f"{len(rows)} answers: BASE, MENTION, LIKELIHOOD, LARGE, SUPPORTED =", fit(features, is_right).round(3))


if __name__ == "__main__":
    main()
