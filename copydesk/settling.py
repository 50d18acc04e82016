"""From fed to settled: wait for the receipts of deliveries, show them, and turn them into an exit code."""

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from copydesk import screen
from shared.errors import EXIT_FAILED, EXIT_QUARANTINED

if TYPE_CHECKING:
    from shared.catalog import ArticleRow, FileReceipt
    from shared.events import Receipt

POLL_SECONDS = 0.1
RECEIPT_COLUMNS = (
    "delivery",
    "source",
    "file",
    "found",
    "stored",
    "duplicate",
    "dropped",
    "quarantined",
    "unaccounted",
    "complete",
)
ARTICLE_COLUMNS = ("article", "headline", "words", "captions", "entities", "language", "published", "source", "outcome")


def _nothing() -> None:
    return None


def follow(database_url: str, delivery_ids: Sequence[str], check: Callable[[], None] = _nothing) -> "list[Receipt]":
    """Return the receipts of the deliveries once all are complete; a progress bar shows the way.

    ``check`` is called all the while and may raise what makes waiting pointless.
    """
    from shared.catalog import connect, receipts_of

    with connect(database_url) as connection, screen.count_progress() as progress:
        task = progress.add_task("settling", total=None)
        while True:
            check()
            receipts = receipts_of(connection, delivery_ids)
            progress.update(
                task, completed=sum(_settled(r) for r in receipts), total=sum(r.found or 0 for r in receipts) or None
            )
            if len(receipts) == len(set(delivery_ids)) and all(r.complete for r in receipts):
                return receipts
            time.sleep(POLL_SECONDS)


def show_receipts(receipts: "Sequence[Receipt]") -> None:
    """Print receipts as a table; the parts of one file are summed in one row."""
    from shared.catalog import sum_files

    files = sum_files(receipts)
    rows = (
        (
            screen.short(r.delivery_id),
            r.source,
            r.filename,
            *((_parts(file),) if any(each.parts for each in files) else ()),
            r.found if r.stated_found is None else f"{r.found or 0} of {r.stated_found}",
            r.stored,
            r.duplicate,
            r.dropped,
            r.quarantined + (r.status == "quarantined"),
            r.unaccounted,
            r.complete,
        )
        for file in files
        for r in (file.receipt,)
    )
    columns = list(RECEIPT_COLUMNS)
    if any(file.parts for file in files):
        columns.insert(RECEIPT_COLUMNS.index("found"), "parts")
    screen.output().print(screen.table(f"Receipts: {len(files)}", columns, rows))


def _parts(file: "FileReceipt") -> str | None:
    if file.parts is None or file.parts == file.parts_expected:
        return None if file.parts is None else str(file.parts)
    return f"{file.parts} of {file.parts_expected or '?'}"


def show_articles(articles: "Sequence[ArticleRow]") -> None:
    """Print articles, or the occurrences of deliveries, as a table."""
    rows = (
        (
            screen.short(a.article_id),
            a.headline,
            a.words,
            a.captions,
            a.entities,
            a.language,
            published_day(a),
            a.source,
            f"{a.outcome or 'in flight'} {a.reason}".strip(),
        )
        for a in articles
    )
    screen.output().print(screen.table(f"Articles: {len(articles)}", ARTICLE_COLUMNS, rows))


def published_day(article: "ArticleRow") -> str:
    """The day of publication as far as it is known: `from` or `until` where it is no more than a bound."""
    first, last = (f"{day:%Y-%m-%d}" if day else None for day in (article.published, article.published_latest))
    if first and last and first != last and article.precision == "interval":
        return f"{first} to {last}"
    if first is None:
        return f"until {last}" if last else "unknown"
    return f"from {first}" if last is None else first


def exit_code(receipts: "Sequence[Receipt]", *, refused: bool) -> int:
    """0 done, 1 where a file was refused, 3 where something lies in quarantine."""
    if refused:
        return EXIT_FAILED
    return EXIT_QUARANTINED if any(r.quarantined or r.status == "quarantined" for r in receipts) else 0


def _settled(receipt: "Receipt") -> int:
    return receipt.stored + receipt.duplicate + receipt.dropped + receipt.quarantined
