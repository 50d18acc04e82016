"""Real stories as headline and paragraphs, from four sources and a fifth of many languages."""

import html
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from tests.quality.material import bbc_articles, data_folder, web_articles, wikinews_articles

REUTERS_FILES = 2
"""Two thousand stories are enough to draw from; the other files are read where the running text is measured."""
LEAST_PARAGRAPHS = 2
LEAST_STORY_CHARS = 300
"""What is shorter is a placeholder or a flash, and no story to put into a dump."""

_REUTERS_STORY = re.compile(r"<REUTERS .*?</REUTERS>", re.DOTALL)
_END_MARK = re.compile(r"\n\s*(?:REUTER|Reuter)\s*$")
_CONTROLS = re.compile(r"&#\d+;")


@dataclass(frozen=True, slots=True)
class Story:
    """One story: its headline, subheads and captions aside."""

    headline: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WireStory:
    """One Reuters story, every field as it stands on the wire, control bytes stripped."""

    header: str
    title: str
    author: str
    dateline: str
    body: str

    def running_text(self, *, has_slug: bool, has_mark: bool) -> str:
        """The story as it would stand in a text file: header, title, author and body, the tags gone."""
        body = self.body.rstrip() if has_mark else _END_MARK.sub("", self.body.rstrip())
        header = [self.header.strip()] if has_slug else []
        author = [self.author] if self.author else []
        return "\n".join([*header, self.title.strip(), *author, self.dateline + body])


def wire_stories(name: str) -> list[WireStory]:
    """Every story of one Reuters file that has a title and a body."""
    text = (data_folder() / "dumps" / "reuters21578" / name).read_text("latin-1")
    stories = [_wire_story(match.group()) for match in _REUTERS_STORY.finditer(text) if 'TYPE="BRIEF"' not in match[0]]
    return [story for story in stories if story.title and story.body.strip()]


def _wire_story(markup: str) -> WireStory:
    def field(tag: str) -> str:
        found = re.search(rf"<{tag}[^>]*>(.*?)</{tag}>", markup, re.DOTALL)
        return html.unescape(_CONTROLS.sub("", found[1])) if found else ""

    names = ("UNKNOWN", "TITLE", "AUTHOR", "DATELINE", "BODY")
    return WireStory(*(field(name).rstrip() if name != "BODY" else field(name) for name in names))


def _reuters() -> Iterator[Story]:
    for number in range(REUTERS_FILES):
        for wire in wire_stories(f"reut2-{number:03}.sgm"):
            body = _END_MARK.sub("", wire.body.rstrip())
            paragraphs = [" ".join(part.split()) for part in re.split(r"\n {4}|\n\s*\n", body)]
            yield Story(wire.title, tuple(part for part in paragraphs if part))


def _from_texts(texts: list[str]) -> Iterator[Story]:
    for text in texts:
        parts = [" ".join(part.split()) for part in re.split(r"\n\s*\n", text)]
        parts = [part for part in parts if part]
        yield Story(parts[0], tuple(parts[1:]))


def _fundus() -> Iterator[Story]:
    for path in sorted((data_folder() / "html" / "fundus").rglob("*.json")):
        for version in json.loads(path.read_text("utf-8")).values():
            if story := _fundus_story(version):
                yield story


def _fundus_story(version: dict[str, Any]) -> Story | None:
    if not isinstance(version, dict) or not version.get("title") or not version.get("body"):
        return None
    sections = version["body"]["sections"]
    parts = [*version["body"]["summary"], *(p for part in sections for p in (*part["headline"], *part["paragraphs"]))]
    return Story(" ".join(version["title"].split()), tuple(" ".join(p.split()) for p in parts if p.strip()))


SOURCES: dict[str, Callable[[], Iterator[Story]]] = {
    "bbc": lambda: _from_texts(bbc_articles()),
    "gum": lambda: _from_texts(wikinews_articles()),
    "polnear": lambda: _from_texts(web_articles()),
    "reuters": _reuters,
    "fundus": _fundus,
}


def stories(source: str) -> list[Story]:
    """Return the stories of a source that are long enough, each once."""
    found = [story for story in SOURCES[source]() if _is_whole(story)]
    return list({story.paragraphs: story for story in found}.values())


def _is_whole(story: Story) -> bool:
    enough = len(story.paragraphs) >= LEAST_PARAGRAPHS and sum(map(len, story.paragraphs)) >= LEAST_STORY_CHARS
    return enough and bool(story.headline)
