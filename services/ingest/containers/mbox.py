"""Mailboxes (mbox): one mail behind the other, each below a line that begins with ``From ``."""

import re
from collections.abc import Iterator

from services.ingest.containers.limits import Budget, LimitReached
from services.ingest.reading import Broken, Member, Skipped
from shared.events import Gap

SURE = 0.96
_FROM_LINE = rb"From [^\r\n]{0,998}\r?\n(?:>From [^\r\n]{0,998}\r?\n)?(?=[!-9;-~]{1,76}:)"
"""A header must follow: a sentence may begin with "From ", and not every program escapes it."""
MESSAGE_START = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))" + _FROM_LINE)
_FIRST = re.compile(rb"\s{0,200}" + _FROM_LINE)


def detect(member: Member) -> float:
    """Return how sure we are that a file is a mailbox."""
    return SURE if _FIRST.match(member.head) else 0.0


def unpack(member: Member, budget: Budget) -> Iterator[Member | Skipped | Broken | Gap]:
    """Yield every mail as a file of its own, without the line above it."""
    payload = member.payload
    first = _FIRST.match(payload)
    starts = [first, *MESSAGE_START.finditer(payload, first.end())] if first else []
    ends = [match.start() for match in starts[1:]] + [len(payload)]
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1):
        if start is None:
            continue
        try:
            budget.spend_member()
        except LimitReached as limit:
            yield Broken("archive_limit", str(limit), start.start(), len(payload))
            return
        yield Gap(byte_start=start.start(), byte_end=start.end(), reason="mail_separator")
        yield member.inside(f"message {number}", payload[start.end() : end], "message/rfc822")
