"""Mailboxes (mbox): one mail behind the other, each below a line that begins with ``From ``."""

import re
from collections.abc import Iterator

from services.ingest.containers.limits import Budget, LimitReached
from services.ingest.reading import Broken, Member, Skipped
from shared.events import Gap

SURE = 0.96
_FROM_LINE = rb"From [^\r\n]{0,998}\r?\n(?:>From [^\r\n]{0,998}\r?\n)?(?=[!-9;-~]{1,76}:)"
"""A header must follow: a sentence may begin with "From ", and not every program escapes it."""
MESSAGE_START = re.compile(rb"\n\r?\n(" + _FROM_LINE + rb")")
"""A mail behind another: its line is the group, below an empty one."""
_FIRST = re.compile(rb"\s{0,200}" + _FROM_LINE)


def detect(member: Member) -> float:
    """Return how sure we are that a file is a mailbox."""
    return SURE if _FIRST.match(member.head) else 0.0


def unpack(member: Member, budget: Budget) -> Iterator[Member | Skipped | Broken | Gap]:
    """Yield every mail as a file of its own, without the line above it."""
    payload = member.payload
    first = _FIRST.match(payload)
    later = MESSAGE_START.finditer(payload, first.end()) if first else ()
    lines = [(0, first.end() if first else 0), *(match.span(1) for match in later)]
    ends = [start for start, _ in lines[1:]] + [len(payload)]
    for number, ((start, begin), end) in enumerate(zip(lines, ends, strict=True), 1):
        try:
            budget.spend_member()
        except LimitReached as limit:
            yield Broken("archive_limit", str(limit), start, len(payload))
            return
        yield Gap(byte_start=start, byte_end=begin, reason="mail_separator")
        yield member.inside(f"message {number}", payload[begin:end], "message/rfc822")
