"""Signs: each says that somebody made, changed or passed on the text, with its evidence and what it is worth."""

from dataclasses import dataclass

from services.enrich.origin.names import Named
from shared.events import Evidence, Segment
from shared.text.agencies import Party

AUTHOR, ENHANCER, REDISTRIBUTOR, PRESS_RELEASE = "author", "enhancer", "redistributor", "press_release"

ROLE_OF_TRADE = {"news": AUTHOR, "release": PRESS_RELEASE, "redistributor": REDISTRIBUTOR}
"""What a party of a trade does to a text that it signs; a picture agency does nothing to it."""

PAGES = frozenset({"html", "rss", "atom", "json_feed", "sitemap", "wordpress"})
"""Formats in which a site shows its own articles and those of others."""

# What a sign is worth where it stands alone. The order of the kinds was set by what they mean, their values on the
# wire files, the pages and the archives of the material, by how often the party was the one that wrote the text.
DATELINE = 0.97
BYLINE = 0.95
STATED = 0.95
COPYRIGHT = 0.93
SIGN_OFF = 0.92
PUBLICATION = 0.92
ORIGINAL = 0.9
UNKNOWN_IN_DATELINE = 0.85
REUTERS_FORM = 0.85
SITE = 0.85
CONTRIBUTED = 0.8
OUTLET = 0.7
"""A name that no table holds, told by its form alone."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign of one party. ``is_known``: a table holds its name, so that it is no guess from the form."""

    name: str
    role: str
    basis: str
    confidence: float
    evidence: Evidence
    is_known: bool = True


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of text that signs are read from, and where its characters count."""

    text: str
    space: str
    start: int = 0
    field: str | None = None

    def evidence(self, start: int, end: int) -> Evidence:
        """Return a run of it as evidence."""
        return Evidence(
            space=self.space,
            start=self.start + start,
            end=self.start + end,
            text=self.text[start:end],
            field=self.field,
        )


def segment_text(segment: Segment) -> Text:
    """Return the characters of a segment, which count in the source text."""
    return Text(segment.text or "", "source", segment.start)


_ROLES = {"": AUTHOR, "and": AUTHOR, "for": AUTHOR, "with": ENHANCER, "via": REDISTRIBUTOR}
"""What the word that leads to a name says of its part in the text."""


def named_sign(text: Text, named: Named, shift: int, basis: str, worth: float) -> Sign | None:
    """Return the sign of a name found in a line of the text, ``shift`` characters from the text's start."""
    evidence = text.evidence(shift + named.start, shift + named.end)
    if named.are_agencies:
        return Sign(named.name, ENHANCER, basis, CONTRIBUTED, evidence)
    role = _ROLES[named.led_by]
    if named.party is not None:
        return sign_of(named.party, role, basis, worth, evidence)
    return Sign(named.name, role, basis, OUTLET, evidence, is_known=False)


def sign_of(party: Party, role: str | None, basis: str, confidence: float, evidence: Evidence) -> Sign | None:
    """Return the sign of a known party; its trade decides the role, or may forbid any."""
    of_trade = ROLE_OF_TRADE.get(party.trade)
    if of_trade is None:
        return None
    return Sign(party.name, of_trade if of_trade != AUTHOR else role or AUTHOR, basis, confidence, evidence)
