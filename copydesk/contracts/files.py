"""The files of ``contracts/`` and the pages written from code, as bytes by their path in the repository."""

import json
from pathlib import Path

import yaml

from copydesk.contracts.asyncapi import asyncapi_document
from copydesk.contracts.env_example import env_example
from copydesk.contracts.examples import examples
from copydesk.contracts.headers import header_schemas
from shared.contracts import Schema, event_schemas
from shared.metrics_page import metrics_page

ROOT = Path(__file__).parents[2]
SCHEMAS = Path("contracts/schemas")
EXAMPLES = Path("contracts/examples")
BASELINE = Path("contracts/v1-baseline")
ASYNCAPI = Path("contracts/asyncapi.yaml")
ENV_EXAMPLE = Path(".env.example")
METRICS_PAGE = Path("docs/metrics.md")


def contract_files() -> dict[Path, bytes]:
    """Return every generated file; the same bytes on every run."""
    return {
        **{SCHEMAS / f"{name}.json": _json(schema) for name, schema in all_schemas().items()},
        **{EXAMPLES / name: _json(example) for name, example in examples().items()},
        ASYNCAPI: yaml.safe_dump(asyncapi_document(), sort_keys=False, width=110, allow_unicode=True).encode(),
        ENV_EXAMPLE: env_example().encode(),
        METRICS_PAGE: metrics_page().encode(),
    }


def all_schemas() -> dict[str, Schema]:
    """Return the schemas of events and of headers, by name."""
    return {**event_schemas(), **header_schemas()}


def read_baseline() -> dict[str, Schema]:
    """Return the schemas as they were last released, by name."""
    return {path.stem: json.loads(path.read_bytes()) for path in sorted((ROOT / BASELINE / "schemas").glob("*.json"))}


def _json(value: object) -> bytes:
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode()
