"""The scheme: the top-level Media Topics of the IPTC, and which of them each of its codes belongs to."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

_SECTION = re.compile(r"\[(\d{8})\] (.+)")
_FIRST_MEDIA_CODE = 20_000_000
"""Media Topics below their top level are numbered from here; subject codes are all smaller."""


@cache
def topic_names() -> dict[str, str]:
    """Return the English name of each top-level topic.

    >>> topic_names()["15000000"], len(topic_names())
    ('sport', 17)
    """
    return {match[1]: match[2] for line in _lines() if (match := _SECTION.match(line))}


def top_level(code: str) -> str | None:
    """Return the top-level topic of a Media Topic or subject code of eight digits; None where it is neither.

    A subject code that is not listed belongs where its first two digits say: agencies add codes of their own.

    >>> top_level("20000822"), top_level("15054000"), top_level("20150606"), top_level("99000000")
    ('15000000', '15000000', None, None)
    """
    if len(code) != 8 or not (code.isascii() and code.isdigit()):
        return None
    if int(code) > _FIRST_MEDIA_CODE:
        return next((topic for first, last, topic in _media_ranges() if first <= int(code) <= last), None)
    topic = _moved_subjects().get(code, code[:2] + "000000")
    return topic if topic in topic_names() else None


@cache
def _media_ranges() -> tuple[tuple[int, int, str], ...]:
    return tuple(
        (int(first), int(last or first), topic)
        for topic, line in _rows()
        if not line.startswith("!")
        for first, _, last in (run.partition("-") for run in line.split())
    )


@cache
def _moved_subjects() -> dict[str, str]:
    return {code: topic for topic, line in _rows() if line.startswith("!") for code in line[1:].split()}


def _rows() -> Iterator[tuple[str, str]]:
    """The lines of codes, each with its topic."""
    topic = ""
    for line in _lines():
        if match := _SECTION.match(line):
            topic = match[1]
        else:
            yield topic, line


def _lines() -> Iterator[str]:
    return table_lines("media_topics.txt")


def table_lines(name: str) -> Iterator[str]:
    """Yield the lines of a data file of this package that are neither empty nor comments."""
    text = files("services.enrich.topics").joinpath("data", name).read_text("utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))
