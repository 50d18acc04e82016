"""`copydesk show`: one article as it is stored."""

from typing import TYPE_CHECKING, Annotated

import typer

from copydesk import screen
from copydesk.commands.options import AsJson, DataDir
from copydesk.explain.times import describe_time
from copydesk.target import find_target

if TYPE_CHECKING:
    from shared.catalog import ArticleDetail
    from shared.events import StoredArticle

ArticleId = Annotated[str, typer.Argument(help="Article id from `copydesk articles`; its first characters do.")]
Rows = list[tuple[object, ...]]


def show(article_id: ArticleId, as_json: AsJson = False, data: DataDir = None) -> None:
    """Show one article: its text with people, places, quotes and dates marked, and tables of all that was found."""
    from copydesk.explain.terminal import render_findings
    from shared.catalog import connect, find_article

    with connect(find_target(data).database_url) as connection:
        detail = find_article(connection, article_id)
    if as_json:
        typer.echo(detail.article.to_json())
        return
    article, out = detail.article, screen.output()
    out.print(screen.table(screen.cell(article.headline or "(no headline)"), ("field", "value"), _fields(article)))
    out.print()
    out.print(render_findings(article), soft_wrap=True)
    for title, columns, rows in _tables(detail):
        if rows:
            out.print(screen.table(title, columns, rows))


def _fields(article: "StoredArticle") -> Rows:
    published, dateline = article.published, article.dateline
    embargo = article.release.embargo_until
    return [
        ("article", article.article_id),
        ("status", f"{article.status}, revision {article.revision}"),
        ("source", article.source),
        ("seen", f"{article.occurrences} times, first {screen.cell(article.first_seen)}"),
        ("published", describe_time(published)),
        ("embargo until", embargo),
        ("byline", article.byline),
        ("authors", ", ".join(author.name for author in article.authors) or None),
        ("dateline", dateline.evidence.text if dateline else None),
        ("language", f"{article.language.code} ({article.language.confidence:.2f})"),
        ("breaks off", article.truncated.is_truncated),
        ("dump", f"{screen.short(article.dump_id)}, bytes {article.byte_start} to {article.byte_end}"),
        ("characters", ", ".join(f"{role} {count}" for role, count in article.accounting.items())),
    ]


def _tables(detail: "ArticleDetail") -> list[tuple[str, tuple[str, ...], Rows]]:
    article = detail.article
    removed = [s for s in article.segments if s.reason and s.reason != "whitespace"]
    return [
        ("Captions", ("caption", "credit", "times seen"), [(c.text, c.credit, c.times_seen) for c in article.captions]),
        (
            "Set aside",
            ("role", "reason", "characters", "text"),
            [(s.role, s.reason, s.end - s.start, s.text) for s in removed],
        ),
        (
            "Versions",
            ("content", "status", "received", "shown"),
            [(screen.short(v.content_hash), v.status, v.received_at, v.is_shown) for v in detail.versions],
        ),
    ]
