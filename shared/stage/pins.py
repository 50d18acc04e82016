"""The versions and names inside Faust, mode and aiokafka that the stage runner rests on, checked at start.

The runner overrides inner parts of these libraries: a version that it was not tried with might read,
commit or shut down differently, and lose messages without a word. So another version is no start.
"""

from importlib import import_module
from importlib.metadata import PackageNotFoundError, version

from shared.errors import ConfigurationError

PINNED = {"faust-streaming": "0.15.3", "mode-streaming": "0.7.1", "aiokafka": "0.14.0"}

OVERRIDDEN = (
    "faust.transport.drivers.aiokafka:Consumer._new_consumer_thread",
    "faust.transport.drivers.aiokafka:Consumer._new_offset",
    "faust.transport.drivers.aiokafka:Consumer._filter_tps_with_pending_acks",
    "faust.transport.drivers.aiokafka:Consumer._drain_messages",
    "faust.transport.drivers.aiokafka:Consumer._wait_next_records",
    "faust.transport.drivers.aiokafka:Consumer._to_message",
    "faust.transport.drivers.aiokafka:Consumer.wait_empty",
    "faust.transport.drivers.aiokafka:Consumer.stop_flow",
    "faust.transport.drivers.aiokafka:Consumer.verify_all_partitions_active",
    "faust.transport.drivers.aiokafka:Consumer.on_partitions_revoked",
    "faust.transport.drivers.aiokafka:Consumer.force_commit",
    "faust.transport.drivers.aiokafka:AIOKafkaConsumerThread._fetch_records",
    "faust.transport.drivers.aiokafka:AIOKafkaConsumerThread._create_worker_consumer",
    "faust.transport.drivers.aiokafka:Producer._settings_extra",
    "faust.transport.drivers.aiokafka:Transport.Consumer",
    "faust.app.base:App._new_transport",
    "faust.app.base:App._new_producer_transport",
    "faust.streams:Stream.noack_take",
    "mode:CrashingSupervisor",
    "mode.threads:QueueServiceThread.call_thread",
    "aiokafka.consumer.subscription_state:SubscriptionState.fetch_context",
    "aiokafka.consumer.fetcher:Fetcher.fetched_records",
)

COMPILED = ("faust._cython.streams", "faust.transport._cython.conductor")
"""Without them Faust falls back to Python code that acknowledges skipped messages."""


def check_pins() -> None:
    """Check versions, names and compiled parts; raises ConfigurationError saying which one is wrong."""
    for package, wanted in PINNED.items():
        _check_version(package, wanted)
    for place in OVERRIDDEN:
        _check_name(place)
    for module in COMPILED:
        _check_compiled(module)


def _check_version(package: str, wanted: str) -> None:
    try:
        found = version(package)
    except PackageNotFoundError:
        found = "none"
    if found != wanted:
        raise ConfigurationError(
            f"{package} {wanted} is needed and {found} is installed: the delivery guarantees were tried with that "
            "version only. Install from requirements.lock."
        )


def _check_name(place: str) -> None:
    module, _, path = place.partition(":")
    at: object = import_module(module)
    for name in path.split("."):
        if not hasattr(at, name):
            raise ConfigurationError(
                f"{place} is missing: this is not the library that the stage runner was tried with."
            )
        at = getattr(at, name)


def _check_compiled(module: str) -> None:
    try:
        import_module(module)
    except ImportError:
        raise ConfigurationError(
            f"{module} is missing: faust-streaming was installed without its compiled part. Install its binary "
            "wheel (pip install --only-binary faust-streaming), and unset NO_CYTHON."
        ) from None
