"""Cues of speech and writing: which of PolNeAR's cues say that something was said, not thought, hoped or done."""

import re

from services.enrich.quotes.wordlists import split_words

VERBS = split_words(
    """
say tell add write ask note report announce tweet describe argue continue explain acknowledge declare accuse
criticize criticise urge recall claim conclude respond state warn insist reply call suggest cite quote point
praise propose question request read reveal remind repeat reiterate refer remark promise pledge vow predict joke
emphasize stress observe mention complain lament confirm concede contend assert allege admit deny denounce
condemn blame blast slam mock defend demand dismiss reject tout talk speak shout chant yell comment estimate
inform email post publish caution assure according thank discuss echo decry testify threaten swear brag boast
interject retort quip counter maintain address label charge
"""
)
IRREGULAR = {
    "said": "say",
    "told": "tell",
    "wrote": "write",
    "written": "write",
    "spoke": "speak",
    "spoken": "speak",
    "denied": "deny",
    "denies": "deny",
    "replied": "reply",
    "decried": "decry",
    "testified": "testify",
    "swore": "swear",
}
_ENDINGS = ("", "s", "es", "d", "ed", "ing")


def is_speech(cue: str) -> bool:
    """Tell whether a cue holds a verb of speech or writing."""
    return any(_is_verb(word) for word in re.findall(r"[a-z]+", cue.casefold()))


def _is_verb(word: str) -> bool:
    if word in IRREGULAR:
        return True
    stems = [word[: len(word) - len(ending)] for ending in _ENDINGS if word.endswith(ending)]
    return any(
        form in VERBS for stem in stems for form in (stem, stem + "e", stem[:-1] if stem[-1:] == stem[-2:-1] else stem)
    )
