"""One type for each name of an article: the votes of the model, the tables and the words around its mentions."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from services.enrich.entities.given_names import GIVEN_NAMES
from services.enrich.entities.lexicon import TYPES, entry_of
from services.enrich.entities.mentions import Mention, canonical_name
from services.enrich.entities.nouns import FEATURES, LONE_HEADS, PLACE_HINTS, SAYS, WEAK_HINTS
from services.enrich.entities.patterns import SHIP_PREFIXES
from services.enrich.entities.people import surname_key
from shared.text.dateline_places import CITIES, fold_place

MODEL = 10
STRONG = 100
WEAK = 16
CITY = 12
IN = 13
IN_BODY = 9
NEAR = 20
FEATURE = 15
SAYS_VOTE = 10
TITLED = 30
FULL_NAME = 40
"""Against 10 for each mention that the model types: chosen by hand on the fitting half of the set."""
_BEFORE = re.compile(r"(?:^|[\s(“\"])((?:\w+[- ])?\w+)\s(?:the\s)?$")
_AFTER = re.compile(r",?\s(\w+)")
_ARABIC_ARTICLE = re.compile(r"^(?:[Aa][lrdnstz]|[Ee]l)[ -](?=[A-Z])")
LOOK_BACK_CHARS = 30


def settle_types(body: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions with one type for each name."""
    names = [name_of(body, mention) for mention in mentions]
    by_name: dict[str, list[Mention]] = defaultdict(list)
    for name, mention in zip(names, mentions, strict=True):
        by_name[name].append(mention)
    parts, ships = _parts_of_persons(by_name), _ships(by_name)
    types = {name: _winner(_votes(body, name, of_name, parts, ships)) for name, of_name in by_name.items()}
    return [mention._replace(type=types[name]) for name, mention in zip(names, mentions, strict=True)]


def name_of(body: str, mention: Mention) -> str:
    """Return the bare name of a mention."""
    return canonical_name(body[mention.start : mention.end])


def _votes(
    body: str, name: str, mentions: Sequence[Mention], parts: frozenset[str], ships: frozenset[str]
) -> Counter[str]:
    """Return how much speaks for each type of a name.

    ``parts`` are first and last names of the article's persons, ``ships`` the names of its ships.
    """
    votes: Counter[str] = Counter()
    for mention in mentions:
        votes[mention.type] += TITLED if mention.basis in ("titled", "title", "given") else MODEL
        if name.partition(" ")[0] not in GIVEN_NAMES:
            votes += _context(body, mention)
    if name in LONE_HEADS:
        votes["organization"] += STRONG
    if entry := entry_of(name) or entry_of(_ARABIC_ARTICLE.sub("", name)):
        votes[TYPES[entry.kind]] += WEAK if entry.is_weak else STRONG + MODEL * len(mentions)
    elif fold_place(name) in CITIES:
        votes["place"] += CITY * len(mentions)
    if name in parts or (" " not in name and surname_key(name) in parts):
        votes["person"] += FULL_NAME + MODEL * len(mentions) // 2
    if name in ships:
        votes["other"] += STRONG
    return votes


def _context(body: str, mention: Mention) -> Counter[str]:
    votes: Counter[str] = Counter()
    before = _BEFORE.search(body, max(0, mention.start - LOOK_BACK_CHARS), mention.start)
    if before:
        votes["place"] += _hint(before[1], mention.type)
    if after := _AFTER.match(body, mention.end):
        if after[1] in FEATURES:
            votes["place"] += FEATURE
        elif after[1] in SAYS:
            votes["person"] += SAYS_VOTE
            votes["organization"] += SAYS_VOTE // 2
    return votes


def _hint(words: str, type_: str) -> int:
    """Return what the words before a name say for a place: `near` much, `in` less, and less if it may be a body."""
    last = words.rpartition(" ")[2]
    if words in PLACE_HINTS or last in PLACE_HINTS:
        return NEAR
    if last in WEAK_HINTS:
        return IN_BODY if type_ == "organization" else IN
    return 0


def _parts_of_persons(by_name: Mapping[str, Sequence[Mention]]) -> frozenset[str]:
    """Return the first and last words of the full names that are persons' on the whole."""
    parts: set[str] = set()
    for name, mentions in by_name.items():
        words = name.split()
        if len(words) > 1 and sum(m.type == "person" for m in mentions) * 2 > len(mentions) and words[-1][:1].isupper():
            parts |= {words[0], surname_key(name)}
    return frozenset(parts)


def _ships(names: Iterable[str]) -> frozenset[str]:
    """Return the ships' names that may stand later without what tells them to be ships: `HMS Gannet`, `Gannet`."""
    split = (name.partition(" ") for name in names)
    return frozenset(name for prefix, _, name in split if prefix in SHIP_PREFIXES and name)


def _winner(votes: Counter[str]) -> str:
    return votes.most_common(1)[0][0]
