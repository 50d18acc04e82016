"""From a reading to its entities: names found, typed, found again, joined, and told with their roles."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter

from services.enrich.entities.acronyms import Defined, defined
from services.enrich.entities.again import mentioned_again, names_to_find
from services.enrich.entities.confidence import confidence
from services.enrich.entities.guesses import guessed
from services.enrich.entities.headline import Headline
from services.enrich.entities.inside import nested
from services.enrich.entities.joining import join_names
from services.enrich.entities.lexicon import SHORTEST_IN_CAPITALS, TITLE, TYPES, Hit, Hits, look_up
from services.enrich.entities.mentions import Mention, Taken, canonical_name, in_capitals, longest_first
from services.enrich.entities.model import model_mentions
from services.enrich.entities.patterns import of_persons, patterned
from services.enrich.entities.persons import aged, given, titled
from services.enrich.entities.roles import roles_of
from services.enrich.entities.starts import small_words, without_sentence_starts
from services.enrich.entities.types import name_of, settle_types
from services.enrich.reading import Reading
from shared.events import BodySpan, Entity


def find_entities(reading: Reading) -> tuple[Entity, ...]:
    """Return the named things of an English body, each once, in the order of their first mentions."""
    body = reading.body
    hits = look_up(body)
    small = small_words(body)
    mentions = without_sentence_starts(body, find_mentions(reading, hits), small)
    shorts = list(defined(body, mentions))
    mentions = _with_defined(mentions, shorts)
    mentions = settle_types(body, mentions)
    again = mentioned_again(body, mentions, names_to_find(body, mentions, small))
    mentions = sorted([*mentions, *again, *nested(body, mentions, hits), *of_persons(body, mentions)])
    return tuple(_entities(reading, mentions, hits, _short_names(body, shorts)))


def find_mentions(reading: Reading, hits: Hits) -> list[Mention]:
    """Return what the model, the tables and the patterns find, without overlaps, in body order."""
    body = reading.body
    model = [mention for mention in model_mentions(reading, hits) if _holds(body, mention)]
    spans = {(mention.start, mention.end): mention.type for mention in model}
    named = {mention.start: mention for mention in model}
    tabled = (_tabled(hit, spans) for hit in hits.all if _is_sure(body, hit))
    return longest_first(
        [
            *titled(body, hits, named),
            *given(body, hits, named),
            *aged(body, hits),
            *patterned(body, hits),
            *tabled,
            *model,
            *guessed(body, hits),
        ]
    )


def _holds(body: str, mention: Mention) -> bool:
    """Say whether the model may be believed: among capitals it is only where it sees a place or a full name.

    On news put into capitals nine in ten of these are right, of the bodies it sees there four in ten.
    """
    if mention.type == "place" or (mention.type == "person" and " " in body[mention.start : mention.end]):
        return True
    return not in_capitals(body, mention.start, mention.end)


def _is_sure(body: str, hit: Hit) -> bool:
    """Say whether the tables alone make it a name; among capitals a short one may be a word: `IS`, `US`."""
    if hit.entry.kind == TITLE or hit.entry.is_weak:
        return False
    return hit.end - hit.start >= SHORTEST_IN_CAPITALS or not in_capitals(body, hit.start, hit.end)


def _tabled(hit: Hit, model: Mapping[tuple[int, int], str]) -> Mention:
    type_ = TYPES[hit.entry.kind]
    return Mention(hit.start, hit.end, type_, "both" if model.get((hit.start, hit.end)) == type_ else "table")


def _with_defined(mentions: Sequence[Mention], shorts: Iterable[Defined]) -> list[Mention]:
    """Return the mentions with the full and the short names that the text defines; a full one keeps its type."""
    taken = Taken(mentions)
    added = []
    for one in shorts:
        known = taken.over(one.start, one.end)
        is_same = known is not None and (known.start, known.end) == (one.start, one.end)
        type_ = known.type if known and is_same and known.type in ("place", "event") else "organization"
        added += [
            Mention(one.start, one.end, type_, "defined"),
            Mention(one.short_start, one.short_end, type_, "defined"),
        ]
    return longest_first([*added, *mentions]) if added else list(mentions)


def _short_names(body: str, shorts: Iterable[Defined]) -> dict[str, str]:
    names: dict[str, str] = {}
    for one in shorts:
        names.setdefault(
            canonical_name(body[one.short_start : one.short_end]), canonical_name(body[one.start : one.end])
        )
    return names


def _entities(reading: Reading, mentions: Sequence[Mention], hits: Hits, shorts: Mapping[str, str]) -> Iterator[Entity]:
    names = [(name_of(reading.body, mention), mention.type) for mention in mentions]
    joined = join_names(list(dict.fromkeys(names)), shorts)
    groups: dict[tuple[str, str], list[tuple[Mention, str]]] = defaultdict(list)
    for mention, name in zip(mentions, names, strict=True):
        groups[joined[name]].append((mention, name[0]))
    headline = Headline(reading.article.headline or "")
    taken = Taken(mentions)
    surnames = Counter(full.rpartition(" ")[2] for full, type_ in groups if type_ == "person" or " " not in full)
    for (full, type_), group in groups.items():
        surname = full.rpartition(" ")[2]
        also = surname if type_ == "person" and surnames[surname] == 1 else ""
        yield _entity(reading.body, type_, group, hits, taken, headline, also)


def _entity(
    body: str,
    type_: str,
    group: Sequence[tuple[Mention, str]],
    hits: Hits,
    taken: Taken,
    headline: Headline,
    surname: str,
) -> Entity:
    names = list(dict.fromkeys(name for _, name in group))
    canonical = names[0] if type_ == "group" else max(names, key=_fullness)
    mentions = [mention for mention, _ in group]
    roles = _roles(body, mentions, hits, taken) if type_ == "person" else ()
    first = mentions[0]
    return Entity(
        text=body[first.start : first.end],
        start=first.start,
        end=first.end,
        type=type_,
        canonical=canonical,
        aliases=tuple(name for name in names if name != canonical),
        mentions=tuple(_span(body, mention.start, mention.end) for mention in mentions),
        count=len(mentions),
        in_headline=headline.names(names) or headline.has_surname(surname),
        roles=roles,
        confidence=confidence(type_, (mention.basis for mention in mentions), len(mentions)),
    )


def _fullness(name: str) -> tuple[bool, int, int]:
    return not name.isupper(), len(name.split()), len(name)


def _roles(body: str, mentions: Iterable[Mention], hits: Hits, taken: Taken) -> tuple[BodySpan, ...]:
    """Return the roles beside the mentions, each wording once."""
    roles: dict[str, BodySpan] = {}
    for mention in mentions:
        for start, end in roles_of(body, mention, hits, taken):
            roles.setdefault(body[start:end].casefold(), _span(body, start, end))
    return tuple(sorted(roles.values(), key=attrgetter("start")))


def _span(body: str, start: int, end: int) -> BodySpan:
    return BodySpan(text=body[start:end], start=start, end=end)
