"""Running a stage: from a checked start to an end that loses nothing, whatever ends it.

The process ends with 0 after a tidy stop, 1 when anything failed (nothing unacknowledged is committed,
the supervisor starts it again and its inputs come again), 75 when a stop did not finish in its grace,
78 when a setting is wrong.
"""

import asyncio
import logging
import signal
import sys
from collections.abc import Awaitable
from importlib.metadata import version
from typing import Any

import structlog

from shared import logging as stage_logging
from shared import topics
from shared.errors import (
    EXIT_CONFIGURATION,
    EXIT_FAILED,
    EXIT_GRACE_OVER,
    ConfigurationError,
    CopydeskError,
    Unavailable,
)
from shared.settings import ServiceSettings
from shared.stage.admin import check_topics
from shared.stage.app import StageApp, batch_messages, build_app
from shared.stage.ceiling import Ceiling
from shared.stage.health import HealthServer, Progress
from shared.stage.patience import waits
from shared.stage.pins import check_pins
from shared.stage.pulse import beat
from shared.stage.sending import BrokerSender
from shared.stage.settling import SettlingLoop
from shared.stage.stage import Stage
from shared.stage.stopping import Stopping
from shared.stage.watchdog import Watchdog
from shared.telemetry import Telemetry

FAILED_EXIT_SECONDS = 5.0
"""For a tidy end after a failure: enough to leave the group, so that others take over at once."""
STALL_FACTOR = 2.0
"""A single article may use its whole time budget without the stage being called stalled."""

FAUST_LOGGERS = "shared.stage"

log = structlog.stdlib.get_logger("copydesk.stage")


def run(stage: Stage, settings: ServiceSettings) -> int:
    """Run a stage until it is stopped; return the exit code. Mistakes of the user end in one clear line."""
    stage_logging.configure(settings.log_format, settings.log_level, stage.name)
    if settings.log_level != "debug":
        # Faust's services log their starts and stops under the names of our modules.
        logging.getLogger(FAUST_LOGGERS).setLevel(logging.WARNING)
    watchdog = Watchdog()
    watchdog.start()
    try:
        check_pins()
        return _run_in_loop(stage, settings, watchdog)
    except ConfigurationError as error:
        return _complain(stage, error, EXIT_CONFIGURATION)
    except CopydeskError as error:
        return _complain(stage, error, EXIT_FAILED)


def _run_in_loop(stage: Stage, settings: ServiceSettings, watchdog: Watchdog) -> int:
    if sys.platform != "win32":
        import uvloop

        # The policy, not a loop factory: the consumer's own thread makes its loop by it, too.
        asyncio.set_event_loop_policy(uvloop.EventLoopPolicy())
    with asyncio.Runner() as loop:
        return loop.run(_StageProcess(stage, settings, watchdog).run())


def _complain(stage: Stage, error: CopydeskError, code: int) -> int:
    sys.stderr.write(f"copydesk {stage.name}: {error}\n")
    return code


