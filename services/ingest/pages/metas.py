"""Meta elements, links and microdata: what a page states of itself beside JSON-LD."""

from collections.abc import Sequence
from typing import cast

from lxml import etree

from services.ingest.pages.values import plain

MAX_METAS = 600
MAX_ITEMPROPS = 200
MICRODATA = "microdata:"

Metas = dict[str, list[str]]

_with_itemprop = etree.XPath(f"descendant::*[@itemprop][position() <= {MAX_ITEMPROPS}]")


def read_metas(root: etree._Element) -> Metas:
    """Return the values of meta elements by their lower-case name, and of microdata as ``microdata:name``."""
    metas: Metas = {}
    for element, _ in zip(root.iter("meta"), range(MAX_METAS), strict=False):
        value = plain(element.get("content") or element.get("value") or "")
        names = {element.get(key, "").strip().lower() for key in ("property", "name", "http-equiv")} - {""}
        if prop := element.get("itemprop"):
            names.add(MICRODATA + prop.strip().lower())
        for name in sorted(names) if value else ():
            metas.setdefault(name, []).append(value)
    for element in cast("list[etree._Element]", _with_itemprop(root)):
        _add_microdata(metas, element)
    return metas


def _add_microdata(metas: Metas, element: etree._Element) -> None:
    if element.tag == "meta":
        return
    name = MICRODATA + (element.get("itemprop") or "").strip().lower()
    value = element.get("content") or element.get("datetime") or ""
    if not value and name in {"microdata:author", "microdata:name", "microdata:headline"}:
        value = "".join(map(str, element.itertext()))[:400]
    if text := plain(value):
        metas.setdefault(name, []).append(text)


def first(metas: Metas, names: Sequence[str]) -> str | None:
    """Return the first value of the first name that has one."""
    return next((metas[name][0] for name in names if metas.get(name)), None)


def link_address(root: etree._Element, relation: str) -> str | None:
    """Return where the page's link of a relation leads, such as ``canonical``."""
    for link in root.iter("link"):
        if relation in (link.get("rel") or "").lower().split() and (address := (link.get("href") or "").strip()):
            return address
    return None
