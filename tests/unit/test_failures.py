"""A failure is described by class and place; what a foreign error says stays out."""

from shared.errors import ConfigurationError, InvalidMessage
from shared.failures import MAX_PLACES, Failure, failure_from

SECRET = "The minister said in confidence"


def raised(error: Exception) -> Exception:
    try:
        raise error
    except Exception as caught:  # noqa: BLE001 - whatever the test wants raised
        return caught


def test_a_foreign_error_is_a_bug_without_its_message() -> None:
    failure = failure_from(raised(ValueError(SECRET)))

    assert (failure.reason, failure.detail, failure.exception) == ("bug", "ValueError", "ValueError")
    assert SECRET not in repr(failure)


def test_our_own_errors_keep_reason_and_detail() -> None:
    failure = failure_from(raised(InvalidMessage("binary", "9 of 10 characters are control characters")))

    assert (failure.reason, failure.detail) == ("binary", "9 of 10 characters are control characters")


def test_a_reason_outside_the_closed_list_is_a_bug_of_ours() -> None:
    assert failure_from(InvalidMessage("no_such_reason")).reason == "bug"


def test_another_error_of_ours_inside_a_step_is_a_bug_too() -> None:
    assert failure_from(ConfigurationError("no model")).reason == "bug"


def test_the_place_in_the_code_is_file_line_and_function() -> None:
    assert failure_from(raised(KeyError(SECRET))).stacktrace.endswith(" raised")


def test_an_endless_recursion_is_told_by_its_innermost_places() -> None:
    def dig() -> None:
        dig()

    try:
        dig()
    except RecursionError as error:
        places = failure_from(error).stacktrace.splitlines()

    assert len(places) == MAX_PLACES
    assert places[-1].endswith(" dig")


def test_like_failures_share_a_fingerprint() -> None:
    first, again, other = (Failure("bug", detail, "KeyError", place) for detail, place in _THREE)

    assert first.fingerprint == again.fingerprint
    assert first.fingerprint != other.fingerprint


_THREE = (("one", "a.py:1 f"), ("two", "a.py:1 f"), ("one", "a.py:2 f"))
