"""Runs a command so that it dies with its supervisor, on request as another user: a tiny exec shim.

    python -I -S child.py PARENT_PID DEATH_SIGNAL UID:GID|- COMMAND...

The kernel sends DEATH_SIGNAL to the command as soon as the thread that forked it ends (Linux only;
elsewhere leftovers are recognised at the next start). With UID:GID the command gives up all privileges
but one: to pass through folders such as /root that are closed to others, for the programs may lie there.
Run as a file, with nothing but the standard library: it costs 15 ms, importing the package 100.
"""

import ctypes
import os
import signal
import sys
from typing import NoReturn

PR_SET_PDEATHSIG = 1
PR_SET_KEEPCAPS = 8
PR_CAP_AMBIENT = 47
PR_CAP_AMBIENT_RAISE = 2
CAP_DAC_OVERRIDE = 1
CAP_DAC_READ_SEARCH = 2
CAPABILITY_VERSION_3 = 0x20080522
"""From linux/prctl.h and linux/capability.h."""

EXIT_CANNOT_RUN = 126


def set_death_signal(parent_pid: int, signal_number: int) -> None:
    """Ask for the signal when the parent dies; end at once when it is dead already."""
    if sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal_number, 0, 0, 0)
    if os.getppid() != parent_pid:
        os._exit(EXIT_CANNOT_RUN)


def become_user(uid: int, gid: int) -> None:
    """Change all ids and keep one capability, to search folders; only root may."""
    libc = ctypes.CDLL(None)
    if sys.platform == "linux":
        libc.prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0)
    os.setgroups([])
    os.setgid(gid)
    os.setuid(uid)
    if sys.platform == "linux" and not keep_capability(libc, CAP_DAC_READ_SEARCH):
        keep_capability(libc, CAP_DAC_OVERRIDE)


def keep_capability(libc: ctypes.CDLL, capability: int) -> bool:
    """Drop every capability but this one and pass it on over exec; False when we never had it."""
    header = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION_3, 0)
    bit = 1 << capability
    sets = (ctypes.c_uint32 * 6)(bit, bit, bit, 0, 0, 0)
    is_set = libc.capset(header, sets) == 0
    return is_set and bool(libc.prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, capability, 0, 0) == 0)


def run_command(command: list[str]) -> NoReturn:
    """Replace this process by the command, with default signal handling."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    try:
        os.execv(command[0], command)  # noqa: S606
    except OSError as error:
        sys.exit(f"cannot run {command[0]} as user id {os.geteuid()}: {error.strerror}")


def main(arguments: list[str]) -> NoReturn:
    """Parse ``PARENT_PID DEATH_SIGNAL UID:GID|- COMMAND...`` and become the command."""
    parent_pid, death_signal, account, *command = arguments
    if account != "-":
        uid, gid = account.split(":")
        become_user(int(uid), int(gid))
    set_death_signal(int(parent_pid), int(death_signal))
    run_command(command)


if __name__ == "__main__":
    main(sys.argv[1:])
