"""Near-duplicates: planted and exact pairs are found with their kind, and look-alikes are told from the same story.

The 150 labelled pairs (`truth/similar.json`: hashes of two articles, and the kind that a reader gave them) were drawn
at random from all pairs that share shingles, in six bands of likeness.
"""

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from services.clean import step
from services.enrich.fingerprint import fingerprint
from shared.events import CleanArticle, Language
from shared.likeness import LOOK_ALIKE, SAME_STORY, Story, candidate_pairs, judge, sketch
from tests.dumps import clean_article
from tests.quality.expected import ingested, load_truth, outcomes, text_hash
from tests.quality.material import bbc_articles, data_folder, web_articles

FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text("utf-8"))["similar"]
PLANTED = (100, 1000, 2500)
_WORD = re.compile(r"\w+")
_NOTICE_WORDS = 30
"""Two bodies of fewer words are one text only under one headline: dividends of two companies read the same."""


@pytest.fixture(scope="module", autouse=True)
def _without_language() -> Iterator[None]:
    """The language is not measured here, and would cost more than all the rest."""
    patch = pytest.MonkeyPatch()
    patch.setattr(step, "identify_language", lambda *_: Language(code="en", confidence=1.0))
    yield
    patch.undo()


def _keyed(articles: Iterable[CleanArticle | None]) -> dict[str, Story]:
    """Stories by the hash of headline and body; one that came twice stands once for each headline."""
    found = (article for article in articles if article is not None and article.body)
    return {_key(a): Story(a.headline_bare or a.headline or "", a.body) for a in found}


def _key(article: CleanArticle) -> str:
    return text_hash(f"{article.headline or ''} {article.body}") or ""


@cache
def _reuters_articles() -> tuple[CleanArticle, ...]:
    files = sorted((data_folder() / "dumps" / "reuters21578").glob("*.sgm"))
    return tuple(article for path in files for _, article in outcomes(ingested(path)) if article and article.body)


@cache
def _bbc_articles() -> tuple[CleanArticle, ...]:
    return tuple(article for article in map(clean_article, bbc_articles()) if article.body)


def reuters() -> tuple[Story, ...]:
    return tuple(Story(a.headline_bare or a.headline or "", a.body) for a in _reuters_articles())


def bbc() -> tuple[Story, ...]:
    return tuple(Story(a.headline_bare or a.headline or "", a.body) for a in _bbc_articles())


@cache
def every_story() -> dict[str, Story]:
    return _keyed((*_reuters_articles(), *_bbc_articles(), *map(clean_article, web_articles())))


def kinds_of(stories: tuple[Story, ...]) -> dict[tuple[int, int], str]:
    """Every pair of a set that is alike, as `copydesk similar` finds it."""
    prints = [fingerprint(story.body) for story in stories]
    sketches = [sketch(s.body, p.exact, p.minhash) for s, p in zip(stories, prints, strict=True)]
    found = ((pair, judge(stories[pair[0]], stories[pair[1]])) for pair in candidate_pairs(sketches))
    return {pair: likeness.kind for pair, likeness in found if likeness is not None}


@pytest.mark.parametrize("size", PLANTED)
def test_planted_pairs_are_found_and_no_others(size: int) -> None:
    folder = data_folder() / "duplicates" / "minhash"
    lines = (folder / f"articles_{size}.train").read_text("utf-8", "replace").splitlines()
    names, _, texts = zip(*(line.partition(" ") for line in lines), strict=True)
    truth = {frozenset(line.split()) for line in (folder / f"articles_{size}.truth").read_text("utf-8").splitlines()}
    kinds = kinds_of(tuple(Story("", text) for text in texts))
    found = {frozenset((names[one], names[other])) for (one, other), kind in kinds.items() if kind in SAME_STORY}
    assert len(found & truth) / len(truth) >= FLOORS["planted"]["found"]
    assert len(found - truth) / len(found) <= FLOORS["planted"]["wrong"]


@pytest.mark.parametrize("source", [reuters, bbc], ids=["reuters", "bbc"])
def test_exact_pairs_are_identical(source) -> None:
    stories = source()
    groups: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, story in enumerate(stories):
        groups[story.words].append(number)
    exact = {pair for group in groups.values() for pair in combinations(group, 2)}
    two_houses = {pair for pair in exact if _is_notice_of_two(*(stories[number] for number in pair))}
    kinds = kinds_of(stories)
    assert len(exact - two_houses) >= FLOORS["exact"][source.__name__]
    assert {kinds.get(pair) for pair in exact - two_houses} == {"identical"}
    assert {kinds.get(pair) for pair in two_houses} <= {LOOK_ALIKE}


def _is_notice_of_two(one: Story, other: Story) -> bool:
    """A short notice under two headlines that share less than half of their words."""
    heads = [{word for word in _WORD.findall(story.headline.casefold()) if len(word) > 2} for story in (one, other)]
    is_other = 2 * len(heads[0] & heads[1]) < min(map(len, heads))
    return len(one.words) < _NOTICE_WORDS and is_other


def test_labelled_pairs_have_their_kind() -> None:
    stories = every_story()
    pairs = [(stories[one], stories[other], kind) for one, other, kind in load_truth("similar")["pairs"]]
    assert len(pairs) == FLOORS["labelled"]["pairs"]
    found_kinds = (judge(one, other) for one, other, _ in pairs)
    told_kinds = [likeness.kind if likeness else "none" for likeness in found_kinds]
    judged = [(kind, told) for (_, _, kind), told in zip(pairs, told_kinds, strict=True)]
    shown = [(true, told) for true, told in judged if told in SAME_STORY]
    same = [(true, told) for true, told in judged if true in SAME_STORY]
    found = sum(told in SAME_STORY for _, told in same) / len(same)
    wrong = sum(true not in SAME_STORY for true, _ in shown) / len(shown)
    with_kind = sum(true == told for true, told in shown) / len(shown)
    assert found >= FLOORS["labelled"]["found"], Counter(judged)
    assert wrong <= FLOORS["labelled"]["wrong"], Counter(judged)
    assert with_kind >= FLOORS["labelled"]["kind"], Counter(judged)


def test_labelled_pairs_are_candidates() -> None:
    stories = every_story()
    numbered = list(stories)
    prints = [fingerprint(story.body) for story in stories.values()]
    sketches = [sketch(s.body, p.exact, p.minhash) for s, p in zip(stories.values(), prints, strict=True)]
    met = {frozenset((numbered[one], numbered[other])) for one, other in candidate_pairs(sketches)}
    same = [frozenset((one, other)) for one, other, kind in load_truth("similar")["pairs"] if kind in SAME_STORY]
    # Articles that are the same to the letter have one hash.
    apart = [pair for pair in same if len(pair) > 1]
    assert sum(pair in met for pair in apart) / len(apart) >= FLOORS["labelled"]["candidates"]
