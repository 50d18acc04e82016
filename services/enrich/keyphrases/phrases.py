"""Keyphrases: the most typical of an article's names and phrases, by how often, how early and where they stand."""

import math

from services.enrich.entities.model import LABELS
from services.enrich.keyphrases.candidates import Candidate, mention_spans, name_candidates, phrase_candidates
from services.enrich.keyphrases.words import Span, folded
from services.enrich.reading import Reading
from shared.events import Keyphrase

RULES = "keyphrases-1"
"""Version of the rules and word lists."""
MOST_PHRASES = 10
LONGEST_CHARS = 200_000
"""Behind these no new phrase is looked for: what is typical of an article has been said by then."""
LENGTH = (0.75, 1.7, 1.9)
"""Worth of a phrase of one, two, three words: two say more than one, three hardly more than two."""
NAME = 1.8
GROUP = 0.6
"""A name says more than a phrase; a demonym less. These and the next were set on pages whose publishers give keywords
(tests/quality/test_keyphrases.py); all are flat there: no other value tried moves the figure by over 0.03."""
HEADLINE = 1.4
ONCE = 0.35
"""What stands there once is seldom typical, unless early or in the headline."""
LEAST_COUNT_OF_A_WORD = 3
"""A single word that is no name needs so many occurrences, or one in the headline."""
EARLY_CHARS = 900


def find_keyphrases(reading: Reading) -> tuple[Keyphrase, ...]:
    """Return at most ten phrases, most typical first; none lies within another."""
    body = reading.body[:LONGEST_CHARS]
    entities = [entity for entity in reading.entities if entity.end <= len(body)]
    taken = [*mention_spans(entities), *_spans_of_figures(reading)]
    candidates = phrase_candidates(body, taken)
    _discount_parts(candidates)
    candidates |= name_candidates(reading.body, entities)
    headline = f" {folded(reading.article.headline or '')} "
    scored = [(_score(candidate, f" {key} " in headline), key, candidate) for key, candidate in candidates.items()]
    scored = sorted((row for row in scored if row[0] > 0), key=lambda row: (-row[0], row[2].start, row[1]))
    return tuple(_keyphrase(score, candidate, reading.body) for score, candidate in _distinct(scored))


def _spans_of_figures(reading: Reading) -> list[Span]:
    """What the recogniser takes for dates, times and amounts."""
    return [
        (chunk.start + span.start_char, chunk.start + span.end_char)
        for chunk in reading.recognised.chunks
        for span in chunk.document.ents
        if span.label_ not in LABELS
    ]


def _discount_parts(candidates: dict[str, Candidate]) -> None:
    """Count a phrase only where it does not stand in a longer one that comes back, as C-value does."""
    inside: dict[str, int] = {}
    for key, candidate in candidates.items():
        if candidate.count > 1 and candidate.words > 1:
            words = key.split()
            for size in range(1, len(words)):
                for first in range(len(words) - size + 1):
                    part = " ".join(words[first : first + size])
                    inside[part] = max(inside.get(part, 0), candidate.count)
    for part, count in inside.items():
        if part in candidates:
            candidates[part].count -= count


def _score(candidate: Candidate, is_in_headline: bool) -> float:
    least = LEAST_COUNT_OF_A_WORD if candidate.words == 1 and not candidate.kind and not is_in_headline else 1
    if candidate.count < least:
        return 0.0
    count = candidate.count + is_in_headline
    often = math.log1p(count) if count > 1 else ONCE
    kind = NAME if candidate.kind not in ("", "group") else GROUP if candidate.kind else 1.0
    early = 1 + math.log1p(candidate.start / EARLY_CHARS)
    return often * LENGTH[candidate.words - 1] * kind * (HEADLINE if is_in_headline else 1.0) / early


def _distinct(scored: list[tuple[float, str, Candidate]]) -> list[tuple[float, Candidate]]:
    """The best phrases, without those that lie within a better one or hold it."""
    keys: list[str] = []
    chosen = []
    for score, key, candidate in scored:
        padded = f" {key} "
        if not any(padded in known or known in padded for known in keys):
            keys.append(padded)
            chosen.append((score, candidate))
            if len(chosen) == MOST_PHRASES:
                break
    return chosen


def _keyphrase(score: float, candidate: Candidate, body: str) -> Keyphrase:
    text = body[candidate.start : candidate.end]
    return Keyphrase(text=text, score=round(score, 3), start=candidate.start, end=candidate.end)
