"""Texts whose topics are known: labelled by hand as an editor would file them, or sorted by their publisher."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from tests.quality.expected import load_truth, text_hash
from tests.quality.material import bbc_articles, data_folder, web_articles
from tests.quality.pages_material import benchmark_pages, publisher_pages, true_body
from tests.quality.stories import wire_stories

SECTIONS = {
    "business": "04000000",
    "entertainment": "01000000",
    "politics": "11000000",
    "sport": "15000000",
    "tech": "13000000",
}
"""The sections of the BBC set, as the issue maps them."""
LEAST_REUTERS_CHARS = 600


@dataclass(frozen=True, slots=True)
class Filed:
    """A text with the topics that it may be filed under, the main one first."""

    headline: str
    body: str
    topics: tuple[str, ...]

    def cut(self, words: int) -> "Filed":
        """The same with the first words of the body only."""
        return Filed(self.headline, " ".join(self.body.split()[:words]), self.topics)


def labelled(source: str) -> list[Filed]:
    """Return the texts of ``benchmark``, ``publishers`` or ``polnear`` that are labelled, in English."""
    labels = load_truth("topics")[source]
    texts = {"benchmark": _benchmark, "publishers": _publishers, "polnear": _polnear}[source]
    keyed = ((text_hash(body[:500]), headline, body) for headline, body in texts())
    return [Filed(headline, body, tuple(labels[key].split())) for key, headline, body in keyed if key in labels]


def _benchmark() -> Iterator[tuple[str, str]]:
    return (("", body) for _, body in benchmark_pages())


def _publishers() -> Iterator[tuple[str, str]]:
    return ((truth["title"] or "", true_body(truth)) for _, truth in publisher_pages())


def _polnear() -> Iterator[tuple[str, str]]:
    for text in web_articles():
        headline, _, body = text.partition("\n")
        yield headline.strip(), body.strip()


def reuters(name: str, most: int) -> list[Filed]:
    """Return stories of a Reuters file under economy: its topics are economic ones, so only those with a topic."""
    text = (data_folder() / "dumps" / "reuters21578" / name).read_text("latin-1")
    marked = re.findall(r"<REUTERS TOPICS=\"YES\".*?</REUTERS>", text, re.DOTALL)
    titles = {found[1] for story in marked if "<TOPICS></TOPICS>" not in story and (found := _TITLE.search(story))}
    kept = [story for story in wire_stories(name) if html.escape(story.title, quote=False) in titles]
    long = [story for story in kept if len(story.body) >= LEAST_REUTERS_CHARS]
    return [Filed(story.title, story.body, ("04000000",)) for story in long[:most]]


_TITLE = re.compile(r"<TITLE>(.*?)</TITLE>", re.DOTALL)


def bbc(every: int) -> list[Filed]:
    """Return every so-manieth BBC story under the topic of its section; never to be fitted on."""
    paths = sorted((data_folder() / "topics" / "bbc").rglob("*.txt"))
    filed = []
    for path, text in list(zip(paths, bbc_articles(), strict=True))[::every]:
        headline, _, body = text.partition("\n")
        filed.append(Filed(headline.strip(), body.strip(), (SECTIONS[path.parent.name],)))
    return filed
