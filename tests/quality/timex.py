"""Real documents with their time expressions normalised by people (TimeML): the material of test_times.py."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from tests.quality.material import data_folder

MARK = "DOCID"


@dataclass(frozen=True)
class Timex:
    """A time expression as people marked it."""

    start: int
    end: int
    text: str
    type: str
    value: str
    mod: str | None = None


@dataclass(frozen=True)
class Document:
    """A text, the value of its creation time, and its time expressions without that."""

    name: str
    text: str
    created: str
    times: tuple[Timex, ...]


def timed_documents(*, is_report: bool) -> Iterator[Document]:
    """Documents to develop on (AQUAINT and every second one of TimeBank) or, the others of TimeBank, to report on."""
    folder = data_folder() / "dates" / "timebank"
    timebank = sorted(path for path in (folder / "TimeBank").glob("*.tml") if not path.name.startswith("._"))
    aquaint = sorted(path for path in (folder / "AQUAINT").glob("*.tml") if not path.name.startswith("._"))
    for path in timebank[1::2] if is_report else [*aquaint, *timebank[::2]]:
        yield read_document(path.name, path.read_text("utf-8", "replace"))


def read_document(name: str, source: str) -> Document:
    """Read one TimeML document; offsets count in the text without its tags."""
    root = ElementTree.fromstring(source)
    created = root.find("DCT/TIMEX3")
    body = root.find("TEXT")
    pieces: list[str] = []
    times: list[Timex] = []
    if body is not None:
        _collect(body, pieces, times)
    return Document(name, "".join(pieces), created.get("value", "") if created is not None else "", tuple(times))


def _collect(element: ElementTree.Element, pieces: list[str], times: list[Timex]) -> None:
    start = sum(map(len, pieces))
    pieces.append(element.text or "")
    for child in element:
        _collect(child, pieces, times)
        pieces.append(child.tail or "")
    if element.tag == "TIMEX3":
        text = "".join(pieces)[start:]
        value = (element.get("type", ""), element.get("value", ""), element.get("mod"))
        times.append(Timex(start, start + len(text), text, *value))
