"""Poison: bytes and articles that can never be processed, and must be found in quarantine as they were."""

import random
import uuid
from collections.abc import Iterator

from shared import topics
from shared.limits import MIB
from tests.faults.markers import REASONS, marker
from tests.faults.messages import Fate, Headers, Message, Record, dump_headers, foreign_headers, make_dump
from tests.faults.words import invent_word, make_story

HUGE_BYTES = 5 * MIB
LINE_WORDS = 10
CONTROLS = bytes([*range(9), *range(0x0E, 0x1C)])
"""Control characters that end no line, so that foreign bytes stay one record."""

STAGE_OF_TOPIC = {topics.RAW: "clean", topics.CLEAN: "enrich", topics.ENRICHED: "store", topics.LEDGER: "store"}
UNREADABLE = frozenset({"orphan", "invalid_json", "invalid_event"})
"""A foreign record without headers is an orphan, on the ledger one that cannot be read."""


POOLED_STAGES = ("ingest", "clean", "enrich")
"""Those whose steps run in worker processes."""


def make_poison(rng: random.Random, *, at_every_stage: bool) -> Iterator[Message]:
    """Every kind of poison; what makes a step misbehave once in all, or once for each stage.

    Each of these costs a stage three time limits and some new workers, so that a short run has few.
    """
    yield _foreign_dump(rng)
    yield _huge_dump(rng)
    for deed, reason in REASONS.items():
        for stage in POOLED_STAGES if at_every_stage else [rng.choice(POOLED_STAGES)]:
            yield _misbehaving_dump(rng, stage, deed, reason)
    for topic, stage in STAGE_OF_TOPIC.items():
        yield from _foreign_records(rng, topic, Fate(stage, UNREADABLE))
    for topic in (topics.RAW, topics.CLEAN, topics.ENRICHED):
        yield from _forged_records(rng, topic, STAGE_OF_TOPIC[topic])


def forged_headers(rng: random.Random) -> Headers:
    """Headers as our own events have them, of a delivery that never was."""
    delivery = str(uuid.UUID(int=rng.getrandbits(128), version=4))
    plain = {
        "ce_time": "2024-05-17T08:30:00+00:00",
        "copydesk-delivery": delivery,
        "copydesk-dump": delivery,
        "copydesk-position": "0",
        "copydesk-reading": "forged",
    }
    return tuple((name, value.encode()) for name, value in plain.items())


def _foreign_dump(rng: random.Random) -> Message:
    value = bytes(rng.choices(CONTROLS, k=3000))
    record = Record("", Fate("ingest", frozenset({"binary"})))
    return Message("poison-foreign-dump", value, headers=dump_headers("poison-foreign-dump"), records=(record,))


def _huge_dump(rng: random.Random) -> Message:
    story = make_story(rng)
    line = " ".join(invent_word(rng) for _ in range(LINE_WORDS)) + ", "
    value = story.payload + b"\n\n" + line.encode() * (HUGE_BYTES // len(line.encode()))
    record = Record(story.token, Fate("ingest", frozenset({"too_large"})))
    return Message("poison-huge-dump", value, headers=dump_headers("poison-huge-dump"), records=(record,))


def _misbehaving_dump(rng: random.Random, stage: str, deed: str, reason: str) -> Message:
    """One bad story between two good ones: ingest loses the whole dump to quarantine, the others one article."""
    bad = make_story(rng, marker=marker(deed, stage))
    stories = (make_story(rng), bad, make_story(rng))
    fate = Fate(stage, frozenset({reason}))
    dump = make_dump(f"poison-{deed}-{stage}", stories, {bad.token: fate})
    if stage != "ingest":
        return dump
    return Message(dump.name, dump.value, headers=dump.headers, fate=fate)


def _foreign_records(rng: random.Random, topic: str, fate: Fate) -> Iterator[Message]:
    values = {"json": b'{"not": "json', "foreign": bytes(rng.choices(CONTROLS, k=300)), "null": None}
    for kind, value in values.items():
        name = f"poison-{kind}-{topic}"
        yield Message(name, value, topic, foreign_headers(name), fate=fate)


def _forged_records(rng: random.Random, topic: str, stage: str) -> Iterator[Message]:
    values = {"invalid_json": b'{"not": "json', "invalid_event": b'{"a": 1}'}
    for reason, value in values.items():
        name = f"poison-forged-{reason}-{topic}"
        headers = (*foreign_headers(name), *forged_headers(rng))
        yield Message(name, value, topic, headers, fate=Fate(stage, frozenset({reason})))
