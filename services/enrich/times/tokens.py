"""Tokens: from a text to words, numbers and signs, each with its place, its kind and its value.

The kinds of a whole text stand in one string, a letter for each token, so that the grammar is matched against it.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from services.enrich.times.figures import FRACTIONS, MOST_WORDS, full_year, words_value
from services.enrich.times.lexicon import (
    AMBIGUOUS_NAMES,
    DECADE_WORDS,
    HOLIDAYS,
    KINDS,
    NUMBER_WORDS,
    ORDINALS,
    SCALES,
)

YEARS = range(1000, 2200)
DAYS = range(1, 32)
MOST_DIGITS = 12
"""Longer numbers count no units of time."""
_HOLIDAY = "|".join(
    " ".join(word.capitalize() for word in words).replace(" ", r"\s").replace("'", "['’]")
    for words in sorted(HOLIDAYS, key=len, reverse=True)
)
# Every repeat is of one class of characters or bounded, and no token looks further ahead than its own form.
_TOKEN = re.compile(
    r"(?P<ampm>[aApP]\.\s?[mM]\.?(?![^\W\d_])|[ap]m(?![^\W\d_])|[AP]M(?![^\W\d_]))"
    rf"|(?P<holiday>(?:{_HOLIDAY})(?!\w))"
    r"|(?P<oclock>o['’]clock\b)"
    r"|(?P<word>[^\W\d_]++)"
    r"|(?P<gap>\n[ \t\r]{0,9}\n)"
    r"|(?P<iso>\d{4}(?:-\d\d-\d\d|/\d\d/\d\d)(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\w))"
    r"|(?P<slash>\d{1,2}/\d{1,2}(?:/(?:\d{4}|\d\d))?(?![\w/])|\d{1,2}(?:-\d{1,2}-|\.\d{1,2}\.)\d{4}(?![\w]))"
    r"|(?P<clock>\d{1,2}:\d\d(?::\d\d)?(?![.:]?\d)|\d{1,2}\.\d\d(?=\s?[ap]\.?m\b))"
    r"|(?P<ord>\d{1,3}(?:st|nd|rd|th)(?!\w))"
    r"|(?P<decade>(?:\d\d|['’‘`])?\d0['’]?s(?!\w))"
    r"|(?P<short>['’‘`]\d\d(?!\w))"
    r"|(?P<hour>\d{1,2}(?=[ap]m\b))"
    r"|(?P<money>[$£€¥#]\s?\d++(?:[.,]\d++){0,5})"
    r"|(?P<number>\d{1,3}(?:,\d{3}){1,5}|\d++(?:\.\d++)?)"
    r"|(?P<poss>['’]s(?!\w))"
    r"|(?P<apostrophe>['’](?=\s))"
    r"|(?P<hyphen>[-–])"
    r"|(?P<comma>,)"
    r"|(?P<stop>[.!?;])"
    r"|(?P<other>\S)"
)
_KIND_NAMES = sorted(
    set(KINDS.values())
    | set(_TOKEN.groupindex)
    | {"q", "day", "year", "int", "decimal", "fraction", "other", "plain", "holiday", "modal"}
)
LETTERS = {name: chr(0x4E00 + number) for number, name in enumerate(_KIND_NAMES)}
"""A letter for each kind; the range has no meaning but that it is none of a pattern's own signs."""
_PLAIN, _NUMBER, _HYPHEN = (LETTERS[name] for name in ("plain", "number", "hyphen"))


@dataclass(slots=True)
class Tokens:
    """The tokens of a text, as columns; ``kinds`` has one letter for each."""

    text: str = ""
    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    kinds: str = ""
    values: dict[int, int] = field(default_factory=dict)

    def has(self, index: int, *names: str) -> bool:
        """Whether there is a token at that place and its kind is one of these."""
        return 0 <= index < len(self.words) and any(self.kinds[index] == LETTERS[name] for name in names)

    def word(self, index: int) -> str:
        """The token in lower case, empty beyond the ends."""
        return self.words[index] if 0 <= index < len(self.words) else ""


def read_tokens(text: str) -> Tokens:
    """Cut a text into tokens.

    >>> tokens = read_tokens("on May 5, 1998")
    >>> tokens.words, tokens.values
    (['on', 'may', '5', ',', '1998'], {2: 5, 4: 1998})
    """
    tokens = Tokens(text)
    words, starts, ends, kinds = tokens.words, tokens.starts, tokens.ends, []
    known, letters = KINDS, LETTERS
    end = 0
    for match in _TOKEN.finditer(text):
        if match.start() < end:
            continue  # The full stop of a short form.
        group = match.lastgroup or "other"
        start, end = match.span()
        raw = match[0]
        word = raw.lower()
        if group == "word":
            kind = known.get(word)
            if kind is None:
                kinds.append(_PLAIN)
                words.append(word)
                starts.append(start)
                ends.append(end)
                continue
            if kind in {"month", "weekday", "zone", "holiday"}:
                kind, end = _name(kind, raw, word, text, end)
        else:
            kind = group
            if group in {"number", "ord", "decade", "short", "slash", "hour"}:
                kind, value = _figure(group, word)
                if value is not None:
                    tokens.values[len(words)] = value
        kinds.append(letters[kind])
        words.append(word)
        starts.append(start)
        ends.append(end)
    tokens.kinds = "".join(kinds)
    return _join_numbers(tokens)


