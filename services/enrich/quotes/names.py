"""Names: from the entities of an article to its mentions in order, and what it shows of each person."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from services.enrich.quotes.given_names import FEMALE, MALE
from services.enrich.quotes.grammar import Anchors
from services.enrich.quotes.roles import FEMALE_WORDS, MALE_WORDS, OTHER_ROLES, ROLE_ABBREVIATIONS, ROLES
from services.enrich.quotes.words import DETERMINERS, PREPOSITIONS
from shared.events import Entity

BEFORE_CHARS = 60

AFTER_CHARS = 80
"""How far from a name its roles are looked for."""

SAID_WEIGHT = 3
NAME_WEIGHT = 2
"""What `Mr` or `her husband` beside a name weighs for he or she, what a given name does; a pronoun read so weighs 1."""

MAX_MENTIONS = 300
"""How many names back a role looks for its person."""

REACH_CHARS = 900
"""How far back a pronoun may look for its person: about the length of six sentences."""

NAME_WORD = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*\.?")

_TITLE_DOT = re.compile(r"\b(" + "|".join(ROLE_ABBREVIATIONS) + r"|mr|mrs|ms)\.", re.IGNORECASE)

_APPOSITION = re.compile(
    r",\s(?:\d+, )?((?:an? |the |[^\W\d_]{1,30}['’]s |its |his |her |former |[a-z-]{1,30} ){0,3}[^,.;:\n“\"]*+)[,.;]"
)
_REPORTING = re.compile(r" (?:who|which|that|said|says|told) ")
POSSESSIVE = re.compile(r"['’]s?$")


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

    def is_surely(self, gender: str) -> bool:
        """Tell whether something speaks for a gender, and more than against it."""
        return self.male > self.female if gender == "male" else self.female > self.male


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
        floor = 0
        for mention in self.mentions:
            if mention.type == "person":
                _observe(self.persons.setdefault(mention.name, Person()), body, mention, floor)
                floor = mention.end

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
    return [replace(m, name=only[m.name], type="person") if m.name in only and m.type != "place" else m for m in known]


def _observe(person: Person, body: str, mention: Mention, floor: int) -> None:
    """Add what stands around a mention: titles before it, an apposition behind it, and its first name.

    ``floor`` is where the person before ends, whose titles are not this one's.
    """
    words = [word.rstrip(".") for word in NAME_WORD.findall(mention.name)]
    titles = _titles_before(body, mention, floor)
    match = _APPOSITION.match(body, mention.end, mention.end + AFTER_CHARS)
    apposition = _REPORTING.split(match[1])[0] if match else ""
    person.roles |= roles_in(" ".join([*titles, *words[:2]])) | roles_in(apposition)
    folded = {word.rstrip(".").casefold() for word in [*titles[-3:], *words[:1], *NAME_WORD.findall(apposition)]}
    person.male += SAID_WEIGHT * bool(folded & MALE_WORDS)
    person.female += SAID_WEIGHT * bool(folded & FEMALE_WORDS)
    if len(words) > 1:
        person.male += NAME_WEIGHT * (words[0].casefold() in MALE)
        person.female += NAME_WEIGHT * (words[0].casefold() in FEMALE)


def _titles_before(body: str, mention: Mention, floor: int) -> list[str]:
    """Return the words before a name that may be its title, also with a comma between."""
    window = _TITLE_DOT.sub(r"\1", body[max(mention.start - BEFORE_CHARS, min(floor, mention.start)) : mention.start])
    parts = re.split(r",|\(", re.split(r"[.!?;:\n]\s", window)[-1])
    return _adjacent(NAME_WORD.findall(parts[-1] if parts[-1].strip() or len(parts) < 2 else parts[-2]))


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
    words = [word.rstrip(".").casefold() for word in NAME_WORD.findall(text)]
    words = [POSSESSIVE.sub("", word) for word in words]
    pairs = {f"{one} {other}" for one, other in pairwise(words)}
    other = {word for pair in pairs if pair in OTHER_ROLES for word in pair.split()}
    found = ({word for word in words if word in ROLES} - other) | {pair for pair in pairs if pair in ROLES}
    return found.union(*(ROLE_ABBREVIATIONS[word] for word in words if word in ROLE_ABBREVIATIONS))


def bare_pronoun(text: str) -> str:
    """Return a word case folded and without the verb that clings to it.

    >>> bare_pronoun("She’s")
    'she'
    """
    return re.split("['’]", text.casefold(), maxsplit=1)[0]
