"""Repairs inside one line: mojibake and control characters, each as a recorded edit."""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import NamedTuple

import ftfy

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff]+")
_REFERENCE = re.compile(r"&(?:amp;){0,3}(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
"""A character as HTML writes it, also escaped twice: what is left of markup in feeds, tables and scraped data."""
_ASCII_WORD = re.compile(r"[A-Za-z0-9]+")
_SUSPECT = re.compile(r"[^\x00-\x7f\u2013\u2014\u2018\u2019\u201c\u201d\u2026]")
"""Mojibake has a letter or sign made of a leading byte; typographic quotes, dashes and dots alone are none."""
_REPAIRABLE = re.compile(r"[^\t -~\u2013\u2014\u2018\u2019\u201c\u201d\u2026]|&")
"""Nothing is repaired in a line without one of these: most lines are done with it."""


class Change(NamedTuple):
    """One edit of the source text, before it becomes an event's ``Edit``."""

    start: int
    end: int
    replacement: str
    reason: str


def repair_line(line: str, start: int, coded: Sequence[Change] = ()) -> tuple[Change, ...]:
    r"""Return what must change in a line that stands at ``start`` of the source text; ``coded`` are its wire codes.

    >>> [(c.start, c.end, c.replacement) for c in repair_line("The cafÃ© opened\x00.", 100)]
    [(107, 109, 'é'), (116, 117, '')]
    """
    if not coded and not _REPAIRABLE.search(line):
        return ()
    changes = tuple(_mojibake(line))
    changes += tuple(code for code in coded if not any(code.start < c.end and c.start < code.end for c in changes))
    taken = {index for change in changes for index in range(change.start, change.end)}
    changes += tuple(each for each in _entities(line) if taken.isdisjoint(range(each.start, each.end)))
    repaired = [*changes, *_controls(line, changes)]
    return tuple(change._replace(start=change.start + start, end=change.end + start) for change in sorted(repaired))


def apply_changes(text: str, start: int, changes: Sequence[Change]) -> str:
    """Return the text, which stands at ``start`` of the source, after its changes."""
    pieces, at = [], start
    for change in changes:
        pieces += [text[at - start : change.start - start], change.replacement]
        at = change.end
    return "".join([*pieces, text[at - start :]])


def _mojibake(line: str) -> Iterator[Change]:
    if not _SUSPECT.search(line):
        return
    fixed = ftfy.fix_encoding(line)
    if fixed == line:
        return
    # Mojibake never makes or eats ASCII letters, so equal words anchor the two texts to each other.
    before, after = list(_between_words(line)), list(_between_words(fixed))
    if [word for _, _, word in before] != [word for _, _, word in after]:
        before, after = [(0, line, "")], [(0, fixed, "")]
    for (at, old, _), (_, new, _) in zip(before, after, strict=True):
        if old != new:
            yield _smallest_change(at, old, new)


def _entities(line: str) -> Iterator[Change]:
    """A reference that nobody knows, to a character that is none in a line, or that is half of mojibake, stays."""
    if "&" not in line:
        return
    for match in _REFERENCE.finditer(line):
        character = unescape(match.group().replace("&amp;", "&").replace("amp;", ""))
        if character == "\xa0":
            character = " "
        before = line[max(0, match.start() - 1) : match.start()]
        is_half = not (before + character).isascii() and ftfy.fix_encoding(before + character) != before + character
        if len(character) <= 2 and character.isprintable() and not is_half:
            yield Change(match.start(), match.end(), character, "html_entity")


def _between_words(text: str) -> Iterator[tuple[int, str, str]]:
    """Each run between ASCII words with its place, and the word behind it."""
    at = 0
    for word in _ASCII_WORD.finditer(text):
        yield at, text[at : word.start()], word.group()
        at = word.end()
    yield at, text[at:], ""


def _smallest_change(at: int, old: str, new: str) -> Change:
    shorter = min(len(old), len(new))
    head = next((i for i in range(shorter) if old[i] != new[i]), shorter)
    tail = next((i for i in range(shorter - head) if old[-1 - i] != new[-1 - i]), shorter - head)
    return Change(at + head, at + len(old) - tail, new[head : len(new) - tail], "mojibake")


def _controls(line: str, taken: Sequence[Change]) -> Iterator[Change]:
    inside = {index for change in taken for index in range(change.start, change.end)}
    for match in _CONTROL.finditer(line):
        for index in range(match.start(), match.end()):
            if index not in inside:
                yield Change(index, index + 1, "", "control_character")
