"""Signals for processes of tests, also where the tests run in the background of a shell or under nohup."""

import signal


def heed_signals() -> None:
    """Undo, between fork and exec, what shells and nohup do to commands: those ignore Ctrl-C or a hang-up."""
    for heeded in (signal.SIGINT, signal.SIGHUP):
        signal.signal(heeded, signal.SIG_DFL)
