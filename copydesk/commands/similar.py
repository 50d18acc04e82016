"""`copydesk similar`: which articles of a set are the same story, and how they are alike."""

import os
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import TaskID

from copydesk import screen
from copydesk.commands.options import AsJson
from copydesk.given import read_dumps, tell_outcome
from copydesk.inputs import find_inputs
from shared.errors import EXIT_FAILED, EXIT_QUARANTINED, CopydeskError

if TYPE_CHECKING:
    from rich.progress import Progress

    from copydesk.likenesses import Member, Pair
    from copydesk.offline import Result

COLUMNS = ("kind", "same words", "article", "headline", "article", "headline")
NAMES = {
    "identical": "identical",
    "resend": "re-send with edits",
    "contains": "contains",
    "rewrite": "rewrite",
    "look_alike": "looks alike",
}
HEADLINE_CHARS = 60


def similar(
    paths: Annotated[list[Path], typer.Argument(help="Dumps: files, folders (walked), or - for standard input.")],
    look_alikes: Annotated[
        bool, typer.Option("--look-alikes", help="Also show pairs that only follow one pattern: no same story.")
    ] = False,
    workers: Annotated[int, typer.Option(min=0, help="Processes; 0 is one for each core.")] = 0,
    as_json: AsJson = False,
) -> None:
    """Show which articles of a set are the same story, and how.

    Identical (the same words), re-send with edits, contains (the first holds the second), rewrite (the same facts told
    anew). Articles written after one pattern with other numbers and names are not the same story; --look-alikes shows
    them. Needs neither Kafka nor a database. What was dropped or is dead is told on standard error; with dead ones the
    exit code is 3.

    Example: copydesk similar monday.txt tuesday.txt
    """
    from copydesk.likenesses import alike_pairs
    from copydesk.offline import process_dumps
    from shared.likeness import KINDS, SAME_STORY

    now = datetime.now(UTC)
    unreadable: list[CopydeskError] = []
    dumps = read_dumps(find_inputs(paths), None, now, unreadable, as_json=as_json)
    with screen.count_progress() as progress:
        task = progress.add_task("reading", total=None)
        results = process_dumps(dumps, "clean", workers or os.cpu_count() or 1, now)
        members, dead = _members(results, as_json, progress, task)
        on_step = _stepper(progress, progress.add_task("comparing", total=2 * len(members) or None))
        pairs = list(alike_pairs(members, KINDS if look_alikes else SAME_STORY, on_step))
    _show(pairs, len(members), as_json=as_json)
    if unreadable or dead:
        raise typer.Exit(EXIT_FAILED if unreadable else EXIT_QUARANTINED)


def _members(
    results: "Iterator[Result]", as_json: bool, progress: "Progress", task: TaskID
) -> "tuple[list[Member], int]":
    """The articles of a set, and how many records are dead."""
    from copydesk.likenesses import member_of
    from shared.events import CleanArticle

    members: list[Member] = []
    dead = 0
    for result in results:
        progress.advance(task)
        if result.record is None:
            dead += result.outcome.outcome == "quarantined"
            tell_outcome(result, as_json=as_json)
            continue
        article = CleanArticle.model_validate_json(result.record.value)
        if member := member_of(article, result.filename, result.part_index):
            members.append(member)
    return members, dead


def _stepper(progress: "Progress", task: TaskID) -> Callable[[int, int], None]:
    def on_step(done: int, total: int) -> None:
        progress.update(task, completed=done, total=total)

    return on_step


def _show(pairs: "Sequence[Pair]", articles: int, *, as_json: bool) -> None:
    from copydesk.likenesses import pair_as_json

    if as_json:
        screen.print_json(pair_as_json(pair) for pair in pairs)
        return
    if not pairs:
        screen.messages().print(f"No two of {articles} articles are the same story.", markup=False)
        return
    title = f"Pairs: {len(pairs)} among {articles} articles"
    screen.output().print(screen.table(title, COLUMNS, map(_row, pairs)))


def _row(pair: "Pair") -> tuple[object, ...]:
    """The one that holds the other comes first."""
    is_turned = pair.likeness.kind == "contains" and pair.likeness.longer == 1
    first, second = (pair.other, pair.one) if is_turned else (pair.one, pair.other)
    share = pair.likeness.containment if pair.likeness.kind == "contains" else pair.likeness.resemblance
    return NAMES[pair.likeness.kind], f"{share:.0%}", *_place(first), *_place(second)


def _place(member: "Member") -> tuple[str, str]:
    part = "" if member.part is None else f" part {member.part}"
    return f"{member.filename or '-'}{part} #{member.position}", member.headline[:HEADLINE_CHARS]
