"""JSON, data and feeds against the truth: an outcome for every file of these kinds, and what each article states.

The truth was read from the files without the project's readers; it holds facts, and of texts only fingerprints.
The feeds of feedparser state themselves, in a comment, what must be found in them.
"""

import hashlib
import re
import tomllib
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

from services.ingest.contents import read_contents
from services.ingest.reading import Broken, Found, Record, Skipped
from tests.dumps import dump_of
from tests.quality.expected import load_truth
from tests.quality.material import data_folder

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text("utf-8"))["data_formats"]
STATED = ("guid", "local_id", "version", "urgency", "language", "status", "embargo")
TEXTS = ("slug", "headline", "byline", "dateline")
EXPECTED = re.compile(
    rb"entries\[0\]\[u?'(?P<key>\w+)'\](?:\[0\]\[u?'(?P<sub>\w+)'\])?\s*==\s*u?"
    rb"(?:'(?P<single>(?:[^'\\]|\\.)*)'|\"(?P<double>(?:[^\"\\]|\\.)*)\")"
)
ENTRY_END = re.compile(rb"</(?:\w+:)?(item|entry)>")
KNOWN_DIFFERENCES = re.compile(r"_crazy|_(?:content|summary)_iframe|nested_cdata|base64_2|code_br")
"""feedparser keeps the title of a page inside a summary, and the text inside a frame, which no browser shows; the
others hold markup about markup, which the comparison cannot tell from markup."""


def fingerprint(text: str | None) -> str | None:
    """The first 12 hex digits of the SHA-256 of a text without spaces."""
    return hashlib.sha256("".join(text.split()).encode()).hexdigest()[:12] if text and text.strip() else None


def read(path: Path, payload: bytes | None = None) -> tuple[str, list[Found]]:
    contents = read_contents(dump_of(path.read_bytes() if payload is None else payload, filename=path.name))
    return contents.wire_format, [place.found for place in contents.places]


def outcome(found: Found) -> str:
    match found:
        case Skipped(reason=reason):
            return f"dropped:{reason}"
        case Broken(reason=reason):
            return f"dead:{reason}"
        case _:
            return "article"


def test_every_file_has_its_outcome() -> None:
    folder, truth, wrong, count = data_folder(), load_truth("data_formats"), [], 0
    for name, paths in truth["outcomes"].items():
        wire_format, reason, number = name.split()
        for path in paths:
            count += 1
            if (found := read(folder / path)) and (found[0], [outcome(f) for f in found[1]]) != (
                wire_format,
                [reason] * int(number),
            ):
                wrong.append(path)
    for path, expected in truth["files"].items():
        count += 1
        actual, found_there = read(folder / path)
        if (expected["format"], expected["outcomes"]) != (actual, [outcome(each) for each in found_there]):
            wrong.append(path)
    assert 1 - len(wrong) / count >= FLOORS["outcomes"], wrong[:20]


def test_what_articles_state_is_found() -> None:
    folder, wrong, count = data_folder(), [], 0
    for path, expected in load_truth("data_formats")["files"].items():
        records = [found for found in read(folder / path)[1] if isinstance(found, Record)]
        for truth, record in zip(expected["articles"], records, strict=True):
            facts = stated(record)
            names = truth.keys() if "body" not in truth else facts.keys() | truth.keys()
            count += len(names)
            wrong += [
                (path, name, truth.get(name), facts.get(name)) for name in names if truth.get(name) != facts.get(name)
            ]
    assert count > 300
    assert 1 - len(wrong) / count >= FLOORS["fields"], wrong[:20]


