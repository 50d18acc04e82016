"""The signal of an article - correction, update, kill, advisory, flash - as its wire or its first lines state it."""

from collections.abc import Iterator, Sequence

from shared.events import Evidence, Provider, Segment
from shared.events.replay import replay_segment
from shared.text.signals import SignalMatch, find_signals, find_slug_signals, weightiest
from shared.text.slugs import is_slug_line

HEAD_SEGMENTS = 8
"""Signals stand before the story: slug, lead, headline, byline and notes are at most so many."""
_SEEN_ROLES = frozenset({"headline", "subhead", "note", "marker", "body"})


def find_signal(provider: Provider, segments: Sequence[Segment]) -> tuple[str | None, tuple[Evidence, ...]]:
    """Return the signal with the words that say so; what the wire states goes before what the text shows."""
    shown, stated = list(_head_signals(segments)), list(_stated_signals(provider))
    signal = provider.signal or weightiest([name for name, _ in [*shown, *stated]])
    words = tuple(evidence for name, evidence in shown if name == signal)
    return signal, words or tuple(evidence for name, evidence in stated if name == signal)


def _head_signals(segments: Sequence[Segment]) -> Iterator[tuple[str, Evidence]]:
    written = [segment for segment in segments if segment.role != "blank" and segment.public]
    for segment in written[:HEAD_SEGMENTS]:
        if segment.role in _SEEN_ROLES:
            yield from _segment_signals(segment)
        if segment.role in {"dateline", "body"}:
            return


def _segment_signals(segment: Segment) -> Iterator[tuple[str, Evidence]]:
    text = segment.text or ""
    if is_slug_line(replay_segment(segment)):
        matches = find_slug_signals(text)
    else:
        # Edits at the start of a line are set aside marks, so the words stand behind them.
        matches = [_shifted(match, len(text) - len(text.lstrip("^ "))) for match in find_signals(text.lstrip("^ "))]
    for match in matches:
        start, end = segment.start + match.start, segment.start + match.end
        yield match.signal, Evidence(space="source", start=start, end=end, text=text[match.start : match.end])


def _shifted(match: SignalMatch, by: int) -> SignalMatch:
    return SignalMatch(match.signal, match.start + by, match.end + by)


def _stated_signals(provider: Provider) -> Iterator[tuple[str, Evidence]]:
    slugs = [("slug", provider.slug or "")]
    slugs += [(stated.field, stated.text) for stated in provider.stated if stated.field.endswith("keyword")]
    found = [(field, text, match) for field, text in slugs for match in find_slug_signals(text)]
    found += [("headline", provider.headline or "", match) for match in find_signals(provider.headline or "")]
    for field, text, match in found:
        words = text[match.start : match.end]
        yield match.signal, Evidence(space="provider", start=match.start, end=match.end, text=words, field=field)
