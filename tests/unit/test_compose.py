"""What the container files name exists in the code: services, settings, ports, files, metrics."""

import importlib.util
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from services.store.settings import StoreSettings
from shared.metrics import ALL
from shared.settings import PREFIX, ServiceSettings

ROOT = Path(__file__).parents[2]
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
CONTAINERS: dict[str, dict[str, Any]] = COMPOSE["services"]
DOCKERFILE = (ROOT / "deploy/docker/Dockerfile").read_text(encoding="utf-8")
PROMETHEUS = yaml.safe_load((ROOT / "deploy/prometheus/prometheus.yml").read_text(encoding="utf-8"))
ALERTS = (ROOT / "deploy/prometheus/alerts.yml").read_text(encoding="utf-8")
SERVICES = sorted(path.parent.name for path in (ROOT / "services").glob("*/__main__.py"))
SETTINGS = {"store": StoreSettings}
SUBSTITUTED_ONLY = {"COPYDESK_DATABASE_PASSWORD"}
"""Variables of the compose file itself, which no service reads."""


def test_every_service_of_the_code_has_a_container() -> None:
    ours = {name for name, container in CONTAINERS.items() if "build" in container and name != "topics"}

    assert sorted(ours) == SERVICES


@pytest.mark.parametrize("name", SERVICES)
def test_a_container_is_built_from_the_one_dockerfile_for_its_service(name: str) -> None:
    build = CONTAINERS[name]["build"]

    assert (build["dockerfile"], build["args"]) == ("deploy/docker/Dockerfile", {"SERVICE": name})
    assert importlib.util.find_spec(f"services.{name}.__main__") is not None
    assert (ROOT / build["dockerfile"]).is_file()


def test_the_dockerfile_takes_the_build_argument_and_copies_what_is_there() -> None:
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE)
    kept = re.findall(r"^!(.+)$", (ROOT / ".dockerignore").read_text(encoding="utf-8"), re.MULTILINE)

    assert "ARG SERVICE" in DOCKERFILE
    assert [path for line in copied for path in line.split() if not (ROOT / path).exists()] == []
    assert sorted(path for line in copied for path in line.split()) == sorted(kept)


@pytest.mark.parametrize("name", ["topics", *SERVICES])
def test_every_variable_is_a_setting_that_the_service_reads(name: str) -> None:
    model = SETTINGS.get(name, ServiceSettings)
    known = {PREFIX + field.upper() for field in model.model_fields}

    assert set(CONTAINERS[name]["environment"]) - known == set()


@pytest.mark.parametrize("name", SERVICES)
def test_the_values_are_what_the_settings_take(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable, value in CONTAINERS[name]["environment"].items():
        monkeypatch.setenv(variable, _substituted(value))

    settings = SETTINGS.get(name, ServiceSettings)()

    assert settings.kafka_bootstrap_servers == "kafka:9092"
    assert settings.http_host == "0.0.0.0"


def test_variables_that_a_user_may_set_exist() -> None:
    text = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    known = {PREFIX + field.upper() for field in StoreSettings.model_fields}

    assert set(re.findall(r"\$\{(\w+)", text)) - known == SUBSTITUTED_ONLY


@pytest.mark.parametrize("name", SERVICES)
def test_the_health_check_asks_the_port_that_the_service_serves(name: str) -> None:
    port = CONTAINERS[name]["environment"]["COPYDESK_HTTP_PORT"]

    assert f"127.0.0.1:{port}/readyz" in CONTAINERS[name]["healthcheck"]["test"][-1]
    assert f"EXPOSE {port}" in DOCKERFILE


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_has_longer_to_stop_than_it_takes_at_most(name: str) -> None:
    grace = float(CONTAINERS[name]["stop_grace_period"].removesuffix("s"))

    assert grace > ServiceSettings().grace_seconds


def test_services_start_when_the_topics_are_made() -> None:
    waits = {name: CONTAINERS[name]["depends_on"]["topics"]["condition"] for name in SERVICES}

    assert set(waits.values()) == {"service_completed_successfully"}
    assert CONTAINERS["topics"]["command"] == ["copydesk", "topics", "--create"]


def test_whatever_is_depended_on_or_mounted_is_there() -> None:
    for container in CONTAINERS.values():
        assert set(container.get("depends_on", [])) <= set(CONTAINERS)
        for volume in container.get("volumes", []):
            origin = volume.split(":")[0]
            assert (ROOT / origin).exists() if origin.startswith(".") else origin in COMPOSE["volumes"]


def test_nothing_is_published_beyond_this_machine() -> None:
    published = [port for container in CONTAINERS.values() for port in container.get("ports", [])]

    assert [port for port in published if not port.startswith("127.0.0.1:")] == []


def test_the_published_broker_is_where_the_command_line_looks() -> None:
    address = ServiceSettings().kafka_bootstrap_servers

    assert f"OUTSIDE://{address}" in CONTAINERS["kafka"]["environment"]["KAFKA_ADVERTISED_LISTENERS"]
    assert f"{address}:{address.split(':')[1]}" in CONTAINERS["kafka"]["ports"]


def test_prometheus_asks_every_service_at_its_port() -> None:
    (job,) = PROMETHEUS["scrape_configs"]
    (discovery,) = job["dns_sd_configs"]

    assert sorted(discovery["names"]) == SERVICES
    assert {str(discovery["port"])} == {CONTAINERS[name]["environment"]["COPYDESK_HTTP_PORT"] for name in SERVICES}
    assert [name for name in PROMETHEUS["rule_files"] if not (ROOT / "deploy/prometheus" / name).is_file()] == []


def test_alerts_ask_for_metrics_that_exist() -> None:
    rules = yaml.safe_load(ALERTS)["groups"][0]["rules"]

    assert set(re.findall(r"copydesk_\w+", "".join(rule["expr"] for rule in rules))) <= {s.full_name for s in ALL}


def _substituted(value: str) -> str:
    return re.sub(r"\$\{\w+:-([^}]*)\}", r"\1", value)
