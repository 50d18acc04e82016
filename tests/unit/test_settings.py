"""Settings come from COPYDESK_* once; a wrong one names its variable and ends the process with 78."""

import pytest

from shared.errors import EXIT_CONFIGURATION, ConfigurationError
from shared.settings import KafkaSettings, ServiceSettings, exit_misconfigured, load


def test_defaults_serve_the_local_runner() -> None:
    assert load(KafkaSettings).kafka_bootstrap_servers.startswith("127.0.0.1:")
    assert load(ServiceSettings).http_host == "127.0.0.1"


def test_a_variable_is_read_by_its_prefixed_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYDESK_BATCH_MESSAGES", "7")

    assert load(ServiceSettings).batch_messages == 7


def test_an_empty_variable_is_one_that_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYDESK_KAFKA_GROUP_INSTANCE_ID", "")
    monkeypatch.setenv("COPYDESK_WORKERS", "")

    assert load(ServiceSettings).kafka_group_instance_id is None
    assert load(ServiceSettings).workers == 0


def test_a_wrong_value_names_its_variable_and_not_the_value(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYDESK_HTTP_PORT", "secret-word")

    with pytest.raises(ConfigurationError, match="COPYDESK_HTTP_PORT: Input should be a valid integer") as caught:
        load(ServiceSettings)

    assert "secret-word" not in str(caught.value)


def test_a_password_does_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYDESK_KAFKA_SASL_PASSWORD", "open sesame")

    assert "sesame" not in repr(load(KafkaSettings))


def test_a_wrong_setting_ends_the_process_with_78_and_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        exit_misconfigured(ConfigurationError("COPYDESK_WORKERS: too many"))

    assert ended.value.code == EXIT_CONFIGURATION
    assert capsys.readouterr().err == "copydesk: COPYDESK_WORKERS: too many\n"
