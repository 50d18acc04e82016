"""Confidence: from how a speaker was found to the share of such answers that were right where it was measured."""

from services.enrich.quotes.confidence_table import FALLBACK, SHARES

PLAIN_CUES = frozenset({"say", "tell", "add", "write", "reply", "according"})
"""Verbs that do nothing but report."""

EXTENT = {"direct": 0.97, "mixed": 0.87, "indirect": 0.78}
"""Share of quotes that are one with this extent, by kind; from the fitted publishers (tests/quality/test_quotes.py)."""
UNBALANCED = 0.6
UNATTRIBUTED = 0.9
"""What is left of it where nobody is said to speak."""


def answer_key(rule: str, kind: str, verb: str | None) -> str:
    """Name the way in which a speaker was found: by which rule, for which kind of quote, with which sort of cue.

    >>> answer_key("adjacent/after", "indirect", "say"), answer_key("goes_on", "direct", None)
    ('adjacent/after indirect plain', 'goes_on direct none')
    """
    sort = "none" if verb is None else "plain" if verb in PLAIN_CUES else "other"
    return f"{rule} {kind} {sort}"


def speaker_confidence(key: str) -> float:
    """Return how sure it is that a speaker found in this way is who speaks."""
    return SHARES.get(key, FALLBACK)


def quote_confidence(kind: str, *, is_whole: bool, has_speaker: bool) -> float:
    """Return how sure it is that a run is a quote with this extent."""
    base = EXTENT[kind] if is_whole else UNBALANCED
    return round(base if has_speaker else base * UNATTRIBUTED, 3)