class _StageProcess:
    """One stage in this process: start, wait for an end, end."""

    def __init__(self, stage: Stage, settings: ServiceSettings, watchdog: Watchdog) -> None:
        self._stage = stage
        self._settings = settings
        self._watchdog = watchdog
        sources = frozenset(name.strip() for name in settings.sources.split(",") if name.strip())
        self._telemetry = Telemetry(stage.name, version("copydesk"), sources)
        self._progress = Progress(max(settings.stall_seconds, STALL_FACTOR * settings.article_seconds))
        self._health = HealthServer(settings.http_host, settings.http_port, self._progress)
        self._handler = stage.handler(settings)
        self._app: StageApp | None = None
        self._tasks: list[asyncio.Task[None]] = []
        self._failure: BaseException | None = None

    async def run(self) -> int:
        """Run until asked to stop or failed; the exit code."""
        self._stopping = Stopping()
        self._catch_signals()
        log.info("starting", health_port=self._health.start())
        try:
            await self._unless_stopped(self._start())
            await self._stopping.asked()
        finally:
            await self._end()
        return EXIT_FAILED if self._failure else 0

    def _catch_signals(self) -> None:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._on_signal)

    def _on_signal(self, *_: object) -> None:
        self._watchdog.exit_within(self._settings.grace_seconds, EXIT_GRACE_OVER)
        self._stopping.ask_from_signal()

    async def _unless_stopped(self, work: Awaitable[None]) -> None:
        task = asyncio.ensure_future(work)
        asked = asyncio.ensure_future(self._stopping.asked())
        await asyncio.wait((task, asked), return_when=asyncio.FIRST_COMPLETED)
        asked.cancel()
        if task.done():
            task.result()
        else:
            task.cancel()

    async def _start(self) -> None:
        await check_topics(
            self._settings, {*self._stage.inputs, *self._stage.outputs, topics.QUARANTINE, topics.LEDGER}
        )
        self._app = app = self._build()
        await app.producer.maybe_start()
        await self._start_handler(self._sender)
        self._tasks = [asyncio.create_task(self._watch(app)), asyncio.create_task(self._beat(app))]
        await app.start()
        log.info("started", inputs=self._stage.inputs, batch=batch_messages(self._stage, self._settings))

    def _build(self) -> StageApp:
        settings, stage = self._settings, self._stage
        self._sender = BrokerSender(self._producer, settings.topic_prefix, self._telemetry, self._progress, self._fail)
        loop = SettlingLoop(
            handler=self._handler,
            sender=self._sender,
            ceiling=Ceiling(settings.dead_ceiling, accept_dead=settings.accept_dead),
            telemetry=self._telemetry,
            progress=self._progress,
            stopping=self._stopping,
            topic_prefix=settings.topic_prefix,
            batch_messages=batch_messages(stage, settings),
        )

        async def settle(events: list[Any]) -> None:
            try:
                await loop.settle_batch(events, app.safe_consumer)
            except Exception as error:  # whatever it is: nothing of this batch may count as acknowledged
                self._fail(error)
                raise

        app = build_app(stage, settings, settle, self._left_loop)
        return app

    def _producer(self) -> Any:
        if self._app is None:
            raise RuntimeError("the producer is asked for before the start")
        return self._app.producer._producer  # type: ignore[attr-defined]  # the one that Faust holds (KAFKA: cost)

    async def _start_handler(self, sender: BrokerSender) -> None:
        for seconds in waits():
            try:
                await self._handler.start(sender)
            except Unavailable as error:
                self._wait_for(str(error))
                await self._stopping.within(seconds)
            else:
                self._wait_for(None)
                return

    def _wait_for(self, why: str | None) -> None:
        self._progress.wait_on_purpose(why)
        self._telemetry.waiting(why)

    async def _watch(self, app: StageApp) -> None:
        """Fail when Faust crashes or ends by itself."""
        await asyncio.wait(
            [asyncio.ensure_future(app._crashed.wait()), asyncio.ensure_future(app._stopped.wait())],
            return_when=asyncio.FIRST_COMPLETED,
        )
        if not self._stopping.is_asked:
            self._fail(app.crash_reason or RuntimeError("Faust has stopped by itself"))

    async def _beat(self, app: StageApp) -> None:
        await beat(app.safe_consumer, self._telemetry, self._progress, self._settings.topic_prefix)

    def _left_loop(self) -> None:
        """Faust now calls everything acknowledged that it holds: commit nothing more."""
        if self._app is not None:
            self._app.safe_consumer.freeze()
        if not self._stopping.is_asked:
            self._fail(RuntimeError("the loop over the stream has ended by itself"))

    def _fail(self, error: BaseException) -> None:
        """End the process: freeze first, so that nothing is committed from here on."""
        if self._app is not None:
            self._app.safe_consumer.freeze()
        if self._failure is None and not self._stopping.is_asked:
            self._failure = error
            self._watchdog.exit_within(FAILED_EXIT_SECONDS, EXIT_FAILED)
            log.critical("failed", exc_info=error, next="exits without a commit; its inputs come again")
        self._stopping.ask()

    async def _end(self) -> None:
        self._progress.ready(False)
        self._stopping.ask()
        if self._app is not None:
            await self._end_app(self._app)
        await self._handler.stop()
        self._health.stop()
        log.info("stopped")

    async def _end_app(self, app: StageApp) -> None:
        for task in self._tasks:
            task.cancel()
        if not app.started:
            await app.producer.stop()
            return
        consumer = app.safe_consumer
        if consumer.started and not consumer.is_frozen:
            consumer.stop_flow()
            await consumer.wait_empty()
        consumer.freeze()
        await app.stop()