def _name(kind: str, raw: str, word: str, text: str, end: int) -> tuple[str, int]:
    """The kind of a name, and its end with the full stop of a short form."""
    is_capital = raw[0].isupper()
    if kind == "zone":
        return (kind if raw.isupper() else "plain"), end
    if word in AMBIGUOUS_NAMES and not is_capital:
        return ("modal" if word == "may" else "plain"), end
    if len(word) <= 5 and text[end : end + 1] == "." and word not in {"march", "april", "may", "june", "july"}:
        end += 1
    return kind, end


def _figure(group: str, word: str) -> tuple[str, int | None]:
    """The kind of something written with figures, and its value."""
    if group == "ord":
        return group, int(word[:-2])
    if group == "decade":
        digits = "".join(sign for sign in word if sign.isdigit())
        return group, full_year(digits) if len(digits) > 2 else 1900 + int(digits)
    if group == "short":
        return group, full_year(word[1:])
    if group == "slash":
        return ("fraction" if word in FRACTIONS else group), None
    if len(word) > MOST_DIGITS:
        return "other", None
    if "." in word:
        return "decimal", None
    value = int(word.replace(",", ""))
    if "," in word:
        return "int", value
    if value in DAYS and len(word) <= 2:
        return "day", value
    return ("year" if len(word) == 4 and value in YEARS else "int"), value


def _join_numbers(tokens: Tokens) -> Tokens:
    """Join the words of written-out numbers, and give number words, ordinals and decades their values."""
    for match in _NAMED_NUMBER.finditer(tokens.kinds):
        word = tokens.words[match.start()]
        if word in ORDINALS:
            tokens.values[match.start()] = ORDINALS[word]
        elif word in DECADE_WORDS:
            tokens.values[match.start()] = 1900 + 10 * DECADE_WORDS[word]
    pieces: list[str] = []
    joined = Tokens(tokens.text)
    position, removed = 0, 0
    for match in _NUMBER_RUN.finditer(tokens.kinds):
        first, last = match.span()
        kind, value = _spelt(tokens, first, last)
        _extend(joined, tokens, position, first)
        joined.words.append(tokens.words[first] if last == first + 1 else " ".join(tokens.words[first:last]))
        joined.starts.append(tokens.starts[first])
        joined.ends.append(tokens.ends[last - 1])
        joined.values[first - removed] = value
        pieces += (tokens.kinds[position:first], LETTERS[kind])
        position, removed = last, removed + last - first - 1
    if not pieces:
        return tokens
    _extend(joined, tokens, position, len(tokens.words))
    joined.values = _moved_values(tokens, joined) | joined.values
    joined.kinds = "".join((*pieces, tokens.kinds[position:]))
    return joined


def _extend(joined: Tokens, tokens: Tokens, first: int, last: int) -> None:
    joined.words += tokens.words[first:last]
    joined.starts += tokens.starts[first:last]
    joined.ends += tokens.ends[first:last]


def _moved_values(tokens: Tokens, joined: Tokens) -> dict[int, int]:
    """The values of the other tokens, at their places among the joined ones."""
    moved = {}
    for index, value in tokens.values.items():
        place = bisect_left(joined.starts, tokens.starts[index])
        if place < len(joined.starts) and joined.starts[place] == tokens.starts[index]:
            moved[place] = value
    return moved


def _spelt(tokens: Tokens, first: int, last: int) -> tuple[str, int]:
    """Kind and value of a run of number words; an ordinal may close it (``twenty-first``)."""
    words = [
        tokens.words[i] for i in range(first, last) if tokens.words[i] in NUMBER_WORDS or tokens.words[i] in SCALES
    ]
    value = words_value(words)
    if tokens.words[last - 1] in ORDINALS:
        return "ord", value + ORDINALS[tokens.words[last - 1]]
    is_pair = len(words) > 1 and words[0] not in SCALES and "hundred" not in words and "thousand" not in words
    return ("year" if is_pair and value in YEARS else "number"), value


_ANY = rf"[{LETTERS['number']}{LETTERS['scale']}]"
_NAMED_NUMBER = re.compile(f"[{LETTERS['ord']}{LETTERS['decade']}]")
_NUMBER_RUN = re.compile(
    rf"{_NUMBER}(?:{_HYPHEN}?{_ANY}){{0,{MOST_WORDS}}}(?:{_HYPHEN}{LETTERS['ord']})?|{LETTERS['scale']}"
)
