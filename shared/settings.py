"""Settings from the environment, read once: every variable is ``COPYDESK_*``; a bad one ends with exit code 78."""

import sys
from typing import Literal, NoReturn, TypeVar

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from shared.errors import EXIT_CONFIGURATION, ConfigurationError

PREFIX = "COPYDESK_"
Settings = TypeVar("Settings", bound=BaseSettings)
# An empty variable is one that is not set: compose files pass on what nobody gave.
CONFIG = SettingsConfigDict(
    env_prefix=PREFIX, env_ignore_empty=True, frozen=True, extra="ignore", hide_input_in_errors=True
)


class KafkaSettings(BaseSettings):
    """How to reach Kafka."""

    model_config = CONFIG

    kafka_bootstrap_servers: str = Field("127.0.0.1:19092", description="Brokers, as host:port,host:port.")
    kafka_security_protocol: Literal["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"] = Field(
        "PLAINTEXT", description="How to talk to the brokers."
    )
    kafka_sasl_mechanism: Literal["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"] = Field(
        "PLAIN", description="How to log in, for the SASL protocols."
    )
    kafka_sasl_username: str | None = Field(None, description="User name, for the SASL protocols.")
    kafka_sasl_password: SecretStr | None = Field(None, description="Password, for the SASL protocols.")
    kafka_ssl_cafile: str | None = Field(None, description="PEM file of the authority that signed the brokers.")
    kafka_ssl_certfile: str | None = Field(None, description="PEM file of the client certificate.")
    kafka_ssl_keyfile: str | None = Field(None, description="PEM file of the client key.")
    topic_prefix: str = Field("", description="Put before every topic name and group; lets several share a cluster.")


class LogSettings(BaseSettings):
    """How to log."""

    model_config = CONFIG

    log_format: Literal["auto", "json", "console"] = Field(
        "auto", description="auto is console on a terminal, json elsewhere."
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field("info", description="The least that is logged.")


class ServiceSettings(KafkaSettings, LogSettings):
    """What every service reads."""

    http_host: str = Field("127.0.0.1", description="Address that health and metrics are bound to.")
    http_port: int = Field(9100, ge=0, le=65535, description="Port of health and metrics; 0 takes a free one.")
    sources: str = Field("", description="Names, by comma, that are metric labels; every other source is `other`.")
    batch_messages: int = Field(100, ge=1, le=500, description="How many inputs are settled together, at most.")
    batch_wait_seconds: float = Field(0.02, gt=0, le=5, description="How long a batch may wait to fill.")
    workers: int = Field(
        0,
        ge=0,
        le=64,
        description="Worker processes of a stage; 0: enrich one a core, ingest and clean one for four cores.",
    )
    article_seconds: float = Field(30.0, gt=0, description="Time budget of the step for one article.")
    dead_ceiling: int = Field(100, ge=1, le=500, description="Dead by fault of ours, among 500, that stop a stage.")
    accept_dead: bool = Field(False, description="Go on past the ceiling.")
    grace_seconds: float = Field(20.0, gt=0, description="How long a stop may take before the process exits hard.")
    stall_seconds: float = Field(60.0, gt=0, description="Work waiting and none done for this long: not alive.")
    kafka_session_timeout_seconds: float = Field(15.0, ge=6, description="Consumer group session timeout.")
    kafka_max_poll_interval_seconds: float = Field(300.0, ge=6, description="Consumer group poll interval.")
    kafka_group_instance_id: str | None = Field(None, description="Static group membership; empty is dynamic.")


def load(settings: type[Settings], **overrides: object) -> Settings:
    """Read settings from the environment; raises ConfigurationError naming the variable and the fault."""
    try:
        return settings(**overrides)  # type: ignore[arg-type]  # pydantic checks the values
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        variable = PREFIX + "_".join(str(part) for part in first["loc"]).upper()
        raise ConfigurationError(f"{variable}: {first['msg']}. See .env.example for what it takes.") from None


def exit_misconfigured(error: ConfigurationError) -> NoReturn:
    """End the process as the contract says for a bad setting: one line, exit code 78."""
    sys.stderr.write(f"copydesk: {error}\n")
    raise SystemExit(EXIT_CONFIGURATION)
