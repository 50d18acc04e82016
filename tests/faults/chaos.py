"""`make chaos`: every kind of fault on every target, one after the other, judged by the same oracle.

    python -m tests.faults.chaos --seed 7 --articles 500 --only "kill -9"

Ends with 1 when a promise was broken or a bound not kept.
"""

import random
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from copydesk.local import LocalStack
from shared import topics
from tests.faults.case import Case
from tests.faults.compare import DIFFERENT, compare
from tests.faults.corpus import make_corpus
from tests.faults.faults import Fault, full_matrix
from tests.faults.oracle import KINDS, LOG_TOPICS, Violation, judge
from tests.faults.runs import Run, run_in_peace, run_one_by_one
from tests.stack import random_ports

ARTICLES = 5000
SHOWN_VIOLATIONS = 30

console = Console()


def chaos(
    seed: Annotated[int | None, typer.Option(help="Repeats a run; printed when it is drawn.")] = None,
    articles: Annotated[int, typer.Option(help="How many different stories.")] = ARTICLES,
    only: Annotated[str, typer.Option(help="Only faults whose name has this in it.")] = "",
) -> None:
    """Do the full matrix of harm to a running pipeline and tell what was lost: nothing, or the run fails."""
    chosen = random.SystemRandom().randrange(10**6) if seed is None else seed
    faults = [fault for fault in full_matrix() if only in fault.name]
    if not faults:
        raise typer.BadParameter(f"no fault has {only!r} in its name")
    console.print(f"[bold]seed {chosen}[/], {articles} articles, {len(faults)} faults")
    peace, faulty = _run_both(chosen, articles, faults)
    violations = [*judge(faulty.accepted, faulty.seen), *_differences(peace, faulty)]
    _report(faulty, violations)
    failed = any(strike.failed for strike in faulty.strikes)
    raise typer.Exit(1 if violations or failed else 0)


def _run_both(seed: int, articles: int, faults: list[Fault]) -> tuple[Run, Run]:
    corpus = make_corpus(seed, articles, at_every_stage=True)
    began = time.monotonic()

    def say(line: str) -> None:
        console.print(f"[dim]{time.monotonic() - began:7.1f}[/] {line}", highlight=False)

    with (
        tempfile.TemporaryDirectory(prefix="copydesk-chaos-") as folder,
        LocalStack(Path(folder) / "data", on_event=say, preferred=random_ports()) as stack,
    ):
        stack.start_servers()
        say("a run in peace")
        peace = run_in_peace(stack, "peace", corpus)
        say("the same under faults")
        return peace, run_one_by_one(stack, "faulty", corpus, faults, say)


def _differences(peace: Run, faulty: Run) -> list[Violation]:
    return [*compare(Case(peace.accepted, peace.seen), Case(faulty.accepted, faulty.seen))]


def _report(run: Run, violations: list[Violation]) -> None:
    _show_strikes(run)
    _show_figures(run, violations)
    for violation in violations[:SHOWN_VIOLATIONS]:
        console.print(f"[red]{violation.kind}[/]: {violation.what[:500]}", highlight=False)


def _show_strikes(run: Run) -> None:
    table = Table("at s", "fault", "took s", "what happened", title="Faults")
    for strike in run.strikes:
        style = "red" if strike.failed else ""
        table.add_row(f"{strike.began:.0f}", strike.fault.name, f"{strike.seconds:.1f}", strike.told, style=style)
    console.print(table)


def _show_figures(run: Run, violations: list[Violation]) -> None:
    table = Table("figure", "count", title="Result")
    dumps = [each for each in run.accepted if each.message.is_dump]
    table.add_row("dumps accepted by the broker", str(len(dumps)))
    table.add_row("articles in them", str(sum(len(each.message.records) for each in dumps)))
    for outcome, count in sorted(Counter(row.outcome for row in run.seen.occurrences).items(), key=str):
        table.add_row(f"occurrences {outcome}", str(count))
    for name in (*LOG_TOPICS, topics.QUARANTINE):
        table.add_row(f"extra copies on {name}", str(_extra_copies(run, name)))
    for service, codes in run.ends.items():
        table.add_row(f"exit codes of {service}", ", ".join(f"{n} x {code}" for code, n in Counter(codes).items()))
    kinds = Counter(violation.kind for violation in violations)
    for kind in (*KINDS, DIFFERENT):
        table.add_row(kind, str(kinds[kind]), style="red" if kinds[kind] else "green")
    console.print(table)


def _extra_copies(run: Run, name: str) -> int:
    header = "copydesk-quarantine-id" if name == topics.QUARANTINE else "ce_id"
    ids = Counter(record.headers[header] for record in run.seen.records[name] if header in record.headers)
    return sum(count - 1 for count in ids.values())


if __name__ == "__main__":
    typer.run(chaos)
