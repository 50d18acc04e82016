"""JSON-LD: what a page states of its article in the vocabulary of schema.org, read leniently."""

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from lxml import etree

from services.ingest.pages.values import plain

MAX_SCRIPTS = 40
MAX_SCRIPT_CHARS = 2_000_000
MAX_NODES = 5_000
"""A page with more nodes states the whole site; the article is among the first."""

_ARTICLE_TYPE = re.compile(
    r"(?:\w*Article|\w*BlogPosting|Report|\w*NewsReport|Review|AnalysisNews|AskPublicNews|BackgroundNews|OpinionNews"
    r"|ReportageNews|SatiricalArticle)"
)
_APART = frozenset(
    {"hasPart", "itemListElement", "relatedLink", "citation", "mentions", "isBasedOn", "comment", "about"}
)
"""Properties that lead to other articles."""
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.{0,40}?\*/)\s*|\s*(?:-->|//\s*\]\]>|\]\]>|;)\s*$")
_TRAILING_COMMA = re.compile(r",(?=\s{0,200}[\]}])")

Node = dict[str, Any]


def json_ld_nodes(root: etree._Element) -> list[Node]:
    """Return all objects of a page's JSON-LD, from the outside in."""
    scripts = [script for script in root.iter("script") if "ld+json" in (script.get("type") or "").lower()]
    values = [_parsed(script.text or "") for script in scripts[:MAX_SCRIPTS]]
    return list(_nodes([value for value in values if value is not None]))


def article_node(nodes: Sequence[Node]) -> Node:
    """Return what is said of the page's own article; empty where nothing is."""
    articles = [node for node in nodes if is_of_type(node, _ARTICLE_TYPE)]
    with_body = [node for node in articles if node.get("headline") and node.get("datePublished")]
    return next(iter([*with_body, *articles]), {})


def is_of_type(node: Node, types: re.Pattern[str]) -> bool:
    """Say whether a node's type matches."""
    return any(types.fullmatch(name) for name in _type_names(node))


def node_types(nodes: Sequence[Node]) -> frozenset[str]:
    """Return the names of all types of some objects."""
    return frozenset(name for node in nodes for name in _type_names(node))


def _type_names(node: Node) -> list[str]:
    stated = node.get("@type")
    names = stated if isinstance(stated, list) else [stated]
    return [name.rsplit("/", 1)[-1] for name in names if isinstance(name, str)]


def texts(value: Any) -> list[str]:
    """Return the texts in a value: a string, the name of an object, or those in a list."""
    found = [_text(item) for item in (value if isinstance(value, list) else [value])]
    return [text for text in found if text]


def _text(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or ""
    if isinstance(value, list):
        value = value[0] if value else ""
    return plain(value) if isinstance(value, str) else ""


def _parsed(script: str) -> Any:
    text = _WRAPPING.sub("", _WRAPPING.sub("", script[:MAX_SCRIPT_CHARS]))
    for candidate in (text, _TRAILING_COMMA.sub("", text)):
        try:
            return json.loads(candidate, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(values: Iterable[Any]) -> Iterator[Node]:
    """All objects, those of the page itself before those inside them; lists of other articles are left out."""
    waiting, seen = deque(values), 0
    while waiting and seen < MAX_NODES:
        value = waiting.popleft()
        seen += 1
        if isinstance(value, list):
            waiting.extend(value)
        elif isinstance(value, dict):
            yield value
            waiting.extend(v for k, v in value.items() if k not in _APART and isinstance(v, dict | list))
