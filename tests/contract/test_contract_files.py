"""contracts/ says what the code does: fresh, valid, and every example is taken by its readers."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry

from copydesk.contracts.asyncapi import CHANNELS, SERVICES, asyncapi_document
from copydesk.contracts.examples import from_document
from copydesk.contracts.files import BASELINE, EXAMPLES, ROOT, SCHEMAS, all_schemas, contract_files
from copydesk.contracts.sample import NOW
from services.clean.agent import STAGE as CLEAN_STAGE
from services.clean.step import STEP as CLEAN
from services.enrich.agent import STAGE as ENRICH_STAGE
from services.enrich.step import STEP as ENRICH
from services.ingest.agent import STAGE as INGEST_STAGE
from services.ingest.step import STEP as INGEST
from shared import topics
from shared.contracts import EVENTS
from shared.envelope import read_envelope
from shared.settlement import settle

STEPS = {topics.DUMPS: INGEST, topics.RAW: CLEAN, topics.CLEAN: ENRICH}
MODELS = {spec.topic: spec.model for spec in EVENTS}
VALUE_SCHEMAS = {spec.topic: spec.name for spec in EVENTS}
ARTICLES = (topics.RAW, topics.CLEAN, topics.ENRICHED)
HEADER_SCHEMAS = {
    **dict.fromkeys(CHANNELS, "EventHeaders"),
    **dict.fromkeys(ARTICLES, "ArticleHeaders"),
    topics.DUMPS: "DumpHeaders",
    topics.QUARANTINE: "QuarantineHeaders",
}
STALE = "is stale: run `make contracts` and look at the difference"
NEVER_EMPTY = frozenset({"Dump", "Quarantined", *(spec.name for spec in EVENTS)})


def documents(folder: Path) -> dict[str, Any]:
    found = sorted((ROOT / folder).rglob("*.json"))
    return {str(path.relative_to(ROOT / folder)): json.loads(path.read_bytes()) for path in found}


EXAMPLE_DOCUMENTS = documents(EXAMPLES)
RELEASED_SCHEMAS = documents(BASELINE / "schemas")
RELEASED_EXAMPLES = documents(BASELINE / "examples")


@pytest.fixture(scope="module")
def generated() -> dict[Path, bytes]:
    return contract_files()


def test_generated_files_are_fresh(generated: dict[Path, bytes]) -> None:
    stale = [str(path) for path, content in generated.items() if not _is_fresh(path, content)]

    assert stale == [], f"{', '.join(stale)} {STALE}"


def test_nothing_else_lies_among_the_generated_files(generated: dict[Path, bytes]) -> None:
    there = {p.relative_to(ROOT) for folder in (SCHEMAS, EXAMPLES) for p in (ROOT / folder).rglob("*.json")}

    assert there - set(generated) == set(), STALE


def test_generating_again_gives_the_same_bytes(generated: dict[Path, bytes]) -> None:
    assert contract_files() == generated


def test_there_is_an_example_of_every_event() -> None:
    assert {name.split("/")[0] for name in EXAMPLE_DOCUMENTS} == NEVER_EMPTY


@pytest.mark.parametrize("schema", all_schemas().values(), ids=all_schemas())
def test_every_schema_is_a_json_schema(schema: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("name", EXAMPLE_DOCUMENTS)
def test_every_example_validates_against_schema_and_model(name: str) -> None:
    document = EXAMPLE_DOCUMENTS[name]
    topic, schemas = document["topic"], all_schemas()

    assert _faults(schemas[HEADER_SCHEMAS[topic]], document["headers"]) == []
    if topic in VALUE_SCHEMAS:
        assert _faults(schemas[VALUE_SCHEMAS[topic]], document["value"]) == []
        read = _read(topic, document)
        assert type(read).model_validate_json(read.to_json()) == read


@pytest.mark.parametrize("name", [name for name, doc in EXAMPLE_DOCUMENTS.items() if doc["topic"] in STEPS])
def test_every_example_is_taken_by_its_consumer(name: str) -> None:
    document = EXAMPLE_DOCUMENTS[name]

    settlement = settle(STEPS[document["topic"]], from_document(document), NOW)

    assert [outcome.outcome for outcome in settlement.outcomes if outcome.outcome != "passed"] == []


@pytest.mark.parametrize("name", [name for name, doc in EXAMPLE_DOCUMENTS.items() if doc["topic"] in ARTICLES])
def test_every_article_s_headers_give_its_account(name: str) -> None:
    document = EXAMPLE_DOCUMENTS[name]

    envelope = read_envelope(from_document(document))

    assert (envelope.dump_id, envelope.position) == (document["value"]["dump_id"], document["value"]["position"])


def test_an_example_that_is_not_valid_is_found() -> None:
    document = EXAMPLE_DOCUMENTS["RawArticle/storm.json"]

    assert _faults(all_schemas()["RawArticle"], {**document["value"], "position": -1}) != []
    assert _faults(all_schemas()["ArticleHeaders"], {**document["headers"], "copydesk-position": "first"}) != []


@pytest.mark.parametrize("name", [n for n, doc in RELEASED_EXAMPLES.items() if doc["topic"] in MODELS])
def test_an_example_that_was_released_is_read_by_the_models_of_today(name: str) -> None:
    document = RELEASED_EXAMPLES[name]

    assert _read(document["topic"], document)


@pytest.mark.parametrize("name", [n for n, doc in EXAMPLE_DOCUMENTS.items() if doc["topic"] in MODELS])
def test_an_example_of_today_is_valid_for_those_who_know_the_released_schemas(name: str) -> None:
    document = EXAMPLE_DOCUMENTS[name]
    released = RELEASED_SCHEMAS[f"{VALUE_SCHEMAS[document['topic']]}.json"]

    assert _faults(released, document["value"]) == []


@pytest.mark.parametrize("name", [n for n, doc in RELEASED_EXAMPLES.items() if doc["topic"] in STEPS])
def test_an_example_that_was_released_is_taken_by_its_consumer_of_today(name: str) -> None:
    document = RELEASED_EXAMPLES[name]

    outcomes = settle(STEPS[document["topic"]], from_document(document), NOW).outcomes

    assert [outcome.detail for outcome in outcomes if outcome.outcome == "quarantined"] == []


def test_every_reference_of_the_asyncapi_document_resolves() -> None:
    document = asyncapi_document()

    assert [ref for ref in _references(document) if not _resolves(document, ref)] == []


def test_a_reference_to_nowhere_is_found() -> None:
    assert not _resolves(asyncapi_document(), "#/channels/nowhere")
    assert not _resolves(asyncapi_document(), "./schemas/Nowhere.json")


def test_every_topic_is_a_channel_that_somebody_writes_or_reads() -> None:
    document = asyncapi_document()
    used = {operation["channel"]["$ref"].rsplit("/", 1)[-1] for operation in document["operations"].values()}

    assert {channel["address"] for channel in document["channels"].values()} == {spec.name for spec in topics.ALL}
    assert used == set(document["channels"])


def test_operations_name_messages_of_their_channel() -> None:
    for operation in asyncapi_document()["operations"].values():
        assert operation["action"] in ("send", "receive")
        assert all(m["$ref"].startswith(operation["channel"]["$ref"]) for m in operation["messages"])


def test_services_read_and_write_what_their_agents_say() -> None:
    documented = {service.name: (service.reads, service.writes) for service in SERVICES}

    for stage in (INGEST_STAGE, CLEAN_STAGE, ENRICH_STAGE):
        assert documented[stage.name] == (stage.inputs, stage.outputs)


def _is_fresh(path: Path, content: bytes) -> bool:
    return (ROOT / path).is_file() and (ROOT / path).read_bytes() == content


def _faults(schema: dict[str, Any], value: Any) -> list[str]:
    validator = Draft202012Validator(schema, registry=Registry(), format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [error.message for error in validator.iter_errors(value)]


def _read(topic: str, document: dict[str, Any]) -> Any:
    return MODELS[topic].model_validate_json(json.dumps(document["value"]))


def _references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if "$ref" in value:
            yield value["$ref"]
        for inner in value.values():
            yield from _references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _references(inner)


def _resolves(document: dict[str, Any], reference: str) -> bool:
    if not reference.startswith("#"):
        return (ROOT / "contracts" / reference).is_file()
    at: Any = document
    for step in reference.split("/")[1:]:
        if step not in at:
            return False
        at = at[step]
    return True
