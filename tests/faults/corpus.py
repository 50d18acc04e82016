"""What is fed: dumps of invented stories and poison, and what must become of every record of them.

Everything follows from the seed. A dump knows how many articles it holds and which; poison knows in
whose quarantine it must end, and for which reasons.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tests.faults.messages import EMPTY, Message, dump_headers, make_dump
from tests.faults.poison import make_poison
from tests.faults.words import Story, make_story

STORIES_IN_A_DUMP = (3, 12)
SHARE_FED_TWICE = 0.05
SHARE_OF_EMPTY = 0.03
SHARE_WITH_AN_OLD_STORY = 0.1
SHARE_WITH_A_STORY_TWICE = 0.05
SHARE_OF_DAMAGED = 0.03
"""Of dumps, the last one of stories: enough of each in a run of 1,000 articles."""

DAMAGE = (b"\x00", b"\xed\xa0\xbd", b"\xed\xb8\x80")
"""A NUL and lone surrogates as sloppy encoders write them: repaired, never poison."""


@dataclass(frozen=True)
class Corpus:
    """All that one run is fed, in order."""

    seed: int
    messages: tuple[Message, ...]
    articles: int


def make_corpus(seed: int, articles: int, *, at_every_stage: bool = False) -> Corpus:
    """Invent a corpus of so many different stories, with repeats and poison strewn in at random places.

    ``at_every_stage``: documents that hang, kill or break a step are there for each stage.
    """
    rng = random.Random(seed)
    stories = [make_story(rng, damage=_damage(rng)) for _ in range(articles)]
    if len({story.token for story in stories}) != articles:
        raise ValueError(f"seed {seed} gave one token twice: take another")
    messages = [*_dumps(rng, stories)]
    for poison in make_poison(rng, at_every_stage=at_every_stage):
        messages.insert(rng.randint(0, len(messages)), poison)
    return Corpus(seed, tuple(messages), articles)


def _dumps(rng: random.Random, stories: Sequence[Story]) -> Iterator[Message]:
    at = 0
    while at < len(stories):
        size = rng.randint(*STORIES_IN_A_DUMP)
        chosen = list(stories[at : at + size])
        if at and rng.random() < SHARE_WITH_AN_OLD_STORY:
            chosen.append(stories[rng.randrange(at)])
        if len(chosen) > 2 and rng.random() < SHARE_WITH_A_STORY_TWICE:
            chosen.append(chosen[0])
        yield from _arrivals(rng, make_dump(f"dump-{at:05}", chosen))
        at += size


def _arrivals(rng: random.Random, dump: Message) -> Iterator[Message]:
    yield dump
    if rng.random() < SHARE_FED_TWICE:
        again = dump.name + "-again"
        yield replace(dump, name=again, headers=dump_headers(again))
    if rng.random() < SHARE_OF_EMPTY:
        empty = dump.name + "-empty"
        yield Message(empty, rng.choice(EMPTY), headers=dump_headers(empty))


def _damage(rng: random.Random) -> bytes:
    return rng.choice(DAMAGE) if rng.random() < SHARE_OF_DAMAGED else b""
