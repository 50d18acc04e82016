"""Paths of files in archives: whatever they say, they are names to show and never places to write to."""

import unicodedata

MAX_PATH_CHARS = 255
UNNAMED = "unnamed"
HIDDEN_FOLDER = "__MACOSX"
_LISTINGS = frozenset({"Thumbs.db", "desktop.ini"})


def shown_path(stated: str) -> str:
    r"""Return a path without what could lead anywhere: no root, no drive, no way up, no control characters.

    >>> shown_path("../../etc/./secret"), shown_path("C:\\news\\a.txt"), shown_path("/"), shown_path("a\x1b[2Jb")
    ('etc/secret', 'news/a.txt', 'unnamed', 'a[2Jb')
    """
    printable = "".join(c for c in stated if unicodedata.category(c) not in ("Cc", "Cs", "Cf"))
    parts = printable.replace("\\", "/").split("/")
    kept = [part for index, part in enumerate(parts) if part not in ("", ".", "..") and not _is_drive(part, index)]
    return "/".join(kept)[-MAX_PATH_CHARS:] or UNNAMED


def is_furniture(path: str) -> bool:
    """Return whether a file is what an operating system leaves behind, and nobody's text.

    >>> is_furniture("__MACOSX/._a.txt"), is_furniture("news/.DS_Store"), is_furniture("news/a.txt")
    (True, True, False)
    """
    parts = path.split("/")
    return parts[0] == HIDDEN_FOLDER or parts[-1] in _LISTINGS or any(part.startswith(".") for part in parts)


def _is_drive(part: str, index: int) -> bool:
    return index == 0 and len(part) == 2 and part[1] == ":"
