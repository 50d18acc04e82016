"""The runner's consumer as tests need it: one that can be looked at, and one that must lose messages."""

from typing import Any

from faust.types import TP

from shared.stage.consumer import SafeConsumer, SafeTransport

consumers: list[SafeConsumer] = []


class SeenConsumer(SafeConsumer):
    """Ours, unchanged."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        consumers.append(self)


class TrustingConsumer(SeenConsumer):
    """Without the freeze, and believing what Faust calls acknowledged."""

    def freeze(self) -> None:
        self._idle.set()

    def end_slice(self, settled: Any) -> None:
        messages = list(settled)
        for message in messages:
            self._acked_index[message.tp].add(message.offset)
        super().end_slice(messages)

    def _new_offset(self, tp: TP) -> int | None:
        for offset in self._acked_index[tp]:
            self.book.settle(tp, offset, self.book.generation or 0)
        return super()._new_offset(tp)


def install(*, trust_faust: bool) -> None:
    SafeTransport.Consumer = TrustingConsumer if trust_faust else SeenConsumer
