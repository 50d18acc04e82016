"""Resolution: from the words that name a source to the entity of the article that it is."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal

from services.enrich.quotes.given_names import FEMALE, MALE
from services.enrich.quotes.roles import FEMALE_WORDS, MALE_WORDS, ORGANISATION_NOUNS, ROLE_ABBREVIATIONS, ROLES
from services.enrich.quotes.sources import Anchors
from services.enrich.quotes.words import DETERMINERS, DOCUMENTS, INDEFINITE, PERSONAL, PREPOSITIONS
from shared.events import Entity

Kind = Literal["named", "pronoun", "nominal", "document"]

OBJECTS = {"him": "he", "her": "she", "them": "they"}

BEFORE_CHARS = 60
AFTER_CHARS = 80
"""How far from a name its roles are looked for."""
MAX_MENTIONS = 300
"""How many names back a role looks for its person."""
REACH_CHARS = 900
"""How far back a pronoun may look for its person: about the length of six sentences."""

_WORD = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*\.?")
_HEAD_END = re.compile(
    r",|\(|;|:| (?:of|for|at|from|in|on|who|which|that|with|to|within|near|against|close|familiar|as|by|about)\b"
)
_TITLE_DOT = re.compile(r"\b(" + "|".join(ROLE_ABBREVIATIONS) + r"|mr|mrs|ms)\.", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where an entity is named."""

    start: int
    end: int
    name: str
    type: str


@dataclass(slots=True)
class Person:
    """What the article shows of a person: roles that stand beside the name, and votes for he or she."""

    roles: set[str] = field(default_factory=set)
    male: int = 0
    female: int = 0

    def may_be(self, gender: str) -> bool:
        """Tell whether nothing speaks against a gender."""
        return self.male >= self.female if gender == "male" else self.female >= self.male


class Names:
    """The names of an article: mentions in order, and what is known of each person."""

    def __init__(self, body: str, entities: Sequence[Entity]) -> None:
        self.body = body
        self.mentions = sorted(_joined(_mentions(entities)), key=lambda mention: (mention.start, mention.end))
        self.starts = [mention.start for mention in self.mentions]
        self.anchors = Anchors(frozenset(self.starts), frozenset(mention.end for mention in self.mentions))
        self.persons: dict[str, Person] = {}
        for entity in entities:
            if entity.type == "person":
                person = self.persons.setdefault(entity.canonical, Person())
                for role in entity.roles:
                    person.roles |= roles_in(role.text)
        for mention in self.mentions:
            if mention.type == "person":
                _observe(self.persons.setdefault(mention.name, Person()), body, mention)

    def learn(self, name: str, pronoun: str) -> None:
        """Take in that a pronoun was read as a person: the next one of the other kind is somebody else."""
        if (person := self.persons.get(name)) is not None:
            word = bare_pronoun(pronoun)
            person.male += word == "he"
            person.female += word == "she"

    def within(self, start: int, end: int) -> list[Mention]:
        """Return the mentions that begin within a span."""
        return self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def back_to(self, offset: int) -> list[Mention]:
        """Return the mentions before an offset, as many as are looked through for a role, nearest last."""
        end = bisect_left(self.starts, offset)
        return self.mentions[max(end - MAX_MENTIONS, 0) : end]

    def before(self, offset: int, reach: int = REACH_CHARS) -> list[Mention]:
        """Return the mentions before an offset, nearest last."""
        return self.mentions[bisect_left(self.starts, offset - reach) : bisect_right(self.starts, offset)]


def _mentions(entities: Iterable[Entity]) -> Iterable[Mention]:
    for entity in entities:
        spans = entity.mentions or (entity,)
        for span in spans:
            yield Mention(span.start, span.end, entity.canonical, entity.type)


def _joined(mentions: Iterable[Mention]) -> list[Mention]:
    """Give a surname alone the one full name of the article that ends with it, where entities are not joined so yet."""
    known = list(mentions)
    full: dict[str, set[str]] = {}
    for mention in known:
        words = mention.name.split()
        if mention.type == "person" and len(words) > 1:
            full.setdefault(words[-1], set()).add(mention.name)
    only = {surname: next(iter(names)) for surname, names in full.items() if len(names) == 1}
    return [replace(m, name=only.get(m.name, m.name)) if m.type == "person" else m for m in known]


def _observe(person: Person, body: str, mention: Mention) -> None:
    """Add what stands around a mention: titles before it, an apposition behind it, and its first name."""
    words = [word.rstrip(".") for word in _WORD.findall(mention.name)]
    first = words[0].casefold() if words else ""
    person.male += 2 * (first in MALE) if len(words) > 1 else 0
    person.female += 2 * (first in FEMALE) if len(words) > 1 else 0
    window = _TITLE_DOT.sub(r"\1", body[max(mention.start - BEFORE_CHARS, 0) : mention.end])
    before = re.split(r"[.!?;:\n]\s", window)[-1]
    inside = _TITLE_DOT.sub(r"\1", body[mention.start : mention.end])
    title = before[: -len(inside)] if before.endswith(inside) else before
    titles = _WORD.findall(re.split(r",|\(", title)[-1])
    kept = _adjacent(titles)
    after = body[mention.end : mention.end + AFTER_CHARS]
    apposition = ""
    if (
        match := re.match(
            r",\s(?:\d+, )?((?:an? |the |[^\W\d_]+['’]s |its |his |her |former |[a-z-]+ ){0,3}[^,.;:\n“\"]*)[,.;]",
            after,
        )
    ) is not None:
        apposition = match[1]
    near = " ".join([*kept, *words[:2]])
    person.roles |= roles_in(near) | roles_in(re.split(r" (?:who|which|that|said|says|told) ", apposition)[0])
    folded = {word.rstrip(".").casefold() for word in [*kept[-3:], *words[:1], *_WORD.findall(apposition)]}
    person.male += 3 * bool(folded & MALE_WORDS)
    person.female += 3 * bool(folded & FEMALE_WORDS)


