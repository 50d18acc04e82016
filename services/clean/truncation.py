"""Whether an article breaks off: its body ends in mid-sentence and no end mark follows."""

import re
from collections.abc import Sequence

from shared.events import Evidence, Segment, Truncated

MIN_WORDS = 8
"""A shorter last paragraph without a full stop may be a signature or a list item."""
TAIL_CHARS = 80

_OPEN_END = re.compile(r"[\w,;–—-]$")


def find_truncation(segments: Sequence[Segment]) -> Truncated:
    """Return whether the text breaks off, with its tail as evidence."""
    kept = [segment for segment in segments if segment.role != "blank"]
    if not kept or kept[-1].role != "body":
        return Truncated()
    last = kept[-1]
    text = last.text or ""
    if len(text.split()) < MIN_WORDS or not _OPEN_END.search(text):
        return Truncated()
    start = max(last.end - TAIL_CHARS, last.start)
    tail = Evidence(space="source", start=start, end=last.end, text=text[start - last.start :])
    return Truncated(is_truncated=True, evidence=(tail,))
