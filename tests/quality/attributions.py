"""PolNeAR: news articles with source, cue and content of what is said, and how the quotes found compare with them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from services.enrich.entities import find_entities
from services.enrich.quotes import find_quotes
from services.enrich.reading import Reading
from shared.events import CleanArticle, Quote
from tests.dumps import clean_article
from tests.quality.material import data_folder
from tests.quality.speech import is_speech

SAMPLE = 4
"""Every fourth article is read: some 90 of the 360 of the publishers that are reported on."""
HELD_OUT = frozenset({"politico", "wash-post", "west-journal"})
"""Publishers that no rule was written or confidence fitted on."""
CLOSE = 0.5
"""Token F1 from which two contents are the same one."""

PLAIN = "Council keeps night ferry\n\nThe harbour council met in the old town hall on Monday and voted for the ferry."

Span = tuple[int, int]

_TOKEN = re.compile(r"\w+|[^\w\s]")
_OPENING = ("“", '"', "''", "``", "‘")
_CLOSING = ("”", '"', "''", "’")
_INNER = re.compile(r"[“”\"‘]|''|(?<!\w)'")


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution as people marked it: each part may have several runs."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True)
class Marked:
    """An article with its attributions, and the quotes that were found in it."""

    name: str
    text: str
    attributions: tuple[Attribution, ...]
    quotes: tuple[Quote, ...] = ()
    tokens: tuple[int, ...] = field(default=(), repr=False)

    def tokens_in(self, spans: Iterable[Span]) -> frozenset[int]:
        """Return the tokens that lie in spans."""
        return frozenset(at for start, end in spans for at in self.tokens if start <= at < end)

    def is_direct(self, span: Span) -> bool:
        """Tell whether a run of content begins with a quotation mark."""
        return self.text.startswith(_OPENING, span[0])

    def is_wholly_direct(self, span: Span) -> bool:
        """Tell whether a run of content stands between quotation marks."""
        return self.is_direct(span) and self.text[: span[1]].endswith(_CLOSING)

    def is_hard(self, span: Span) -> bool:
        """Tell whether a direct run is unbalanced, holds marks of its own, or is a paragraph of several."""
        inner = self.text[span[0] + 2 : max(span[1] - 2, span[0] + 2)]
        return self.is_direct(span) != self.text[: span[1]].endswith(_CLOSING) or bool(_INNER.search(inner))


@cache
def marked_articles(every: int, *, is_held_out: bool) -> tuple[Marked, ...]:
    """Return every n-th article with its quotes; of several people's marks those of the first count."""
    paths = [path for path in _annotations() if (path.name.split("_")[0] in HELD_OUT) == is_held_out]
    return tuple(_found(path) for path in paths[::every])


def _annotations() -> list[Path]:
    first: dict[str, Path] = {}
    for path in sorted((data_folder() / "quotes" / "polnear" / "attributions").glob("*.ann")):
        first.setdefault(path.stem.rpartition("_")[0], path)
    return [first[name] for name in sorted(first)]


def _found(path: Path) -> Marked:
    name = path.stem.rpartition("_")[0]
    text = (path.parents[1] / "text" / f"{name}.txt").read_bytes().decode("utf-8")
    quotes = find_quotes(text, find_entities(Reading(article_of(text)))).quotes
    tokens = tuple(match.start() for match in _TOKEN.finditer(text))
    return Marked(name, text, tuple(_attributions(path)), quotes, tokens)


def article_of(body: str) -> CleanArticle:
    """Return an English article with a body, and nothing else known."""
    return clean_article(PLAIN).model_copy(update={"body": body})


def _attributions(path: Path) -> Iterator[Attribution]:
    spans: dict[str, tuple[Span, ...]] = {}
    events = []
    for line in path.read_bytes().decode("utf-8").splitlines():
        fields = line.split("\t")
        if line.startswith("T"):
            runs = fields[1].split(" ", 1)[1].split(";")
            spans[fields[0]] = tuple((int(run.split()[0]), int(run.split()[1])) for run in runs)
        elif line.startswith("E"):
            events.append([part.split(":") for part in fields[1].split()])
    for parts in events:
        yield Attribution(*(_runs(parts, role, spans) for role in ("Source", "Cue", "Content")))


def _runs(parts: Sequence[Sequence[str]], role: str, spans: dict[str, tuple[Span, ...]]) -> tuple[Span, ...]:
    return tuple(run for name, key in parts if name.rstrip("0123456789") == role for run in spans.get(key, ()))


def overlap(one: Span, other: Span) -> bool:
    """Tell whether two spans share a character."""
    return one[0] < other[1] and other[0] < one[1]


@dataclass
class Tally:
    """Counts of right ones among those found and those there."""

    right: int = 0
    found: int = 0
    recalled: int = 0
    there: int = 0

    @property
    def precision(self) -> float:
        return self.right / max(self.found, 1)

    @property
    def recall(self) -> float:
        return self.recalled / max(self.there, 1)

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / max(self.precision + self.recall, 1e-9)


