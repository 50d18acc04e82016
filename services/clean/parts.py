"""Parts: what the decision on a paragraph says, before it becomes segments."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """A run of a paragraph's clean text with one role; ``same_as`` is the text that it repeats."""

    start: int
    end: int
    role: str
    reason: str | None = None
    same_as: str | None = None
