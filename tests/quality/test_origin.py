"""Origin: the agency of a text where it bears a sign, unknown where it bears none, the parties of wire files and pages.

Photo credits and sources that are quoted ("told Reuters") stand in most of these texts and must not count.
"""

import csv
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from services.clean import step
from services.enrich.origin import find_origin
from shared.events import Language, Origin
from shared.text.agencies import fold_name
from tests.dumps import clean_article
from tests.quality.expected import ingested, load_truth, outcomes, text_hash
from tests.quality.material import bbc_articles, data_folder, wikinews_articles
from tests.quality.pages_material import cleaned_page, publisher_pages

FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text("utf-8"))["origin"]
EVERY_PAGE = 4
NO_WIRE = frozenset({"none", "na", ""})


@pytest.fixture(scope="module", autouse=True)
def _without_language() -> Iterator[None]:
    """The language is not measured here, and would cost more than all the rest."""
    patch = pytest.MonkeyPatch()
    patch.setattr(step, "identify_language", lambda *_: Language(code="en", confidence=1.0))
    yield
    patch.undo()


@cache
def papers() -> list[tuple[str, Origin]]:
    """The wire that the set names for each article of the papers, and the origin found in its text alone."""
    folder = data_folder() / "quotes" / "polnear"
    with (folder / "metadata.tsv").open(encoding="utf-8") as table:
        wires = {row["filename"]: fold_name(row["wire"]) for row in csv.DictReader(table, delimiter="\t")}
    found = []
    for path in sorted((folder / "text").glob("*.txt")):
        name = next((name for name in wires if path.stem.startswith(name) or name.startswith(path.stem)), "")
        found.append((wires.get(name, ""), find_origin(clean_article(path.read_text("utf-8")))))
    return found


def test_the_wire_of_papers_is_told_from_the_text_alone() -> None:
    signed = [(wire, fold_name(origin.agency or "")) for wire, origin in papers() if wire not in NO_WIRE]
    assert len(signed) >= FLOORS["wire"]["texts"]
    assert sum(wire == agency for wire, agency in signed) / len(signed) >= FLOORS["wire"]["right"]
    answered = [wire == agency for wire, agency in signed if agency]
    assert sum(answered) / len(answered) >= FLOORS["wire"]["right_of_answers"]


def test_unsigned_texts_have_no_origin() -> None:
    papers_unknown = [origin.agency is None for wire, origin in papers() if wire in NO_WIRE]
    others = [find_origin(clean_article(text)) for text in (*bbc_articles()[::3], *wikinews_articles())]
    assert sum(papers_unknown) / len(papers_unknown) >= FLOORS["unsigned"]["papers"]
    assert sum(origin.agency is None for origin in others) / len(others) >= FLOORS["unsigned"]["others"]


def test_wire_files_name_their_agency() -> None:
    truth = load_truth("origin")
    checks = []
    for name, expected in truth.items():
        articles = [article for _, article in outcomes(ingested(data_folder() / name)) if article is not None]
        found = [find_origin(article) for article in articles]
        checks += [(name, want, _told(origin)) for want, origin in zip(expected, found, strict=True)]
    wrong = [check for check in checks if check[1] != check[2]]
    assert 1 - len(wrong) / len(checks) >= FLOORS["wire_files"]["right"], wrong


def _told(origin: Origin) -> list[str | None]:
    return [text_hash(origin.agency), origin.role, *sorted(party.role for party in origin.others)]


def test_pages_come_from_their_site_or_from_an_agency_that_it_credits() -> None:
    pages = (cleaned_page(page) for number, (page, _) in enumerate(publisher_pages()) if number % EVERY_PAGE == 0)
    articles = [article for article in pages if article is not None]
    named = 0
    for article in articles:
        origin = find_origin(article)
        parties = {fold_name(name) for name in (origin.agency, *(party.name for party in origin.others)) if name}
        site = fold_name(article.provider.publisher or article.provider.name or "")
        named += origin.agency is not None and any(site in party or party in site for party in parties)
    assert named / len(articles) >= FLOORS["pages"]["named"]
