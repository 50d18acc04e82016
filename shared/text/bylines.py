"""Bylines: the line that names who wrote the story."""

import re

from shared.text.agencies import is_agency
from shared.text.persons import JOB_WORDS, ORGANISATION_WORDS, is_person, persons_in

# Given and family names start with a capital; particles and initials come between. The space between two words is
# not optional: without it the ways to cut a line of capitals into words would be endless.
_WORD = r"(?:[A-Z][\w.'’-]*|de|da|del|della|van|von|der|den|bin|ibn|al|el|and|&),?"
_ENGLISH_OPENING = r"(?:By|BY|By:|BYLINE:|From|Written by|Report(?:ed|ing) by|Story by|Words by|Text by)"
_ENGLISH = re.compile(rf"{_ENGLISH_OPENING}\s+{_WORD}(?:\s+{_WORD}){{0,11}}(?:\s*[,|/(–-]\s*[^.!?]{{1,60}})?\s?=?")
_WORD_OPENING = r"""
(?:By\ [A-Z]\w+\ (?:staff\ )?(?:writers?|reporters?|correspondents?|journalists?)(?=\ [A-Z])
|By|BY|by|Written\ by|Report(?:ed|ing)\ by
|Story\ by|Words\ by|Text\ by|Von|VON|Par|PAR|Por|POR|Di|DI|Door|DOOR|Av|AV|Af|AF
|(?:von|par|por|door|di)(?=\ [A-ZÀ-Þ])
|Propos\ recueillis\ par|Texte?\ par|Text\ von|Texto\ de|Texto\ por|[Aa]\ cura\ di|Tekst\ av|Text\ av|بقلم|מאת)\s+
"""
_LABEL_OPENING = r"""
(?:BYLINE|Byline|By|Authors?|Autor|Autorin|Autoren|Auteurs?|Autore|Text|Tekst|Texte|Texto|Foto\ og\ tekst|Aus\ [^\W\d_]+
|Автор|Авторы|Текст|Haber|Yazan|Muhabir|بقلم|كتب|كتبت|إعداد|מאת|记者|作者|本报记者|文)\s?[:：/]\s*
"""
_OPENING = re.compile(rf"{_WORD_OPENING}|{_LABEL_OPENING}|(?:本报|本報)?(?:记者|記者)\s?", re.VERBOSE)
_KOREAN = re.compile(r"[가-힣]{2,4}(?:·[가-힣]{2,4}){0,3} (?:기자|특파원)(?: ?=)?(?:\s?\S+@\S+)?")
MAX_BYLINE_CHARS = 120
MAX_AFFILIATION_CHARS = 60
MAX_OUTLET_WORDS = 4
MAX_INITIAL_CHARS = 3
_LINKS = "and et und y e de da del della van von der den bin ibn al el la le for in of the"
_NAME_LINKS = frozenset(_LINKS.split())


def is_byline(line: str) -> bool:
    """Say whether a line, without the spaces around it, is a byline.

    Wrong for a headline of capitalised words that begins with "By".

    >>> [is_byline(line) for line in ("By Jane Roe", "By Jane Roe, Harbour Wire", "By then it was late.")]
    [True, True, False]
    >>> [is_byline(line) for line in ("Von Jana Roe, dpa", "Von Hamburg nach Varna", "Jane Roe, AP Writer")]
    [True, False, True]
    """
    if len(line) > MAX_BYLINE_CHARS or not line:
        return False
    if _ENGLISH.fullmatch(line) is not None:
        return True
    if opening := _OPENING.match(line):
        rest = line[opening.end() :]
        return _is_names(rest) and not (line[0].islower() and _is_clause(rest))
    return _KOREAN.fullmatch(line) is not None or _is_signed(line)


def is_affiliation(line: str) -> bool:
    """Say whether a line under a byline says for whom or as what the author works.

    >>> [is_affiliation(line) for line in ("Associated Press Writer", "Harbour Wire Staff", "The ferry left.")]
    [True, True, False]
    """
    words = line.strip("().=").split()
    if not words or len(line) > MAX_AFFILIATION_CHARS or line[-1] in "!?":
        return False
    last = words[-1].strip(".,").lower()
    is_titled = all(word[0].isupper() or word in {"of", "the", "and", "for", "in", "de"} for word in words)
    return is_agency(line.strip("().=")) or (is_titled and last in JOB_WORDS)


def opening_length(byline: str) -> int:
    """Return how many characters come before the names.

    >>> opening_length("By Jane Roe")
    3
    """
    opening = _OPENING.match(byline)
    return opening.end() if opening else 0


def _is_names(rest: str) -> bool:
    """Say whether names come first and nothing but names, outlets and places follows."""
    first = next(persons_in(rest), None)
    return first is not None and first[1] <= 1 and not rest.rstrip().endswith((".", "!", "?"))


def _is_clause(rest: str) -> bool:
    """Say whether a line that begins with a small `by` is the middle of a sentence: a verb or a full stop follows."""
    words = rest.split()
    goes_on = any(word[0].islower() and word not in _NAME_LINKS for word in words)
    return goes_on or any(word.endswith(".") and len(word) > MAX_INITIAL_CHARS for word in words)


def _is_signed(line: str) -> bool:
    """`Jane Roe, Staff Writer`: a person and what they are."""
    name, separator, rest = line.partition(",")
    if not separator:
        name, separator, rest = line.partition(" | ")
    words = rest.split()
    if not separator or not words or len(rest) > MAX_AFFILIATION_CHARS or not is_person(name.strip()):
        return False
    last = words[-1].strip(".").lower()
    # A number is part of the date of a dateline, such as `KING OF PRUSSIA, Pa., March 2 -`.
    if any(mark in rest for mark in ";!?:0123456789") or rest.endswith("."):
        return False
    is_job = last in JOB_WORDS or (last in ORGANISATION_WORDS and len(words) <= MAX_OUTLET_WORDS)
    return is_agency(rest.strip()) or (is_job and all(word[0].isupper() or word == "for" for word in words))
