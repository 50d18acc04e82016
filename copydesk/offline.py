"""The steps one after the other, without a broker: the same code as the services, on all cores."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import chain, islice
from multiprocessing import get_context

from services.clean.step import STEP as CLEAN
from services.ingest.step import STEP as INGEST
from shared import ids, topics
from shared.dump import Part, part_headers, read_part
from shared.limits import CHUNK_MESSAGES
from shared.records import Incoming, Outgoing
from shared.settlement import Outcome, Settlement, settle
from shared.steps import Step

ARTICLE_TOPICS = frozenset({topics.RAW, topics.CLEAN, topics.ENRICHED})
IN_PROCESS_ARTICLES = 2 * CHUNK_MESSAGES
"""So few articles are done sooner in one process than another one has loaded its model."""
CHUNKS_AHEAD_PER_WORKER = 4


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one occurrence: its latest event, or None and the outcome that ended it.

    ``part_index`` is the part of the file that it stands in, None where the file is whole.
    """

    filename: str | None
    record: Outgoing | None
    outcome: Outcome
    part_index: int | None = None


def dump_record(
    payload: bytes, filename: str | None, source: str | None, now: datetime, part: Part | None = None
) -> Incoming:
    """A dump as it would stand on its topic; its delivery is named after its content."""
    stated = {
        "copydesk-delivery": ids.brokerless_delivery_id(ids.dump_id(payload)),
        "received-at": now.isoformat(),
        "filename": filename,
        "source": source,
        **(part_headers(part) if part else {}),
    }
    headers = tuple((name, value.encode("utf-8", "replace")) for name, value in stated.items() if value)
    return Incoming(topics.DUMPS, 0, 0, int(now.timestamp() * 1000), None, payload, headers)


def process_dumps(dumps: Iterable[Incoming], until: str, workers: int, now: datetime) -> Iterator[Result]:
    """Run the steps over dumps on ``workers`` processes; results come in the order of the input."""
    finish_chunk = partial(_finish_chunk, until, now)
    found = chain.from_iterable(_read_dump(dump, now) for dump in dumps)
    first = list(islice(found, IN_PROCESS_ARTICLES))
    if workers == 1 or len(first) < IN_PROCESS_ARTICLES:
        for chunk in chain([first], _chunks(found)):
            yield from finish_chunk(chunk)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        ahead: deque[Future[list[Result]]] = deque()
        for chunk in _chunks(chain(first, found)):
            ahead.append(pool.submit(finish_chunk, chunk))
            if len(ahead) >= workers * CHUNKS_AHEAD_PER_WORKER:
                yield from ahead.popleft().result()
        while ahead:
            yield from ahead.popleft().result()


def _read_dump(dump: Incoming, now: datetime) -> list[Result]:
    settlement = settle(INGEST, dump, now)
    events: dict[int | None, Outgoing] = {_position(record): record for record in _events(settlement)}
    ordered = sorted(settlement.outcomes, key=lambda outcome: outcome.position or 0)
    filename, part = dump.header("filename"), read_part(dump)[0]
    index = part.index if part else None
    return [Result(filename, events.get(outcome.position), outcome, index) for outcome in ordered]


def _steps_until(until: str) -> tuple[Step, ...]:
    """The steps behind ingest, by the stage that shall be the last."""
    if until == "enrich":
        # Only who asks for it waits for its models to be imported.
        from services.enrich.step import STEP as ENRICH

        return CLEAN, ENRICH
    return () if until == "ingest" else (CLEAN,)


def _finish_chunk(until: str, now: datetime, chunk: list[Result]) -> list[Result]:
    steps = _steps_until(until)
    for step in steps:
        # What a step needs and has not is told once, not of every article.
        step.warm_up()
    return [_finish(result, steps, now) for result in chunk]


def _finish(result: Result, steps: Iterable[Step], now: datetime) -> Result:
    for step in steps:
        if result.record is None:
            break
        settlement = settle(step, _arrived(result.record, now), now)
        result = replace(result, record=next(_events(settlement), None), outcome=settlement.outcomes[0])
    return result


def _events(settlement: Settlement) -> Iterator[Outgoing]:
    return (record for record in settlement.records if record.topic in ARTICLE_TOPICS)


def _arrived(record: Outgoing, now: datetime) -> Incoming:
    return Incoming(record.topic, 0, 0, int(now.timestamp() * 1000), record.key, record.value, record.headers)


def _position(record: Outgoing) -> int:
    return int(dict(record.headers)["copydesk-position"])


def _chunks(results: Iterator[Result]) -> Iterator[list[Result]]:
    while chunk := list(islice(results, CHUNK_MESSAGES)):
        yield chunk
