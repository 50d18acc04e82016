"""From a clean article to what a reader is shown of it: a row for each run of text, and facts with their evidence."""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from copydesk.explain.times import describe_time
from shared.events import ArticleContent, Boundary, Edit, Evidence, Segment
from shared.events.vocabulary import KEPT_ROLES, ROLES

QUIET_EDITS = frozenset({"line_wrap", "edge_space", "space_run", "line_ending"})
"""Edits of blanks: they are counted, but showing each would hide the text."""
MAX_EDITS_TOLD = 3
MAX_EVIDENCE_CHARS = 80
OVERRIDES = {"\u202d": "[LRO]", "\u202e": "[RLO]"}
"""They turn the order of any letters round; other marks of direction belong to right-to-left text and stay."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of the source; ``replacement`` is what stands there afterwards, None where nothing changed."""

    text: str
    replacement: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One segment: its number, its role, what the margin says of it, and its characters."""

    number: int
    role: str
    is_kept: bool
    notes: tuple[str, ...]
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """Something derived, with what it rests on."""

    name: str
    value: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class RoleSum:
    """How many characters have a role, and for which reasons they are set aside."""

    role: str
    characters: int
    share: float
    is_kept: bool
    reasons: str


def explain_rows(article: ArticleContent) -> Iterator[Row]:
    """Yield a row for each segment that holds more than blanks, numbered like the segments."""
    for number, segment in enumerate(article.segments):
        if segment.role != "blank":
            kept = segment.role in KEPT_ROLES
            yield Row(number, segment.role, kept, tuple(_notes(segment)), tuple(_runs(segment)))


def sum_roles(article: ArticleContent) -> list[RoleSum]:
    """Return the characters by role, in the order of the closed list; together they are the whole text."""
    total = sum(article.accounting.values()) or 1
    reasons: dict[str, Counter[str]] = {}
    for segment in article.segments:
        if segment.reason:
            reasons.setdefault(segment.role, Counter())[segment.reason] += segment.end - segment.start
    return [
        RoleSum(
            role,
            article.accounting[role],
            article.accounting[role] / total,
            role in KEPT_ROLES,
            ", ".join(f"{reason} {count}" for reason, count in reasons.get(role, Counter()).most_common()),
        )
        for role in ROLES
        if article.accounting.get(role)
    ]


def explain_facts(article: ArticleContent) -> list[Fact]:
    """Return what was derived from the article, each with its evidence; what is unknown says so."""
    facts = [
        Fact("found as", _origin(article), f"boundary {article.boundary.confidence:.2f}: {_signs(article.boundary)}"),
        Fact("headline", make_visible(article.headline or "none"), _bare(article)),
        Fact("authors", ", ".join(author.name for author in article.authors) or "none", _bases(article)),
        Fact("published", describe_time(article.published), _evidence(article.published.evidence)),
    ]
    if article.version_time:
        facts.append(
            Fact("this version", describe_time(article.version_time), _evidence(article.version_time.evidence))
        )
    if article.release.basis != "none":
        until = article.release.embargo_until
        facts.append(Fact("embargo", until.isoformat() if until else "yes", _evidence(article.release.evidence)))
    facts += [
        Fact("language", article.language.code, f"confidence {article.language.confidence:.2f}"),
        Fact("status", article.status, article.signal or ""),
    ]
    if article.truncated.is_truncated:
        facts.append(Fact("breaks off", "yes", _evidence(article.truncated.evidence)))
    return facts


def make_visible(text: str) -> str:
    r"""Return the text with control characters as their pictures, so that none reaches a terminal or a page.

    So are overrides of direction, which would show letters in another order than they stand in.

    >>> make_visible("a\x1b[0m\x00b \u202egnp.exe")
    'a␛[0m␀b [RLO]gnp.exe'
    """
    return "".join(
        _picture(character) if unicodedata.category(character) in ("Cc", "Cs", "Cf") else character
        for character in text
    )


def _picture(character: str) -> str:
    if character in "\n\t" or unicodedata.category(character) == "Cf":
        return OVERRIDES.get(character, character)
    code = ord(character)
    return chr(0x2400 + code) if code < 0x20 else "␡" if code == 0x7F else "\ufffd"


def _notes(segment: Segment) -> Iterator[str]:
    if segment.reason:
        yield segment.reason
    if segment.same_as is not None:
        yield make_visible(f"same as {segment.same_as}")
    if not segment.public:
        yield "not public"
    told = Counter(f"{edit.reason} → {make_visible(edit.replacement) or 'removed'}" for edit in _loud(segment.edits))
    for note, count in list(told.items())[:MAX_EDITS_TOLD]:
        yield note if count == 1 else f"{note} ×{count}"
    if left := sum(list(told.values())[MAX_EDITS_TOLD:]):
        yield f"and {left} more edits"


def _runs(segment: Segment) -> Iterator[Run]:
    text, at = segment.text or "", segment.start
    for edit in _loud(segment.edits):
        if at < edit.start:
            yield Run(make_visible(text[at - segment.start : edit.start - segment.start]))
        yield Run(
            make_visible(text[edit.start - segment.start : edit.end - segment.start]), make_visible(edit.replacement)
        )
        at = edit.end
    if at < segment.end:
        yield Run(make_visible(text[at - segment.start :]))


def _loud(edits: Sequence[Edit]) -> list[Edit]:
    return [edit for edit in edits if edit.reason not in QUIET_EDITS]


def _origin(article: ArticleContent) -> str:
    place = f"{article.member}, " if article.member else ""
    return f"{article.wire_format}, {place}bytes {article.byte_start} to {article.byte_end}, {article.encoding}"


def _signs(boundary: Boundary) -> str:
    weights: dict[str, float] = {}
    for sign in boundary.evidence:
        weights[sign.signal] = weights.get(sign.signal, 0.0) + sign.weight
    return ", ".join(f"{signal} {weight:+.1f}" for signal, weight in weights.items()) or "of the format"


def _bare(article: ArticleContent) -> str:
    bare = article.headline_bare
    return f"without prefix: {bare}" if bare and bare != article.headline else ""


def _bases(article: ArticleContent) -> str:
    return ", ".join(sorted({author.basis for author in article.authors}))


def _evidence(evidence: Sequence[Evidence]) -> str:
    return "; ".join(f"{one.field or one.space}: “{_cut(one.text)}”" for one in evidence)


def _cut(text: str) -> str:
    line = " ".join(make_visible(text).split())
    return line if len(line) <= MAX_EVIDENCE_CHARS else line[: MAX_EVIDENCE_CHARS - 1] + "…"
