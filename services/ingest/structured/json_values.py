"""JSON values, read one after the other out of a text: any text gives values, and the places where none can be read.

Nothing here recurses deeper than the parser of the standard library, which refuses what lies too deep.
"""

import json
import re
from dataclasses import dataclass, replace
from json import JSONDecodeError, JSONDecoder
from typing import Any

from services.ingest.structured.lost import Lost, mark_surrogates
from shared.events import Warned

MAX_NUMBER_CHARS = 400
"""A longer number is kept as the text that it is: nobody counts with it, and reading it takes quadratic time."""
MAX_DEPTH = 200
"""No news format nests deeper; what does is refused before other code has to walk through it."""

WINDOW_CHARS = 256 * 1024
"""An error counts the lines before it, so values are read in a window that begins not much earlier."""
TOO_DEEP = "it nests too deep"
CONTROL_FAULT = "Invalid control character"

_SPACE = re.compile(r"[ \t\r\n\ufeff\x1e]*")
_MAY_BE_SURROGATE = re.compile(r"\\u[dD][89abcdefABCDEF]")


@dataclass(frozen=True, slots=True)
class Value:
    """One JSON value and where it stands; ``fault`` says why there is none."""

    start: int
    end: int
    value: Any = None
    fault: str | None = None
    warnings: tuple[Warned, ...] = ()


DUPLICATE_KEYS = Warned(code="ambiguous_record", detail="an object has a key twice; the last one counts")
RAW_CONTROLS = Warned(code="schema_invalid", detail="a string holds raw control characters, which JSON forbids")


class JsonReader:
    """Reads values out of one text; strings may hold raw line ends, numbers may be of any size."""

    def __init__(self, text: str, lost: Lost) -> None:
        self.lost = lost
        self._has_duplicates = False
        self._decoder = self._decoder_of(strict=True)
        self._lenient = self._decoder_of(strict=False)
        self.use(text)

    def use(self, text: str) -> None:
        """Read from this text from now on."""
        self.text = text
        self._window, self._window_start = text, 0
        self._has_surrogates = _MAY_BE_SURROGATE.search(text) is not None

    def read_whole(self, text: str) -> Value:
        """Read a text that is one value and nothing else."""
        self.use(text)
        value = self.read(self.skip_space(0))
        if value.fault is None and self.skip_space(value.end) < len(text):
            return Value(0, len(text), fault="more stands behind the value")
        return value

    def skip_space(self, at: int) -> int:
        """Return the place of the next character that is no space."""
        match = _SPACE.match(self.text, at)
        return match.end() if match else at

    def read(self, at: int) -> Value:
        """Read the value that begins at a place; with a fault, ``end`` is where it broke."""
        read = self._read(self._decoder, at)
        if read.fault is not None and CONTROL_FAULT in read.fault:
            lenient = self._read(self._lenient, at)
            return replace(lenient, warnings=(*lenient.warnings, RAW_CONTROLS))
        return read

    def _read(self, decoder: JSONDecoder, at: int) -> Value:
        self._has_duplicates = False
        window, start = self._window_at(at)
        try:
            value, end = decoder.raw_decode(window, at - start)
            end += start
        except JSONDecodeError as error:
            return Value(at, max(at, min(start + error.pos, len(self.text))), fault=f"not JSON: {error.msg}")
        except RecursionError:
            return Value(at, len(self.text), fault=TOO_DEEP)
        if _depth_exceeds(value, MAX_DEPTH):
            return Value(at, end, fault=f"it nests deeper than {MAX_DEPTH}")
        if self._has_surrogates:
            value = mark_surrogates(value, self.lost)
        return Value(at, end, value, warnings=(DUPLICATE_KEYS,) if self._has_duplicates else ())

    def _window_at(self, at: int) -> tuple[str, int]:
        """Return the text from a little before a place on, and where that begins."""
        if not self._window_start <= at <= self._window_start + WINDOW_CHARS:
            self._window, self._window_start = self.text[at:], at
        return self._window, self._window_start

    def _decoder_of(self, *, strict: bool) -> JSONDecoder:
        return JSONDecoder(
            object_pairs_hook=self._object,
            parse_int=_read_integer,
            parse_float=_read_float,
            parse_constant=_no_value,
            strict=strict,
        )

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        self._has_duplicates |= len(found) != len(pairs)
        return found


def is_json_object(line: bytes) -> bool:
    """Say whether a line is a whole JSON object."""
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _no_value(_: str) -> None:
    """``NaN`` and ``Infinity`` are how data tools write that there is nothing."""


def _read_integer(digits: str) -> int | str:
    return int(digits) if len(digits) <= MAX_NUMBER_CHARS else digits


def _read_float(digits: str) -> float | str:
    return float(digits) if len(digits) <= MAX_NUMBER_CHARS else digits


def _depth_exceeds(value: Any, limit: int) -> bool:
    level = [value]
    for _ in range(limit):
        level = [
            child
            for item in level
            if isinstance(item, dict | list)
            for child in (item.values() if isinstance(item, dict) else item)
            if isinstance(child, dict | list)
        ]
        if not level:
            return False
    return True
