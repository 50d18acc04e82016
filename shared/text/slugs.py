"""Slugs and headlines of the wires: name, cycle, lead and take of a running story, and a headline's prefix."""

import re
from dataclasses import dataclass

from shared.events import Take

MAX_SLUG_CHARS = 200
"""Longer lines are no slug; real ones have 20 to 80 characters."""

_CYCLE = re.compile(r"(?P<cycle>AM|PM|BC|AP|WE|ZC)-+(?=\S)")
# The second line of an ANPA header, as it stands in a text that lost its control bytes: rank and category before the
# slug, date and words behind it.
_HEADER_LINE = re.compile(
    r"(?:[a-z]{1,3}\s[a-z][\x11-\x14]{0,2}\s)(?P<slug>\S[^\x00-\x1f]{0,60}?)\s{1,8}\d\d?-\d\d?\s(?P<words>\d{1,5})"
)
_WORDS = re.compile(r",\s?(?P<words>\d{1,5})$")
_ORDINAL = r"(?P<number>\d{1,2})\s?(?:st|nd|rd|th|\.)"
_STEP = r"(?P<step>ld|lead|take|add|sub|insert|new top)"
_BARE = r"(?:(?:^|[\s,])ld|,\s?lead|(?:^|[\s,-])writethr(?:u|ough))"
_TAKE = re.compile(rf"(?i)(?:(?:^|[\s,(*-]){_ORDINAL}\s?-?{_STEP}|(?P<bare>{_BARE}))(?![a-z])")
_WRITETHRU = re.compile(r"(?i)writethr(?:u|ough)")
_TAKE_NUMBER = re.compile(r"(?i)[\s,(-](?:take|part|pt)[\s-]?(?P<number>\d{1,2})(?:\s?(?:/|of)\s?(?P<of>\d{1,2}))?\b")
_ANY_CYCLE = re.compile(r"(?i)(?P<cycle>am|pm|bc|ap)-+(?=\S)")
_SEPARATED = re.compile(
    r"(?:AM|PM|BC|AP|WE|ZC)-[A-Z][\w.]*-|(?:AM|PM|BC)-\S+(?:,\s?\d{2,5}$|\s\d?(?:st|nd|rd|th)?\s?ld)", re.I
)

_VERSION_WORDS = (
    r"UPDATES?|RPT|REPEAT|REFILE|WRAPUP|WRAP|CORRECTED|CORRECTION|CORRECT|CLARIFICATION|RECAST|AMENDED"
    r"|LEAD(?=\s\d)|(?:STORY )?(?:KILL|WITHDRAWN|RETRACT(?:ED|ION))|STORY REMOVED"
)
_ALARM_WORDS = r"FLASH|SNAP|ALERT|NEWS ALERT|URGENT|BULLETIN|ADVISORY|EXTRA|BREAKING(?: NEWS)?"
_LABEL_WORDS = (
    r"BRIEF|EXCLUSIVE|ANALYSIS|NEWS ANALYSIS|FACTBOX|INTERVIEW|PREVIEW|TIMELINE|FEATURE|INSIGHT|SPECIAL REPORT|ROUNDUP"
    r"|TEXT|INSTANT VIEW|GRAPHIC|DIARY|CHRONOLOGY|PROFILE|Q&A|TABLE|POLL"
)
_FOREIGN_WORDS = (
    r"BERICHTIGUNG|KORREKTUR|KORRIGIERT|ZUSAMMENFASSUNG|RECTIFICATIF|CORRECCI[OÓ]N|RETTIFICA|EILMELDUNG|EIL"
)
_PREFIX = re.compile(
    rf"\(?(?:{_VERSION_WORDS}|{_ALARM_WORDS}|{_LABEL_WORDS}|{_FOREIGN_WORDS})(?:\s\d{{1,2}})?\)?\s?(?:-{{1,2}}|:|–|—)\s*"
    r"|\((?i:corrected|correction|updated|update|lead|\d{1,2}(?:st|nd|rd|th) (?:ld|lead)|urgent|eil|zusammenfassung)"
    r"(?:\s\d{1,4})?\)\s*[-:]?\s*"
    r"|\d{1,2}(?:ST|ND|RD|TH) (?:LEAD|LD|UPDATE)(?:-WRITETHRU)?\s*[-:]?\s*"
    r"|(?i:correct(?:ed|ion)|updated?(?:\s\d{1,2})?|clarification)\s?:\s*"
)


