"""Until when a text is held back: an embargo, as a field of the wire or as a line of the text states it."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from services.clean.dates.stated import provider_zone, stated_evidence
from services.clean.release_words import BARE_EMBARGO, HELD_BACK, IMMEDIATE, IMPLIED_ZONES
from shared.events import Evidence, Provider, Published, RawArticle, Release, Segment
from shared.text.instants import named_weekday, parse_clock, parse_instant, parse_month_day
from shared.text.lines import find_lines
from shared.text.moments import Moment
from shared.text.time_zones import Zone

MAX_NOTE_CHARS = 220
"""A longer line is a paragraph of the story, which may be about an embargo."""
EDGE_SEGMENTS = 12
"""Segments from either end of the text among which such a line stands."""
MAX_DAYS_AHEAD = 366


def is_release_note(text: str) -> bool:
    """Say whether a line holds the text back until a time, or says so without one.

    >>> [is_release_note(line) for line in ("EMBARGOED UNTIL 0001 GMT FRIDAY", "The embargo until 1990 hurt trade.")]
    [True, False]
    """
    if len(text) > MAX_NOTE_CHARS:
        return False
    if BARE_EMBARGO.fullmatch(text):
        return True
    match = HELD_BACK.match(text)
    if match is None or IMMEDIATE.search(text):
        return False
    rest = text[match.end() :]
    if match["weak"] and not match["words"].isupper():
        return parse_clock(rest) is not None or parse_instant(rest) is not None
    return _names_a_time(rest)


def find_release(raw: RawArticle, segments: Sequence[Segment], published: Published) -> Release:
    """Return until when the text is held back, with the words that say so; the field goes before the text.

    What a date lacks (its year, or all but the weekday) is taken from the time of sending, else from ``published``.
    A time without a zone that nothing tells is taken as late as it can be: nobody may publish too early.
    """
    reference, zone = _reference(raw, published), provider_zone(raw.provider)
    fields = _fields(raw.provider)
    notes = list(_notes(segments))
    evidence = (*(found for _, found in fields), *(found for _, found in notes))
    if not evidence:
        return Release()
    ends = (_until(text, reference, zone) for text, _ in (*fields, *notes))
    until = next((end for end in ends if end is not None), None)
    return Release(embargo_until=until, basis="provider" if fields else "text", evidence=evidence)


def _fields(provider: Provider) -> list[tuple[str, Evidence]]:
    stated = {time.text: time.field for time in provider.times if time.kind == "embargo"}
    if provider.embargo:
        stated.setdefault(provider.embargo, "embargo")
    return [(text, stated_evidence(field, text)) for text, field in stated.items()]


def _notes(segments: Sequence[Segment]) -> Iterator[tuple[str, Evidence]]:
    shown = [segment for segment in segments if segment.role != "blank" and segment.text]
    edges = shown if len(shown) <= 2 * EDGE_SEGMENTS else [*shown[:EDGE_SEGMENTS], *shown[-EDGE_SEGMENTS:]]
    for segment in edges:
        for line in find_lines((segment.text or "")[: 10 * MAX_NOTE_CHARS]):
            if is_release_note(line.text):
                start = segment.start + line.start
                yield line.text, Evidence(space="source", start=start, end=start + len(line.text), text=line.text)


def _names_a_time(text: str) -> bool:
    if named_weekday(text) is not None or parse_instant(text) or parse_month_day(text):
        return True
    return parse_clock(text) is not None


def _reference(raw: RawArticle, published: Published) -> datetime | None:
    return raw.provider.sent_at or published.latest or published.earliest


def _until(text: str, reference: datetime | None, zone: Zone | None) -> datetime | None:
    match = HELD_BACK.match(text)
    if match is not None:
        zone = zone or (IMPLIED_ZONES["german"] if match["german"] else None)
        text = text[match.end("words") :]
    moment = parse_instant(text) or (_completed(text, reference) if reference else None)
    if moment is None or moment.unit in {"month", "year"}:
        return None
    earliest, latest = moment.bounds(zone)
    return latest if moment.has_time else earliest


def _completed(text: str, reference: datetime) -> Moment | None:
    """The moment that a date without a year, a weekday or an hour alone means, seen from the day of sending."""
    day = _day_ahead(text, reference.date())
    return parse_instant(f"{day.isoformat()} {text}") if day else None


def _day_ahead(text: str, sent: date) -> date | None:
    weekday, stated = named_weekday(text), parse_month_day(text)
    if stated is None and weekday is None:
        return sent if parse_clock(text) is not None else None
    for days in range(-1 if stated else 0, MAX_DAYS_AHEAD):
        day = sent + timedelta(days=days)
        if (stated is None or (day.month, day.day) == stated) and (weekday is None or day.weekday() == weekday):
            return day
    return None
