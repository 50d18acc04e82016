"""The Reuters collection: its stories against their own tags, as tagged files and as running text."""

import html
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from services.clean import step
from services.ingest.step import ingest
from shared import ids
from shared.dump import Dump
from shared.events import CleanArticle, Language, RawArticle
from shared.outcomes import Event
from tests.dumps import RECEIVED
from tests.invented import raw_article
from tests.quality.material import data_folder

FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text("utf-8"))["reuters"]
EVERY = 8
"""One story in so many is cleaned, so that the whole stays fast; docs/quality.md has the figures of all."""
_STORY = re.compile(r"<REUTERS [^>]*>.*?</REUTERS>", re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_END = re.compile(r"(?i)\n\s*(?:reuters?|more)[\s.]*$")
_FIELDS = re.compile(r"</?(?:TITLE|AUTHOR|DATELINE|BODY)>")


@dataclass(frozen=True, slots=True)
class Truth:
    """The tags of a story, in plain characters with single spaces; ``kind`` is NORM, BRIEF or UNPROC."""

    kind: str
    headline: str | None
    byline: str | None
    dateline: str | None
    slug_line: str
    text: str


@pytest.fixture(scope="module", autouse=True)
def _without_language() -> Iterator[None]:
    """The language is not measured here, and would cost more than all the rest."""
    patch = pytest.MonkeyPatch()
    patch.setattr(step, "identify_language", lambda *_: Language(code="en", confidence=1.0))
    yield
    patch.undo()


def characters(markup: str) -> str:
    resolved = re.sub(r"&#(\d+);", lambda match: chr(int(match[1])), markup)
    return _CONTROL.sub("", html.unescape(resolved))


def flat(text: str | None) -> str | None:
    return " ".join(_CONTROL.sub("", text).split()) if text is not None else None


def element(story: str, name: str) -> str | None:
    match = re.search(rf"<{name}>(.*?)</{name}>", story, re.DOTALL)
    return characters(match[1]) if match else None


def truth_of(story: str) -> Truth:
    opening = re.search(r'<TEXT(?: TYPE="(\w+)")?>', story)
    assert opening
    unknown = element(story, "UNKNOWN") or ""
    inside = story[opening.end() : story.index("</TEXT>")]
    return Truth(
        kind=opening[1] or "NORM",
        headline=flat(element(story, "TITLE")),
        byline=flat(element(story, "AUTHOR")),
        dateline=flat(element(story, "DATELINE")),
        slug_line=unknown.strip().split("\n")[-1],
        text=characters(_FIELDS.sub("", inside)).strip("\n "),
    )


@cache
def stories() -> list[tuple[Truth, RawArticle]]:
    pairs: list[tuple[Truth, RawArticle]] = []
    for path in sorted((data_folder() / "dumps" / "reuters21578").glob("*.sgm")):
        payload = path.read_bytes()
        truths = [truth_of(story) for story in _STORY.findall(payload.decode("latin-1"))]
        items = ingest(Dump(payload, ids.dump_id(payload), "test", RECEIVED, filename=path.name)).items
        articles = [i.article for i in items if isinstance(i, Event) and isinstance(i.article, RawArticle)]
        assert len(truths) == len(items) == len(articles), path.name
        pairs += zip(truths, articles, strict=True)
    return pairs


@cache
def tagged() -> list[tuple[Truth, CleanArticle | None]]:
    return [(truth, cleaned(raw)) for truth, raw in stories()[::EVERY]]


def cleaned(raw: RawArticle) -> CleanArticle | None:
    (item,) = step.clean(raw).items
    return item.article if isinstance(item, Event) and isinstance(item.article, CleanArticle) else None


def is_dateline_right(truth: str | None, article: CleanArticle) -> bool:
    """A truth that errs holds more than the dateline, or stars before it: then the dateline alone is right."""
    found = flat(article.dateline.evidence.text) if article.dateline else None
    if found is None or truth is None:
        return found == truth
    bare = truth.lstrip("* ")
    return found == bare or (bare.startswith(f"{found} ") and re.search(r"\d,?(?: Reuter)? -+$", found) is not None)


def shares(pairs: list[tuple[Truth, CleanArticle | None]]) -> dict[str, float]:
    right: Counter[str] = Counter()
    for truth, article in pairs:
        if article is None:
            continue
        right["stories"] += 1
        right["headlines"] += flat(article.headline) == truth.headline
        right["datelines"] += is_dateline_right(truth.dateline, article)
        right["bylines"] += flat(article.byline) == truth.byline
    return {name: count / len(pairs) for name, count in right.items()}


def test_the_tagged_stories_are_right(record_property: Callable[[str, object], None]) -> None:
    # Tables have no tags at all: what is in them is not known, but nothing of them is lost.
    titled = [(truth, article) for truth, article in tagged() if truth.headline is not None]
    found = {**shares(titled), "stories": shares(tagged())["stories"]}
    record_property("shares", found)
    assert {name: share for name, share in found.items() if share < FLOORS["tagged"][name]} == {}


def test_every_story_is_found_with_its_headline_and_byline_as_fields() -> None:
    assert Counter(truth.kind for truth, _ in stories()) == {"NORM": 5508, "BRIEF": 460, "UNPROC": 32}
    stated = [(t, raw.provider) for t, raw in stories() if t.headline is not None]
    assert [t.headline for t, _ in stated] == [flat(provider.headline) for _, provider in stated]
    assert [t.byline for t, _ in stated] == [flat(provider.byline) for _, provider in stated]


def test_briefs_are_flashes_without_their_placeholder() -> None:
    briefs = [article for truth, article in tagged() if truth.kind == "BRIEF"]
    assert briefs
    for article in briefs:
        assert article is not None
        assert article.signal in {"flash", "correction"}
        assert "blah" not in article.body.lower()


def test_places_and_days_of_datelines_are_parsed(record_property: Callable[[str, object], None]) -> None:
    dated = [article for truth, article in tagged() if truth.dateline]
    parsed = sum(bool(a and a.dateline and a.dateline.place and a.dateline.date) for a in dated) / len(dated)
    record_property("parsed", parsed)
    assert parsed >= FLOORS["tagged"]["parsed_datelines"]


@pytest.mark.parametrize("layout", ["bare", "with_slug_and_end_mark"])
def test_the_same_stories_as_running_text(layout: str, record_property: Callable[[str, object], None]) -> None:
    normal = [truth for truth, _ in stories() if truth.kind == "NORM"][::EVERY]
    texts = [_END.sub("", truth.text) if layout == "bare" else f"{truth.slug_line}\n{truth.text}" for truth in normal]
    found = shares([(truth, cleaned(raw_article(text))) for truth, text in zip(normal, texts, strict=True)])
    record_property("shares", found)
    assert {name: found[name] for name, floor in FLOORS[layout].items() if found[name] < floor} == {}


def test_the_measure_sees_a_lost_headline() -> None:
    truth, raw = next(pair for pair in stories() if pair[0].kind == "NORM")
    article = cleaned(raw)
    assert article is not None
    spoilt = article.model_copy(update={"headline": None, "dateline": None})
    assert shares([(truth, article)])["headlines"] == 1.0
    assert shares([(truth, spoilt)]) == {"stories": 1.0, "headlines": 0.0, "datelines": 0.0, "bylines": 1.0}
