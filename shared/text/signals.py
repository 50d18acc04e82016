"""Signals: what a text does to an earlier one - corrects, updates or kills it - or how it is meant - advisory, flash.

Only the wires' own set words count, and only where they put them: slug, headline, the first lines. A story about a
killing or an advisory is none.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

MAX_LINE_CHARS = 400
"""How much of a line is looked at: the words stand at its beginning."""

SEVERITY = ("kill", "correction", "advisory", "flash", "update")
"""Where several are found the first of these is the article's: what it asks of the reader comes before its rank."""

_END = r"(?=\s*(?:[-–—:)*=<]|$))"
_RETRACTIONS = (
    r"ANNULLIERUNG|STORNO|STORNIERUNG|MELDUNG ZURÜCKGEZOGEN|Meldung zurückgezogen|ANNULATION|DÉPÊCHE ANNULÉE"
    r"|ANULACI[OÓ]N|ANULAD[AO]|ANULAÇÃO|NOTÍCIA RETIRADA|ANNULLAMENTO|NOTIZIA ANNULLATA|INGETROKKEN|MAKULERES"
    r"|АННУЛИРОВАНО|АННУЛИРОВАНИЕ|سحب الخبر|إلغاء الخبر|記事取り消し|取り消し|撤稿"
)
# Set words that make up a line of their own, or stand before a dash or colon. Upper case is part of the convention.
_MARKS = {
    "kill": rf"(?:(?:BULLETIN|MANDATORY|ADVISORY|STORY|URGENT)[ -])?"
    r"(?:KILL|WITHDRAWN|WITHDRAWAL|RETRACT(?:ED|ION)|(?<=STORY )REMOVED)"
    rf"{_END}|(?:{_RETRACTIONS}){_END}"
    r"|(?:BULLETIN|MANDATORY|STORY)[ -]KILL\b",
    "correction": rf"(?:URGENT[ -])?(?:CORRECT(?:ED|ION|IVE)?|CLARIFICATION|ERRATUM){_END}"
    rf"|(?:BERICHTIGUNG|KORREKTUR|KORRIGIERT|RECTIFICATIF|CORRECCI[OÓ]N|RETTIFICA){_END}"
    r"|(?:Correct(?:ed|ion)|Clarification)\s?(?=:)",
    "advisory": rf"(?:EDITORS?'?S? )?ADVISORY{_END}|ADVISORY(?=\s?-)",
    "flash": rf"(?:NEWS ?)?(?:FLASH|ALERT|SNAP){_END}|(?:BULLETIN|URGENT|EILMELDUNG|BREAKING(?: NEWS)?){_END}"
    r"|(?:EIL|Eil|BLITZ|Blitz)(?=\)|$)",
    "update": rf"(?:UPDATED?|WRAPUP)(?: \d{{1,2}})?{_END}|\d{{1,2}}(?:ST|ND|RD|TH) ?(?:LEAD|LD)\b"
    rf"|(?:REFILE|RECAST){_END}|LEAD \d{{1,2}}{_END}|\(\d{{1,2}}(?:st|nd|rd|th) (?:ld|LD|lead|LEAD|Ld|Lead)(?=\))"
    rf"|(?:LEAD|LD)(?=\)|$)|(?:\d\. )?(?:ZUSAMMENFASSUNG|Zusammenfassung)(?: \d{{1,4}})?(?=\)|$)"
    r"|Updated?(?: \d{1,2})?\s?(?=:)",
}
_MARK = {name: re.compile(rf"[(*\s]{{0,8}}(?P<sign>{form})") for name, form in _MARKS.items()}
# Sentences to editors at the head of a text.
_NOTES = {
    "kill": r"(?:editors|eds)\W{1,3}.{0,80}?\bkill (?:the |this |our )?(?:\w+ )?(?:story|item|article|slug|file)"
    r"|(?:attention )?(?:editors|eds)\s?[:,–—-]\s?.{0,240}?\b(?:is|are|was|has been|have been) (?:hereby )?"
    r"(?:withdrawn|retracted)\b"
    r"|this (?:story|article|item|dispatch) (?:is|was|has been) (?:hereby )?(?:withdrawn|retracted|killed)\b"
    r"|(?:the|our) .{0,60}?\bstory (?:headlined|headed|slugged|titled|entitled|moved)\b.{0,200}? (?:is|was|has been) "
    r"(?:hereby )?(?:withdrawn|retracted|killed)\b"
    r"|bitte verwenden sie die meldung .{0,160}? nicht|(?:diese|unsere) meldung .{0,40}?(?:hiermit )?zurückgezogen"
    r"|(?:prière|merci|veuillez) (?:d['’])?annuler (?:la|cette|notre) dépêche"
    r"|(?:por favor,? )?anul(?:en|ar|amos) (?:la|nuestra|esta) (?:nota|noticia|información)",
    "correction": r"\((?:this (?:story|version) )?corrects?\b|(?:eds|editors)\W{1,3}corrects?\b"
    r"|\(?this (?:story|version) (?:has been corrected|corrects)\b|in \S.{0,80}? item .{0,120}? please read\b",
    "update": r"\((?:adds?|updates?|recasts?|writes through)\b[^()]{0,300}\)"
    r"|(?:eds|editors)\W{1,3}(?:updates?|adds|recasts)\b",
}
_NOTE = {name: re.compile(rf"(?i)(?P<sign>{form})") for name, form in _NOTES.items()}
_SLUG = {
    "kill": re.compile(r"(?i)[-,\s](?P<sign>kill)\b"),
    "correction": re.compile(r"(?i)[-,\s(](?P<sign>correct(?:ion|ed|ive)?|clarification)\b(?!-?facilit)"),
    "advisory": re.compile(r"(?i)[-,\s(](?P<sign>(?:editors'? )?advisory)\b"),
    "flash": re.compile(r"(?P<sign>\*URGENT|(?:AP)?News ?Alert|FLASH$|BULLETIN$)"),
    "update": re.compile(
        r"(?i)[-,\s(](?P<sign>\d{1,2}\s?(?:st|nd|rd|th)\s?-?(?:ld|lead)|ld-writethru|writethr(?:u|ough)|update \d{1,2})"
    ),
}


