"""The verdict: from signs that may speak of several parties to one origin, and the others who had a hand in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from services.enrich.origin.lines import line_signs
from services.enrich.origin.signs import AUTHOR, ENHANCER, PRESS_RELEASE, REDISTRIBUTOR, Sign
from services.enrich.origin.stated import stated_signs
from shared.events import CleanArticle, Evidence, Origin, OriginParty
from shared.text.agencies import fold_name

MOST_CERTAIN = 0.99
MOST_EVIDENCE = 4
MOST_OTHERS = 8

ORDER = ("dateline", "byline", "sign_off", "text", "credit_line", "provider", "copyright", "metadata")
"""Which sign decides where they name different authors: what stands nearest to the story's own words comes first. A
site or provider that names another author than itself passes the text on."""
PASSES_ON = frozenset({"provider", "copyright", "metadata"})
"""What only says whose hands the text is in."""
_SITE_END = re.compile(r"(?:\.[a-z]{2,6}){1,2}$|\s(?:news|online|digital)$")


@dataclass
class _Party:
    """One party with its signs, the deciding one first."""

    name: str
    signs: list[Sign] = field(default_factory=list)

    @property
    def rank(self) -> tuple[int, int, float]:
        """Lower is nearer to the story; a name from a table goes before one that only its form tells."""
        best = self.signs[0]
        return ORDER.index(best.basis), not best.is_known, -best.confidence

    @property
    def confidence(self) -> float:
        """Signs of different kinds make each other surer."""
        doubt = 1.0
        for worth in {sign.basis: sign.confidence for sign in self.signs}.values():
            doubt *= 1 - worth
        return round(min(1 - doubt, MOST_CERTAIN), 3)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The signs themselves, each once."""
        return tuple(dict.fromkeys(sign.evidence for sign in self.signs))[:MOST_EVIDENCE]


def find_origin(article: CleanArticle) -> Origin:
    """Return the agency or outlet that the text of an article comes from; unknown where nothing says so."""
    found = [_as_helper(sign, article) for sign in (*line_signs(article), *stated_signs(article))]
    signs = _without_mere_holders(found)
    makers = _parties([sign for sign in signs if sign.role in {AUTHOR, PRESS_RELEASE}])
    helpers = _parties([sign for sign in signs if sign.role in {ENHANCER, REDISTRIBUTOR}])
    if not makers:
        return Origin(others=_others([], helpers, set()))
    first = makers[0]
    role = PRESS_RELEASE if any(sign.role == PRESS_RELEASE for sign in first.signs) else AUTHOR
    return Origin(
        agency=first.name,
        role=role,
        basis=first.signs[0].basis,
        evidence=first.evidence,
        confidence=first.confidence,
        others=_others(makers[1:], helpers, {_key(first.name)}),
    )


def _as_helper(sign: Sign, article: CleanArticle) -> Sign:
    """`Source: AP` below a story that somebody else signs says what it was made from."""
    is_below = sign.basis == "credit_line" and sign.evidence.space != "provider" and sign.role == AUTHOR
    return replace(sign, role=ENHANCER) if is_below and sign.is_known and article.authors else sign


def _without_mere_holders(signs: list[Sign]) -> list[Sign]:
    """Whoever holds the rights, and is nobody known, is told only where nothing else is."""
    others = [sign for sign in signs if sign.is_known or sign.basis != "copyright"]
    return others if any(sign.role in {AUTHOR, PRESS_RELEASE} for sign in others) else signs


def _parties(signs: Sequence[Sign]) -> list[_Party]:
    """Group signs by whom they name; the nearest to the story first."""
    parties: dict[str, _Party] = {}
    for sign in sorted(signs, key=lambda sign: (ORDER.index(sign.basis), not sign.is_known, -sign.confidence)):
        parties.setdefault(_key(sign.name), _Party(sign.name)).signs.append(sign)
    return sorted(parties.values(), key=lambda party: party.rank)


def _key(name: str) -> str:
    """`The Harbour Times`, `Harbour Times` and `harbourtimes.example` are one."""
    folded = fold_name(name).removeprefix("the ")
    bare = _SITE_END.sub("", folded)
    letters = "".join(character for character in bare if character.isalnum())
    return letters.removeprefix("the") or folded


def _others(makers: Sequence[_Party], helpers: Sequence[_Party], known: set[str]) -> tuple[OriginParty, ...]:
    found: list[OriginParty] = []
    for party in [*makers, *helpers]:
        key = _key(party.name)
        if key in known:
            continue
        known = {*known, key}
        best = party.signs[0]
        passes_on = best.role == AUTHOR and (best.basis in PASSES_ON or _is_credited(best))
        role = REDISTRIBUTOR if passes_on else best.role
        found.append(
            OriginParty(
                name=party.name, role=role, basis=best.basis, evidence=party.evidence, confidence=party.confidence
            )
        )
    return tuple(found[:MOST_OTHERS])


def _is_credited(sign: Sign) -> bool:
    """The credit that a wire states for its item, and not a line below the story."""
    return sign.basis == "credit_line" and sign.evidence.space == "provider"
