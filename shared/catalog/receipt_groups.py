"""Files that went in parts: the receipts of all parts as one, complete only when no part is missing."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from shared.events import Receipt

_SUMS = ("stored", "duplicate", "dropped", "quarantined", "superseded", "unaccounted", "in_flight")


@dataclass(frozen=True, slots=True)
class FileReceipt:
    """The receipt of a whole file: of its one delivery, or the sum over its parts.

    ``parts`` is how many parts the store has heard of, ``parts_expected`` how many there are: None until the last one
    is known. Both are None for a file that was not cut.
    """

    receipt: Receipt
    parts: int | None = None
    parts_expected: int | None = None

    def as_json(self) -> dict[str, Any]:
        """The receipt with the count of parts, for machines."""
        told = self.receipt.model_dump(mode="json")
        return told | ({"parts": self.parts, "parts_expected": self.parts_expected} if self.parts else {})


def sum_files(receipts: Iterable[Receipt]) -> list[FileReceipt]:
    """Return one receipt for each file, in the order in which the files come first."""
    files: dict[str, list[Receipt]] = {}
    for receipt in receipts:
        files.setdefault(receipt.part_group or receipt.delivery_id, []).append(receipt)
    return [_file(parts) for parts in files.values()]


def _file(parts: Sequence[Receipt]) -> FileReceipt:
    if parts[0].part_group is None:
        return FileReceipt(parts[0])
    present = {part.part_index for part in parts}
    last = next((part.part_index for part in parts if part.part_last), None)
    expected = None if last is None else last + 1
    is_whole = expected is not None and present.issuperset(range(expected))
    return FileReceipt(_sum(parts, is_whole=is_whole), len(present), expected)


def _sum(parts: Sequence[Receipt], *, is_whole: bool) -> Receipt:
    first = min(parts, key=lambda part: part.part_index or 0)
    finished = [part.completed_at for part in parts if part.completed_at]
    complete = is_whole and all(part.complete for part in parts)
    stated = [part.stated_found for part in parts if part.stated_found is not None]
    sums = {name: sum(getattr(part, name) for part in parts) for name in _SUMS}
    # A part that cannot be read has no records; it lies in quarantine as a whole, as one.
    sums["quarantined"] += sum(part.status == "quarantined" for part in parts)
    return first.model_copy(
        update={
            **sums,
            "delivery_id": first.part_group,
            "dump_id": None,
            "size_bytes": sum(part.size_bytes or 0 for part in parts),
            "status": "read" if is_whole else None,
            "found": sum(part.found or 0 for part in parts),
            # What a file says of itself stands in each of its parts.
            "stated_found": max(stated, default=None),
            "outcomes": _added(part.outcomes for part in parts),
            "characters": _added(part.characters for part in parts),
            "first_seen": min(part.first_seen for part in parts),
            "completed_at": max(finished) if complete and finished else None,
            "complete": complete,
            "revision": sum(part.revision for part in parts),
            "part_index": None,
            "part_last": None,
        }
    )


def _added(counts: Iterable[dict[str, int]]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for count in counts:
        total.update(count)
    return dict(total)
