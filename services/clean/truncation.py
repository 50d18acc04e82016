"""Whether an article breaks off: in mid-sentence, with dots, or with a word that says where the rest is."""

import re
from collections.abc import Sequence

from services.clean.marks import is_take_mark
from shared.events import Evidence, Provider, Segment, Truncated

MIN_WORDS = 8
"""A shorter last paragraph without a full stop may be a signature or a list item."""
MIN_IDEOGRAPHS = 20
"""The same for Chinese, Japanese and Thai, which write no spaces."""
TAIL_CHARS = 80
MOST_BEHIND = 6
"""So many pieces of boilerplate below the text are looked through for `Continue reading`."""

_OPEN_END = re.compile(r"[^\W_]$|[,;–—-]$")
_YEAR_END = re.compile(r"(?<![\d.,])(?:1[89]|20)\d\d$")
"""Lines of a life, `died 2 January 2024`, need no full stop, and texts are hardly ever cut behind a year."""
_DOTS = re.compile(r"(?:\[\s?(?:\.{3}|…|&hellip;|&#8230;|\+\d{1,6} chars)\s?\]|(?:\w|\s)(?:\.{3,4}|…))$")
_MORE = re.compile(
    r"(?i)(?:[\[(]?\s?(?:read (?:more|on|the (?:full|rest)\b.{0,40})|continue(?:d)? reading\b.{0,60}"
    r"|continue\b.{0,20}|see more"
    r"|keep reading.{0,20}|full (?:story|article)|more\s?(?:…|\.\.\.|»|→)|view (?:full )?article"
    r"|the post\b.{1,200}\bappeared first on"
    r".{1,80}|subscribe (?:now )?to (?:read|continue).{0,60}|sign in to (?:read|continue).{0,60}|weiterlesen|mehr lesen"
    r"|lire (?:la suite|plus)|seguir leyendo|leer más|ler mais|continua a leggere|leggi (?:tutto|di più)"
    r"|lees (?:verder|meer)"
    r"|läs (?:mer|vidare)|les mer|læs mere|lue lisää|czytaj (?:dalej|więcej)|číst dál|читать (?:далее|полностью)"
    r"|اقرأ المزيد|اقرأ أكثر|阅读全文|続きを読む|더보기|devamını oku)\s?[\])]?\s?[.…»›>→]{0,3})$"
)
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3041-\u30ff\u3400-\u9fff]")
_CLOSED = re.compile(r"[.!?。！？؟।॥][\"'”’»」』)\]]*$")


def find_truncation(segments: Sequence[Segment], provider: Provider | None = None) -> Truncated:
    """Return whether the text breaks off, with what shows it; an end mark or a full stop speaks against it."""
    kept = [segment for segment in segments if segment.role != "blank"]
    texts = [index for index, segment in enumerate(kept) if segment.role in {"body", "subhead"}]
    if not texts:
        return Truncated()
    last, behind = kept[texts[-1]], kept[texts[-1] + 1 :]
    if any(segment.reason == "end_mark" for segment in behind):
        return Truncated()
    if provider is not None and provider.take is not None and provider.take.is_continued:
        return _truncated(_tail(last))
    told = [segment for segment in behind[:MOST_BEHIND] if _says_more(segment)]
    if told and not (_CLOSED.search(last.text or "") and told[0].reason in {"related_links", "comments"}):
        return _truncated(*(_tail(segment) for segment in told[:1]))
    return _truncated(_tail(last)) if _breaks_off(last, behind) else Truncated()


def _says_more(segment: Segment) -> bool:
    text = (segment.text or "").strip()
    if segment.reason == "take_mark":
        return is_take_mark(text)
    return segment.role in {"boilerplate", "marker"} and _MORE.fullmatch(text) is not None


def _breaks_off(last: Segment, behind: Sequence[Segment]) -> bool:
    """Say whether the last paragraph stops before its sentence does."""
    text = (last.text or "").rstrip()
    if _DOTS.search(text) or _MORE.search(text[-TAIL_CHARS:].rpartition(". ")[2]):
        return True
    if last.role != "body" or any(segment.role in {"body", "note", "table", "credit"} for segment in behind):
        return False
    return _is_prose(text) and _OPEN_END.search(text) is not None and not _YEAR_END.search(text)


def _is_prose(text: str) -> bool:
    return len(text.split()) >= MIN_WORDS or (not text.isascii() and len(_UNSPACED.findall(text)) >= MIN_IDEOGRAPHS)


def _tail(segment: Segment) -> Evidence:
    text = segment.text or ""
    start = max(segment.end - TAIL_CHARS, segment.start)
    return Evidence(space="source", start=start, end=segment.end, text=text[start - segment.start :])


def _truncated(*evidence: Evidence) -> Truncated:
    return Truncated(is_truncated=True, evidence=evidence)
