"""Places: where in a page a block of text stands, as the chain of elements around it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

VOID_SHARE = 0.4
"""An element that holds so much of the extracted text is the story's own frame, whatever its class is called."""
PLAIN_TAGS = frozenset({"div", "span", "html", "center", "font"})
"""Elements that say nothing; a path leaves them out unless their class hints at something."""


@dataclass(slots=True)
class Place:
    """An element around text. ``chars`` of text stand in it, ``extracted`` of them taken by the extractor."""

    tag: str
    hints: tuple[str, ...]
    parent: "Place | None"
    chars: int = 0
    extracted: int = 0
    pictures: int = 0
    headings: int = 0

    def chain(self) -> Iterator["Place"]:
        """The place itself and those around it, from the inside out."""
        place: Place | None = self
        while place is not None:
            yield place
            place = place.parent

    def add(self, chars: int, *, is_extracted: bool) -> None:
        """Count text here and in all places around."""
        for place in self.chain():
            place.chars += chars
            place.extracted += chars if is_extracted else 0

    def add_picture(self) -> None:
        """Count a picture here and in all places around."""
        for place in self.chain():
            place.pictures += 1

    def add_heading(self) -> None:
        """Count a heading here and in all places around."""
        for place in self.chain():
            place.headings += 1

    def holds_story(self, extracted: int) -> bool:
        """Say whether most of the page's ``extracted`` text stands here, so that its hints mean nothing."""
        return self.extracted > VOID_SHARE * extracted


class PlacePaths:
    """The places of a page as paths from the root, such as ``body/main/article/aside.related/p``."""

    def __init__(self, extracted: int) -> None:
        """``extracted`` is how much text of the page the extractor took."""
        self._extracted = extracted
        self._known: dict[int, str] = {}

    def of(self, place: Place) -> str:
        """Return the path of a place; those around it are looked at once for all that stands in them."""
        unknown: list[Place] = []
        path = ""
        for step in place.chain():
            if (known := self._known.get(id(step))) is not None:
                path = known
                break
            unknown.append(step)
        for step in reversed(unknown):
            hints: Sequence[str] = () if step.holds_story(self._extracted) else step.hints
            if hints or step.tag not in PLAIN_TAGS:
                name = ".".join((step.tag, *hints))
                path = f"{path}/{name}" if path else name
            self._known[id(step)] = path
        return path
