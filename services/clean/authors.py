"""Authors: the persons that bylines, sign-offs, datelines and stated fields name, each once, with the evidence."""

import re
from collections.abc import Iterable, Iterator, Sequence

from shared.events import Author, Evidence, Provider, Segment
from shared.text.bylines import opening_length
from shared.text.dateline_places import is_dateline_place
from shared.text.persons import is_person, persons_in
from shared.text.sign_offs import is_sign_off, reporters_in

MAX_STATED_CHARS = 400
"""Longer fields name no authors."""
_PIECE = re.compile(r"[^;]+")
_FAMILY_FIRST = re.compile(
    r"(?P<family>(?:(?:de|von|van|der|al|el|O)[ '’-])?[^\W\d_a-z][\w'’-]{1,30}),\s"
    r"(?P<given>[^\W\d_a-z][\w.'’-]{0,30}(?:\s[^\W\d_a-z][\w.]{0,20})?)"
)
WIRE_MARKS = "^ "
"""What some wires set before the lines of a head."""


def find_authors(segments: Sequence[Segment], provider: Provider) -> tuple[Author, ...]:
    """Return the authors of an article: those stated one by one first, then by byline, sign-off and dateline."""
    stated = [("authors", name) for name in provider.authors]
    if provider.byline:
        stated.append(("byline", provider.byline))
    found = [*stated_authors(stated), *(author for segment in segments for author in _authors_in(segment))]
    return _each_once(found)


def stated_authors(values: Iterable[tuple[str, str]], basis: str = "provider") -> tuple[Author, ...]:
    """Return the persons in stated values, pairs of a field's name and its text; outlets and jobs are no persons.

    >>> [author.name for author in stated_authors([("json-ld:author", "By Ada Moss, Harbour News"), ("meta", "Staff")])]
    ['Ada Moss']
    """
    return _each_once(author for field, text in values for author in _stated(field, text, basis))


def _stated(field: str, text: str, basis: str) -> Iterator[Author]:
    opening = opening_length(text)
    if inverted := list(_inverted(text)):
        for name, start, end in inverted:
            evidence = Evidence(space="provider", start=start, end=end, text=text[start:end], field=field)
            yield Author(name=name, basis=basis, evidence=(evidence,))
        return
    for name, start, end in persons_in(text[opening:]):
        at, to = start + opening, end + opening
        evidence = Evidence(space="provider", start=at, end=to, text=text[at:to], field=field)
        yield Author(name=" ".join(name.split()), basis=basis, evidence=(evidence,))


def _inverted(text: str) -> Iterator[tuple[str, int, int]]:
    """Archives put family names first: `Moss, Ada; Quill, Lars B`. All of the names must stand so, or none does.

    >>> [name for name, _, _ in _inverted("Moss, Ada; Quill, Lars B")]
    ['Ada Moss', 'Lars B Quill']
    >>> list(_inverted("Ada Moss, Reuters"))
    []
    """
    pieces = list(_PIECE.finditer(text[:MAX_STATED_CHARS]))
    found = [match for piece in pieces if (match := _FAMILY_FIRST.fullmatch(piece.group().strip()))]
    names = [f"{match['given']} {match['family']}" for match in found]
    is_place = any(is_dateline_place(match["given"]) for match in found)
    if len(found) == len(pieces) and all(map(is_person, names)) and not is_place:
        for name, piece in zip(names, pieces, strict=True):
            start = piece.start() + len(piece.group()) - len(piece.group().lstrip())
            yield name, start, start + len(piece.group().strip())


def _authors_in(segment: Segment) -> Iterator[Author]:
    text = segment.text or ""
    found: Iterator[tuple[str, int, int]]
    if segment.role == "byline" and not is_sign_off(text):
        coded = len(text) - len(text.lstrip(WIRE_MARKS))
        opening = coded + opening_length(text[coded:])
        found = ((name, start + opening, end + opening) for name, start, end in persons_in(text[opening:]))
        basis = "byline"
    elif segment.role in {"byline", "note"} and is_sign_off(text):
        found, basis = reporters_in(text), "sign_off"
    elif segment.role == "dateline":
        found, basis = _reporter_in_dateline(text), "dateline"
    else:
        return
    for name, start, end in found:
        evidence = Evidence(space="source", start=segment.start + start, end=segment.start + end, text=text[start:end])
        yield Author(name=" ".join(name.split()), basis=basis, evidence=(evidence,))


def _reporter_in_dateline(text: str) -> Iterator[tuple[str, int, int]]:
    """East Asian agencies name the reporter inside the dateline: `（记者王小明）`, `홍길동 기자 =`."""
    for mark in ("记者", "記者"):
        at = text.find(mark)
        if at >= 0:
            start = at + len(mark)
            names = text[start : start + len(text)].rstrip("）) ：:")
            yield from ((name, s + start, e + start) for name, s, e in persons_in(names))
            return
    at = max(text.find(")"), text.find("]")) + 1
    if at and ("기자" in text[at:] or "특파원" in text[at:]):
        yield from ((name, s + at, e + at) for name, s, e in persons_in(text[at:]))


def _each_once(authors: Iterable[Author]) -> tuple[Author, ...]:
    """Each person once, under the first name found; further signs of the same person join its evidence."""
    merged: dict[str, Author] = {}
    for author in authors:
        key = " ".join(author.name.split()).casefold()
        if key in merged:
            evidence = merged[key].evidence
            more = tuple(sign for sign in author.evidence if sign not in evidence)
            merged[key] = merged[key].model_copy(update={"evidence": evidence + more})
        else:
            merged[key] = author
    return tuple(merged.values())
