"""Where a ninjs item breaks the standard's schema: it is read all the same, with a warning.

Only what can change the reading is checked: types of the fields that are read, closed lists, unknown names.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from services.ingest.structured.ninjs_names import KNOWN_NAMES, KNOWN_PREFIXES, KNOWN_STATES, KNOWN_TYPES
from shared.events import Warned

_STRING_FIELDS = """
uri type mimetype representationtype profile version versioncreated embargoed pubstatus usageterms
copyrightnotice copyrightholder language title headline byline by located ednote slugline firstcreated
contentcreated expires guid
"""
STRING_FIELDS = tuple(_STRING_FIELDS.split())
_LIST_FIELDS = """
person people organisation organisations place places subject subjects event events object objects infosource
infosources genre genres bodies headlines descriptions
"""
LIST_FIELDS = tuple(_LIST_FIELDS.split())
MAX_WARNINGS = 8


def schema_warnings(item: Mapping[str, Any]) -> tuple[Warned, ...]:
    """Return what is wrong with an item; its names are in small letters."""
    details = list(dict.fromkeys(_faults(item)))[:MAX_WARNINGS]
    return tuple(Warned(code="schema_invalid", detail=detail) for detail in details)


def _faults(item: Mapping[str, Any]) -> Iterator[str]:
    yield from _type_faults(item)
    if isinstance(item.get("type"), str) and item["type"] not in KNOWN_TYPES:
        yield "type is not one of the standard's"
    if isinstance(item.get("pubstatus"), str) and item["pubstatus"] not in KNOWN_STATES:
        yield "pubstatus is not one of the standard's"
    yield from _number_faults(item)
    yield from _association_faults(item.get("associations", {}))
    if not _has_only_known(item):
        yield "it has properties that the standard does not know"


def _type_faults(item: Mapping[str, Any]) -> Iterator[str]:
    if "uri" not in item and "guid" not in item:
        yield "it has no uri"
    for name in STRING_FIELDS:
        if name in item and not isinstance(item[name], str):
            yield f"{name} is no text"
    for name in LIST_FIELDS:
        if name in item and not isinstance(item[name], list):
            yield f"{name} is no list"
        elif not all(isinstance(entry, dict) for entry in item.get(name) or ()):
            yield f"{name} holds what is no object"
    if any(name.startswith(KNOWN_PREFIXES) and not isinstance(item[name], str) for name in item):
        yield "a field of text holds what is no text"


def _association_faults(associations: Any) -> Iterator[str]:
    if not isinstance(associations, dict | list):
        yield "associations are no objects"
        return
    parts = list(associations.values()) if isinstance(associations, dict) else associations
    for part in parts:
        if not isinstance(part, dict):
            yield "an association is no object"
        elif isinstance(associations, list) and not {"name", "uri"} <= part.keys():
            yield "an association has no name or no uri"
        elif "guid" not in part and not _has_only_known({each.lower(): None for each in part if each != "name"}):
            yield "an association has properties that the standard does not know"


def _has_only_known(item: Mapping[str, Any]) -> bool:
    """Say whether all names are the standard's; writers of ``guid`` add their own by design."""
    return "guid" in item or all(name in KNOWN_NAMES or name.startswith(KNOWN_PREFIXES) for name in item)


def _number_faults(item: Mapping[str, Any]) -> Iterator[str]:
    urgency = item.get("urgency")
    if urgency is not None and (not isinstance(urgency, int) or isinstance(urgency, bool) or not 1 <= urgency <= 9):
        yield "urgency is not 1 to 9"
