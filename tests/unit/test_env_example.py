""".env.example names every setting of every service once, with its default, and nothing else."""

import importlib
import pkgutil
import re
from pathlib import Path

import pytest
from pydantic_settings import BaseSettings

import services
from copydesk.contracts.env_example import env_example
from shared.settings import PREFIX, ServiceSettings

FILE = Path(__file__).parents[2] / ".env.example"
OF_THE_COMMAND_LINE = {"COPYDESK_DATA_DIR"}
LINES = dict(re.findall(r"^#(COPYDESK_\w+)=(.*)$", FILE.read_text(encoding="utf-8"), re.MULTILINE))


def settings_models() -> list[type[BaseSettings]]:
    """The settings of what is shared and of every service that has its own."""
    found: list[type[BaseSettings]] = [ServiceSettings]
    for service in pkgutil.iter_modules(services.__path__):
        names = {module.name for module in pkgutil.iter_modules([f"{services.__path__[0]}/{service.name}"])}
        if "settings" in names:
            module = importlib.import_module(f"services.{service.name}.settings")
            found += [v for v in vars(module).values() if isinstance(v, type) and issubclass(v, BaseSettings)]
    return found


def test_the_file_is_fresh() -> None:
    assert FILE.read_text(encoding="utf-8") == env_example(), ".env.example is stale: run `make contracts`"


def test_every_setting_is_named_once_and_nothing_else() -> None:
    expected = {PREFIX + name.upper() for model in settings_models() for name in model.model_fields}

    assert set(LINES) - OF_THE_COMMAND_LINE == expected
    assert len(re.findall(r"^#COPYDESK_", FILE.read_text(encoding="utf-8"), re.MULTILINE)) == len(LINES)


@pytest.mark.parametrize("model", settings_models(), ids=lambda model: model.__name__)
def test_what_the_file_shows_is_what_the_service_reads(
    model: type[BaseSettings], monkeypatch: pytest.MonkeyPatch
) -> None:
    required = {name: LINES[PREFIX + name.upper()] for name, f in model.model_fields.items() if f.is_required()}
    bare = model(**required)

    for name in model.model_fields:
        if value := LINES[PREFIX + name.upper()]:
            monkeypatch.setenv(PREFIX + name.upper(), value)

    assert model() == bare
