"""How well quotes and speakers are found, measured on real and on invented articles; floors in floors.toml."""

import tomllib
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from math import sqrt
from pathlib import Path

import pytest

from services.clean.step import STEP as CLEAN
from services.enrich.quotes.pairing import find_quotations, split_paragraphs
from services.enrich.step import STEP as ENRICH
from services.ingest.step import STEP as INGEST
from shared.events import Quote
from tests.dumps import clean_article, dump_of
from tests.quality.attributions import (
    SAMPLE,
    Marked,
    Span,
    Tally,
    answers,
    direct_tokens,
    hard_tokens,
    marked_articles,
    pairs,
    speakers,
)
from tests.quality.material import data_folder

FOLDER = Path(__file__).parent
FLOORS = tomllib.loads((FOLDER / "floors.toml").read_text("utf-8"))["quotes"]
SURE = 0.9
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.01)


@cache
def held_out() -> tuple[Marked, ...]:
    return marked_articles(SAMPLE, is_held_out=True)


def quoted(articles: Sequence[Marked]) -> list[list[Span]]:
    """What stands in marks, of the quotes found."""
    return [[span for quote in article.quotes for span in _marked(quote)] for article in articles]


def _marked(quote: Quote) -> Iterator[Span]:
    """A direct quote, or what stands between marks in a mixed one."""
    if quote.kind == "direct":
        yield quote.start, quote.end
    elif quote.kind == "mixed":
        for inner in find_quotations(quote.text, split_paragraphs(quote.text)):
            yield quote.start + inner.start, quote.start + inner.end


def test_direct_quotes_are_found_with_their_extent(record_property: Callable) -> None:
    tally = direct_tokens(held_out(), quoted(held_out()))
    note(record_property, "direct", tally)
    assert tally.f1 >= FLOORS["direct_f1"]


def test_hard_direct_quotes_are_found_with_their_extent(record_property: Callable) -> None:
    tally = hard_tokens(held_out(), quoted(held_out()))
    note(record_property, "hard", tally)
    assert tally.there > 1000
    assert tally.f1 >= FLOORS["hard_f1"]


def test_speakers_of_direct_quotes_are_right(record_property: Callable) -> None:
    found = [is_right for _, is_right in speakers(held_out())]
    record_property("speakers", [round(sum(found) / len(found), 4), len(found)])
    assert sum(found) / len(found) >= FLOORS["speakers"]


def test_pairs_of_source_and_content_are_right(record_property: Callable) -> None:
    tally = pairs(held_out())
    note(record_property, "pairs", tally)
    assert tally.precision >= FLOORS["pairs"]["precision"]
    assert tally.recall >= FLOORS["pairs"]["recall"]


def test_confidence_of_speakers_means_what_it_says(record_property: Callable) -> None:
    told = [(quote.speaker_confidence or 0.0, is_right) for quote, is_right in answers(held_out())]
    sure = [is_right for confidence, is_right in told if confidence >= SURE]
    share, answered = sum(sure) / len(sure), len(sure) / len(told)
    table, ece = reliability(told)
    record_property("sure", [round(share, 4), round(lower_bound(share, len(sure)), 4), round(answered, 4)])
    record_property("reliability", table)
    record_property("ece", round(ece, 4))
    assert lower_bound(share, len(sure)) >= FLOORS["confidence"]["sure_right"]
    assert answered >= FLOORS["confidence"]["answered"]
    assert ece <= FLOORS["confidence"]["ece"]


def reliability(told: Sequence[tuple[float, bool]]) -> tuple[list[tuple[float, float, int]], float]:
    """Return (mean confidence, share right, count) by bin, and the expected calibration error."""
    table = []
    for low, high in pairwise(BINS):
        inside = [(c, right) for c, right in told if low <= c < high]
        if inside:
            mean = sum(c for c, _ in inside) / len(inside)
            table.append((round(mean, 3), round(sum(right for _, right in inside) / len(inside), 3), len(inside)))
    return table, sum(count * abs(mean - share) for mean, share, count in table) / len(told)


def lower_bound(share: float, count: int) -> float:
    """Return the lower end of the 95 % Wilson interval."""
    z = 1.96
    middle = share + z * z / (2 * count)
    return (middle - z * sqrt(share * (1 - share) / count + z * z / (4 * count * count))) / (1 + z * z / count)


def note(record_property: Callable, name: str, tally: Tally) -> None:
    record_property(name, {"p": round(tally.precision, 4), "r": round(tally.recall, 4), "f1": round(tally.f1, 4)})


@cache
def invented_rows() -> tuple[tuple[str, str, str, Quote | None], ...]:
    """Words, speaker and name as labelled, and the shortest quote found there."""
    rows = []
    for article in tomllib.loads((FOLDER / "quoted_articles.toml").read_text("utf-8"))["article"]:
        body = article["text"].strip()
        clean = clean_article("Council keeps ferry\n\nThe council met.").model_copy(update={"body": body})
        found = ENRICH.run(clean).items[0].article.quotes
        for words, speaker, name in article["says"]:
            at = body.index(words)
            there = [quote for quote in found if quote.start <= at < quote.end]
            rows.append((words, speaker, name, min(there, key=lambda q: q.end - q.start, default=None)))
    return tuple(rows)


def test_pronouns_and_descriptions_of_invented_articles_are_resolved(record_property: Callable) -> None:
    right = [is_resolved(speaker, name, quote) for _, speaker, name, quote in invented_rows()]
    record_property("resolved", [round(sum(right) / len(right), 4), len(right)])
    assert sum(right) / len(right) >= FLOORS["resolved"]


def is_resolved(speaker: str, name: str, quote: Quote | None) -> bool:
    """Tell whether a quote has the speaker, and the name by its last word; no name where the text shows none."""
    if quote is None or quote.speaker is None or speaker not in quote.speaker:
        return False
    found = (quote.speaker_name or "").split()[-1:]
    return found == name.split()[-1:]


@pytest.fixture(scope="module")
def seed_quotes() -> list[Quote]:
    raw = INGEST.run(dump_of((data_folder() / "seed" / "asharq-al-awsat.txt").read_bytes())).items
    articles = [ENRICH.run(CLEAN.run(item.article).items[0].article).items[0].article for item in raw]
    return [quote for article in articles for quote in article.quotes]


@pytest.mark.parametrize(
    ("words", "kind", "name"),
    [
        ("is committed to a ceasefire", "indirect", "Maas"),
        ("signaled his readiness", "direct", "Maas"),
        ("firm support", "indirect", "Guterres"),
        ("engage constructively", "mixed", "Guterres"),
        ("external interference", "direct", "Guterres"),
        ("deepen the ongoing", "mixed", "Guterres"),
        ("What is happening", "direct", "Sudani"),
    ],
)
def test_the_seed_has_its_speakers(seed_quotes: list[Quote], words: str, kind: str, name: str) -> None:
    found = [quote for quote in seed_quotes if words in quote.text]
    assert [(quote.kind, (quote.speaker_name or "").split("-")[-1].split()[-1:]) for quote in found] == [(kind, [name])]


def test_the_seed_names_the_office_that_reports_its_minister(seed_quotes: list[Quote]) -> None:
    quote = next(quote for quote in seed_quotes if "What is happening" in quote.text)
    assert [source.text.endswith("office") for source in quote.via] == [True]
    assert quote.speaker == "Sudani"


def test_the_seed_says_where_things_were_said(seed_quotes: list[Quote]) -> None:
    channels = {quote.channel.text for quote in seed_quotes if quote.channel is not None}
    assert {"in a tweet sent by his ministry", "told Reuters"} <= channels
