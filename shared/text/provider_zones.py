"""The zones in which agencies and the press of a country state their times: what fills in a time without a zone."""

import re
from types import MappingProxyType

from shared.text.time_zones import Zone

UTC, WESTERN, CENTRAL, EASTERN = Zone(0), Zone(0, "eu"), Zone(60, "eu"), Zone(120, "eu")

_COUNTRY_DOMAINS: tuple[tuple[str, Zone], ...] = (
    ("uk ie", WESTERN),
    ("de at ch li lu fr be nl it dk no se pl cz sk hu si hr rs ba me mk al mt mc sm", CENTRAL),
    ("fi ee lv lt gr bg ro ua cy", EASTERN),
    ("tr by sa kw qa bh iq", Zone(180)),
    ("ae om", Zone(240)),
    ("pk", Zone(300)),
    ("in lk", Zone(330)),
    ("np", Zone(345)),
    ("bd", Zone(360)),
    ("th vn kh", Zone(420)),
    ("cn hk tw sg my ph mo", Zone(480)),
    ("jp kr", Zone(540)),
    ("is gh sn ci", UTC),
    ("za bw zw zm ls na", Zone(120)),
    ("ke tz ug et", Zone(180)),
    ("ng cm ao", Zone(60)),
    ("ar uy", Zone(-180)),
    ("co pe pa jm", Zone(-300)),
    ("ve bo", Zone(-240)),
    ("cr gt sv hn ni", Zone(-360)),
)
"""Countries with one zone (islands far away apart) whose rule has not changed for twenty years or nearly so."""
COUNTRY_ZONES = MappingProxyType({domain: zone for domains, zone in _COUNTRY_DOMAINS for domain in domains.split()})

_AGENCIES: tuple[tuple[str, Zone], ...] = (
    ("afp dpa ansa efe apa ats keystone-sda belga anp tt ntb ritzau pap ctk tanjug europapress kna epd sid", CENTRAL),
    ("pa press-association bbc", WESTERN),
    ("stt bns", EASTERN),
    ("ap upi", Zone(-300, "us")),
    ("xinhua cna bernama antara-sg", Zone(480)),
    ("yonhap kyodo jiji", Zone(540)),
    ("pti ani ians", Zone(330)),
    ("spa kuna qna", Zone(180)),
    ("tass ria interfax", Zone(180)),
    ("wam", Zone(240)),
    ("aap", Zone(600, "au")),
    ("telam", Zone(-180)),
)
"""Agencies by the zone of their desk. Reuters has desks and clocks in three parts of the world, so it has none."""
AGENCY_ZONES = MappingProxyType({name: zone for names, zone in _AGENCIES for name in names.split()})
_HOST = re.compile(r"(?:[a-z]{2,8}:)?//(?:[^/@]*@)?([^/:?#@]+)")
_WORD = re.compile(r"[a-z-]+")


def zone_of_address(url: str | None) -> Zone | None:
    """Return the zone of the country whose domain a site has, or None where that does not tell.

    >>> zone_of_address("https://www.example.de/a") == CENTRAL, zone_of_address("https://example.com/de/")
    (True, None)
    """
    match = _HOST.match((url or "")[:300].lower())
    return COUNTRY_ZONES.get(match[1].rsplit(".", 1)[-1]) if match else None


def zone_of_provider(name: str | None) -> Zone | None:
    """Return the zone that an agency keeps, or None for others.

    >>> zone_of_provider("dpa") == CENTRAL, zone_of_provider("Harbour Wire")
    (True, None)
    """
    words = _WORD.findall((name or "").lower()[:100])
    return next((AGENCY_ZONES[word] for word in words if word in AGENCY_ZONES), None)
