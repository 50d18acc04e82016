"""`copydesk explain`: why every character of a dump is where it is."""

from collections.abc import Iterator
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from copydesk import screen
from copydesk.inputs import NoSuchInput, find_inputs
from shared.errors import EXIT_QUARANTINED

if TYPE_CHECKING:
    from copydesk.explain.page import Told
    from copydesk.offline import Result
    from shared.settlement import Outcome


class Until(StrEnum):
    """The stage that is the last."""

    CLEAN = "clean"
    ENRICH = "enrich"


def explain(
    paths: Annotated[list[Path], typer.Argument(help="Dumps: files, folders (walked), or - for standard input.")],
    article: Annotated[
        int | None, typer.Option("--article", "-a", min=0, help="Only the article at this position, from 0.")
    ] = None,
    html: Annotated[Path | None, typer.Option(help="Write one self-contained page there instead.")] = None,
    source: Annotated[str | None, typer.Option(help="Who sent the dumps.")] = None,
    until: Annotated[
        Until, typer.Option(help="clean: roles and reasons only, sooner; enrich: also people, places, quotes, dates.")
    ] = Until.ENRICH,
) -> None:
    """Show the role of every character of a dump, and why; and what was found in its text.

    The source text in the terminal, coloured by role, with the reasons in the margin: what is headline, body,
    caption or note, what was set aside and why, what was repaired. Above it the derived facts with their evidence,
    below it the characters by role: they sum up to the whole text. Then the body with people, places, quotes and
    dates marked, a table of places, the quotes with their speakers, and all else that enrichment found. Needs neither
    Kafka nor a database.

    Example: copydesk explain dump.txt --html explained.html
    """
    told = [one for one in _told(paths, source, until) if article is None or one[0].outcome.position == article]
    dead = sum(result.outcome.outcome == "quarantined" for result, _ in told)
    if not told:
        where = "" if article is None else f" at position {article}"
        raise NoSuchInput(f"no article was found{where}; `copydesk formats` lists what can be read")
    if html:
        from copydesk.explain.page import render_page

        html.write_text(render_page(f"Explained: {', '.join(map(str, paths))}", [one for _, one in told]), "utf-8")
        screen.messages().print(f"{len(told)} explained in {html}", markup=False)
    else:
        _print([one for _, one in told])
    if dead:
        raise typer.Exit(EXIT_QUARANTINED)


def _told(paths: list[Path], source: str | None, until: Until) -> "Iterator[tuple[Result, Told]]":
    from copydesk.explain.page import Told
    from copydesk.offline import dump_record, process_dumps
    from shared.events import ArticleContent, CleanArticle, EnrichedArticle

    model: type[ArticleContent] = EnrichedArticle if until is Until.ENRICH else CleanArticle
    now = datetime.now(UTC)
    dumps = (dump_record(given.read(), given.filename, source, now) for given in find_inputs(paths))
    for result in process_dumps(dumps, until.value, 1, now):
        outcome = result.outcome
        place = result.filename or "standard input"
        title = place if outcome.position is None else f"{place}, article {outcome.position}"
        if result.record is None:
            yield result, Told(title, None, _outcome(outcome))
        else:
            yield result, Told(title, model.model_validate_json(result.record.value))


def _outcome(outcome: "Outcome") -> str:
    """`dropped (picture): the file is a PNG picture`"""
    reason = f" ({outcome.reason})" if outcome.reason else ""
    return f"{outcome.outcome}{reason}" + (f": {outcome.detail}" if outcome.detail else "")


def _print(told: "list[Told]") -> None:
    from copydesk.explain.terminal import render_article

    out = screen.output()
    for one in told:
        if one.article is None:
            out.print(f"{one.title}: {one.outcome}", markup=False)
        else:
            out.print(render_article(one.article, screen.cell(one.title)))
