"""The language of a text, or `und` where there is too little to tell."""

from functools import cache
from typing import Any

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from shared.events import Language

MIN_CONFIDENCE = 0.5
"""Below it another language is as likely; `und` then."""
MIN_LETTERS = 12
"""Fewer letters are a name or a code, in any language."""
SAMPLE_CHARS = 20_000
"""The beginning is enough: confidence is at its end after some hundred characters."""

UNDETERMINED = "und"


def identify_language(text: str) -> Language:
    """Return the language of a text with its normalised probability.

    >>> identify_language("The ferry left the harbour before the storm reached the coast.").code
    'en'
    >>> identify_language("12 / 34").code
    'und'
    """
    sample = text[:SAMPLE_CHARS]
    if sum(character.isalpha() for character in sample) < MIN_LETTERS:
        return Language(code=UNDETERMINED, confidence=0.0)
    code, probability = load_identifier().classify(sample)
    confidence = round(min(max(float(probability), 0.0), 1.0), 4)
    return Language(code=code if confidence >= MIN_CONFIDENCE else UNDETERMINED, confidence=confidence)


@cache
def load_identifier() -> Any:
    """Load the model, once per process."""
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
