"""A step: the pure heart of a stage, and what is needed to run it on a record."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import ValidationError

from shared.envelope import Envelope, read_envelope
from shared.errors import InvalidMessage
from shared.events import WireModel
from shared.outcomes import Settled
from shared.records import Incoming

Model = TypeVar("Model", bound=WireModel)


def _nothing() -> None:
    return None


@dataclass(frozen=True, slots=True)
class Step:
    """One stage's step.

    ``envelope`` reads the headers and ``decode`` the value; both may raise InvalidMessage. ``run`` is
    the pure step. ``warm_up`` loads models, once per worker process. ``version`` names the rules.
    """

    stage: str
    version: str
    decode: Callable[[Incoming, Envelope], Any]
    run: Callable[[Any], Settled]
    envelope: Callable[[Incoming], Envelope] = read_envelope
    warm_up: Callable[[], None] = _nothing


def decodes(model: type[Model]) -> Callable[[Incoming, Envelope], Model]:
    """Return how a stage behind ingest decodes its records."""
    return lambda incoming, _: read_event(model, incoming.value)


def read_event(model: type[Model], value: bytes) -> Model:
    """Read an event from its bytes; raises InvalidMessage with fields and rules but never their content."""
    try:
        return model.model_validate_json(value)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False, include_context=False)[0]
        if first["type"] == "json_invalid":
            raise InvalidMessage("invalid_json", "the value is not JSON") from None
        place = ".".join(str(part) for part in first["loc"])
        raise InvalidMessage("invalid_event", f"{model.__name__}.{place}: {first['type']}") from None
