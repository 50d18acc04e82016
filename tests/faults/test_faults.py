"""Every kind of fault once, overlapping, on the real pipeline: what may be broken, and what never is.

The fixture ``faulty`` does the harm; COPYDESK_FAULT_SEED repeats a run (its seed is printed).
"""

import pytest

from shared.errors import EXIT_CONFIGURATION
from tests.faults.case import Case
from tests.faults.compare import compare
from tests.faults.fleet import SERVICES
from tests.faults.oracle import KINDS, Violation, judge
from tests.faults.runs import Run

pytestmark = [pytest.mark.kafka, pytest.mark.timeout(900)]


def test_a_run_in_peace_keeps_every_promise(peace: Run) -> None:
    assert_none(judge(peace.accepted, peace.seen))


def test_every_fault_is_over_within_its_bounds(faulty: Run) -> None:
    failed = [f"{strike.fault.name}: {strike.told}" for strike in faulty.strikes if strike.failed]
    assert failed == []


def test_the_faults_were_real(faulty: Run) -> None:
    assert all(-9 in faulty.ends[service] for service in SERVICES)
    assert any(1 in codes for codes in faulty.ends.values())
    assert not any(EXIT_CONFIGURATION in codes for codes in faulty.ends.values())


@pytest.fixture(scope="module")
def violations(faulty: Run) -> list[Violation]:
    return judge(faulty.accepted, faulty.seen)


@pytest.mark.parametrize("kind", KINDS)
def test_faults_leave_nothing(violations: list[Violation], kind: str) -> None:
    assert_none([violation for violation in violations if violation.kind == kind])


def test_rows_equal_those_of_a_run_in_peace(peace: Run, faulty: Run) -> None:
    assert_none([*compare(Case(peace.accepted, peace.seen), Case(faulty.accepted, faulty.seen))])


def assert_none(violations: list[Violation]) -> None:
    shown = "\n".join(f"{each.kind}: {each.what[:500]}" for each in violations[:20])
    assert not violations, f"{len(violations)} violations, the first:\n{shown}"
