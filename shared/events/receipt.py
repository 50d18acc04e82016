"""Receipt: the sum of one delivery, from which nothing may be missing."""

from pydantic import Field

from shared.events.model import UtcTime, WireModel


class Receipt(WireModel):
    """found = stored + duplicate + dropped + quarantined + in flight, for one delivery."""

    delivery_id: str = Field(description="One arrival of a dump.")
    dump_id: str | None = Field(description="Its content; null until the dump was read.")
    source: str | None = Field(description="Who sent it.")
    filename: str | None = Field(default=None, description="File name as the producer gave it.")
    wire_format: str | None = Field(default=None, description="Format it was read as.")
    size_bytes: int | None = Field(default=None, description="Size of the dump.")
    status: str | None = Field(default=None, description="Read, quarantined, or null while unknown.")
    found: int | None = Field(description="Records found; null while unknown.")
    stated_found: int | None = Field(
        default=None, description="Articles that the dump itself says it holds, or belongs to."
    )
    stored: int = Field(description="New articles and updates.")
    duplicate: int = Field(description="Same article, same content.")
    dropped: int = Field(description="Set aside for a named reason.")
    quarantined: int = Field(description="Kept with original bytes for somebody to look at.")
    superseded: int = Field(default=0, description="Events of another reading; outside the sum.")
    outcomes: dict[str, int] = Field(description="Occurrences by `outcome` or `outcome:reason`.")
    characters: dict[str, int] = Field(description="Characters of source text by role.")
    unaccounted: int = Field(description="Found, not settled, and older than the limit: must be 0.")
    in_flight: int = Field(default=0, description="Found, not settled, and younger.")
    received_at: UtcTime | None = Field(default=None, description="When the dump was received.")
    first_seen: UtcTime = Field(description="When the store first heard of the delivery.")
    completed_at: UtcTime | None = Field(default=None, description="When the last occurrence was settled.")
    complete: bool = Field(description="Every position below found is settled.")
    revision: int = Field(ge=1, description="Grows with every change of this receipt.")
    part_group: str | None = Field(default=None, description="Group of a file that went in parts.")
    part_index: int | None = Field(default=None, description="0-based place in the group.")
    part_last: bool | None = Field(default=None, description="True for the last part.")
