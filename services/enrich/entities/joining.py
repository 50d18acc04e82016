"""One entity for all the mentions of a thing: surnames with their full names, short names with what they stand for."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from services.enrich.entities.acronyms import initials
from services.enrich.entities.lexicon import TYPES, entry_of
from services.enrich.entities.nouns import HEADS, NAMESAKES
from services.enrich.entities.people import join_people

LEAST_INITIALS = 3
LEAST_BEGINNING = 5
"""Fewer letters agree by chance."""
_POSSESSIVE_INSIDE = re.compile(r"['’]s\s")
MOST_NAMES = 2_000
"""More different names are joined only where they are the same."""


def join_names(names: Sequence[tuple[str, str]], shorts: Mapping[str, str]) -> dict[tuple[str, str], tuple[str, str]]:
    """Return for each name with its type the one that stands for it; ``shorts`` are those that the text defines.

    >>> names = [("Moss", "person"), ("Ada Moss", "person")]
    >>> names += [("Port Health Board", "organization"), ("PHB", "organization")]
    >>> [join_names(names, {})[name][0] for name in names[::3]]
    ['Ada Moss', 'Port Health Board']
    """
    by_type: dict[str, list[str]] = defaultdict(list)
    for name, type_ in names:
        by_type[type_].append(name)
    heads: dict[tuple[str, str], tuple[str, str]] = {}
    for type_, of_type in by_type.items():
        same = _join_spellings(of_type, type_)
        first = list(dict.fromkeys(same.values()))[:MOST_NAMES]
        if type_ == "person":
            further = join_people(first)
        elif type_ == "organization":
            further = _join_bodies(first, shorts)
        else:
            further = {}
        for name in of_type:
            heads[name, type_] = (further.get(same[name], same[name]), type_)
    return heads


def _join_spellings(names: Iterable[str], type_: str) -> dict[str, str]:
    """Join what differs in case, accents and hyphens, and the spellings that the tables know."""
    first: dict[str, str] = {}
    return {name: first.setdefault(_key(name, type_), name) for name in names}


def _key(name: str, type_: str) -> str:
    entry = entry_of(name)
    if entry and TYPES[entry.kind] == type_:
        name = entry.name
    key = fold(_POSSESSIVE_INSIDE.sub(" ", name))
    return key.removesuffix("s") if type_ == "group" else key


def fold(name: str) -> str:
    """Return a name for comparison: lower case, without accents, hyphens, apostrophes and stops.

    >>> fold("Al-Qa’ida"), fold("Türkiye")
    ('al qaida', 'turkiye')
    """
    letters = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(" " if letter == "-" else letter for letter in letters if letter.isalnum() or letter in " -&")
    return " ".join(bare.split()) or name


def _join_bodies(names: Sequence[str], shorts: Mapping[str, str]) -> dict[str, str]:
    """Join short names to the one body that they are defined for, are the initials of, are the head of, or begin."""
    fullers = _fuller_names(names)
    by_fold = {fold(name): name for name in names}
    joined: dict[str, str] = {}
    for name in names:
        defined = by_fold.get(fold(shorts[name])) if name in shorts else None
        candidates = [defined] if defined else fullers[name.upper() if name.isupper() else name]
        if len(candidates) == 1 and candidates[0] != name:
            joined[name] = candidates[0]
    return {name: joined.get(full, full) for name, full in joined.items()}


def _fuller_names(names: Iterable[str]) -> dict[str, list[str]]:
    """Return by the short names that could stand for them (`BPA`, `Authority`, `Brenda`) the longer names."""
    fullers: dict[str, list[str]] = defaultdict(list)
    for name in names:
        words = name.split()
        if len(words) < len(("two", "words")):
            continue
        if len(short := initials(name)) >= LEAST_INITIALS:
            fullers[short].append(name)
        if words[-1] in HEADS and words[-1] not in NAMESAKES:
            fullers[words[-1]].append(name)
        before_of = name.partition(" of ")[0]
        if before_of != name and " " in before_of and before_of.rpartition(" ")[2] in HEADS:
            fullers[before_of].append(name)
        while len(words) > 1 and (words[-1].strip(",") in HEADS or words[-1] in ("&", "and", "group")):
            words.pop()
            if not entry_of(begun := " ".join(words)) and len(begun) >= LEAST_BEGINNING:
                fullers[begun].append(name)
    return fullers
