"""How every model of the wire behaves: frozen, tolerant of new fields, silent about its content in errors."""

from datetime import UTC, datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict


def _in_utc(value: datetime) -> datetime:
    if value.tzinfo is None:
        raise ValueError("a time needs its zone")
    try:
        return value.astimezone(UTC)
    except OverflowError as error:
        raise ValueError("the time is outside the years 1 to 9999") from error


UtcTime = Annotated[datetime, AfterValidator(_in_utc)]
"""An aware point in time, normalised to UTC."""


class WireModel(BaseModel):
    """The base of everything that travels on a topic."""

    model_config = ConfigDict(
        frozen=True,
        extra="ignore",
        hide_input_in_errors=True,
        allow_inf_nan=False,
        serialize_by_alias=True,
        validate_by_name=True,
        validate_by_alias=True,
    )

    def to_json(self) -> bytes:
        """The bytes that travel: the same for the same value, on every run."""
        return self.model_dump_json().encode("utf-8")
