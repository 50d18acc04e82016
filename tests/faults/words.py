"""Invented words, names and stories from a seed: nothing in a corpus was ever written by anybody."""

import random
import re
from dataclasses import dataclass

ONSETS = ("b", "br", "d", "f", "g", "gr", "k", "l", "m", "n", "p", "r", "s", "st", "t", "tr", "v", "z")
VOWELS = ("a", "e", "i", "o", "u", "ä", "ö")
ENDS = ("", "", "l", "n", "r", "s", "st", "m")
TOKEN_LETTERS = "abcdefghijklmnoprstuvwyz"
TOKEN = re.compile(r"Qx[a-z]{8}xq")
"""A word that no language has; found again in any text that holds the story."""


@dataclass(frozen=True)
class Story:
    """One article that occurs nowhere else: its token stands in headline and body.

    ``damage`` are bytes that are no text, inside the body.
    """

    token: str
    headline: str
    paragraphs: tuple[str, ...]
    damage: bytes = b""

    @property
    def payload(self) -> bytes:
        """The story as it stands in a dump."""
        *first, last = (self.headline, *self.paragraphs)
        half = len(last) // 2
        before = "\n\n".join((*first, last[:half]))
        return before.encode() + self.damage + last[half:].encode()


def make_story(rng: random.Random, *, damage: bytes = b"", marker: str = "") -> Story:
    """Invent a story; a marker tells the steps of ``tests.faults.steps`` to misbehave."""
    token = "Qx" + "".join(rng.choices(TOKEN_LETTERS, k=8)) + "xq"
    headline = " ".join((*(invent_name(rng) for _ in range(rng.randint(3, 6))), token))
    opening = f"{invent_sentence(rng)} Then {token} {marker} came. {invent_sentence(rng)}"
    more = (" ".join(invent_sentence(rng) for _ in range(rng.randint(2, 4))) for _ in range(rng.randint(1, 4)))
    return Story(token, headline, (opening, *more), damage)


def find_token(text: str) -> str:
    """Return the token of a text; empty where there is none."""
    found = TOKEN.search(text)
    return found.group() if found else ""


def invent_word(rng: random.Random) -> str:
    """Return one to three syllables."""
    syllables = (rng.choice(ONSETS) + rng.choice(VOWELS) for _ in range(rng.randint(1, 3)))
    return "".join(syllables) + rng.choice(ENDS)


def invent_name(rng: random.Random) -> str:
    """Return a word as names are written."""
    return invent_word(rng).capitalize()


def invent_sentence(rng: random.Random) -> str:
    """Return five to twelve words and a full stop."""
    words = [invent_word(rng) for _ in range(rng.randint(5, 12))]
    return " ".join(words).capitalize() + "."
