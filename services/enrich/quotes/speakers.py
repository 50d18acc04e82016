"""Speakers: from a source in a sentence to who speaks, with the kind of naming and the entity that it is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from services.enrich.quotes.confidence import speaker_confidence
from services.enrich.quotes.grammar import Source
from services.enrich.quotes.names import Names
from services.enrich.quotes.resolution import Kind, kind_of, resolve
from services.enrich.quotes.sentences import Token
from shared.events import SourceSpan


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: a span of the body, the rule that found it, how it is named, and the entity that it is."""

    start: int
    end: int
    rule: str
    kind: Kind
    name: str | None

    def by(self, rule: str) -> "Speaker":
        """Return the same speaker as found by another rule."""
        return replace(self, rule=rule)


@dataclass(frozen=True, slots=True)
class Cast:
    """What speakers are found by: the names of the article, and where it quotes."""

    names: Names
    quoted: Sequence[tuple[int, int]]

    def speaker(self, tokens: Sequence[Token], source: Source, rule: str, last: str | None) -> Speaker:
        """Return the speaker that a source is; ``last`` is the entity that spoke last."""
        start, end = tokens[source.start].start, tokens[source.end - 1].end
        kind = kind_of(self.names, start, end)
        name = resolve(self.names, start, end, kind, self.quoted, last)
        if kind == "pronoun" and name is not None:
            self.names.learn(name, self.names.body[start:end])
        return Speaker(start, end, rule, kind, name)

    def may_speak(self, speaker: Speaker) -> bool:
        """Tell whether the subject of a sentence without a cue may be who says what stands beside it."""
        is_person = speaker.kind == "named" and speaker.name is not None
        word = self.names.body[speaker.start : speaker.end].casefold()
        return is_person or speaker.kind == "document" or word in {"he", "she", "they"}

    def span(self, speaker: Speaker) -> SourceSpan:
        """Return a speaker as it stands in an event, for those who report another one's words."""
        return SourceSpan(
            text=self.names.body[speaker.start : speaker.end],
            start=speaker.start,
            end=speaker.end,
            kind=speaker.kind,
            name=speaker.name,
            confidence=speaker_confidence(speaker.rule),
        )
