"""The file ``.env.example``: every setting with its default and what it means, from the settings models."""

import textwrap
from collections.abc import Iterator

from pydantic import SecretStr
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined
from pydantic_settings import BaseSettings

from services.store.settings import StoreSettings
from shared.settings import PREFIX, KafkaSettings, LogSettings, ServiceSettings

HEAD = """\
# Settings of Copydesk, as environment variables; written by `make contracts` from the settings models, do not edit.
# Each line shows the default; a line without a value has none. `copydesk up` needs none of them.
"""
SECTIONS: tuple[tuple[str, type[BaseSettings]], ...] = (
    ("Kafka: every service, and the command line", KafkaSettings),
    ("Logs: every service", LogSettings),
    ("Every service", ServiceSettings),
    ("The store", StoreSettings),
)
EXAMPLES = {"database_url": "postgresql://copydesk:password@127.0.0.1:15432/copydesk"}
"""For settings that must be given."""
COMMAND_LINE = """
# --- The command line and the local runner ---

# Folder of the local Kafka and PostgreSQL; without it `.copydesk` in the checkout, else the user's data folder.
#COPYDESK_DATA_DIR=
"""
WIDTH = 110


def env_example() -> str:
    """Return the whole file."""
    return HEAD + "".join(_sections()) + COMMAND_LINE


def _sections() -> Iterator[str]:
    shown: set[str] = set()
    for title, settings in SECTIONS:
        fields = {name: field for name, field in settings.model_fields.items() if name not in shown}
        shown |= fields.keys()
        yield f"\n# --- {title} ---\n" + "".join(_entry(name, field) for name, field in fields.items())


def _entry(name: str, field: FieldInfo) -> str:
    needed = " Must be given." if field.is_required() else ""
    meaning = textwrap.fill(f"{field.description}{needed}", WIDTH, initial_indent="# ", subsequent_indent="# ")
    return f"\n{meaning}\n#{PREFIX}{name.upper()}={EXAMPLES.get(name) or _default(field)}\n"


def _default(field: FieldInfo) -> str:
    match field.default:
        case None | SecretStr():
            return ""
        case bool(value):
            return str(value).lower()
        case value if value is PydanticUndefined:
            return ""
        case value:
            return str(value)
