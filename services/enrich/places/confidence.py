"""How sure an answer is: a logistic curve over what spoke for the mention and the place, fitted on real articles."""

from math import exp

from services.enrich.gazetteer import Kind
from services.enrich.places.resolve import Answer, log_odds

BASE, MENTION, LIKELIHOOD, LARGE, SUPPORTED = -3.72, 0.63, 0.53, 0.81, 1.6
"""Fitted by `python -m tests.quality.fit_places` on every second article of GeoVirus; reported on the others."""
HIGHEST_MENTION, HIGHEST_LIKELIHOOD = 6.0, 5.0
HIGHEST = 0.99
SUPPORTING = frozenset({"qualifier", "same_name_before", "country_in_text", "admin_in_text", "near_others", "dateline"})
LARGE_KINDS = frozenset({Kind.COUNTRY, Kind.ADMIN, Kind.CAPITAL})


def features_of(weight: float, answer: Answer) -> tuple[float, float, float, float]:
    """Return what the confidence rests on: mention, namesakes, size, and signs in the article."""
    return (
        min(weight, HIGHEST_MENTION),
        log_odds(answer.likelihood, HIGHEST_LIKELIHOOD),
        float(answer.place.kind in LARGE_KINDS),
        float(bool(SUPPORTING.intersection(answer.bases))),
    )


def confidence_of(weight: float, answer: Answer) -> float:
    """Return the probability that the mention is a place, and this one."""
    mention, likelihood, large, supported = features_of(weight, answer)
    odds = BASE + MENTION * mention + LIKELIHOOD * likelihood + LARGE * large + SUPPORTED * supported
    return round(min(HIGHEST, 1.0 / (1.0 + exp(-odds))), 3)


def mention_confidence(weight: float) -> float:
    """Return the probability that a name without an answer is a place at all; never as sure as an answer."""
    return round(min(0.85, 1.0 / (1.0 + exp(-0.5 * weight))), 3)
