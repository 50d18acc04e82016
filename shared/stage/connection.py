"""Connecting to Kafka in bounded time, with errors that say what is wrong and what to do."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.conn import create_conn
from aiokafka.errors import (
    AuthenticationFailedError,
    ClusterAuthorizationFailedError,
    GroupAuthorizationFailedError,
    IllegalSaslStateError,
    KafkaError,
    SaslAuthenticationFailed,
    TopicAuthorizationFailedError,
    UnsupportedSaslMechanismError,
)

from shared.errors import ConfigurationError, Unavailable
from shared.settings import KafkaSettings
from shared.stage.security import bootstrap_servers, client_options

REQUEST_TIMEOUT_MS = 10_000
CALL_SECONDS = 30.0
"""One whole call, connecting included: what takes longer ends with a clear error."""
PROBE_SECONDS = 5.0
REFUSALS = (
    AuthenticationFailedError,
    ClusterAuthorizationFailedError,
    GroupAuthorizationFailedError,
    IllegalSaslStateError,
    SaslAuthenticationFailed,
    TopicAuthorizationFailedError,
    UnsupportedSaslMechanismError,
)


@asynccontextmanager
async def admin_client(settings: KafkaSettings) -> AsyncIterator[AIOKafkaAdminClient]:
    """A started admin client; raises ConfigurationError (refused) or Unavailable (no answer)."""
    async with kafka_errors(settings), asyncio.timeout(CALL_SECONDS), only_our_words():
        admin = AIOKafkaAdminClient(**client_options(settings), request_timeout_ms=REQUEST_TIMEOUT_MS)
        try:
            await admin.start()
            yield admin
        finally:
            await admin.close()


@asynccontextmanager
async def only_our_words() -> AsyncIterator[None]:
    """Keep aiokafka from logging what we are about to say in one line."""
    logger = logging.getLogger("aiokafka")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)


@asynccontextmanager
async def kafka_errors(settings: KafkaSettings) -> AsyncIterator[None]:
    """Turn what aiokafka raises into ConfigurationError or Unavailable, in clear words."""
    try:
        yield
    except REFUSALS as error:
        raise _refused(settings, error) from None
    except (KafkaError, OSError, TimeoutError) as error:
        async with only_our_words():
            await _raise_if_refused(settings)
        raise Unavailable(
            f"Kafka does not answer at {settings.kafka_bootstrap_servers} ({type(error).__name__}). "
            "Is it running? COPYDESK_KAFKA_BOOTSTRAP_SERVERS says where we look."
        ) from None


async def _raise_if_refused(settings: KafkaSettings) -> None:
    # aiokafka hides why it could not bootstrap; a bare connection tells.
    options = client_options(settings)
    del options["bootstrap_servers"]
    for server in bootstrap_servers(settings):
        await _probe(settings, server, options)


async def _probe(settings: KafkaSettings, server: str, options: dict[str, Any]) -> None:
    host, _, port = server.rpartition(":")
    if not (host and port.isascii() and port.isdigit()):
        raise ConfigurationError(f"COPYDESK_KAFKA_BOOTSTRAP_SERVERS: {server!r} is not host:port.")
    try:
        async with asyncio.timeout(PROBE_SECONDS):
            connection = await create_conn(host, int(port), **options)
    except REFUSALS as error:
        raise _refused(settings, error) from None
    except (KafkaError, OSError, TimeoutError):
        return
    connection.close()


def _refused(settings: KafkaSettings, error: Exception) -> ConfigurationError:
    return ConfigurationError(
        f"Kafka at {settings.kafka_bootstrap_servers} refuses us ({type(error).__name__}). Check "
        "COPYDESK_KAFKA_SECURITY_PROTOCOL, COPYDESK_KAFKA_SASL_MECHANISM, COPYDESK_KAFKA_SASL_USERNAME and "
        "COPYDESK_KAFKA_SASL_PASSWORD, and what this user may do."
    )
