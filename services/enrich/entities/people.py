"""Persons by their later names: `Moss` is Ada Moss where only one person of the article has that surname."""

import unicodedata
from collections import defaultdict
from collections.abc import Sequence

from shared.text.persons import PARTICLES

MOST_NAMESAKES = 50
_ARTICLES = ("al-", "el-", "al ", "el ", "as-", "ash-", "an-", "ar-", "az-", "ad-", "at-")
_CAPITAL_PARTICLES = frozenset({"Al", "El", "Van", "Von", "De", "Del", "Le", "La", "Bin"})
_AFTER_SURNAME = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})


def join_people(names: Sequence[str]) -> dict[str, str]:
    """Return for each name of a person the fullest name of the same person, where that is plain.

    >>> join_people(["Ada Moss", "Karim al-Hadi", "Hadi", "Moss", "Ben Moss", "Lund"])
    {'Hadi': 'Karim al-Hadi'}
    """
    full = [name for name in names if len(_words(name)) > 1]
    heads = _join_full_names(full)
    owners: dict[str, set[str]] = defaultdict(set)
    for name in full:
        for key in surname_keys(name):
            owners[key].add(heads.get(name, name))
    first_names: dict[str, set[str]] = defaultdict(set)
    for name in full:
        first_names[_bare(_words(name)[0])].add(heads.get(name, name))
    joined = dict(heads)
    for name in names:
        if name in heads or (len(_words(name)) > 1 and not _is_surname_with_particle(name)):
            continue
        others = (owners.get(surname_key(name)) or first_names.get(_bare(name)) or set()) - {name}
        if len(others) == 1:
            joined[name] = next(iter(others))
    return {name: head for name, head in joined.items() if head != name}


def _join_full_names(names: Sequence[str]) -> dict[str, str]:
    """Join full names with the same surname where the first names of one are among those of the other."""
    by_surname: dict[str, list[str]] = defaultdict(list)
    for name in names:
        by_surname[surname_key(name)].append(name)
    heads: dict[str, str] = {}
    for same in by_surname.values():
        longest_first = sorted(same, key=lambda name: -len(_words(name)))[:MOST_NAMESAKES]
        for number, name in enumerate(longest_first):
            fuller = [other for other in longest_first[:number] if other not in heads and _is_part(name, other)]
            if len(fuller) == 1:
                heads[name] = fuller[0]
    return heads


def _is_part(name: str, full: str) -> bool:
    """Say whether each first name stands in the full name in order: as it is, as an initial, in another spelling."""
    if _generation(name) != _generation(full):
        return False
    there = iter(_words(full)[:-1])
    return all(any(_alike(word, other) for other in there) for word in _words(name)[:-1])


def _generation(name: str) -> str:
    """Return what tells a son from his father, else nothing."""
    last = name.rpartition(" ")[2].lower()
    return last if last in _AFTER_SURNAME else ""


def _alike(one: str, other: str) -> bool:
    short, long = sorted((_bare(one), _bare(other)), key=len)
    if len(short) == 1:
        return long.startswith(short)
    return short == long or (skeleton(short) == skeleton(long) and len(skeleton(short)) > 1 and short[0] == long[0])


def skeleton(word: str) -> str:
    """Return the consonants of a word, doubled ones once: what transliterations have in common.

    >>> skeleton("muhammad") == skeleton("mohamed")
    True
    """
    letters = [letter for letter in word if letter not in "aeiouy"]
    return "".join(letter for number, letter in enumerate(letters) if number == 0 or letters[number - 1] != letter)


def surname_keys(name: str) -> set[str]:
    """Return the keys that later mentions of a full name may have: the last word, and that with its particles."""
    words = _words(name)
    keys = {surname_key(name)}
    at = len(words) - 1
    while at > 1 and _is_particle(words[at - 1]):
        at -= 1
        keys.add(surname_key(" ".join(words[at:])))
    if len(words) > len(("first", "last")) and at == len(words) - 1 and not words[at - 1].endswith("."):
        keys.add(surname_key(" ".join(words[at - 1 :])))
    return keys


def surname_key(name: str) -> str:
    """Return the last word of a name for comparison, without its article: al-Hadi, Al Hadi and Hadi are the same.

    >>> [surname_key(name) for name in ("Karim al-Hadi", "Haddi", "de Costa", "Jan de Costa Jr.")]
    ['hadi', 'hadi', 'costa', 'costa']
    """
    words = [word for word in _words(name) if word.lower() not in _AFTER_SURNAME] or _words(name)
    bare = words[-1].lower()
    for article in _ARTICLES:
        bare = bare.removeprefix(article)
    letters = _bare(bare)
    return "".join(letter for number, letter in enumerate(letters) if number == 0 or letters[number - 1] != letter)


def _is_surname_with_particle(name: str) -> bool:
    return all(map(_is_particle, _words(name)[:-1]))


def _is_particle(word: str) -> bool:
    """`Ben` is a name, `ben` a particle; `Al Hadi` and `Van Dorp` are surnames also in capitals."""
    return word in PARTICLES or word in _CAPITAL_PARTICLES


def _bare(word: str) -> str:
    letters = unicodedata.normalize("NFKD", word.casefold())
    return "".join(filter(str.isalnum, letters)) or word


def _words(name: str) -> list[str]:
    words = name.split()
    kept = [word for word in words if word.lower() not in _AFTER_SURNAME]
    return kept or words
