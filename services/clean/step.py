"""Clean: from a RawArticle to a CleanArticle, in which every character has one role and a reason."""

from collections import Counter
from collections.abc import Sequence

from services.clean.authors import find_authors
from services.clean.dates import find_published, find_version_time
from services.clean.language import identify_language, load_identifier
from services.clean.paragraphs import find_paragraphs
from services.clean.release import find_release
from services.clean.roles import assign_roles
from services.clean.segments import build_segments
from services.clean.signals import find_signal
from services.clean.truncation import find_truncation
from services.clean.wire_codes import find_wire_codes
from shared.events import Caption, CleanArticle, Dateline, Evidence, Identity, Provider, RawArticle, Segment
from shared.events.replay import partition_fault, replay, replay_segment
from shared.outcomes import Dropped, Event, Settled
from shared.steps import Step, decodes
from shared.text.datelines import read_dateline
from shared.text.slugs import bare_headline

VERSION = "clean-3"


def clean(raw: RawArticle) -> Settled:
    """Return the clean article, or why there is none. A partition with a fault is a bug and raises."""
    paragraphs = find_paragraphs(raw.text, raw.blocks, find_wire_codes(raw.wire_format, raw.text))
    segments = build_segments(raw.text, paragraphs, assign_roles(paragraphs))
    if fault := partition_fault(segments, raw.text):
        raise AssertionError(fault)
    accounting = _accounting(segments)
    measures = {f"characters:{role}": float(count) for role, count in accounting.items()}
    body, captions = replay(segments), _captions(segments)
    if not (body or captions or _has_other_content(segments) or _retracts(raw.provider)):
        return Settled((Dropped("only_boilerplate" if paragraphs else "no_text"),), measures=measures)
    return Settled((Event(_article(raw, segments, body, captions, accounting)),), measures=measures)


def _has_other_content(segments: Sequence[Segment]) -> bool:
    """A table, or a note to editors, is an article too."""
    return any(segment.role == "table" or (segment.role == "note" and segment.public) for segment in segments)


def _retracts(provider: Provider) -> bool:
    """A cancel or kill need not have a text of its own."""
    return provider.status in {"canceled", "withheld"} or provider.signal == "kill"


def _article(
    raw: RawArticle,
    segments: tuple[Segment, ...],
    body: str,
    captions: tuple[Caption, ...],
    accounting: dict[str, int],
) -> CleanArticle:
    dateline = _dateline(segments)
    headline = _first(segments, "headline") or raw.provider.headline
    signal, signal_evidence = find_signal(raw.provider, segments)
    language = identify_language(body or " ".join(caption.text for caption in captions), raw.provider.language)
    published = find_published(raw, segments, dateline, language.code)
    return CleanArticle(
        **{name: getattr(raw, name) for name in Identity.model_fields},
        boundary=raw.boundary,
        provider=raw.provider,
        status=raw.provider.status or ("canceled" if signal == "kill" else "usable"),
        signal=signal,
        signal_evidence=signal_evidence,
        segments=segments,
        headline=headline,
        headline_bare=bare_headline(headline) if headline else None,
        byline=_first(segments, "byline"),
        authors=find_authors(segments, raw.provider),
        dateline=dateline,
        body=body,
        captions=captions,
        credits=tuple(replay_segment(segment) for segment in segments if segment.role == "credit"),
        language=language,
        published=published,
        version_time=find_version_time(raw, segments, language.code),
        release=find_release(raw, segments, published),
        truncated=find_truncation(segments, raw.provider),
        accounting=accounting,
    )


def _accounting(segments: Sequence[Segment]) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for segment in segments:
        counts[segment.role] += segment.end - segment.start
    return dict(sorted(counts.items()))


def _first(segments: Sequence[Segment], role: str) -> str | None:
    return next((replay_segment(segment) for segment in segments if segment.role == role), None)


def _dateline(segments: Sequence[Segment]) -> Dateline | None:
    segment = next((segment for segment in segments if segment.role == "dateline"), None)
    if segment is None:
        return None
    found = read_dateline(replay_segment(segment))
    evidence = Evidence(space="source", start=segment.start, end=segment.end, text=segment.text or "")
    if found is None:
        return Dateline(evidence=evidence)
    return Dateline(place=found.place, date=found.date, agency=found.agency, evidence=evidence)


def _captions(segments: Sequence[Segment]) -> tuple[Caption, ...]:
    seen = Counter(segment.same_as for segment in segments if segment.reason == "repeated_caption")
    return tuple(
        Caption(text=replay_segment(segment), credit=_credit_behind(segments, index), times_seen=1 + seen[index])
        for index, segment in enumerate(segments)
        if segment.role == "caption"
    )


def _credit_behind(segments: Sequence[Segment], index: int) -> str | None:
    """The credit that follows a caption, on its line or the next."""
    behind = next((segment for segment in segments[index + 1 :] if segment.role != "blank"), None)
    if behind is None or behind.role not in {"credit", "repeat"}:
        return None
    if behind.role == "repeat" and behind.reason != "repeated_credit":
        return None
    return replay_segment(behind)


def _warm_up() -> None:
    load_identifier()


STEP = Step("clean", VERSION, decode=decodes(RawArticle), run=clean, warm_up=_warm_up)
