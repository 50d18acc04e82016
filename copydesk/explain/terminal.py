"""An explained article on a terminal: roles and findings as colours, reasons in the margin, sums and tables below."""

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from copydesk import screen
from copydesk.explain.annotations import Marked, mark_body, tell_findings
from copydesk.explain.rows import Row, explain_facts, explain_rows, make_visible, sum_roles
from shared.events import ArticleContent, EnrichedArticle

STYLES = {
    "headline": "bold green",
    "subhead": "green",
    "byline": "cyan",
    "dateline": "magenta",
    "body": "",
    "table": "blue",
    "caption": "yellow",
    "credit": "bright_red",
    "note": "bright_blue",
    "boilerplate": "dim strike",
    "repeat": "dim italic",
    "marker": "dim",
}
"""Kept text is bright, removed text dim; without colours the margin says the same."""
EDITED = "reverse"
MARGIN_CHARS = 26
MARK_STYLES = {
    "person": "bold cyan",
    "organization": "bold magenta",
    "place": "bold green",
    "group": "bold yellow",
    "event": "bold bright_red",
    "other": "bold",
    "time": "bright_blue",
    "quote": "italic",
    "speaker": "underline",
}
"""Marks combine: a named speaker is underlined in the colour of persons, names within a quote lean."""


def render_article(article: ArticleContent, title: str) -> RenderableType:
    """Return the article as something that rich can print."""
    facts = screen.table(title, ("", "value", "evidence"), [(f.name, f.value, f.why) for f in explain_facts(article)])
    facts.show_header = False
    text = Table.grid(padding=(0, 2))
    text.add_column(width=MARGIN_CHARS, justify="right", overflow="fold")
    text.add_column(overflow="fold")
    for row in explain_rows(article):
        text.add_row(_margin(row), _text(row))
        text.add_row()
    sums = [
        (s.role, s.characters, f"{s.share:.1%}", "kept" if s.is_kept else "removed", s.reasons)
        for s in sum_roles(article)
    ]
    return Group(
        facts,
        Text(),
        text,
        screen.table("Characters by role", ("role", "characters", "share", "", "reasons"), sums),
        Text(),
        *([render_findings(article), Text()] if isinstance(article, EnrichedArticle) else []),
    )


def render_findings(article: EnrichedArticle) -> RenderableType:
    """Return the body with its marks, and the tables of what was found."""
    tables = [screen.table(one.title, one.columns, one.rows) for one in tell_findings(article)]
    return Group(_legend(), Text(), *map(_paragraph, mark_body(article)), *tables)


def _legend() -> Text:
    return Text("  ").join([Text("The body as it goes on:"), *(Text(m, style) for m, style in MARK_STYLES.items())])


def _paragraph(runs: tuple[Marked, ...]) -> Text:
    text = Text()
    for run in runs:
        text.append(run.text, style=" ".join(MARK_STYLES[mark] for mark in run.marks))
    return text.append("\n")


def _margin(row: Row) -> Text:
    margin = Text(f"{row.role} {row.number}", style=STYLES.get(row.role, "").replace(" strike", "") or "bold")
    for note in row.notes:
        margin.append(f"\n{make_visible(note)}", style="dim not bold")
    return margin


def _text(row: Row) -> Text:
    text = Text(style=STYLES.get(row.role, ""))
    for run in row.runs:
        text.append(run.text, style=None if run.replacement is None else EDITED)
    return text
