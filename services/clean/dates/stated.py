"""What the wire or page states: times in fields of their own, and the date in the address."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from services.clean.dates.clues import EXACT, NOT_AFTER, NOT_BEFORE, Clue, day_bounds, moment_clue
from shared.events import Evidence, Provider, StatedTime
from shared.text.instants import parse_instant
from shared.text.moments import DAY_FIRST, MONTH_FIRST, Moment
from shared.text.provider_zones import zone_of_address, zone_of_provider
from shared.text.time_zones import Zone

SAYS = {
    "published": EXACT,
    "created": NOT_BEFORE,
    "modified": NOT_AFTER,
    "sent": NOT_AFTER,
    "crawled": NOT_AFTER,
    "loaded": NOT_AFTER,
}
"""What a stated time says of the publication. An embargo or expiry is about the future and says nothing."""
CONFIDENCE = {"published": 0.97, "created": 0.9, "modified": 0.9, "sent": 0.9, "crawled": 0.9, "loaded": 0.7}
URL_DAY_CONFIDENCE = 0.9
URL_MONTH_CONFIDENCE = 0.8
"""An address is made when the page is, in nearly all systems on the day of publication."""

_PAGE_FIELD = re.compile(r"json-ld|microdata|itemprop|meta|og:|time\b|rdfa|dc[.:]", re.IGNORECASE)
_FIELD_RANKS = (
    re.compile(r"json-ld", re.IGNORECASE),
    re.compile(r"article:published|itemprop|microdata|datepublished", re.IGNORECASE),
    re.compile(r"meta|og:|dc[.:]", re.IGNORECASE),
)
"""Of the fields of a page: the structured statement, what feeds the networks, any other, what is shown."""
_URL_DAY = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[/_.-](\d{1,2})[/_.-](\d{1,2})(?!\d)|[/_.-]((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)"
    r"|/((?:19|20)\d\d)/(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/(\d\d)(?!\d)"
)
_URL_MONTH = re.compile(r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])/")
_URL_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MAX_URL_CHARS = 2_000
DAY_FIRST_ENGLISH = frozenset({"uk", "ie", "au", "nz", "in", "za", "sg", "hk", "my", "ke", "ng"})
"""Domains of countries that write English dates with the day first."""
MONTH_FIRST_LANGUAGES = frozenset({"en-us", "en_us", "fil", "en-ph"})


def provider_zone(provider: Provider) -> Zone | None:
    """Return the zone of times that the provider states without one, or None where it cannot be told."""
    return zone_of_provider(provider.name) or zone_of_address(provider.url) or zone_of_provider(provider.publisher)


def local_order(provider: Provider, language: str | None) -> str | None:
    """Return the order of day and month where the article was written, or None where it may be either."""
    stated = (provider.language or language or "").lower()
    domain = re.sub(r"[/:?#].*", "", re.sub(r"^\w+://", "", provider.url or "")).rsplit(".", 1)[-1]
    if stated in MONTH_FIRST_LANGUAGES:
        return MONTH_FIRST
    if stated.startswith("en"):
        return DAY_FIRST if domain in DAY_FIRST_ENGLISH or stated in {"en-gb", "en_gb", "en-au", "en-ie"} else None
    return DAY_FIRST if stated not in {"", "und"} else None


def stated_clues(provider: Provider, is_page: bool, order: str | None) -> list[Clue]:
    """Return a clue for every stated time that can be read, and for the address.

    Of several changes only the last is a bound. What is held back was sent and changed before its publication.
    """
    zone = provider_zone(provider)
    is_held_back = bool(provider.embargo) or any(stated.kind == "embargo" for stated in provider.times)
    others = [stated for stated in provider.times if stated.kind not in {"modified", "sent"}]
    clues = [clue for stated in others for clue in _stated_clue(stated, zone, is_page, order)]
    made = [replace(clue, is_soft=True) for clue in _last_change(provider, zone, is_page, order)]
    made += _sendings(provider, zone, is_page, order)
    if is_held_back:
        made = [replace(clue, says=NOT_BEFORE) for clue in made]
    return [*clues, *made, *url_clues(provider.url)]


def version_clues(provider: Provider, is_page: bool, order: str | None) -> list[Clue]:
    """Return a clue of when this version was made: the last change that is stated, if any."""
    return [replace(clue, says=EXACT) for clue in _last_change(provider, provider_zone(provider), is_page, order)]


def _last_change(provider: Provider, zone: Zone | None, is_page: bool, order: str | None) -> list[Clue]:
    changes = [stated for stated in provider.times if stated.kind == "modified"]
    clues = [clue for stated in changes for clue in _stated_clue(stated, zone, is_page, order)]
    return [max(clues, key=lambda clue: clue.latest)] if clues else []


def stated_moment(stated: StatedTime, order: str | None) -> Moment | None:
    """Return what a stated time means, in the local order of day and month."""
    moment = parse_instant(stated.text)
    return moment.in_order(order) if moment else None


def stated_evidence(field: str, text: str) -> Evidence:
    """Return a stated value as evidence."""
    return Evidence(space="provider", start=0, end=len(text), text=text, field=field)


def _stated_clue(stated: StatedTime, zone: Zone | None, is_page: bool, order: str | None) -> Iterator[Clue]:
    moment = stated_moment(stated, order)
    if moment is None or stated.kind not in SAYS:
        return
    basis = "metadata" if is_page or _PAGE_FIELD.match(stated.field) else "provider"
    clue = Clue(
        says=SAYS[stated.kind],
        earliest=datetime.min.replace(tzinfo=UTC),
        latest=datetime.max.replace(tzinfo=UTC),
        precision="unknown",
        basis=basis,
        confidence=CONFIDENCE[stated.kind],
        evidence=(stated_evidence(stated.field, stated.text),),
        rank=_field_rank(stated.field) if basis == "metadata" else 0,
    )
    yield moment_clue(_as_day_at_midnight(moment), zone, clue)


def _field_rank(field: str) -> int:
    ranks = (number for number, pattern in enumerate(_FIELD_RANKS) if pattern.search(field))
    return next(ranks, len(_FIELD_RANKS))


def _as_day_at_midnight(moment: Moment) -> Moment:
    """Midnight to the second is how systems write a day without a time."""
    civil = moment.civil
    if moment.unit == "second" and (civil.hour, civil.minute, civil.second) == (0, 0, 0):
        return Moment(civil, "day", moment.offsets, moment.other)
    return moment


def _sendings(provider: Provider, zone: Zone | None, is_page: bool, order: str | None) -> list[Clue]:
    """The time of sending as the format read it, which knows the order of day and month on its wire; else as stated."""
    stated = [time for time in provider.times if time.kind == "sent"]
    sent_at = provider.sent_at
    if sent_at is None:
        return [clue for time in stated for clue in _stated_clue(time, zone, is_page, order)]
    field, text = (stated[0].field, stated[0].text) if stated else ("sent_at", sent_at.isoformat())
    evidence = (stated_evidence(field, text),)
    return [Clue(NOT_AFTER, sent_at, sent_at, "instant", "provider", CONFIDENCE["sent"], evidence, day=sent_at.date())]


def url_clues(url: str | None) -> Iterator[Clue]:
    """Yield the day or month that an address holds, if any.

    >>> [clue.precision for clue in url_clues("https://example.com/2020/01/16/ferry")]
    ['day']
    """
    address = (url or "")[:MAX_URL_CHARS]
    for match in _URL_DAY.finditer(address):
        year, month, day = (part for part in match.groups() if part is not None)
        number = _URL_MONTHS.index(month) + 1 if month in _URL_MONTHS else int(month)
        try:
            earliest, latest = day_bounds(date(int(year), number, int(day)))
        except ValueError:
            continue
        evidence = (Evidence(space="provider", start=match.start(), end=match.end(), text=match.group(), field="url"),)
        yield Clue(EXACT, earliest, latest, "day", "url", URL_DAY_CONFIDENCE, evidence, is_civil=True)
        return
    if named := _URL_MONTH.search(address):
        moment = parse_instant(f"{named[1]}-{named[2]}")
        evidence = (Evidence(space="provider", start=named.start(), end=named.end(), text=named.group(), field="url"),)
        clue = Clue(EXACT, *day_bounds(date(2000, 1, 1)), "month", "url", URL_MONTH_CONFIDENCE, evidence)
        if moment:
            yield moment_clue(moment, None, clue)
