"""ninjs: items of all generations become articles with all that they state; media, packages and plans are set aside."""

import json
from typing import Any

import pytest

from services.ingest.formats import ninjs
from services.ingest.reading import Member
from tests.unit.structured import article, blocks, others, outcomes, read, times

FIRST = {
    "uri": "urn:newsml:harbour.example:20260105:ferry-7",
    "type": "text",
    "version": "3",
    "firstcreated": "2026-01-05T08:00:00Z",
    "versioncreated": "2026-01-05T09:30:00Z",
    "embargoed": "2026-01-06T00:00:00Z",
    "pubstatus": "usable",
    "urgency": 4,
    "language": "en-GB",
    "slugline": "PORT-FERRY",
    "headline": "Ferry back in port",
    "headline_short": "Ferry back",
    "byline": "By Ada Moss",
    "located": "Port Larn",
    "ednote": "Desk: pictures to follow, call 555 0100",
    "copyrightholder": "Harbour Wire",
    "copyrightnotice": "(c) Harbour Wire 2026",
    "subject": [{"code": "04015000", "name": "transport"}, {"name": "sea"}],
    "description_text": "A ferry returned.",
    "body_html": "<p>The ferry came back.</p><p>Nobody was hurt.</p>",
    "body_text": "The ferry came back.\nNobody was hurt.",
    "associations": {
        "main": {"uri": "urn:x:1", "type": "picture", "description_text": "The ferry.", "byline": "Lars Quill / HW"}
    },
}
THIRD = {
    "uri": "https://harbour.example/items/8",
    "type": "text",
    "versionCreated": "2026-01-05T09:30:00Z",
    "pubStatus": "withheld",
    "by": "Ada Moss",
    "headlines": [{"role": "extended", "value": "A long one"}, {"role": "main", "value": "Ferry back"}],
    "descriptions": [{"role": "lead", "value": "It returned."}],
    "bodies": [
        {"role": "text", "contentType": "text/plain", "value": "Plain words."},
        {"role": "xhtml", "contentType": "text/html", "value": "<p>Marked words.</p>"},
    ],
    "associations": [
        {
            "name": "a1",
            "uri": "urn:x:2",
            "type": "picture",
            "descriptions": [{"role": "caption", "value": "The quay."}, {"role": "creditline", "value": "HW Photo"}],
        }
    ],
}


def dumped(*items: dict[str, Any]) -> bytes:
    return json.dumps(items[0] if len(items) == 1 else list(items)).encode()


def test_an_item_of_the_first_generation_is_an_article_with_its_fields() -> None:
    record = article(read(dumped(FIRST), "ninjs"))
    provider = record.provider
    assert provider.guid == "ninjs:urn:newsml:harbour.example:20260105:ferry-7"
    assert (provider.version, provider.urgency, provider.language, provider.status) == ("3", 4, "en-GB", "usable")
    assert (provider.slug, provider.byline, provider.dateline) == ("PORT-FERRY", "By Ada Moss", "Port Larn")
    assert (provider.name, provider.rights) == ("Harbour Wire", "(c) Harbour Wire 2026")
    assert provider.category == ("04015000", "sea")
    assert provider.embargo == "2026-01-06T00:00:00Z"
    assert times(record) == [
        ("created", "2026-01-05T08:00:00Z"),
        ("modified", "2026-01-05T09:30:00Z"),
        ("embargo", "2026-01-06T00:00:00Z"),
    ]


def test_its_texts_are_blocks_and_the_body_stands_there_once() -> None:
    expected = [
        ("headline", "Ferry back in port"),
        ("header", "Ferry back"),
        ("byline", "By Ada Moss"),
        ("summary", "A ferry returned."),
        ("caption", "The ferry."),
        ("credit", "Lars Quill / HW"),
        ("paragraph", "The ferry came back."),
        ("paragraph", "Nobody was hurt."),
        ("private_note", "Desk: pictures to follow, call 555 0100"),
    ]
    assert blocks(article(read(dumped(FIRST)))) == expected


def test_an_item_of_the_third_generation_is_read_alike() -> None:
    record = article(read(dumped(THIRD), "ninjs"))
    assert (record.provider.headline, record.provider.status) == ("Ferry back", "withheld")
    assert [text for kind, text in blocks(record) if kind == "paragraph"] == ["Marked words."]
    assert [pair for pair in blocks(record) if pair[0] in {"caption", "credit"}] == [
        ("caption", "The quay."),
        ("credit", "HW Photo"),
    ]
    assert record.warnings == ()


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ("picture", "picture"),
        ("video", "video"),
        ("audio", "audio"),
        ("graphic", "graphic"),
        ("composite", "package"),
        ("event", "calendar"),
        ("planning", "calendar"),
    ],
)
def test_what_is_no_text_is_set_aside_with_its_reason(kind: str, reason: str) -> None:
    item = {"uri": "urn:x:y", "type": kind, "headline": "A thing", "versioncreated": "2026-01-05"}
    assert outcomes(read(dumped(item), "ninjs")) == [reason]


def test_a_composite_with_a_text_of_its_own_is_an_article() -> None:
    assert outcomes(read(dumped({**FIRST, "type": "composite"}))) == ["article"]


def test_an_item_with_nothing_but_a_summary_says_so() -> None:
    record = article(read(dumped({"uri": "urn:x:y", "headline": "Ferry", "description_text": "It came back."})))
    assert record.text == "Ferry\n\nIt came back."
    assert others(record)["text_is"] == "summary"


def test_an_item_without_any_text_is_metadata() -> None:
    assert outcomes(read(dumped({"uri": "urn:x:y", "headline": "Ferry"}), "ninjs")) == ["metadata_only"]


def test_a_flash_is_its_headline() -> None:
    record = article(read(dumped({"uri": "urn:x:y", "headline": "FERRY SINKS", "urgency": 1})))
    assert (record.text, record.provider.signal) == ("FERRY SINKS", "flash")


def test_a_cancel_without_text_is_an_article_that_retracts() -> None:
    record = article(read(dumped({"uri": "urn:x:y", "version": "4", "pubstatus": "canceled"})))
    assert (record.text, record.provider.status, record.provider.version) == ("", "canceled", "4")


def test_a_short_number_is_no_global_id() -> None:
    provider = article(read(dumped({**FIRST, "uri": "20260105-12"}))).provider
    assert (provider.guid, provider.local_id) == (None, "20260105-12")


def test_an_item_that_breaks_the_schema_is_read_with_a_warning() -> None:
    record = article(read(dumped({**FIRST, "urgency": "high", "version": 3, "mood": "calm"})))
    assert record.provider.version == "3"
    assert {warning.code for warning in record.warnings} == {"schema_invalid"}
    assert len(record.warnings) == 3


def test_one_broken_item_costs_only_itself() -> None:
    payload = dumped(FIRST, THIRD, FIRST).replace(
        b'"versionCreated": "2026-01-05T09:30:00Z"', b'"versionCreated" 2026', 1
    )
    assert outcomes(read(payload, "ninjs")) == ["article", "broken_record", "article"]


def test_a_record_sent_again_is_read_alone() -> None:
    reading = ninjs.read(Member(dumped(FIRST), is_record=True, encoding="utf-8"))
    assert (outcomes(reading), reading.gaps) == (["article"], ())


def test_items_in_an_answer_are_found_with_the_number_it_states() -> None:
    reading = read(json.dumps({"total": 12, "item": [FIRST, THIRD]}).encode(), "ninjs")
    assert (outcomes(reading), reading.stated_found) == (["article", "article"], 12)
