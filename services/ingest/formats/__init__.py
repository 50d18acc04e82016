"""The wire formats: one module each, every one with ``detect(sample)`` and ``read(dump)``."""

from collections.abc import Callable
from dataclasses import dataclass

from services.ingest.formats import text
from services.ingest.reading import Reading
from shared.dump import Dump


@dataclass(frozen=True, slots=True)
class Format:
    """One wire format: how sure it is of a sample (0 to 1), and how it reads a whole dump."""

    name: str
    detect: Callable[[bytes], float]
    read: Callable[[Dump], Reading]


FORMATS = (Format("text", text.detect, text.read),)
SAMPLE_BYTES = 64 * 1024
"""How much of a dump the formats look at to recognise it."""


def choose_format(dump: Dump) -> Format:
    """Return the format that is surest of the dump; plain text takes what nobody else wants."""
    sample = dump.payload[:SAMPLE_BYTES]
    return max(FORMATS, key=lambda candidate: candidate.detect(sample))
