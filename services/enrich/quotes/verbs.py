"""Verbs: whether a word form that may be a cue is one, where it ends, and whether it has what it needs."""

from collections.abc import Set

from services.enrich.quotes.cues import NEEDS_WORDS, NOUNS_TOO, ONLY_WITH_PARTICLE, PARTICLES, Cue
from services.enrich.quotes.grammar import is_capital, is_personal
from services.enrich.quotes.sentences import Token
from services.enrich.quotes.words import BE, DAYS, DETERMINERS, HAVE, PERSONAL, STANDING_ALONE

MAX_BEFORE = 8
"""How many tokens may stand between words that are said and a verb after them that needs such."""

NOT_AFTER_VERBS = frozenset({"of", "and", "from", "in", "on", "for", "about", "at", "with"})
"""Words that follow `claims`, `charges`, `notes` where these are nouns."""

_PLURAL_SUBJECTS = frozenset({"they", "we", "i", "you", "who", "people", "police", "some", "others", "many", "critics"})


def is_verb(tokens: list[Token], at: int, start: int, cue: Cue, helpers: Set[str]) -> bool:
    """Tell whether a form reports here: active, no noun, with a subject that agrees."""
    before = tokens[start - 1] if start else None
    is_passive = bool(helpers & BE) and cue.form != "ing"
    if is_passive or (before is not None and _makes_noun(before, tokens[at].lower)):
        return False
    if tokens[at].lower in NOUNS_TOO and is_capital(tokens[at]) and at:
        return False
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if (cue.form == "participle" and not helpers & HAVE) or (
        following == "by" and cue.form != "ing" and cue.verb not in {"say", "tell", "add"}
    ):
        return False
    if (following == "to" and tokens[at].lower == "thanks") or (following == "not" and cue.kind == "urge"):
        return False
    if cue.form == "base":
        is_helped = bool(helpers & {"will", "would", "’ll", "'ll"})
        subject = before.lower if before is not None else ""
        is_plural = subject in _PLURAL_SUBJECTS or (subject.endswith("s") and tokens[at].lower not in NOUNS_TOO)
        return is_helped or is_plural
    if tokens[at].lower in NOUNS_TOO:
        opens = at + 1 < len(tokens) and (tokens[at + 1].quotation is not None or tokens[at + 1].text in {":", "that"})
        is_clear = opens or (
            before is not None
            and (before.lower in PERSONAL or before.lower == "who" or is_capital(before) or before.text in {",", ")"})
        )
        return is_clear and following not in NOT_AFTER_VERBS - PARTICLES.get(cue.verb, frozenset())
    return True


def _makes_noun(before: Token, word: str) -> bool:
    """Tell whether the word before a form makes it a noun or part of one's phrase: `the report`, `Lo's claims`."""
    if before.lower in DETERMINERS - STANDING_ALONE:
        return True
    return before.lower.endswith(("'s", "’s")) and word in NOUNS_TOO


def end_of_cue(tokens: list[Token], at: int, cue: Cue) -> int | None:
    """Return the token behind a cue and its particle; None where the verb does not report without one."""
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    particles = PARTICLES.get(cue.verb, frozenset())
    day = at + 2 if following == "on" else at + 1
    if day + 1 < len(tokens) and tokens[day].lower in DAYS and tokens[day + 1].lower in particles:
        return day + 2
    has_particle = following in particles
    if cue.verb in ONLY_WITH_PARTICLE and not has_particle:
        return None
    if cue.verb in NEEDS_WORDS and not (has_particle or _has_words(tokens, at)):
        return None
    return at + 2 if has_particle else at + 1


def _has_words(tokens: list[Token], at: int) -> bool:
    """Tell whether words between marks or a clause follow a verb, or come before it."""
    near = tokens[at + 1 : at + 4]
    if any(token.quotation is not None or token.text == ":" for token in near):
        return True
    if near and (near[0].lower == "that" or (is_personal(near[0]) and near[0].lower not in {"it", "you"})):
        return True
    is_last = at + 1 >= len(tokens) or tokens[at + 1].text in {".", ","} or tokens[at + 1].lower in DAYS
    earlier = tokens[max(at - MAX_BEFORE, 0) : at]
    return any(token.quotation is not None for token in earlier) or (
        is_last and any(token.text == "," for token in earlier)
    )
