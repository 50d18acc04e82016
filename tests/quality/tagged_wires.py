"""Reuters stories with the countries that their desk has tagged: those they are about, not all that they name."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from services.enrich.gazetteer import Kind, open_gazetteer
from services.enrich.gazetteer.names import fold_name
from tests.quality.material import data_folder

OTHER_NAMES = {"usa": "US", "uk": "GB", "west-germany": "DE", "east-germany": "DE", "hong-kong": "HK"}
_STORY = re.compile(r"<REUTERS .*?</REUTERS>", re.DOTALL)
_TAG = re.compile(r"<D>(.*?)</D>")
_INDENT = re.compile(r" *\n {2,}")


@dataclass(frozen=True)
class TaggedStory:
    """Countries by ISO code; those that are no more (the Soviet Union) are left out."""

    countries: frozenset[str]
    title: str
    dateline: str
    body: str


def tagged_stories(name: str) -> Iterator[TaggedStory]:
    """Every story of one Reuters file that has a body."""
    text = (data_folder() / "dumps" / "reuters21578" / name).read_text("latin-1")
    for story in _STORY.finditer(text):
        body = _field(story[0], "BODY")
        if body:
            paragraphs = _INDENT.sub("\n\n", body).split("\n\n")
            yield TaggedStory(
                frozenset(filter(None, map(_code, _TAG.findall(_field(story[0], "PLACES", raw=True))))),
                _field(story[0], "TITLE").title(),
                _field(story[0], "DATELINE").strip().partition(",")[0],
                "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs),
            )


def _field(story: str, tag: str, *, raw: bool = False) -> str:
    found = re.search(rf"<{tag}>(.*?)</{tag}>", story, re.DOTALL)
    if found is None:
        return ""
    return found[1] if raw else html.unescape(found[1])


def _code(tag: str) -> str:
    if tag in OTHER_NAMES:
        return OTHER_NAMES[tag]
    places = open_gazetteer().find(fold_name(tag.replace("-", " ")))
    return next((place.country for place in places if place.kind == Kind.COUNTRY), "")
