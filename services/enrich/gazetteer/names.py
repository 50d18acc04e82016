"""Names of places under one spelling: from how a text or a gazetteer writes a name to the key it is looked up by."""

import unicodedata
from hashlib import blake2b

from rapidfuzz import fuzz

LIKE_NAMES = 60.0
LEAST_PART = 4
"""Letters of a short form, so that articles and the like are none."""

_WITHOUT_MARKS = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ə": "a",
        "-": " ", "‐": " ", "‑": " ", "–": " ", "/": " ",
        "'": None, "’": None, "‘": None, "`": None, "ʿ": None, "ʾ": None, "ʼ": None, "ʹ": None, ".": None, ",": None,
    }
)  # fmt: skip
_SHORT_FORMS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "&": "and"}


def fold_name(name: str) -> str:
    """Return the name without case, accents, hyphens, full stops, apostrophes and a leading article.

    >>> [fold_name(name) for name in ("Port-au-Prince", "St. Kitts", "N’Djamena", "São Paulo", "The Hague", "U.S.")]
    ['port au prince', 'saint kitts', 'ndjamena', 'sao paulo', 'hague', 'us']
    """
    folded = name.casefold()
    if not folded.isascii():
        folded = "".join(sign for sign in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(sign))
    words = folded.translate(_WITHOUT_MARKS).split()
    if len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join(_SHORT_FORMS.get(word, word) for word in words)


def is_same_name(folded: str, own: str) -> bool:
    """Whether another name is a spelling or short form of a place's own: as good as that.

    >>> is_same_name("geneva", "geneve"), is_same_name("raqqa", "ar raqqah"), is_same_name("franklin", "columbus")
    (True, True, False)
    """
    is_part = len(folded) >= LEAST_PART and (own.startswith(folded + " ") or own.endswith(" " + folded))
    return is_part or fuzz.ratio(folded, own) >= LIKE_NAMES


def key_of(folded: str) -> int:
    """Return the 64-bit key of a folded name; the same on every machine. Two of a million names share one by chance
    once in 10 million gazetteers."""
    return int.from_bytes(blake2b(folded.encode("utf-8", "replace"), digest_size=8).digest(), "little")
