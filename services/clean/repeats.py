"""Repeats: paragraphs that stand twice because the same story was sent twice, and a summary above its lead.

A paragraph that comes back on its own is kept: refrains, chants and quoted sentences do.
"""

from collections.abc import Sequence

from services.clean.paragraphs import Paragraph
from shared.text.bylines import is_byline
from shared.text.datelines import MAX_DATELINE_CHARS, match_dateline

MIN_RUN = 2
MIN_RUN_CHARS = 240
"""Two neighbouring paragraphs of together so many characters that come back in order may be the same story again."""
LATEST_START = 1
"""A story that is sent again begins with its beginning; a live page repeats paragraphs from its middle."""
MIN_SUMMARY_CHARS = 50
ELLIPSES = ("...", "…", "[...]", "[…]")


def repeated_runs(paragraphs: Sequence[Paragraph]) -> dict[int, int]:
    """Return for each paragraph that repeats an earlier one as part of a longer run the index of the earlier one."""
    first: dict[str, int] = {}
    found: dict[int, int] = {}
    run: list[tuple[int, int]] = []
    for index, paragraph in enumerate(paragraphs):
        earlier = first.setdefault(paragraph.text, index)
        if earlier < index and (not run or earlier == run[-1][1] + 1):
            run.append((index, earlier))
            continue
        found |= _run_found(paragraphs, run)
        run = [(index, earlier)] if earlier < index else []
    return found | _run_found(paragraphs, run)


def _run_found(paragraphs: Sequence[Paragraph], run: Sequence[tuple[int, int]]) -> dict[int, int]:
    chars = sum(len(paragraphs[index].text) for index, _ in run)
    is_again = len(run) >= MIN_RUN and chars >= MIN_RUN_CHARS and run[0][1] <= LATEST_START
    return dict(run) if is_again else {}


def repeated_summary(story: Sequence[Paragraph]) -> int | None:
    """Return the index of the lead paragraph that repeats the first one, a summary, from its beginning; or None.

    Only a byline or date may stand between, and a line that comes back more often is a refrain.
    """
    summary = story[0].text if story else ""
    for mark in ELLIPSES:
        summary = summary.removesuffix(mark).rstrip()
    if len(summary) < MIN_SUMMARY_CHARS:
        return None
    leads = [index for index, paragraph in enumerate(story) if index and _opens_with(paragraph.text, summary)]
    if len(leads) != 1:
        return None
    return leads[0] if all(is_byline(paragraph.text) for paragraph in story[1 : leads[0]]) else None


def _opens_with(text: str, summary: str) -> bool:
    if text.startswith(summary):
        return True
    dateline = match_dateline(text) if summary in text[: len(summary) + MAX_DATELINE_CHARS] else None
    return dateline is not None and text.startswith(summary, dateline.length)