def stated(record: Record) -> dict[str, Any]:
    """What a record states, in the shape of the truth: nothing that is empty."""
    provider = record.provider
    is_summary = any(each.field == "text_is" for each in provider.stated)
    body = ("bod", "desc") if is_summary else ("bod",)
    facts = {name: getattr(provider, name) for name in STATED}
    facts |= {name: fingerprint(getattr(provider, name)) for name in TEXTS}
    facts |= {
        "times": sorted(time.text for time in provider.times),
        "categories": len(provider.category),
        "keywords": len(provider.keywords) if provider.guid and provider.guid.startswith("wordpress") else 0,
        "captions": sum(block.kind == "caption" and "associations" in (block.path or "") for block in record.blocks),
        "text_is_summary": is_summary,
        "private_notes": fingerprint(text_of(record, kinds=("private_note",))),
        "body": fingerprint(text_of(record, paths=body)),
    }
    return {name: value for name, value in facts.items() if value not in (None, False, [], 0)}


def text_of(record: Record, *, kinds: tuple[str, ...] = (), paths: tuple[str, ...] = ("",)) -> str:
    """The text of the blocks of some kinds, or from some fields."""
    chosen = [b for b in record.blocks if (not kinds or b.kind in kinds) and (b.path or "").startswith(paths)]
    return "".join(record.text[block.start : block.end] for block in chosen)


def test_the_feeds_of_feedparser_hold_what_they_say() -> None:
    wrong, count, accepted = [], 0, 0
    for path, key, expected in expectations(data_folder() / "feeds" / "feedparser"):
        values = found_values(path, key)
        if values is None:
            continue
        if plain(expected) and plain(expected) not in [plain(value) for value in values]:
            accepted += bool(KNOWN_DIFFERENCES.search(path.name))
            wrong += [] if KNOWN_DIFFERENCES.search(path.name) else [(path.name, key, expected, values)]
        count += 1
    assert count > 500
    assert accepted <= FLOORS["feedparser"]["accepted_differences"]
    assert 1 - len(wrong) / count >= FLOORS["feedparser"]["values"], wrong[:20]


def expectations(folder: Path) -> Iterator[tuple[Path, str, str]]:
    for path in sorted(each for each in folder.rglob("*.xml") if each.is_file()):
        comment = path.read_bytes().partition(b"-->")[0]
        for match in EXPECTED.finditer(comment):
            if (match["sub"] or b"value") in {b"value", b"term"}:
                text = (match["single"] if match["single"] is not None else match["double"]).decode("utf-8", "replace")
                is_escaped = "\\" in text
                yield path, match["key"].decode(), text.encode().decode("unicode_escape") if is_escaped else text


def found_values(path: Path, key: str) -> list[str] | None:
    """What is found under one of feedparser's names; None for a name that we have no field for.

    An entry without text is no article, so it is given one to see the rest of what it states.
    """
    found = read(path)[1][0]
    if not isinstance(found, Record):
        found = read(path, ENTRY_END.sub(rb"<description>x</description><summary>x</summary></\1>", path.read_bytes()))[
            1
        ][0]
    if not isinstance(found, Record):
        return [""]
    provider = found.provider
    blocks = [found.text[block.start : block.end] for block in found.blocks if block.path in {"content", "summary"}]
    identity = (provider.guid or "").partition(":")[2] or provider.local_id or ""
    values: dict[str, list[str]] = {
        "title": [provider.headline or ""],
        "link": [provider.url or ""],
        "id": [identity],
        "guid": [identity],
        "rights": [provider.rights or ""],
        "publisher": [provider.publisher or ""],
        "author": [
            provider.byline or "",
            ", ".join(provider.authors),
            *(f"{a} (me@example.com)" for a in provider.authors),
        ],
        "tags": list(provider.category),
        "category": list(provider.category),
        "comments": [each.text for each in provider.stated if each.field == "comments"],
    }
    values |= {name: [" ".join(blocks), *blocks] for name in ("description", "summary", "content")}
    values |= {name: [time.text for time in provider.times] for name in ("published", "updated", "created", "expired")}
    return values.get(key)


def plain(text: str) -> str:
    """A text without tags and spaces, its references resolved."""
    return "".join(unescape(re.sub(r"</?[A-Za-z][^<>]*>", "", text)).split())
