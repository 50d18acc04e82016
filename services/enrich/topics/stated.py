"""Topics stated by the wire: subject codes, categories and sections of any scheme that is known, in any language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from services.enrich.topics.scheme import table_lines, top_level, topic_names
from shared.events import Evidence, Provider, Topic

SCHEMES_OF_IPTC = ("subj", "medtop", "mediatopic", "iptc")
"""What stands before a code of the IPTC: ``subj:``, ``sttsubj:``, ``medtop:``, an address."""
PREFIXES = {
    "n2": "reuters",
    "mcc": "reuters",
    "mccl": "reuters",
    "a1312cat": "anpa",
    "apcategorycode": "anpa",
    "dpacat": "dpa",
}
BARE_SCHEMES = {
    "anpa1312": ("anpa",),
    "iptc7901": ("anpa",),
    "dpa": ("dpa", "anpa"),
    "nitf": ("pa", "anpa"),
    "newsml1": ("anpa",),
    "ninjs": ("anpa",),
    "ap_media": ("anpa",),
}
"""Which schemes a short code without a prefix may be of, by wire format."""
SECTION_FIELDS = ("@scope", ":section", "service", "desk")
"""Ends of the names of other stated fields that name a section."""
CONFIDENCE = {"iptc": 0.98, "reuters": 0.9, "anpa": 0.85, "dpa": 0.9, "pa": 0.9, "section": 0.8, "collection": 0.95}
"""Set by how much room a scheme leaves: a subject code means one thing, a section is what a desk makes of it."""

_LONGEST = 80
"""Characters; what is longer is no code and no name of a section."""
_BREADCRUMB = re.compile(r"[/>|;,:#»]")
_SECTION = re.compile(r"\[(\d{8})\]")
_ROW = re.compile(r"(\w+): (.+)")


@dataclass(frozen=True, slots=True)
class Stated:
    """A stated value that tells a topic: its field, the value, and the scheme it is of."""

    topic: str
    field: str
    text: str
    scheme: str


def stated_topics(provider: Provider, wire_format: str) -> tuple[Topic, ...]:
    """Return the topics that a wire states, most certain first, each with the first value that states it."""
    best: dict[str, Stated] = {}
    for stated in _read(provider, wire_format):
        known = best.setdefault(stated.topic, stated)
        if CONFIDENCE[stated.scheme] > CONFIDENCE[known.scheme]:
            best[stated.topic] = stated
    topics = [_topic(stated) for stated in best.values()]
    return tuple(sorted(topics, key=lambda topic: -topic.confidence))


def _topic(stated: Stated) -> Topic:
    evidence = Evidence(space="provider", start=0, end=len(stated.text), text=stated.text, field=stated.field)
    return Topic(
        code=f"medtop:{stated.topic}",
        name=topic_names()[stated.topic],
        basis="stated",
        evidence=(evidence,),
        confidence=CONFIDENCE[stated.scheme],
    )


def _read(provider: Provider, wire_format: str) -> Iterator[Stated]:
    for value in provider.category:
        for topic, scheme in _topics_of(value, wire_format):
            yield Stated(topic, "category", value, scheme)
    for stated in provider.stated:
        if stated.field.lower().endswith(SECTION_FIELDS):
            for topic in sections(stated.text):
                yield Stated(topic, stated.field, stated.text, "section")


def _topics_of(value: str, wire_format: str) -> Iterator[tuple[str, str]]:
    """The topics of one category: by its code, else by the section that it names."""
    if len(value) > _LONGEST:
        return
    scheme, _, code = value.strip().replace("/", ":").rpartition(":")
    scheme = scheme.lower()
    if (not scheme or any(name in scheme for name in SCHEMES_OF_IPTC)) and (topic := top_level(code)):
        yield topic, "iptc"
        return
    if wire_format == "reuters_sgml":
        yield from _reuters_collection(value)
        return
    kinds = (PREFIXES[scheme],) if scheme in PREFIXES else () if scheme else BARE_SCHEMES.get(wire_format, ())
    by_code = [(topic, kind) for kind in kinds for topic in _table().get(kind, {}).get(code.lower(), ())]
    yield from by_code[:1] or ((topic, "section") for topic in sections(value))


def _reuters_collection(value: str) -> Iterator[tuple[str, str]]:
    """Its topics are economic ones without exception, as its description says."""
    if re.fullmatch(r"[a-z][a-z0-9-]*", value):
        yield "04000000", "collection"


def sections(text: str) -> Iterator[str]:
    """Yield the topics of a named section or breadcrumb.

    >>> list(sections("Home / Domestic Sport")), list(sections("Wirtschaft")), list(sections("Features"))
    (['15000000'], ['04000000'], [])
    """
    names = _table()["section"]
    for part in _BREADCRUMB.split(text[:_LONGEST]):
        name = " ".join(part.split()).casefold()
        yield from names.get(name) or names.get(name.rpartition(" ")[2], ())


@cache
def _table() -> dict[str, dict[str, tuple[str, ...]]]:
    """By scheme: each code or section in lower case, with its topics."""
    table: dict[str, dict[str, tuple[str, ...]]] = {}
    topic = ""
    for line in table_lines("stated_codes.txt"):
        if section := _SECTION.match(line):
            topic = section[1]
        elif row := _ROW.match(line):
            values = row[2].split(", ") if row[1] == "section" else row[2].split()
            codes = table.setdefault(row[1], {})
            for value in values:
                codes[value.casefold()] = (*codes.get(value.casefold(), ()), topic)
    return table
