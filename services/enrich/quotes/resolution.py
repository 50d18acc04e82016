"""Resolution: from the words that name a source to the entity of the article that it is."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from services.enrich.quotes.names import NAME_WORD, POSSESSIVE, Mention, Names, bare_pronoun
from services.enrich.quotes.roles import ANY_BODY, ORGANISATION_NOUNS, OUTLETS, ROLES
from services.enrich.quotes.wordlists import split_words
from services.enrich.quotes.words import DETERMINERS, DOCUMENTS, INDEFINITE, PERSONAL, PREPOSITIONS
from shared.text.agencies import find_party

Kind = Literal["named", "pronoun", "nominal", "document"]

UNKNOWN = ""
"""In place of who spoke last: somebody with a name that is no known entity, whom the next pronoun may mean."""
NEAR_CHARS = 60
"""How far apart the subject of a sentence and a person behind its verb stand at most."""
OBJECTS = {"him": "he", "her": "she", "them": "they"}

_AND = re.compile(r"\A,? (?:and|&) ")
MADE_PUBLIC = split_words(
    "issued released filed published obtained seen reviewed posted signed written sent unsealed leaked made public"
)
"""What was done to a thing written, behind its noun."""

_HEAD_END = re.compile(
    r",|\(|;|:| (?:of|for|at|from|in|on|who|which|that|with|to|within|near|against|close|familiar|as|by|about)\b"
)


def head_of(text: str) -> str:
    """Return the head part of a noun phrase: what stands before its first `of`, `for`, `who` or comma."""
    match = _HEAD_END.search(text)
    return text[: match.start()] if match and match.start() else text


def kind_of(names: Names, start: int, end: int) -> Kind:
    """Tell how a source is named."""
    text = names.body[start:end]
    if bare_pronoun(text) in PERSONAL | {"who", "which", "that"} | set(OBJECTS):
        return "pronoun"
    head = head_of(text)
    words = NAME_WORD.findall(head)
    last = words[-1].rstrip(".") if words else ""
    if _document_word(words) in DOCUMENTS:
        return "document"
    is_first = len(words) == 1 and last.casefold() in DETERMINERS | {
        "officials",
        "others",
        "police",
        "sources",
        "critics",
        "experts",
        "people",
        "analysts",
        "witnesses",
    }
    head_end = start + len(head)
    is_plural = len(words) == 1 and last.endswith("s") and last[1:].islower() and _begins_sentence(names.body, start)
    if last[:1].isupper() and not is_first and not is_plural:
        return "named"
    return "named" if any(mention.end >= head_end - 1 for mention in names.within(start, head_end)) else "nominal"


def _begins_sentence(body: str, start: int) -> bool:
    before = body[max(start - 3, 0) : start].rstrip(" “\"‘'")
    return not before or before[-1] in ".!?\n"


def _document_word(words: Sequence[str]) -> str:
    """Return the last word of a head, before what was done to a thing written: `a statement released`."""
    folded = [word.rstrip(".").casefold() for word in words]
    while len(folded) > 1 and folded[-1] in MADE_PUBLIC:
        folded.pop()
    return folded[-1] if folded else ""


def resolve(
    names: Names, start: int, end: int, kind: Kind, quoted: Sequence[tuple[int, int]], last: str | None
) -> str | None:
    """Return the canonical name of the entity that a source is; None where the text does not show it.

    ``quoted`` are the quotations of the body: names in them are no candidates. ``last`` is who spoke last.
    """
    text = names.body[start:end]
    if kind == "pronoun":
        return _resolve_pronoun(names, start, bare_pronoun(text), quoted, last)
    if kind == "nominal":
        return _resolve_nominal(names, start, text, quoted)
    if kind == "document":
        return None
    head = head_of(text)
    found = [mention for mention in names.within(start, start + len(head)) if mention.end <= end + 2]
    persons = [mention for mention in found if mention.type == "person"]
    if persons:
        return None if _are_several(names.body, persons) else persons[-1].name
    return found[-1].name if found and found[-1].end >= start + len(head) - 1 else None


def _are_several(body: str, persons: Sequence[Mention]) -> bool:
    """Tell whether two persons speak together, and so no one of them: `Mara Quill and Petar Lund said`."""
    between = (body[one.end : other.start] for one, other in pairwise(persons) if one.name != other.name)
    return any(_AND.search(gap) for gap in between)


def _is_quoted(quoted: Sequence[tuple[int, int]], offset: int) -> bool:
    at = bisect_right(quoted, (offset, 1 << 60)) - 1
    return at >= 0 and quoted[at][0] <= offset < quoted[at][1]


def _resolve_pronoun(
    names: Names, start: int, word: str, quoted: Sequence[tuple[int, int]], last: str | None
) -> str | None:
    candidates = [m for m in names.before(start - 1) if m.end <= start and not _is_quoted(quoted, m.start)]
    if word == "who":
        near = [mention for mention in candidates if start - mention.end <= 120]
        return near[-1].name if near else None
    word = OBJECTS.get(word, word)
    if word in {"he", "she"}:
        if last == UNKNOWN:
            return None
        gender = "male" if word == "he" else "female"
        persons = [m for m in candidates if m.type == "person" and names.persons[m.name].may_be(gender)]
        return _most_salient(names, start, persons, last, gender)
    if word in {"it", "they"}:
        groups = [m for m in candidates if m.type in {"organization"}]
        if last is not None and any(mention.name == last for mention in groups):
            return last
        same = [m for m in groups if start - m.start <= 250]
        return same[-1].name if len({mention.name for mention in same}) == 1 else None
    return None


def _most_salient(names: Names, start: int, persons: Sequence[Mention], last: str | None, gender: str) -> str | None:
    """Return the person a pronoun most likely means: the subject of this or the last sentence, or who spoke last."""
    if not persons:
        return None
    body = names.body
    scores: dict[str, float] = {}
    for mention in persons:
        between = body[mention.end : start]
        sentences = len(re.findall(r"[.!?][”\"’']*\s", between))
        weight = 1.0 / (1 + sentences)
        if _is_possessive(body, mention):
            weight *= 0.6
        if _is_object(body, mention.start):
            weight *= 0.5
        elif _opens_sentence(body, mention.start) and not _is_behind_other(body, mention, persons):
            weight *= 1.6
        if names.persons[mention.name].is_surely(gender):
            weight *= 1.3
        scores[mention.name] = max(scores.get(mention.name, 0.0), weight) + 0.1 * weight
    if last in scores:
        scores[last] += 0.45
    best = max(scores.values())
    winners = [name for name, score in scores.items() if score == best]
    return winners[-1]


def _is_possessive(body: str, mention: Mention) -> bool:
    return body[mention.end - 2 : mention.end] in {"'s", "’s"} or body[mention.end : mention.end + 2] in {"'s", "’s"}


def _is_object(body: str, start: int) -> bool:
    """Tell whether a preposition stands right before a name, which then is no subject."""
    before = body[max(start - 20, 0) : start].split()[-1:]
    return bool(before) and before[0].casefold() in PREPOSITIONS


def _opens_sentence(body: str, start: int) -> bool:
    """Tell whether a name stands early in its sentence, as subjects do."""
    before = re.split(r"[.!?][”\"’']*\s|\n", body[max(start - 120, 0) : start])[-1]
    return len(before.split()) <= 5


def _is_behind_other(body: str, mention: Mention, persons: Sequence[Mention]) -> bool:
    """Tell whether another person stands before one in their sentence, who then is its subject: `Lo met Teal`."""
    others = (m for m in persons if m.end <= mention.start and mention.start - m.end <= NEAR_CHARS)
    return any(
        other.name != mention.name and not re.search(r"[.!?\n,]|\band\b", body[other.end : mention.start])
        for other in others
    )


def _resolve_nominal(names: Names, start: int, text: str, quoted: Sequence[tuple[int, int]]) -> str | None:
    """Resolve `the senator`, `Iraq's prime minister`, `the ministry` by the roles that stand beside names."""
    head = head_of(text)
    named = [m for m in names.within(start + len(head), start + len(text)) if m.type == "person"]
    if named and text[len(head) : len(head) + 1] == "," and named[0].start - start - len(head) <= 3:
        return named[0].name
    words = [word.rstrip(".").casefold() for word in NAME_WORD.findall(head)]
    if (
        not words
        or words[0] in INDEFINITE
        or words[0] in {"no", "both", "all"}
        or any(word.isdigit() for word in words)
    ):
        return None
    is_definite = words[0] in {"the", "his", "her", "their", "its", "this"} or bool(re.search(r"['’]s\b", head))
    last = POSSESSIVE.sub("", words[-1])
    if not is_definite:
        return None
    if last in ORGANISATION_NOUNS:
        return _organisation(names, start, last, quoted)
    compound = f"{words[-2]} {last}" if len(words) > 1 else ""
    role = compound if compound in ROLES else last
    if role not in ROLES:
        return None
    earlier = [m for m in names.back_to(start) if m.type == "person"]
    able = [m for m in earlier if role in names.persons[m.name].roles and not _is_quoted(quoted, m.start)]
    if able:
        return able[-1].name
    later = {name for name, person in names.persons.items() if role in person.roles}
    return next(iter(later)) if len(later) == 1 else None


def _organisation(names: Names, start: int, noun: str, quoted: Sequence[tuple[int, int]]) -> str | None:
    earlier = [m for m in names.back_to(start) if m.type == "organization"]
    same = [m for m in earlier if noun in m.name.casefold().split() and not _is_quoted(quoted, m.start)]
    if same:
        return same[-1].name
    known = {mention.name for mention in earlier}
    only = next(iter(known)) if len(known) == 1 else None
    return only if only and noun in ANY_BODY and _is_outlet(only) == (noun in OUTLETS) else None


def _is_outlet(name: str) -> bool:
    party = find_party(name)
    return party is not None and party.trade == "news"
