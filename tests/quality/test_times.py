"""How well time expressions are found and normalised, measured on real documents; the floors stand in floors.toml."""

import time
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from services.clean.step import STEP as CLEAN
from services.enrich.reading import Reading
from services.enrich.recognizer import recognise
from services.enrich.times import find_times
from services.enrich.times.anchors import Anchor
from services.enrich.times.finding import find_in_text
from services.ingest.step import STEP as INGEST
from shared.events import TimeExpression
from tests.dumps import dump_of
from tests.quality.material import bbc_articles, data_folder
from tests.quality.timex import Timex, timed_documents

FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text("utf-8"))["times"]
SURE = 0.9
BINS = 10
EVERY_ARTICLE = 80
"""One in eighty of the BBC's: 28 articles."""


@dataclass(frozen=True)
class Pair:
    """A time expression that was found, and the one of people that it overlaps, where there is one."""

    found: TimeExpression
    true: Timex | None

    @property
    def is_right(self) -> bool:
        """Whether it has the value that people gave."""
        return self.true is not None and self.true.value == self.found.value


@dataclass(frozen=True)
class Result:
    """What was found in some documents, and how many expressions people marked there."""

    pairs: tuple[Pair, ...]
    marked: int

    @property
    def relaxed(self) -> float:
        """F1 of extents: an overlap is enough, and each true expression counts once."""
        return self._f1(sum(pair.true is not None for pair in self.pairs))

    @property
    def value(self) -> float:
        """F1 of values: overlapping, with the same value (as TempEval-3 scores it)."""
        return self._f1(sum(pair.is_right for pair in self.pairs))

    def _f1(self, hits: int) -> float:
        return 2 * hits / (len(self.pairs) + self.marked)


@cache
def result(*, is_report: bool) -> Result:
    """What is found in the documents that were developed on, or in those that are only reported on."""
    documents = list(timed_documents(is_report=is_report))
    pairs = [pair for document in documents for pair in _pairs(document.text, document.created, document.times)]
    return Result(tuple(pairs), sum(len(document.times) for document in documents))


def _pairs(text: str, created: str, times: tuple[Timex, ...]) -> Iterator[Pair]:
    day = date.fromisoformat(created[:10])
    left = list(times)
    for found in find_in_text(text, Anchor(day, day, "published")):
        true = next((one for one in left if one.start < found.end and found.start < one.end), None)
        if true is not None:
            left.remove(true)
        yield Pair(found, true)


def test_times_are_found_with_their_values(record_property: Callable) -> None:
    for name, is_report in (("developed", False), ("reported", True)):
        measured = result(is_report=is_report)
        record_property(f"{name} relaxed", round(measured.relaxed, 4))
        record_property(f"{name} value", round(measured.value, 4))
        assert measured.relaxed >= FLOORS[name]["relaxed"], measured.relaxed
        assert measured.value >= FLOORS[name]["value"], measured.value


def test_confidence_means_what_it_says(record_property: Callable) -> None:
    """Fitted on the documents that were developed on, told of the others."""
    pairs = result(is_report=True).pairs
    sure = [pair.is_right for pair in pairs if (pair.found.confidence or 0) >= SURE]
    record_property("right", round(sum(sure) / len(sure), 4))
    record_property("answered", round(len(sure) / len(pairs), 4))
    record_property("ece", round(_calibration_error(pairs), 4))
    assert sum(sure) / len(sure) >= FLOORS["confidence"]["right"]
    assert len(sure) / len(pairs) >= FLOORS["confidence"]["answered"]
    assert _calibration_error(pairs) <= FLOORS["confidence"]["ece"]


def _calibration_error(pairs: tuple[Pair, ...]) -> float:
    """Expected calibration error over ten equal bins."""
    bins: dict[int, list[Pair]] = {}
    for pair in pairs:
        bins.setdefault(min(int((pair.found.confidence or 0) * BINS), BINS - 1), []).append(pair)
    gaps = (abs(sum((p.found.confidence or 0) - p.is_right for p in group)) for group in bins.values())
    return sum(gaps) / len(pairs)


def test_times_cost_little_beside_entity_recognition(record_property: Callable) -> None:
    texts = bbc_articles()[::EVERY_ARTICLE]
    day = Anchor(date(2005, 1, 10), date(2005, 1, 10), "published")
    recognise(texts[0])
    recognition = _cpu_seconds(lambda: [recognise(text) for text in texts])
    share = min(_cpu_seconds(lambda: [find_in_text(text, day) for text in texts]) for _ in range(3)) / recognition
    record_property("share", round(share, 4))
    assert share <= FLOORS["cost"]["share"]


def _cpu_seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def test_the_times_of_the_seed_are_resolved_against_the_interval_of_its_stories() -> None:
    first, second = (_seed_times(number) for number in (0, 1))
    assert [(found.text, found.value) for found in first if found.type == "DATE"] == [
        ("Thursday", "2020-01-16"),
        ("Sunday", "2020-01-19"),
        ("Wednesday", "2020-01-15"),
        ("Thursday", "2020-01-16"),
        ("this week", "2020-W03"),
        ("Sunday", "2020-01-19"),
        ("Wednesday", "2020-01-15"),
    ]
    assert [(found.value, found.mod, found.earliest) for found in second if found.earliest] == [
        ("XXXX-WXX-2", None, _day(2024, 11, 26)),
        ("XXXX-XX-XX", None, _day(2024, 11, 28)),
        ("XXXX-WXX", None, _day(2024, 11, 18)),
        ("XXXX-WXX-1", None, _day(2024, 11, 25)),
        ("XXXX-WXX-7", "END", _day(2024, 11, 24)),
        ("P1W", None, _day(2024, 11, 21)),
        ("P14M", None, _day(2023, 9, 28)),
    ]
    assert all(found.latest is None for found in second)


def _day(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, tzinfo=UTC)


def _seed_times(number: int) -> tuple[TimeExpression, ...]:
    payload = (data_folder() / "seed" / "asharq-al-awsat.txt").read_bytes()
    record = INGEST.run(dump_of(payload)).items[number]
    return find_times(Reading(CLEAN.run(record.article).items[0].article))
