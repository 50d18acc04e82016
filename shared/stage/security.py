"""How to log in to Kafka: one reading of the settings for producers, consumers, admin and Faust."""

import ssl
from typing import Any

import faust
from aiokafka.helpers import create_ssl_context

from shared.errors import ConfigurationError
from shared.settings import KafkaSettings


def client_options(settings: KafkaSettings) -> dict[str, Any]:
    """Where the brokers are and how to log in, as aiokafka's clients take it.

    Raises ConfigurationError where a file or a password is missing.
    """
    options: dict[str, Any] = {
        "bootstrap_servers": bootstrap_servers(settings),
        "security_protocol": settings.kafka_security_protocol,
        "ssl_context": ssl_context(settings),
    }
    if _uses_sasl(settings):
        username, password = _login(settings)
        options |= {
            "sasl_mechanism": settings.kafka_sasl_mechanism,
            "sasl_plain_username": username,
            "sasl_plain_password": password,
        }
    return options


def faust_credentials(settings: KafkaSettings) -> faust.SASLCredentials | faust.SSLCredentials | None:
    """The same for Faust; None for a plain connection."""
    context = ssl_context(settings)
    if _uses_sasl(settings):
        username, password = _login(settings)
        return faust.SASLCredentials(
            username=username, password=password, ssl_context=context, mechanism=settings.kafka_sasl_mechanism
        )
    return faust.SSLCredentials(context=context) if context else None


def bootstrap_servers(settings: KafkaSettings) -> list[str]:
    """The brokers, as host:port."""
    servers = [server.strip() for server in settings.kafka_bootstrap_servers.split(",") if server.strip()]
    if not servers:
        raise ConfigurationError("COPYDESK_KAFKA_BOOTSTRAP_SERVERS: name a broker, as host:port.")
    return servers


def ssl_context(settings: KafkaSettings) -> ssl.SSLContext | None:
    """The TLS context, or None where the connection is not encrypted."""
    if not settings.kafka_security_protocol.endswith("SSL"):
        return None
    try:
        context: ssl.SSLContext = create_ssl_context(
            cafile=settings.kafka_ssl_cafile,
            certfile=settings.kafka_ssl_certfile,
            keyfile=settings.kafka_ssl_keyfile,
        )
    except OSError as error:
        raise ConfigurationError(
            f"COPYDESK_KAFKA_SSL_*: a certificate file cannot be used ({error.strerror or error}). "
            "Name PEM files that this user may read."
        ) from None
    return context


def _uses_sasl(settings: KafkaSettings) -> bool:
    return settings.kafka_security_protocol.startswith("SASL")


def _login(settings: KafkaSettings) -> tuple[str, str]:
    if not settings.kafka_sasl_username or settings.kafka_sasl_password is None:
        raise ConfigurationError(
            "COPYDESK_KAFKA_SASL_USERNAME and COPYDESK_KAFKA_SASL_PASSWORD: "
            f"both are needed for {settings.kafka_security_protocol}."
        )
    return settings.kafka_sasl_username, settings.kafka_sasl_password.get_secret_value()
