"""AP's Media API: answers around items that are nearly ninjs, with AP's own names for some fields."""

from typing import Any

from services.ingest.structured import ninjs_items
from services.ingest.structured.drafts import Draft, NoArticle

NAME = "ap_media"


def is_answer(value: Any) -> bool:
    """Say whether an object is an answer of the interface, around one item or a list of them."""
    return isinstance(value, dict) and isinstance(value.get("data"), dict) and "api_version" in value


def is_wrapped(value: dict[str, Any]) -> bool:
    """Say whether an element of an answer, or an answer with one item, wraps an item of AP."""
    return _item(value) is not None


def read_wrapped(value: dict[str, Any]) -> Draft | NoArticle:
    """Return the article of an element of an answer."""
    item = _item(value) or {}
    alternatives = item.get("altids")
    ids = alternatives if isinstance(alternatives, dict) else {}
    draft = ninjs_items.read_item(_with_stable_id(item, ids), name=NAME)
    if isinstance(draft, NoArticle):
        return draft
    reference = ids.get("transref")
    draft.stated["local_id"] = draft.stated["local_id"] or (reference if isinstance(reference, str) else None)
    return draft


def _item(value: dict[str, Any]) -> dict[str, Any] | None:
    inner = value.get("data") if is_answer(value) else value
    item = inner.get("item") if isinstance(inner, dict) else None
    is_ap = isinstance(item, dict) and "altids" in item and ("versioncreated" in item or "editorialpriority" in item)
    return item if is_ap and isinstance(item, dict) else None


def _with_stable_id(item: dict[str, Any], ids: dict[str, Any]) -> dict[str, Any]:
    """AP's address carries the query that asked for it; its item id stays the same over all versions."""
    item_id = ids.get("itemid")
    if not isinstance(item_id, str) or not item_id:
        return item
    return {**item, "uri": item_id}
