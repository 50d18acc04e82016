"""The cost of the worst texts grows with their length and not with its square."""

from collections.abc import Callable

import pytest

from services.clean.step import STEP as CLEAN
from services.enrich.fingerprint import fingerprint
from services.ingest.step import STEP as INGEST
from shared.limits import MAX_ARTICLE_CHARS
from tests.dumps import dump_of
from tests.growth import MOST_GROWTH, growth
from tests.invented import raw_article

pytestmark = pytest.mark.slow

LARGE_OF_MANY_LINES = MAX_ARTICLE_CHARS // 5
"""Lines cost far more than characters; the shape of the growth shows in fewer."""

UNITS = {
    "letters": "a",
    "spaces": " ",
    "line breaks": "\n",
    "returns": "\r",
    "parentheses": "(",
    "empty parentheses": "() ",
    "credits": "(Photo by ",
    "bylines": "By Jane ",
    "datelines": "CAIRO, ",
    "rulers": "- ",
    "end marks": "# ",
    "quotes": "\"'”’)",
    "full stops": ". ",
    "dates": "Jan 16, 2020 ",
    "mojibake": "Ã©",
    "longer mojibake": "â€™ ",
    "cyrillic mojibake": "Ð¿Ñ€Ð¸Ð²ÐµÑ‚ ",
    "copyright": "© ",
    "names": "By A & B and , ",
    "slashes": "a/b;c,d ",
    "headlines": "Ferry Back in Harbour Tonight\n\n",
    "gaps": "A word or two here stands.\n\n\n\n",
    "repeats": "The ferry that came back to harbour and stayed.\n",
    "capitals behind a byline": "By " + "A" * 100 + "!\n\n",
    "rows": "Varna   12   3\n",
    "fields": "Source: Varna\n",
    "contacts": "+44 20 7946 0018 ",
    "wrapped lines": "the ferry that came back to the harbour and stayed for good in\n",
}


def worst_growth(run: Callable[[str], object], unit: str) -> float:
    """How many times as much four times the text costs, at the limit of an article."""
    return growth(run, unit, LARGE_OF_MANY_LINES if unit.strip() and "\n" in unit else MAX_ARTICLE_CHARS)


@pytest.mark.parametrize("name", UNITS)
def test_splitting_grows_with_the_text(name: str) -> None:
    assert worst_growth(lambda text: INGEST.run(dump_of(text.encode())), UNITS[name]) < MOST_GROWTH


@pytest.mark.parametrize("name", UNITS)
def test_cleaning_grows_with_the_text(name: str) -> None:
    assert worst_growth(lambda text: CLEAN.run(raw_article(text)), UNITS[name]) < MOST_GROWTH


@pytest.mark.parametrize("name", ["letters", "full stops", "names", "longer mojibake"])
def test_fingerprints_grow_with_the_text(name: str) -> None:
    assert worst_growth(fingerprint, UNITS[name]) < MOST_GROWTH


def test_undecodable_bytes_cost_no_more_than_their_number() -> None:
    assert (
        worst_growth(lambda text: INGEST.run(dump_of(text.encode().replace(b"?", b"\xff"))), "é is é. é? ")
        < MOST_GROWTH
    )


def test_the_measure_sees_a_quadratic_step() -> None:
    assert worst_growth(lambda text: [text.replace("a", "b") for _ in range(len(text) // 1_000)], "ac") > MOST_GROWTH
