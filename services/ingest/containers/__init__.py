"""The containers: files that hold other files, each opened by a module with ``detect(member)`` and ``unpack(member)``.

What comes out of one is read like a dump of its own, so one may lie in another.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from services.ingest.containers import mbox, tar_archive, web_archive, word_document, zip_archive
from services.ingest.containers.compression import COMPRESSIONS
from services.ingest.containers.limits import Budget
from services.ingest.containers.packed import detects, unpacks
from services.ingest.reading import Broken, Member, Skipped
from shared.events import Gap


@dataclass(frozen=True, slots=True)
class Container:
    """One kind of container: how sure it is of a file (0 to 1), and the files in it.

    ``unpack`` yields files, entries that are none (Skipped), those that cannot be read (Broken), and bytes that are
    neither (Gap); it spends from the budget of the dump and stops at the limits.
    """

    name: str
    title: str
    detect: Callable[[Member], float]
    unpack: Callable[[Member, Budget], Iterator[Member | Skipped | Broken | Gap]]


CONTAINERS: tuple[Container, ...] = (
    *(Container(each.name, f"Packed with {each.title}", detects(each), unpacks(each)) for each in COMPRESSIONS),
    Container("zip", "ZIP archive", zip_archive.detect, zip_archive.unpack),
    Container("docx", "Word file", word_document.detect, word_document.unpack),
    Container("tar", "TAR archive", tar_archive.detect, tar_archive.unpack),
    Container("warc", "Web archive, WARC or ARC", web_archive.detect, web_archive.unpack),
    Container("mbox", "Mailbox, one mail behind the other", mbox.detect, mbox.unpack),
)


def choose_container(member: Member) -> tuple[Container | None, float]:
    """Return the container that is surest of the file, with its confidence; None where none wants it."""
    confidence, best = max(((each.detect(member), each) for each in CONTAINERS), key=lambda pair: pair[0])
    return (best, confidence) if confidence > 0 else (None, 0.0)


def container_named(name: str | None) -> Container | None:
    """Return the container of that name, or None."""
    return next((each for each in CONTAINERS if each.name == name), None)
