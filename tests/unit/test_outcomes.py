"""A step can say three things of a record, with reasons from closed lists only."""

import pytest
from pydantic import ValidationError

from shared.outcomes import Dead, Dropped


def test_reasons_come_from_their_closed_lists() -> None:
    assert (Dropped("no_text").reason, Dead("binary").reason) == ("no_text", "binary")


@pytest.mark.parametrize(("kind", "reason"), [(Dropped, "binary"), (Dead, "no_text"), (Dead, "")])
def test_a_reason_outside_its_list_is_refused(kind: type[Dropped] | type[Dead], reason: str) -> None:
    with pytest.raises(ValidationError, match="is not one of"):
        kind(reason)
