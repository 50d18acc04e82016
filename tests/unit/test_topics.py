"""Topics are made with settings under which nothing in them is lost or cut."""

from shared import topics
from shared.limits import MAX_EVENT_BYTES, MAX_MESSAGE_BYTES, MAX_QUARANTINE_BYTES


def test_every_named_topic_has_its_settings_once() -> None:
    named = {value for name, value in vars(topics).items() if name.isupper() and str(value).startswith("news.")}

    assert sorted(spec.name for spec in topics.ALL) == sorted(named)


def test_time_stamps_are_the_broker_s_so_that_old_dumps_are_kept() -> None:
    assert {spec.config["message.timestamp.type"] for spec in topics.ALL} == {"LogAppendTime"}


def test_states_are_compacted_and_flows_are_kept_for_a_time() -> None:
    compacted = {spec.name for spec in topics.ALL if spec.config["cleanup.policy"] == "compact"}

    assert compacted == {topics.LATEST, topics.RECEIPTS}
    assert all("retention.ms" in spec.config for spec in topics.ALL if spec.name not in compacted)


def test_the_quarantine_takes_whatever_another_topic_took() -> None:
    assert MAX_EVENT_BYTES < MAX_MESSAGE_BYTES < MAX_QUARANTINE_BYTES
    assert {spec.max_message_bytes for spec in topics.ALL if spec.name == topics.QUARANTINE} == {MAX_QUARANTINE_BYTES}
