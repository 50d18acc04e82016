r"""Lost characters: bytes and half characters that make no character, kept apart on their way through a parser.

A parser moves characters about, so where one was lost can only be told at the end. Until then each lost one is
stood for by a character of the private plane 16, which no news text uses; at the end it becomes U+FFFD with its
original beside it.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from services.ingest.encoding import REPLACEMENT, Decoded
from shared.events import Replacement

FIRST_MARK = 0x100000
MAX_MARKS = 0xF000
"""So many lost ones can be told apart; any more become U+FFFD with no word on where they stood."""

_MARK = re.compile(r"[\U00100000-\U0010FFFF]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(slots=True)
class Lost:
    """What was lost so far: each mark with its original."""

    originals: dict[str, bytes] = field(default_factory=dict)
    is_full: bool = False

    def mark(self, original: bytes) -> str:
        """Return the character that stands for this original from now on."""
        if self.is_full or len(self.originals) == MAX_MARKS:
            return REPLACEMENT
        mark = chr(FIRST_MARK + len(self.originals))
        self.originals[mark] = original
        return mark

    def settle(self, text: str) -> tuple[str, tuple[Replacement, ...]]:
        """Return the text with U+FFFD for each mark, and what stood there."""
        if not self.originals:
            return text, ()
        found = [match for match in _MARK.finditer(text) if match.group() in self.originals]
        replacements = tuple(
            Replacement(offset=match.start(), original_hex=self.originals[match.group()].hex()) for match in found
        )
        return self.settled(text), replacements

    def settled(self, text: str) -> str:
        """Return the text with U+FFFD for each mark."""
        if not self.originals:
            return text
        return _MARK.sub(lambda match: REPLACEMENT if match.group() in self.originals else match.group(), text)


def mark_undecodable(decoded: Decoded) -> tuple[str, Lost]:
    """Return the decoded text with a mark for each place that could not be decoded; offsets stay the same."""
    lost = Lost(is_full=_MARK.search(decoded.text) is not None)
    if not decoded.undecodable:
        return decoded.text, lost
    pieces, at = [], 0
    for place in decoded.undecodable:
        pieces.append(decoded.text[at : place.offset])
        pieces.append(lost.mark(place.original))
        at = place.offset + 1
    pieces.append(decoded.text[at:])
    return "".join(pieces), lost


def mark_surrogates(value: Any, lost: Lost) -> Any:
    r"""Return a JSON value whose lone surrogates (``"\ud83d"`` without its other half) are marked in every string."""
    if isinstance(value, str):
        return _SURROGATE.sub(lambda match: lost.mark(f"\\u{ord(match.group()):04x}".encode()), value)
    if isinstance(value, list):
        return [mark_surrogates(item, lost) for item in value]
    if isinstance(value, dict):
        return {mark_surrogates(key, lost): mark_surrogates(item, lost) for key, item in value.items()}
    return value
