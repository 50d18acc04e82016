"""Topics told by the text: terms of the lexicon are counted, and weigh more in the headline and the lead."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from services.enrich.topics.scheme import topic_names
from services.enrich.topics.terms import Hit, find_terms
from shared.events import Evidence, Topic

HEADLINE_COUNT = 3
"""A term of the headline counts as often as three in the body, one in the lead as two. Of 2 to 6 all do as well."""
LEAD_WORDS = 60
LEAD_COUNT = 2
DESK = {
    "02000000": 0.85,
    "03000000": 0.85,
    "05000000": 0.8,
    "06000000": 0.8,
    "07000000": 0.9,
    "08000000": 0.8,
    "09000000": 0.65,
    "10000000": 0.85,
    "11000000": 1.2,
    "12000000": 0.85,
    "14000000": 0.75,
    "16000000": 0.9,
    "17000000": 0.9,
}
"""How readily a desk files under a topic when its words occur, 1 where not given: a strike, a school or a court is as
often the matter of a story on politics or business. Set by hand; shifts of 0.1 move no measured set by over a point."""
INTERCEPT = 0.79
SHARE = 1.22
MARGIN = 1.01
EVIDENCE = 0.44
"""Weights of the confidence, by ``python -m tests.quality.fit_topics``."""
LEAST_CONFIDENCE = 0.4
LEAST_TERMS = 2
"""How many different terms a topic needs; one alone may be a name or a figure of speech."""
MOST_TOPICS = 4
MOST_EVIDENCE = 3


@dataclass(slots=True)
class Tally:
    """A term in one text: how often it counts, and where it first stands in the body."""

    count: float
    weights: dict[str, float]
    first: Hit | None


@dataclass(frozen=True, slots=True)
class Score:
    """What speaks for a topic: its share of all evidence, its lead over the next, its sum, its number of terms."""

    topic: str
    share: float
    margin: float
    weight: float
    terms: int

    @property
    def features(self) -> tuple[float, ...]:
        """What the confidence is made of, each about -5 to 5."""
        return (1.0, math.log(self.share + 0.01), self.margin, math.log1p(self.weight))


def text_topics(headline: str, body: str) -> tuple[Topic, ...]:
    """Return the topics of an English text, most certain first; none where the words do not tell."""
    tallies = count_terms(headline, body)
    found = [(confidence(score), score) for score in scores(tallies) if score.terms >= LEAST_TERMS]
    sure = sorted((pair for pair in found if pair[0] >= LEAST_CONFIDENCE), key=lambda pair: (-pair[0], pair[1].topic))
    return tuple(_topic(score.topic, value, tallies, body) for value, score in sure[:MOST_TOPICS])


def count_terms(headline: str, body: str) -> list[Tally]:
    """Return the terms of a text with their counts, in the order in which they first stand."""
    tallies: dict[str, Tally] = {}
    for hit in find_terms(headline):
        tally = tallies.setdefault(hit.term.text, Tally(0, hit.term.weights, None))
        tally.count += HEADLINE_COUNT
    for hit in find_terms(body):
        tally = tallies.setdefault(hit.term.text, Tally(0, hit.term.weights, None))
        tally.count += LEAD_COUNT if hit.word < LEAD_WORDS else 1
        tally.first = tally.first or hit
    return list(tallies.values())


def scores(tallies: Iterable[Tally]) -> list[Score]:
    """Return what speaks for each topic, greatest first."""
    sums: dict[str, float] = {}
    terms: dict[str, int] = {}
    for tally in tallies:
        for topic in tally.weights:
            sums[topic] = sums.get(topic, 0.0) + _worth(tally, topic)
            terms[topic] = terms.get(topic, 0) + 1
    total = sum(sums.values())
    ranked = sorted(sums, key=lambda topic: (-sums[topic], topic))
    rivals = {topic: sums[ranked[1 if at == 0 else 0]] if len(ranked) > 1 else 0.0 for at, topic in enumerate(ranked)}
    return [
        Score(topic, sums[topic] / total, math.log((sums[topic] + 1) / (rivals[topic] + 1)), sums[topic], terms[topic])
        for topic in ranked
    ]


def confidence(score: Score) -> float:
    """Return how likely an editor files the text under a topic."""
    weights = (INTERCEPT, SHARE, MARGIN, EVIDENCE)
    sum_ = sum(weight * feature for weight, feature in zip(weights, score.features, strict=True))
    return round(1 / (1 + math.exp(-sum_)), 3)


def _worth(tally: Tally, topic: str) -> float:
    """A term that comes back tells more, but not as much more."""
    return tally.weights[topic] * DESK.get(topic, 1.0) * math.sqrt(tally.count)


def _topic(topic: str, value: float, tallies: list[Tally], body: str) -> Topic:
    telling = [tally for tally in tallies if topic in tally.weights and tally.first]
    telling.sort(key=lambda tally: -_worth(tally, topic))
    hits = [tally.first for tally in telling[:MOST_EVIDENCE] if tally.first]
    evidence = tuple(_evidence(hit, body) for hit in hits)
    name = topic_names()[topic]
    return Topic(code=f"medtop:{topic}", name=name, basis="text", evidence=evidence, confidence=value)


def _evidence(hit: Hit, body: str) -> Evidence:
    end = hit.end(body)
    return Evidence(space="body", start=hit.start, end=end, text=body[hit.start : end])
