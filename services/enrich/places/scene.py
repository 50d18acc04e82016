"""The scene: one article as the judges of its names see it, with what it says of people, companies and diseases."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from services.enrich.places.names import Name
from services.enrich.places.tokens import Spans, Word, spoken
from services.enrich.places.words import COMPANY_WORDS, DISEASE_NOUNS, NOUN_AFTER_NAME

SURE_TITLES = frozenset({"Mr", "Mrs", "Ms", "Miss", "Sen", "Rep", "Gov", "Dr", "Prof"})


@dataclass
class Scene:
    """One article: its body, words, named spans and names."""

    body: str
    words: Sequence[Word]
    spans: Spans
    names: Sequence[Name]

    @cached_property
    def labelled(self) -> Counter[str]:
        """How often the recogniser calls a name a place."""
        return Counter(name.folded for name in self.names if name.is_labelled)

    @cached_property
    def persons(self) -> frozenset[str]:
        """First and last words of persons with full names."""
        full = (self.body[s.start : s.end].split() for s in self.spans.all if s.label == "PERSON")
        ends = (word for words in full if len(words) > 1 and not _names_a_kind(words) for word in (words[0], words[-1]))
        titled = (
            word.text
            for title, word in zip(self.words, self.words[1:], strict=False)
            if title.text in SURE_TITLES and word.text[0].isupper()
        )
        bare = (word.removesuffix("'s").removesuffix("’s") for word in ends)
        return frozenset([*(spoken(word) if self.body.isupper() else word for word in bare), *titled])

    @cached_property
    def lower_case(self) -> frozenset[str]:
        """The words that also stand without a capital."""
        return frozenset(word.text for word in self.words if word.text.islower())

    @cached_property
    def diseases(self) -> frozenset[str]:
        """Names that a disease bears somewhere in the article."""
        return frozenset(name.folded for name in self.names if self.following(name).lower() in DISEASE_NOUNS)

    @cached_property
    def companies(self) -> frozenset[str]:
        """Names that a company bears somewhere in the article."""
        return frozenset(name.folded for name in self.names if self.following(name) in COMPANY_WORDS)

    def following(self, name: Name, *, past: int = 1) -> str:
        """Return the word behind a name, empty where something else than a space or hyphen is between."""
        return self._neighbour(name.last + past, name.last + past - 1)

    def preceding(self, name: Name, *, past: int = 1) -> str:
        """Return the word before a name, likewise."""
        return self._neighbour(name.first - past, name.first - past + 1)

    def _neighbour(self, at: int, beside: int) -> str:
        if not (0 <= at < len(self.words) and 0 <= beside < len(self.words)):
            return ""
        low, high = sorted((at, beside))
        gap = self.body[self.words[low].end : self.words[high].start].removeprefix("'s").removeprefix("’s")
        return self.words[at].text if gap in (" ", "-") else ""


def _names_a_kind(words: Sequence[str]) -> bool:
    return any(word.lower() in NOUN_AFTER_NAME for word in words)