def direct_tokens(articles: Sequence[Marked], quoted: Sequence[Sequence[Span]]) -> Tally:
    """Compare quoted words: found ones must lie in some content, those of direct content must be found."""
    tally = Tally()
    for article, spans in zip(articles, quoted, strict=True):
        said = article.tokens_in(run for a in article.attributions for run in a.content)
        direct = article.tokens_in(
            run for a in article.attributions for run in a.content if article.is_wholly_direct(run)
        )
        found = article.tokens_in(spans)
        tally.right += len(found & said)
        tally.found += len(found)
        tally.recalled += len(found & direct)
        tally.there += len(direct)
    return tally


def hard_tokens(articles: Sequence[Marked], quoted: Sequence[Sequence[Span]]) -> Tally:
    """Compare the extent of hard direct runs with the found ones that overlap them."""
    tally = Tally()
    for article, spans in zip(articles, quoted, strict=True):
        said = article.tokens_in(run for a in article.attributions for run in a.content)
        for run in {run for a in article.attributions for run in a.content}:
            if not _is_hard(article, run):
                continue
            true = article.tokens_in([run])
            found = article.tokens_in(span for span in spans if overlap(span, run))
            tally.right += len(found & (true | said))
            tally.found += len(found)
            tally.recalled += len(found & true)
            tally.there += len(true)
    return tally


def _is_hard(article: Marked, run: Span) -> bool:
    is_marked = article.is_direct(run) or article.text[: run[1]].endswith(_CLOSING)
    return article.is_direct(run) and is_marked and article.is_hard(run)


def speakers(articles: Sequence[Marked]) -> Iterator[tuple[Quote | None, bool]]:
    """Yield for each direct attribution with a source the quote found for it, and whether its speaker is the source."""
    for article in articles:
        for attribution in article.attributions:
            if not attribution.source or not attribution.content:
                continue
            if not all(article.is_wholly_direct(run) for run in attribution.content):
                continue
            quote = _closest(article.quotes, attribution.content[0])
            yield quote, quote is not None and _speaks(quote, attribution)


def _closest(quotes: Sequence[Quote], run: Span) -> Quote | None:
    shared = [(min(q.end, run[1]) - max(q.start, run[0]), q) for q in quotes if overlap((q.start, q.end), run)]
    return max(shared, key=lambda pair: pair[0])[1] if shared else None


def _speaks(quote: Quote, attribution: Attribution) -> bool:
    if quote.speaker_start is None or quote.speaker_end is None:
        return False
    return any(overlap((quote.speaker_start, quote.speaker_end), run) for run in attribution.source)


def answers(articles: Sequence[Marked]) -> Iterator[tuple[Quote, bool]]:
    """Yield every quote with a speaker, and whether an attribution whose content it shares has that source."""
    for article in articles:
        for quote in article.quotes:
            if quote.speaker is not None:
                yield (
                    quote,
                    any(
                        _speaks(quote, a) and any(overlap((quote.start, quote.end), run) for run in a.content)
                        for a in article.attributions
                    ),
                )


def pairs(articles: Sequence[Marked]) -> Tally:
    """Compare pairs of source and content.

    A pair is right where the sources overlap and the contents have a token F1 of ``CLOSE`` or more. What is found may
    be any attribution; what must be found are those whose cue is of speech or writing.
    """
    tally = Tally()
    for article in articles:
        whole = [a for a in article.attributions if a.source and a.content]
        contents = [article.tokens_in(a.content) for a in whole]
        hits = set()
        for group in utterances(article.quotes):
            match = _match(article, group, whole, contents)
            tally.found += 1
            tally.right += match is not None
            hits |= {match} - {None}
        spoken = {at for at, a in enumerate(whole) if is_speech(" ".join(article.text[s:e] for s, e in a.cue))}
        tally.recalled += len(hits & spoken)
        tally.there += len(spoken)
    return tally


def utterances(quotes: Sequence[Quote]) -> list[list[Quote]]:
    """Return the quotes with a speaker, those that go on from one another together."""
    groups: dict[int, list[Quote]] = {}
    root: dict[int, int] = {}
    for at, quote in enumerate(quotes):
        root[at] = root.get(quote.continues, at) if quote.continues is not None else at
        groups.setdefault(root[at], []).append(quote)
    return [group for group in groups.values() if group[0].speaker is not None]


def _match(
    article: Marked, group: Sequence[Quote], whole: Sequence[Attribution], contents: Sequence[frozenset[int]]
) -> int | None:
    found = article.tokens_in((quote.start, quote.end) for quote in group)
    best: tuple[float, int] = (0.0, -1)
    for at, attribution in enumerate(whole):
        if _speaks(group[0], attribution):
            shared = 2 * len(found & contents[at]) / max(len(found) + len(contents[at]), 1)
            best = max(best, (shared, at))
    return best[1] if best[0] >= CLOSE else None
