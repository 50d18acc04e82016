"""Evidence: the very characters that a derived fact rests on."""

from typing import Annotated

from pydantic import Field

from shared.events.model import WireModel
from shared.events.vocabulary import SPACES, ClosedList

Confidence = Annotated[float, Field(ge=0, le=1, description="How sure we are, 0 to 1.")]
Offset = Annotated[int, Field(ge=0)]


class Evidence(WireModel):
    """A span, in the space that it names."""

    space: Annotated[str, ClosedList(SPACES)] = Field(
        description="What the offsets count in: source text, body, or a stated value."
    )
    start: Offset = Field(description="First character.")
    end: Offset = Field(description="One past the last character.")
    text: str = Field(description="The characters themselves.")
    field: str | None = Field(default=None, description="For space provider: the field, as the format names it.")
