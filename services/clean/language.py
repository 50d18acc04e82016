"""The language of a text, or `und` where there is too little to tell."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from services.clean.language_words import NEWS_LANGUAGES, RELATIVES
from shared.events import Language

MIN_CONFIDENCE = 0.5
"""Below it another language is as likely; `und` then."""
MIN_LETTERS = 12
"""Fewer letters are a name or a code, in any language."""
MIN_IDEOGRAPHS = 4
"""A character of Chinese, Japanese or Korean says as much as three letters."""
SAMPLE_CHARS = 250
"""So many characters decide: the identifier is as sure of them as of the whole on all but a few stories."""
SAMPLES = 2
"""Samples are taken from the beginning and the end, so that a text in two languages shows."""
SAMPLED_CHARS = 20_000
UPPER_SHARE = 0.6
"""A text with more capitals is lowered first: the identifier was trained on ordinary sentences."""
MOST_MODEL_WEIGHT = 3.0
"""How much surer the model may be of one relative than of another: about as three words of the other."""
STATED_CONFIDENCE = 0.5
"""A stated language counts where the text itself does not decide and nothing speaks against it."""
LEAST_STATED = 0.02
"""The stated language must be so likely by the text; one with another script never is."""

UNDETERMINED = "und"
_WORD = re.compile(r"[^\W\d_]+")
_NOISE = re.compile(r"https?://\S+|\S+@\S+|[\d_]+")
_IDEOGRAPH = re.compile(r"[\u3041-\u30ff\u3400-\u9fff가-힣]")


def identify_language(text: str, stated: str | None = None) -> Language:
    """Return the language of a text with its probability; ``stated`` only breaks a tie, since it is often wrong.

    >>> identify_language("The ferry left the harbour before the storm reached the coast.").code
    'en'
    >>> identify_language("12 / 34").code
    'und'
    """
    shares: defaultdict[str, float] = defaultdict(float)
    samples = [sample for sample in _samples(text) if _has_letters(sample)]
    for sample in samples:
        for language, probability in _probabilities(sample).items():
            shares[language] += probability / len(samples)
    base = (stated or "").replace("_", "-").partition("-")[0].lower()
    if not shares:
        return Language(code=UNDETERMINED, confidence=0.0)
    code, confidence = max(shares.items(), key=lambda pair: (pair[1], pair[0]))
    if confidence < MIN_CONFIDENCE and shares[base] >= LEAST_STATED:
        return Language(code=base, confidence=STATED_CONFIDENCE)
    rounded = round(min(max(confidence, 0.0), 1.0), 4)
    return Language(code=code if rounded >= MIN_CONFIDENCE else UNDETERMINED, confidence=rounded)


@cache
def load_identifier() -> Any:
    """Load the model, once per process."""
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(sorted(NEWS_LANGUAGES))
    # Its table comes with the numbers of one language side by side; those of one feature are asked for together.
    identifier.nb_ptc = identifier.nb_ptc.copy(order="C")
    return identifier


def _samples(text: str) -> Iterator[str]:
    text = text[:SAMPLED_CHARS]
    if len(text) <= SAMPLES * SAMPLE_CHARS:
        starts = range(0, len(text), SAMPLE_CHARS)
    else:
        starts = range(0, len(text) - SAMPLE_CHARS + 1, (len(text) - SAMPLE_CHARS) // (SAMPLES - 1))
    for start in starts:
        sample = _NOISE.sub(" ", text[start : start + SAMPLE_CHARS])
        yield sample.lower() if _is_upper(sample) else sample


def _has_letters(sample: str) -> bool:
    if len(_IDEOGRAPH.findall(sample)) >= MIN_IDEOGRAPHS:
        return True
    return sum(map(str.isalpha, sample)) >= MIN_LETTERS


def _is_upper(sample: str) -> bool:
    return sum(map(str.isupper, sample)) > UPPER_SHARE * sum(map(str.isalpha, sample))


def _probabilities(sample: str) -> dict[str, float]:
    probabilities = {str(code): float(probability) for code, probability in load_identifier().rank(sample)[:8]}
    best = next(iter(probabilities), UNDETERMINED)
    group = next((group for group in RELATIVES if best in group), None)
    return probabilities | _among_relatives(sample, probabilities, group) if group else probabilities


def _among_relatives(
    sample: str, probabilities: dict[str, float], group: dict[str, frozenset[str]]
) -> dict[str, float]:
    """The probabilities of close relatives, weighed by the words that only some of them use."""
    words = Counter(word.lower() for word in _WORD.findall(sample))
    mass = sum(probabilities.get(language, 0.0) for language in group)
    least = math.log(max(probabilities.get(language, 0.0) for language in group)) - MOST_MODEL_WEIGHT
    weights = {
        language: max(math.log(max(probabilities.get(language, 0.0), 1e-12)), least)
        + sum(min(words[word], 2) for word in distinctive)
        for language, distinctive in group.items()
    }
    most = max(weights.values())
    total = sum(math.exp(weight - most) for weight in weights.values())
    return {language: mass * math.exp(weight - most) / total for language, weight in weights.items()}
