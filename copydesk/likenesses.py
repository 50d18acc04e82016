"""From the articles of a set to the pairs of them that are alike, each with its kind."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from services.enrich.fingerprint import fingerprint
from shared.events import ArticleContent
from shared.likeness import Likeness, Sketch, Story, candidate_pairs, judge, sketch


@dataclass(frozen=True, slots=True)
class Member:
    """One article of the set: where it stands, and what it is compared by."""

    article_id: str
    filename: str | None
    part: int | None
    position: int
    story: Story
    sketch: Sketch

    @property
    def headline(self) -> str:
        """Its headline, else how its text begins."""
        return self.story.headline or " ".join(self.story.body[:80].split())


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles that are alike, in the order of the set."""

    one: Member
    other: Member
    likeness: Likeness


def member_of(article: ArticleContent, filename: str | None, part: int | None) -> Member | None:
    """Return what of an article is kept for comparison; None where it has no body."""
    if not article.body:
        return None
    print_of = fingerprint(article.body)
    return Member(
        article_id=article.article_id,
        filename=filename,
        part=part,
        position=article.position,
        story=Story(article.headline_bare or article.headline or "", article.body),
        sketch=sketch(article.body, print_of.exact, print_of.minhash),
    )


def alike_pairs(
    members: Sequence[Member], kinds: Iterable[str], on_step: Callable[[int, int], None] = lambda _done, _total: None
) -> Iterator[Pair]:
    """Yield the pairs of the wanted kinds, in the order of the set; ``on_step`` is told how many of how many are done.

    The work grows with the set and with the pairs that share words, not with the square of the set.
    """
    wanted = frozenset(kinds)
    passes = 2 * len(members)
    steps = iter(range(1, passes + 1))
    candidates = candidate_pairs([member.sketch for member in members], lambda: on_step(next(steps), passes))
    total = passes + len(candidates)
    for number, (one, other) in enumerate(candidates, start=passes + 1):
        likeness = judge(members[one].story, members[other].story)
        on_step(number, total)
        if likeness is not None and likeness.kind in wanted:
            yield Pair(members[one], members[other], likeness)


def pair_as_json(pair: Pair) -> dict[str, Any]:
    """Return a pair as it is printed: kind, shares, and the two articles."""
    likeness = pair.likeness
    return {
        "kind": likeness.kind,
        "resemblance": likeness.resemblance,
        "containment": likeness.containment,
        "replaced_numbers": likeness.replaced_numbers,
        "replaced_names": likeness.replaced_names,
        "longer": "other" if likeness.longer else "one",
        "one": _named(pair.one),
        "other": _named(pair.other),
    }


def _named(member: Member) -> dict[str, Any]:
    return {
        "article_id": member.article_id,
        "filename": member.filename,
        "part": member.part,
        "position": member.position,
        "headline": member.story.headline or None,
    }
