"""As whom PostgreSQL runs: it refuses to run as root, so root hands it to an account without rights."""

import os
import pwd
from dataclasses import dataclass
from pathlib import Path

from copydesk.local.errors import LocalStackError

NOBODY = "nobody"


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


def check_has_name(account: Account | None) -> None:
    """Raise LocalStackError when the account is a bare number: PostgreSQL cannot make its cluster then."""
    uid = account.uid if account else os.geteuid()
    try:
        pwd.getpwuid(uid)
    except KeyError as error:
        raise LocalStackError(
            f"User id {uid} has no name on this system, and PostgreSQL needs one. Add a line for it to /etc/passwd, "
            "or start as another user."
        ) from error


def _nobody() -> Account:
    try:
        entry = pwd.getpwnam(NOBODY)
    except KeyError as error:
        raise LocalStackError(
            f"PostgreSQL does not run as root, and this system has no account {NOBODY!r} to run it. Add one, "
            "or start as a normal user."
        ) from error
    return Account(entry.pw_uid, entry.pw_gid)
