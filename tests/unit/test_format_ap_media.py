"""AP Media: items in an answer, by AP's own names."""

import json
from typing import Any

from tests.unit.structured import article, blocks, outcomes, read

ITEM = {
    "uri": "https://api.example/content/0f?qt=asked",
    "altids": {"itemid": "0123456789abcdef0123456789abcdef", "transref": "s0042"},
    "version": 2,
    "type": "text",
    "urgency": 3,
    "editorialpriority": "r",
    "versioncreated": "2026-01-05T09:30:00Z",
    "pubstatus": "usable",
    "headline": "Ferry back",
    "bylines": [{"by": "ADA MOSS", "title": "Harbour Wire Writer"}],
    "datelinelocation": {"city": "Port Larn"},
    "provider": "AP",
    "body_nitf": "<block><p>The ferry came back.</p></block>",
}


def answer(*items: dict[str, Any]) -> bytes:
    data = {"items": [{"meta": {}, "item": item} for item in items], "current_item_count": len(items)}
    return json.dumps({"api_version": "1.1", "method": "/content/feed.GET", "data": data}).encode()


def test_a_text_with_its_body_is_an_article() -> None:
    reading = read(answer(ITEM), "ap_media")
    record = article(reading)
    assert record.provider.guid == "ap_media:0123456789abcdef0123456789abcdef"
    assert (record.provider.local_id, record.provider.version, record.provider.name) == ("s0042", "2", "AP")
    assert (record.provider.dateline, record.provider.byline) == ("Port Larn", "ADA MOSS")
    assert blocks(record)[-1] == ("paragraph", "The ferry came back.")
    assert reading.stated_found == 1


def test_pictures_and_items_whose_text_lies_elsewhere_are_set_aside() -> None:
    picture = {**ITEM, "type": "picture"}
    linked = {name: value for name, value in ITEM.items() if name != "body_nitf"}
    assert outcomes(read(answer(picture, linked, ITEM), "ap_media")) == ["picture", "metadata_only", "article"]


def test_an_answer_with_one_item_is_one_record() -> None:
    payload = json.dumps({"api_version": "1.1", "data": {"meta": {}, "item": ITEM}}).encode()
    assert outcomes(read(payload, "ap_media")) == ["article"]