@dataclass(frozen=True, slots=True)
class Slug:
    """A slug line in its pieces; ``slug`` is what stays the same over all versions of the story."""

    slug: str
    cycle: str | None = None
    take: Take | None = None
    word_count: int | None = None


def parse_slug(line: str) -> Slug:
    """Return the pieces of a slug line; whatever is no slug comes back whole.

    >>> parse_slug("BC-XX--Ferry-Lost Cargo, 1st Ld-Writethru,640")  # doctest: +ELLIPSIS
    Slug(slug='BC-XX--Ferry-Lost Cargo', cycle='BC', take=Take(...lead=1, is_writethru=True...), word_count=640)
    """
    line = line[:MAX_SLUG_CHARS].strip()
    header = _HEADER_LINE.fullmatch(line)
    words = header or _WORDS.search(line)
    rest = header["slug"] if header else line[: words.start()] if words else line
    cycle = _CYCLE.match(rest) or _ANY_CYCLE.match(rest)
    take_at = _TAKE.search(rest)
    number_at = _TAKE_NUMBER.search(rest)
    starts = [match.start() for match in (take_at, number_at) if match and match.start()]
    return Slug(
        slug=rest[: min(starts, default=len(rest))].rstrip(" ,(-*"),
        cycle=cycle["cycle"] if cycle else None,
        take=parse_take(rest),
        word_count=int(words["words"]) if words else None,
    )


def parse_take(text: str) -> Take | None:
    """Return where a text stands in its running story, or None where nothing is said of it.

    >>> parse_take("2nd Take").part, parse_take("1ST LEAD").lead, parse_take("Ferry-Lost Cargo")
    (2, 1, None)
    """
    text = text[:MAX_SLUG_CHARS]
    found, numbered = _TAKE.search(text), _TAKE_NUMBER.search(" " + text)
    if found is None and numbered is None:
        return None
    lead, part = _lead_and_part(found)
    return Take(
        lead=lead,
        part=int(numbered["number"]) if numbered else part,
        is_writethru=_WRITETHRU.search(text) is not None,
    )


def _lead_and_part(found: re.Match[str] | None) -> tuple[int | None, int | None]:
    """The numbers of a lead and of a take; an add is the take behind the first, a bare lead is number 0."""
    if found is None:
        return None, None
    if found["bare"]:
        return 0, None
    number, step = int(found["number"]), found["step"].lower()
    if step in {"ld", "lead", "new top"}:
        return number, None
    if step == "take":
        return None, number
    return (None, number + 1) if step == "add" else (None, None)


def is_slug_line(line: str) -> bool:
    """Say whether a line is a slug that begins with a cycle, as AP and others send it, or the header line around one.

    >>> [is_slug_line(line) for line in ("BC-XX--Ferry-Lost Cargo,640", "AM-FERRY-CARGO", "A ferry was lost")]
    [True, True, False]
    >>> is_slug_line("u f BC-FERRY-CARGO   02-26 0105")
    True
    """
    if len(line) > MAX_SLUG_CHARS:
        return False
    is_slug = _CYCLE.match(line) is not None and _SEPARATED.match(line) is not None
    return is_slug or _HEADER_LINE.fullmatch(line) is not None


def bare_headline(headline: str) -> str:
    """Return the headline without the prefixes that the wires put before it; whole where nothing would be left.

    >>> bare_headline("RPT-UPDATE 2-Ferry sinks off Port Larn")
    'Ferry sinks off Port Larn'
    >>> bare_headline("Lead poisoning is found in Port Larn")
    'Lead poisoning is found in Port Larn'
    """
    at = 0
    while match := _PREFIX.match(headline, at):
        at = match.end()
    return headline[at:].strip() or headline
