"""The command line and the local runner: the only code that knows every service."""

from importlib.metadata import version

__version__ = version("copydesk")
