"""Ctrl-C for the processes of tests, also where the tests themselves run in the background of a shell."""

import signal


def heed_ctrl_c() -> None:
    """Undo, between fork and exec, what shells do to commands in the background: those ignore Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
