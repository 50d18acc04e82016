"""Names of parties in a short line: a byline, a credit, the list behind "with reporting by"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from shared.text.agencies import Party, find_party, host_of
from shared.text.persons import JOB_WORDS, persons_in

MAX_LINE_CHARS = 300
MOST_NAME_WORDS = 6
MOST_OUTLET_WORDS = 6

_WITH = "with|mit|avec|con|com|med|z"
_GIVEN = r"\s(?:additional\s)?(?:reporting|inputs?|files?|material|contributions?)\s(?:by|from)"
"""`with additional reporting by AFP`: what was given stands between `with` and the name."""
_JOIN = "and|und|y|et|e|og|och|en|i"
_SEPARATOR = re.compile(
    rf"[,，;；|•·()（）\[\]\n\r\t=:：]|\s[-–—/]{{1,3}}\s|\s(?P<with>{_WITH})(?:{_GIVEN})?\s|\s(?P<via>via)\s|\s(?P<for>for|für|pour|para)\s"
    rf"|\s(?:{_JOIN})\s|\s(?=from\s)"
)
_SLASH = re.compile(r"/")
_LEADING = re.compile(
    r"(?i)(?:(?:from|by|of|the|der|die|das|dem|den|des|von|de|da|do|la|le|les|el|los|l['’]|d['’]|agency|agentur|agence"
    r"|agencia|agenzia|agência|nachrichtenagentur)\b\s*)+"
)
_AGENCIES = re.compile(
    r"(?i)(?:news |wire |press )?agencies|(?:staff |wire |news )?wires?(?: services?| reports?)?|news services"
    r"|agenturen|agences|agencias|agenzie|agências|agentschappen|byråer(?:na)?|bureauer|agentur(?:material|en)"
    r"|агентства|وكالات|الوكالات"
)
_OUTLETS = """
times post herald tribune gazette guardian telegraph observer chronicle mirror star sun globe journal news daily press
newspaper magazine express mail independent review zeitung anzeiger kurier rundschau blatt tidende avisen
dagblad courier dispatch examiner sentinel bee inquirer ledger register wire radio tv network newsdesk
"""
_OUTLET_WORDS = frozenset(_OUTLETS.split())
"""What outlets are named with."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a line: its span, whose it is where a table holds it, and what leads to it (`with`, `via`, `for`)."""

    name: str
    start: int
    end: int
    party: Party | None = None
    led_by: str = ""
    are_agencies: bool = False


def names_in(line: str, *, may_be_outlet: bool = False) -> Iterator[Named]:
    """Find the parties that a line names. ``may_be_outlet``: also the whole line may be one that no table holds.

    >>> [(named.name, named.led_by) for named in names_in("Ada Moss, Associated Press, with Reuters and agencies")]
    [('AP', ''), ('Reuters', 'with'), ('agencies', 'with')]
    >>> [named.name for named in names_in("Ida Holm, Harbour Herald")]
    ['Harbour Herald']
    >>> list(names_in("Reuters said it was late"))
    []
    """
    line = line[:MAX_LINE_CHARS]
    led_by = ""
    is_behind_person = False
    for start, end, lead in _pieces(line):
        led_by = lead if lead != "and" else led_by
        found = list(_in_piece(line, start, end, led_by))
        is_whole = may_be_outlet and start == 0 and end == len(line)
        if not found and (is_behind_person or is_whole) and (outlet := _outlet(line, start, end, led_by)):
            found = [outlet]
        yield from found
        is_behind_person |= next(persons_in(line[start:end]), None) is not None


def _pieces(line: str) -> Iterator[tuple[int, int, str]]:
    start, lead = 0, ""
    for match in _SEPARATOR.finditer(line):
        yield start, match.start(), lead
        words = match.group().strip()
        lead = next(
            (name for name in ("with", "via", "for") if match[name]), "and" if words.isalpha() or words == "," else ""
        )
        start = match.end()
    yield start, len(line), lead


def _in_piece(line: str, start: int, end: int, led_by: str) -> Iterator[Named]:
    if named := _named(line, start, end, led_by):
        yield named
        return
    at = start
    cuts = [match.start() for match in _SLASH.finditer(line, start, end)]
    if cuts:
        for cut in [*cuts, end]:
            if named := _named(line, at, cut, led_by):
                yield named
            at = cut + 1


def _named(line: str, start: int, end: int, led_by: str) -> Named | None:
    """The party that a piece names, an article before it and a job behind it left out."""
    text = line[start:end]
    start += len(text) - len(text.lstrip(" \t-–—_^*\"'“”‘’©"))
    if leading := _LEADING.match(line, start, end):
        start = leading.end()
    text = line[start:end].rstrip(" \t-–—_<.\"'“”‘’")
    if not text:
        return None
    if _AGENCIES.fullmatch(text):
        return Named("agencies", start, start + len(text), led_by=led_by or "with", are_agencies=True)
    words = text.split()
    if len(words) > MOST_NAME_WORDS:
        return None
    for count in range(len(words), 0, -1):
        if any(word.strip(".").casefold() not in JOB_WORDS for word in words[count:]):
            return None
        name = " ".join(words[:count])
        if party := find_party(name.removesuffix("'s").removesuffix("’s")):
            return Named(party.name, start, start + len(text), party, led_by)
    return None


def _outlet(line: str, start: int, end: int, led_by: str) -> Named | None:
    """`Harbour Herald` behind a person: capital words, one of which outlets are named with; or a site."""
    text = line[start:end]
    start += len(text) - len(text.lstrip())
    text = text.strip(" .")
    words = text.split()
    if not words or len(words) > MOST_OUTLET_WORDS:
        return None
    is_site = len(words) == 1 and bool(host_of(text)) and text[0].isalpha() and "@" not in text
    lowered = [word.casefold() for word in words]
    is_titled = all(word[0].isupper() or word.casefold() in {"of", "the", "and"} for word in words)
    is_job = lowered[-1] in JOB_WORDS and lowered[-1] not in _OUTLET_WORDS
    is_outlet = len(words) > 1 and is_titled and not is_job and bool(_OUTLET_WORDS & set(lowered))
    return Named(text, start, start + len(text), led_by=led_by) if is_site or is_outlet else None
