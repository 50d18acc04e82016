"""Candidates for keyphrases: the names of an article, and phrases of one to three content words."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.enrich.keyphrases.words import WORD, Span, Word, content_runs, folded, may_begin, may_end
from shared.events import Entity

MOST_WORDS = 3
MOST_NAME_WORDS = 6
ARTICLES = frozenset(("a", "an", "the"))
BEFORE_NUMBER = frozenset(("of", "for", "in", "the"))
"""With these no name ends: what follows is a number, as in `Group of 20`."""


@dataclass(slots=True)
class Candidate:
    """A phrase: its first occurrence, number of words and of occurrences, and the kind of name where it is one."""

    start: int
    end: int
    words: int
    count: int
    kind: str = ""


def name_candidates(body: str, entities: Sequence[Entity]) -> dict[str, Candidate]:
    """Return the names, by their folded words; occurrences of one entity count together."""
    found: dict[str, Candidate] = {}
    for spans, kind in _mentions(entities).values():
        names = [name for span in spans if (name := _trimmed(body, span))]
        if names and (key := folded(body[slice(*_fullest(names))])):
            known = found.setdefault(key, Candidate(*_fullest(names), min(len(key.split()), MOST_WORDS), 0, kind))
            known.count += len(spans)
    return found


def mention_spans(entities: Sequence[Entity]) -> list[Span]:
    """Return the spans of all mentions."""
    return [span for spans, _ in _mentions(entities).values() for span in spans]


def phrase_candidates(body: str, taken: Sequence[Span]) -> dict[str, Candidate]:
    """Return the phrases of content words outside the taken spans, by their folded words."""
    found: dict[str, Candidate] = {}
    for run in content_runs(body, taken):
        for first, word in enumerate(run):
            if may_begin(word.key):
                _add_phrases(found, run[first : first + MOST_WORDS])
    return found


def _add_phrases(found: dict[str, Candidate], words: Sequence[Word]) -> None:
    key = ""
    for size, word in enumerate(words, 1):
        key = f"{key} {word.key}" if key else word.key
        if may_end(word.key):
            if known := found.get(key):
                known.count += 1
            else:
                found[key] = Candidate(words[0].start, word.end, size, 1)


def _mentions(entities: Sequence[Entity]) -> dict[str, tuple[list[Span], str]]:
    """By canonical name: the spans of its mentions, and the kind of thing."""
    mentions: dict[str, tuple[list[Span], str]] = {}
    for entity in entities:
        spans, _ = mentions.setdefault(entity.canonical.casefold(), ([], entity.type))
        spans.extend((mention.start, mention.end) for mention in entity.mentions or (entity,))
    return mentions


def _fullest(spans: Sequence[Span]) -> Span:
    return max(spans, key=lambda span: (span[1] - span[0], -span[0]))


def _trimmed(body: str, span: Span) -> Span | None:
    """A mention without its article and possessive; None where that leaves no name, or a sentence."""
    words = [(match.group(), *match.span()) for match in WORD.finditer(body, *span)]
    while words and words[0][0].lower() in ARTICLES:
        words.pop(0)
    if not words or len(words) > MOST_NAME_WORDS:
        return None
    start, end = words[0][1], words[-1][2]
    if words[-1][0] in BEFORE_NUMBER:
        end = span[1]
    text = body[start:end]
    if text.endswith(("'s", "’s")):
        end -= 2
    elif "." in text and body[end : end + 1] == "." and end < span[1]:
        end += 1
    return (start, end) if end - start > 1 else None