def _adjacent(titles: Sequence[str]) -> list[str]:
    """Return the words right before a name that may be its title: back to a preposition or verb-like word."""
    kept: list[str] = []
    for word in reversed(titles):
        lower = word.rstrip(".").casefold()
        if (lower in PREPOSITIONS and lower != "of") or lower in {"and", "but", "that", "said", "says", "is", "was"}:
            break
        kept.insert(0, word)
        if lower in DETERMINERS:
            break
    return kept[-8:]


def roles_in(text: str) -> set[str]:
    """Return the roles that stand in a text, singular and case folded.

    >>> sorted(roles_in("Sen. Mara Quill, a former prime minister"))
    ['lawmaker', 'minister', 'prime minister', 'senator']
    """
    words = [word.rstrip(".").casefold() for word in _WORD.findall(text)]
    words = [_POSSESSIVE.sub("", word) for word in words]
    pairs = {f"{one} {other}" for one, other in pairwise(words)}
    found = {word for word in words if word in ROLES} | {pair for pair in pairs if pair in ROLES}
    return found.union(*(ROLE_ABBREVIATIONS[word] for word in words if word in ROLE_ABBREVIATIONS))


def head_of(text: str) -> str:
    """Return the head part of a noun phrase: what stands before its first `of`, `for`, `who` or comma."""
    match = _HEAD_END.search(text)
    return text[: match.start()] if match and match.start() else text


def bare_pronoun(text: str) -> str:
    """Return a word case folded and without the verb that clings to it.

    >>> bare_pronoun("She’s")
    'she'
    """
    return re.split("['’]", text.casefold(), maxsplit=1)[0]


def kind_of(names: Names, start: int, end: int) -> Kind:
    """Tell how a source is named."""
    text = names.body[start:end]
    if bare_pronoun(text) in PERSONAL | {"who", "which", "that"} | set(OBJECTS):
        return "pronoun"
    head = head_of(text)
    words = _WORD.findall(head)
    last = words[-1].rstrip(".") if words else ""
    if last.casefold() in DOCUMENTS:
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
    if last[:1].isupper() and not is_first:
        return "named"
    head_end = start + len(head)
    return "named" if any(mention.end >= head_end - 1 for mention in names.within(start, head_end)) else "nominal"


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
        return persons[-1].name
    return found[-1].name if found and found[-1].end >= start + len(head) - 1 else None


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
        gender = "male" if word == "he" else "female"
        persons = [m for m in candidates if m.type == "person" and names.persons[m.name].may_be(gender)]
        return _most_salient(names, start, persons, last)
    if word in {"it", "they"}:
        groups = [m for m in candidates if m.type in {"organization"}]
        if last is not None and any(mention.name == last for mention in groups):
            return last
        same = [m for m in groups if start - m.start <= 250]
        return same[-1].name if len({mention.name for mention in same}) == 1 else None
    return None


def _most_salient(names: Names, start: int, persons: Sequence[Mention], last: str | None) -> str | None:
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
        if _opens_sentence(body, mention.start):
            weight *= 1.6
        scores[mention.name] = max(scores.get(mention.name, 0.0), weight) + 0.1 * weight
    if last in scores:
        scores[last] += 0.45
    best = max(scores.values())
    winners = [name for name, score in scores.items() if score == best]
    return winners[-1]


def _is_possessive(body: str, mention: Mention) -> bool:
    return body[mention.end - 2 : mention.end] in {"'s", "’s"} or body[mention.end : mention.end + 2] in {"'s", "’s"}


def _opens_sentence(body: str, start: int) -> bool:
    """Tell whether a name stands early in its sentence, as subjects do."""
    before = re.split(r"[.!?][”\"’']*\s|\n", body[max(start - 120, 0) : start])[-1]
    return len(before.split()) <= 5


def _resolve_nominal(names: Names, start: int, text: str, quoted: Sequence[tuple[int, int]]) -> str | None:
    """Resolve `the senator`, `Iraq's prime minister`, `the ministry` by the roles that stand beside names."""
    head = head_of(text)
    named = [m for m in names.within(start + len(head), start + len(text)) if m.type == "person"]
    if named and text[len(head) : len(head) + 1] == "," and named[0].start - start - len(head) <= 3:
        return named[0].name
    words = [word.rstrip(".").casefold() for word in _WORD.findall(head)]
    if (
        not words
        or words[0] in INDEFINITE
        or words[0] in {"no", "both", "all"}
        or any(word.isdigit() for word in words)
    ):
        return None
    is_definite = words[0] in {"the", "his", "her", "their", "its", "this"} or bool(re.search(r"['’]s\b", head))
    last = _POSSESSIVE.sub("", words[-1])
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
    return next(iter(known)) if len(known) == 1 else None