@dataclass(frozen=True, slots=True)
class SignalMatch:
    """A signal and the characters of the line that say it."""

    signal: str
    start: int
    end: int


def find_signals(line: str) -> list[SignalMatch]:
    """Return the signals that a line at the head of a text gives, whatever the line is.

    >>> [found.signal for found in find_signals("CORRECTED-UPDATE 1-Ferry sinks off Port Larn")]
    ['correction', 'update']
    >>> find_signals("Kill rates fall in Port Larn"), find_signals("KILL BILL SINKS")
    ([], [])
    """
    line = line[:MAX_LINE_CHARS]
    marks = _stacked_marks(line)
    found = {name: match for name, form in _NOTE.items() if (match := form.match(line))}
    return marks + [_match(name, match) for name, match in found.items()]


def find_slug_signals(slug: str) -> list[SignalMatch]:
    """Return the signals of a slug line.

    >>> [found.signal for found in find_slug_signals("BC-XX--Ferry-Lost Cargo, 1st Ld-Writethru")]
    ['update']
    """
    slug = slug[:MAX_LINE_CHARS]
    return [_match(name, match) for name, form in _SLUG.items() if (match := form.search(slug))]


def weightiest(signals: Sequence[str]) -> str | None:
    """Return the one signal of an article that gives several, or None of none.

    >>> weightiest(["update", "correction"])
    'correction'
    """
    return min(signals, key=SEVERITY.index, default=None)


def _stacked_marks(line: str) -> list[SignalMatch]:
    """Set words before one another, as in ``CORRECTED-UPDATE 1-``."""
    marks: list[SignalMatch] = []
    at = 0
    while hit := _mark_at(line, at):
        marks.append(hit)
        at = _behind_separator(line, hit.end)
    return marks


def _mark_at(line: str, at: int) -> SignalMatch | None:
    for name, form in _MARK.items():
        if match := form.match(line, at):
            return _match(name, match)
    return None


_SEPARATOR = re.compile(r"[)*\s]{0,8}[-:–—]{1,2}\s{0,4}")


def _behind_separator(line: str, at: int) -> int:
    match = _SEPARATOR.match(line, at)
    return match.end() if match else len(line)


def _match(name: str, match: re.Match[str]) -> SignalMatch:
    return SignalMatch(name, match.start("sign"), match.end("sign"))
