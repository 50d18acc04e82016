"""As whom PostgreSQL runs: it refuses to run as root, so root hands it to an account without rights."""

import os
import pwd
from dataclasses import dataclass
from pathlib import Path

NOBODY = "nobody"
NOBODY_ID = 65534
"""Where a slim container has no such account; the number Linux reserves for it."""


@dataclass(frozen=True)
class Account:
    """A user of this system."""

    uid: int
    gid: int


def account_for(cluster: Path) -> Account | None:
    """None: run as ourselves. As root: the owner of the existing cluster, else ``nobody``."""
    if os.geteuid() != 0:
        return None
    if cluster.exists() and cluster.stat().st_uid != 0:
        return Account(cluster.stat().st_uid, cluster.stat().st_gid)
    return _nobody()


def give_to(path: Path, account: Account | None) -> None:
    """Make the account the owner of a file or folder; nothing to do when it is ourselves."""
    if account is not None:
        os.chown(path, account.uid, account.gid)


def _nobody() -> Account:
    try:
        entry = pwd.getpwnam(NOBODY)
    except KeyError:
        return Account(NOBODY_ID, NOBODY_ID)
    return Account(entry.pw_uid, entry.pw_gid)
