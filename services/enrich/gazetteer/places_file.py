"""The compiled file: columns of numbers, one value a place, and sorted keys of names that lead to places.

    magic, length of the table of contents, table of contents (JSON), sections aligned to 8 bytes

A place is its number, the row in every column. ``keys`` is sorted; the places of ``keys[n]`` are
``postings[starts[n]:starts[n + 1]]``, the largest first, with ``MAIN_NAME`` added where it is the place's own name.
"""

import json
from collections.abc import Iterable, Mapping
from enum import IntEnum
from typing import Literal

from shared.errors import ConfigurationError

RECIPE = "gazetteer-6"
"""Names what the compiler does; a file of another recipe is not opened. Change it with the compiler or its tables."""
FILE_NAME = "places.bin"
MAGIC = b"CDPLACE1"
ALIGNMENT = 8
IntegerFormat = Literal["B", "H", "I", "Q", "i"]
DEGREE = 100_000
"""Coordinates are whole numbers, five places behind the point: a metre."""
NOWHERE = -(2**31)
MAIN_NAME = 1 << 31
COLUMNS: dict[str, IntegerFormat] = {
    "geonames_id": "I",
    "population": "I",
    "latitude": "i",
    "longitude": "i",
    "radius_km": "H",
    "country": "H",
    "admin": "I",
    "kind": "B",
    "name_end": "I",
    "keys": "Q",
    "starts": "I",
    "postings": "I",
    "names": "B",
}
"""What each section holds, by the format letters of ``struct``. ``country`` is two letters in one number, 0 for none;
``admin`` is the number of the first-level area plus one, 0 for none; ``name_end`` says where its name ends."""


class Kind(IntEnum):
    """What a place is."""

    COUNTRY = 0
    ADMIN = 1
    SECOND_ADMIN = 2
    SETTLEMENT = 3
    CAPITAL = 4
    FEATURE = 5
    REGION = 6


class MissingGazetteer(ConfigurationError):
    """The compiled file is absent or of another recipe; the message says what to do."""


def missing(why: str) -> MissingGazetteer:
    """Return the error for a gazetteer that cannot be used."""
    return MissingGazetteer(
        f"The gazetteer {why}. Compile it once with `python -m services.enrich.gazetteer.compile`"
        " (`make run` and the image do); it takes half a minute and 500 MB of memory."
    )


def write_sections(sections: Mapping[str, bytes]) -> bytes:
    """Return the bytes of the file; the same for the same sections."""
    contents, body = {}, bytearray()
    for name in COLUMNS:
        body += bytes(-len(body) % ALIGNMENT)
        contents[name] = (len(body), len(sections[name]))
        body += sections[name]
    head = json.dumps({"recipe": RECIPE, "sections": contents}, sort_keys=True).encode("ascii")
    head += b" " * (-(len(MAGIC) + 8 + len(head)) % ALIGNMENT)
    return MAGIC + len(head).to_bytes(8, "little") + head + bytes(body)


def read_sections(data: memoryview) -> "dict[str, memoryview[int]]":
    """Return the columns, as views into the file. Raises MissingGazetteer for what this recipe has not made."""
    start = len(MAGIC) + 8
    if bytes(data[: len(MAGIC)]) != MAGIC:
        raise missing("file is damaged")
    body = start + int.from_bytes(data[len(MAGIC) : start], "little")
    contents = json.loads(bytes(data[start:body]))
    if contents["recipe"] != RECIPE:
        raise missing(f"file is of recipe {contents['recipe']}, not {RECIPE}")
    return {
        name: data[body + at : body + at + length].cast(COLUMNS[name])
        for name, (at, length) in _in_order(contents["sections"].items())
    }


def pack_country(code: str) -> int:
    """Return two letters as one number, 0 for none.

    >>> unpack_country(pack_country("LY")), unpack_country(pack_country(""))
    ('LY', '')
    """
    return int.from_bytes(code.encode("ascii"), "big") if code else 0


def unpack_country(number: int) -> str:
    """Return the two letters of a number."""
    return number.to_bytes(2, "big").decode("ascii") if number else ""


def _in_order(items: Iterable[tuple[str, list[int]]]) -> list[tuple[str, list[int]]]:
    return sorted((name, span) for name, span in items if name in COLUMNS)
