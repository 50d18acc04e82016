"""LedgerEntry: who settled what, so far as the articles' own events do not say it."""

from typing import Annotated

from pydantic import Field

from shared.events.model import UtcTime, WireModel
from shared.events.vocabulary import DEAD_REASONS, DROP_REASONS, DUMP_STATES, LEDGER_KINDS, ClosedList


class Pointer(WireModel):
    """Where a record stands on the broker."""

    topic: str = Field(description="Topic.")
    partition: int = Field(ge=0, description="Partition.")
    offset: int = Field(ge=0, description="Offset.")


class Gap(WireModel):
    """Bytes of the dump that belong to no record."""

    byte_start: int = Field(ge=0, description="First byte.")
    byte_end: int = Field(ge=0, description="One past the last.")
    reason: str = Field(description="What they are, for example blank.")


class DumpRead(WireModel):
    """What ingest found in a dump; present for 0 found and for an unreadable dump, too."""

    status: Annotated[str, ClosedList(DUMP_STATES)] = Field(description="Read, or quarantined as a whole.")
    found: int = Field(ge=0, description="Records found, broken ones included.")
    source: str = Field(description="Who sent the dump.")
    filename: str | None = Field(default=None, description="File name as the producer gave it.")
    wire_format: str | None = Field(default=None, description="Null where it could not be told.")
    encoding: str | None = Field(default=None, description="Null where it could not be told.")
    size_bytes: int = Field(ge=0, description="Size of the dump.")
    stated_found: int | None = Field(default=None, description="Articles that the dump itself says it holds.")
    gaps: tuple[Gap, ...] = Field(default=(), description="What belongs to no record.")
    part_group: str | None = Field(default=None, description="Group of a file that went in parts.")
    part_index: int | None = Field(default=None, description="0-based place in the group.")
    part_last: bool | None = Field(default=None, description="True for the last part.")


class LedgerEntry(WireModel):
    """One line of the account of a delivery; which fields are set depends on ``kind``."""

    kind: Annotated[str, ClosedList(LEDGER_KINDS)] = Field(description="What happened.")
    delivery_id: str | None = Field(description="The delivery; null for an orphan, which has no receipt.")
    dump_id: str | None = Field(default=None, description="The dump's content.")
    position: int | None = Field(default=None, description="The occurrence; null for the dump as a whole.")
    reading: str | None = Field(default=None, description="Rules by which the dump was split.")
    stage: str = Field(description="Who says so.")
    attempt: int = Field(default=1, ge=1, description="How often the occurrence has been tried.")
    received_at: UtcTime | None = Field(default=None, description="When the dump was received.")
    at: UtcTime = Field(description="Broker time stamp of the settled input: repeats on redelivery.")
    article_id: str | None = Field(default=None, description="The article, where it was known.")
    dump_read: DumpRead | None = Field(default=None, description="For kind dump_read.")
    reason: str | None = Field(default=None, description="For dropped and quarantined: from their closed lists.")
    detail: str | None = Field(default=None, description="Our own words on the reason; never the article's text.")
    quarantine: Pointer | None = Field(default=None, description="For quarantined: where the record stands.")
    quarantine_id: str | None = Field(default=None, description="The same for every attempt of one occurrence.")
    input: Pointer | None = Field(default=None, description="The input that was settled.")


REASONS_BY_KIND = {"dropped": DROP_REASONS, "quarantined": DEAD_REASONS}
