"""Compare two JSON Schemas of one event: what of the change would break those who read or replay the topic.

Within a major version only new optional fields and new values of a closed list are allowed
(BACKWARD_TRANSITIVE, and old readers must cope, too). Any other change of shape is a break.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Schema = dict[str, Any]

LIMITS = (
    "format",
    "pattern",
    "const",
    "enum",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "uniqueItems",
)
"""Keywords that narrow or widen what a value may be; each must stay as it is."""

KEEP = "put it back; a new meaning needs a new field, or a new topic (…v2)"
OPTIONAL = "give it a default, so that old events can be read"
ABSENT = object()


@dataclass(frozen=True, slots=True)
class Break:
    """One incompatible change: the field by its path, what happened to it, and the remedy."""

    field: str
    fault: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.field}: {self.fault}; {self.remedy}"


@dataclass(frozen=True, slots=True)
class _Pair:
    """One place in both schemas, with the documents that ``$ref`` points into."""

    path: str
    old: Schema
    new: Schema
    old_root: Schema
    new_root: Schema
    seen: frozenset[tuple[str, str]] = frozenset()

    def at(self, step: str, old: Any, new: Any) -> "_Pair":
        """The pair one step deeper; an empty step stays in place."""
        joint = "." if self.path and step and not step.startswith("[") else ""
        path = self.path + joint + step
        return _Pair(path, _as_schema(old), _as_schema(new), self.old_root, self.new_root, self.seen)


def find_breaks(old: Schema, new: Schema) -> list[Break]:
    """Return every incompatible change from ``old`` to ``new``, in the order of the fields."""
    return list(_compare(_Pair("", old, new, old, new)))


def _compare(pair: _Pair) -> Iterator[Break]:
    pair, is_known = _resolve(pair)
    if is_known:
        return
    old_kinds, new_kinds = _alternatives(pair.old), _alternatives(pair.new)
    if [_kind(one) for one in old_kinds] != [_kind(one) for one in new_kinds]:
        was, now = _name_kinds(old_kinds), _name_kinds(new_kinds)
        yield Break(pair.path, f"was {was}, is {now}", KEEP)
        return
    for old, new in zip(old_kinds, new_kinds, strict=True):
        if "$ref" in old:
            yield from _compare(pair.at("", old, new))
        else:
            yield from _compare_one(pair.at("", old, new))


def _compare_one(pair: _Pair) -> Iterator[Break]:
    yield from _compare_limits(pair)
    yield from _compare_closed_list(pair)
    yield from _compare_fields(pair)
    for keyword in ("items", "additionalProperties"):
        if keyword in pair.old or keyword in pair.new:
            yield from _compare(pair.at("[]", pair.old.get(keyword, True), pair.new.get(keyword, True)))


def _compare_limits(pair: _Pair) -> Iterator[Break]:
    for keyword in LIMITS:
        was, now = pair.old.get(keyword, ABSENT), pair.new.get(keyword, ABSENT)
        if was != now:
            yield Break(pair.path, f"{keyword} was {_shown(was)}, is {_shown(now)}", KEEP)


def _compare_closed_list(pair: _Pair) -> Iterator[Break]:
    kept = pair.new.get("x-closed-list", [])
    for value in pair.old.get("x-closed-list", []):
        if value not in kept:
            yield Break(pair.path, f"the value {value!r} was removed or renamed", KEEP)


def _compare_fields(pair: _Pair) -> Iterator[Break]:
    old_fields, new_fields = pair.old.get("properties", {}), pair.new.get("properties", {})
    old_required, new_required = set(pair.old.get("required", ())), set(pair.new.get("required", ()))
    for name, old in old_fields.items():
        here = pair.at(name, old, new_fields.get(name, {}))
        if name not in new_fields:
            yield Break(here.path, "was removed" + _rename_hint(old, old_fields, new_fields), KEEP)
            continue
        if (name in old_required) is not (name in new_required):
            fault = "became required" if name in new_required else "was always there and became optional"
            yield Break(here.path, fault, OPTIONAL if name in new_required else KEEP)
        yield from _compare_defaults(here)
        yield from _compare(here)
    for name in new_fields:
        if name not in old_fields and name in new_required:
            yield Break(pair.at(name, {}, {}).path, "is new and required", OPTIONAL)


def _compare_defaults(pair: _Pair) -> Iterator[Break]:
    was, now = pair.old.get("default", ABSENT), pair.new.get("default", ABSENT)
    if isinstance(was, dict) and isinstance(now, dict):
        # The default of a part names all of its fields, so a new optional one shows in it.
        now = {name: value for name, value in now.items() if name in was}
    if ABSENT not in (was, now) and was != now:
        yield Break(pair.path, f"its default was {_shown(was)}, is {_shown(now)}: old events read otherwise", KEEP)


def _rename_hint(old: Schema, old_fields: Schema, new_fields: Schema) -> str:
    alike = [name for name, new in new_fields.items() if name not in old_fields and _shape(new) == _shape(old)]
    return f" (renamed to {', '.join(alike)}?)" if alike else ""


def _shape(schema: Schema) -> Schema:
    return {name: value for name, value in schema.items() if name not in ("title", "description")}


def _resolve(pair: _Pair) -> tuple[_Pair, bool]:
    names = (pair.old.get("$ref", ""), pair.new.get("$ref", ""))
    if names == ("", ""):
        return pair, False
    old, new = _follow(pair.old, pair.old_root), _follow(pair.new, pair.new_root)
    is_known = names in pair.seen
    return _Pair(pair.path, old, new, pair.old_root, pair.new_root, pair.seen | {names}), is_known


def _follow(schema: Schema, root: Schema) -> Schema:
    target: Any = root
    for step in schema.get("$ref", "#").split("/")[1:]:
        target = target[step]
    return schema if "$ref" not in schema else target


def _alternatives(schema: Schema) -> list[Schema]:
    # A nullable field reads {"anyOf": [{…}, {"type": "null"}]}; the order of alternatives says nothing.
    alternatives = schema.get("anyOf") or schema.get("oneOf") or [schema]
    return sorted(alternatives, key=lambda one: str(_kind(one)))


def _kind(schema: Schema) -> str:
    if "$ref" in schema:
        return "object"
    kind = schema.get("type", "anything")
    return "/".join(sorted(kind)) if isinstance(kind, list) else str(kind)


def _name_kinds(schemas: list[Schema]) -> str:
    return " or ".join(_kind(schema) for schema in schemas)


def _as_schema(value: Any) -> Schema:
    # `additionalProperties: false` forbids what `true` (the default) allows.
    if isinstance(value, bool):
        return {} if value else {"type": "nothing"}
    return dict(value)


def _shown(value: Any) -> str:
    return "none" if value is ABSENT else repr(value)
