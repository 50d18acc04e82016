"""Which offset may be committed: bookkeeping of what was delivered and what was settled.

Exists because Faust's own bookkeeping can pass unprocessed messages: an offset counts here as settled
only when the settling loop has said so itself, after every broker acknowledgement. Whatever else Faust
calls acknowledged (skipped messages, a queue drained on the way out) does not count.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Partition = TypeVar("Partition")


@dataclass(slots=True)
class _Track:
    unsettled: dict[int, int] = field(default_factory=dict)
    next_offset: int = 0

    @property
    def safe(self) -> int:
        return min(self.unsettled) if self.unsettled else self.next_offset


class OffsetBook(Generic[Partition]):
    """Delivered and settled offsets of one generation of an assignment, with their sizes in bytes."""

    def __init__(self) -> None:
        self._tracks: dict[Partition, _Track] = {}
        self.generation: int | None = None
        self.messages = 0
        self.size_bytes = 0

    def start_generation(self, generation: int) -> None:
        """Begin anew: whatever was not settled is delivered again."""
        self._tracks.clear()
        self.messages = self.size_bytes = 0
        self.generation = generation

    def deliver(self, partition: Partition, offset: int, size_bytes: int) -> None:
        """Note a message that goes to the stage."""
        track = self._tracks.setdefault(partition, _Track())
        if offset not in track.unsettled:
            self.messages += 1
            self.size_bytes += size_bytes
            track.unsettled[offset] = size_bytes
        track.next_offset = max(track.next_offset, offset + 1)

    def settle(self, partition: Partition, offset: int, generation: int) -> None:
        """Note that a message is settled; one of an older generation is none of ours any more."""
        track = self._tracks.get(partition)
        if generation != self.generation or track is None:
            return
        size_bytes = track.unsettled.pop(offset, None)
        if size_bytes is not None:
            self.messages -= 1
            self.size_bytes -= size_bytes

    def safe_offset(self, partition: Partition) -> int | None:
        """The lowest delivered and unsettled offset, else one past the highest delivered; None when none was."""
        track = self._tracks.get(partition)
        return track.safe if track else None

    def partitions(self) -> Iterator[Partition]:
        """Every partition of which something was delivered."""
        return iter(tuple(self._tracks))
