"""The times that a page states, each as it stands there; what they mean is decided by clean."""

import re
from collections.abc import Iterator

from lxml import etree

from services.ingest.pages.json_ld import Node, texts
from services.ingest.pages.metas import Metas
from shared.events import StatedTime

_JSON_LD = {
    "datePublished": "published",
    "dateModified": "modified",
    "dateCreated": "created",
    "uploadDate": "published",
    "expires": "expires",
}
_NOT_A_DATE = re.compile(r"format|zone|locale|expir|birth|event|start|end|image|url|tagged|valid|video|audio")
_META_KINDS = (
    (re.compile(r"modif|updat|revis|last|change|lmt"), "modified"),
    (re.compile(r"creat"), "created"),
    (
        re.compile(r"publi|pub|issued|release|first|display|original|post|^date$|[.:]date$|^dc|^sailthru|ptime"),
        "published",
    ),
)
_META_TIME = re.compile(
    r"date|time|published|modified|issued|created|last-mod|pubdate|^lmt$|ptime|(?:^|[._:-])(?:pub|upd)(?:date)?$"
)
_HAS_DIGITS = re.compile(r"\d\d")
APART_TAGS = frozenset({"nav", "aside", "footer", "li"})
"""Times in these are of other stories."""
MAX_TIME_CHARS = 80
MAX_TIMES = 24


def stated_times(node: Node, metas: Metas, shown: list[tuple[str, str]]) -> tuple[StatedTime, ...]:
    """Return all times: of the article's JSON-LD, of meta elements, and those ``shown`` beside its headline."""
    stated = [*_from_json_ld(node), *_from_metas(metas)]
    # What is shown may be the time of another story; it counts where the page states nothing for machines.
    is_dated = any(time.kind == "published" for time in stated)
    found: dict[StatedTime, None] = {}
    for time in stated if is_dated else (*stated, *_from_page(shown)):
        if len(found) < MAX_TIMES:
            found.setdefault(time)
    return tuple(found)


def shown_times(root: etree._Element) -> list[tuple[str, str]]:
    """Return the first time element of the article that carries a machine-readable value."""
    for element in root.iter("time"):
        value = (element.get("datetime") or "").strip()
        if value and not any(ancestor.tag in APART_TAGS for ancestor in element.iterancestors()):
            return [("time[datetime]", value)]
    return []


def _from_json_ld(node: Node) -> Iterator[StatedTime]:
    for name, kind in _JSON_LD.items():
        for text in texts(node.get(name)):
            if _is_time(text):
                yield StatedTime(kind=kind, field=f"json-ld:{name}", text=text)


def _from_metas(metas: Metas) -> Iterator[StatedTime]:
    for name, values in metas.items():
        if not _META_TIME.search(name) or _NOT_A_DATE.search(name):
            continue
        kind = next((kind for pattern, kind in _META_KINDS if pattern.search(name)), None)
        field = name if name.startswith("microdata:") else f"meta:{name}"
        for value in values[:2]:
            if kind and _is_time(value):
                yield StatedTime(kind=kind, field=field, text=value)


def _from_page(shown: list[tuple[str, str]]) -> Iterator[StatedTime]:
    for field, text in shown:
        if _is_time(text):
            yield StatedTime(kind="published", field=field, text=text)


def _is_time(text: str) -> bool:
    return len(text) <= MAX_TIME_CHARS and _HAS_DIGITS.search(text) is not None
