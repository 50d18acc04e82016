"""No model may change so that old events cannot be read or old subscribers break."""

import pytest

from copydesk.contracts.compare import find_breaks
from copydesk.contracts.files import all_schemas, read_baseline

RELEASED = read_baseline()
WHAT_TO_DO = (
    "Within v1 only optional fields and values of closed lists may be added (docs/events.md). "
    "Undo the change, or publish the event on a new topic."
)


def test_there_is_a_released_schema_of_every_event() -> None:
    missing = all_schemas().keys() - RELEASED.keys()

    assert missing == set(), "freeze what is new with `python -m copydesk.contracts --release`"


@pytest.mark.parametrize("name", RELEASED)
def test_what_was_released_is_kept(name: str) -> None:
    breaks = [str(found) for found in find_breaks(RELEASED[name], all_schemas().get(name, {}))]

    assert breaks == [], f"{name}: " + "; ".join(breaks) + f". {WHAT_TO_DO}"
