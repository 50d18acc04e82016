"""How much a dump may unpack to: an archive of a few bytes must not become a memory full of nothing.

The limits count over all that one dump holds, in whatever depth; larger files go in parts, which `copydesk feed` cuts.
"""

from dataclasses import dataclass

from shared.limits import MAX_DUMP_BYTES, MIB

MAX_DEPTH = 5
"""Containers in containers: a mail in an mbox in a gzip in a zip is four."""
MAX_UNPACKED_BYTES = 4 * MAX_DUMP_BYTES
"""Of all layers together: text packs to a quarter or less, and what is larger is past a step's time budget."""
MAX_RATIO = 200
"""Unpacked to packed bytes. Markup that repeats itself reaches 50, deflate ends at 1,032."""
RATIO_FREE_BYTES = MAX_DUMP_BYTES
"""Below this nobody asks for the ratio: a file of the same line over and over packs to nearly nothing."""
MAX_REFUNDS = 8
"""Bombs in one dump that their neighbours are spared for: each takes a tenth of a second to find out."""
MAX_MEMBERS = 20_000
"""Files in one dump; 8 MiB of the shortest mails are fewer."""


class LimitReached(Exception):
    """A limit of unpacking is reached; the message names it."""


@dataclass(slots=True)
class Budget:
    """What one dump of ``packed_bytes`` may still unpack to."""

    packed_bytes: int
    unpacked_bytes: int = 0
    members: int = 0
    refunds: int = 0

    def spend_bytes(self, count: int) -> None:
        """Count unpacked bytes; raises LimitReached, and does not count them then."""
        self.unpacked_bytes += count
        try:
            self._check()
        except LimitReached:
            self.unpacked_bytes -= count
            raise

    def refund(self, count: int) -> None:
        """Give back what a file took that was too large: it costs its neighbours nothing, unless there are many."""
        self.refunds += 1
        if self.refunds <= MAX_REFUNDS:
            self.unpacked_bytes -= count

    def _check(self) -> None:
        if self.unpacked_bytes > MAX_UNPACKED_BYTES:
            raise LimitReached(f"it unpacks to more than {MAX_UNPACKED_BYTES} bytes ({MAX_UNPACKED_BYTES // MIB} MiB)")
        if self.unpacked_bytes > RATIO_FREE_BYTES + MAX_RATIO * self.packed_bytes:
            raise LimitReached(f"it unpacks to more than {MAX_RATIO} times its size")

    def spend_member(self) -> None:
        """Count a file; raises LimitReached."""
        self.members += 1
        if self.members > MAX_MEMBERS:
            raise LimitReached(f"it holds more than {MAX_MEMBERS} files")
