"""JSON: single articles, arrays and envelopes with the usual names of fields, however hostile the bytes."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.ingest.formats import json_records
from services.ingest.reading import Member, Record
from tests.unit.structured import article, assert_holds_every_byte, blocks, others, outcomes, read, times

STORY = {"title": "Ferry back", "text": "The ferry came back.", "url": "https://harbour.example/1"}


def one(fields: dict[str, Any]) -> Record:
    return article(read(json.dumps(fields).encode(), "json"))


@pytest.mark.parametrize(
    ("title", "text", "date", "author"),
    [
        ("headline", "articleBody", "datePublished", "author"),
        ("heading", "body", "publish_date", "byline"),
        ("title", "maintext", "date_publish", "authors"),
        ("Titre", "Contenu", "Date", "Auteur"),
        ("titulo", "texto", "fecha", "autor"),
        ("Titel", "Inhalt", "Datum", "Autor"),
        ("заголовок", "текст", "дата", "автор"),
        ("标题", "正文", "日期", "作者"),
    ],
)
def test_the_usual_names_are_known_in_several_languages(title: str, text: str, date: str, author: str) -> None:
    record = one({title: "Ferry back", text: "It came.", date: "2026-01-05", author: "Ada Moss"})
    assert blocks(record) == [("headline", "Ferry back"), ("byline", "Ada Moss"), ("text", "It came.")]
    assert times(record) == [("published", "2026-01-05")]


def test_an_answer_of_a_news_interface_is_read() -> None:
    story = {
        "source": {"id": None, "name": "Larn Post"},
        "author": "Ada Moss",
        "title": "Ferry",
        "description": "Short.",
    }
    story |= {
        "publishedAt": "2026-01-05T09:00:00Z",
        "content": "Long text… [+1203 chars]",
        "url": "https://p.example/1",
    }
    reading = read(json.dumps({"status": "ok", "totalResults": 38, "articles": [story]}).encode(), "json")
    record = article(reading)
    assert (reading.stated_found, record.provider.publisher) == (38, "Larn Post")
    assert [warning.code for warning in record.warnings] == ["truncated_record"]
    assert ("summary", "Short.") in blocks(record)


def test_hits_of_a_search_engine_are_unwrapped() -> None:
    hits = [{"_id": str(i), "_source": {**STORY, "authors": ["Ada Moss", "Lars Quill"]}} for i in range(3)]
    reading = read(json.dumps({"took": 3, "hits": {"total": {"value": 90}, "hits": hits}}).encode(), "json")
    assert (outcomes(reading), reading.stated_found) == (["article"] * 3, 90)
    assert article(reading).provider.authors == ("Ada Moss", "Lars Quill")


def test_a_post_of_a_blog_interface_is_read() -> None:
    post = {"id": 7, "date": "2026-01-05T09:00:00", "title": {"rendered": "Ferry"}, "author": 3, "status": "draft"}
    record = one({**post, "content": {"rendered": "<p>One.</p><p>Two.</p>"}, "link": "https://b.example/ferry"})
    assert blocks(record) == [("headline", "Ferry"), ("paragraph", "One."), ("paragraph", "Two.")]
    assert (record.provider.status, record.provider.authors, record.provider.local_id) == ("withheld", (), "7")


def test_a_list_of_paragraphs_is_a_body() -> None:
    assert blocks(one({"title": "Ferry", "content": ["One.", "Two."]}))[1:] == [
        ("paragraph", "One."),
        ("paragraph", "Two."),
    ]


def test_pictures_give_captions_and_credits() -> None:
    record = one({**STORY, "images": [{"caption": "The quay.", "credit": "Ada Moss / HW", "url": "x.jpg"}]})
    assert blocks(record)[-2:] == [("caption", "The quay."), ("credit", "Ada Moss / HW")]


def test_a_summary_alone_is_the_text_and_says_so() -> None:
    record = one({"title": "Ferry", "description": "It came back.", "link": "https://h.example/1"})
    assert (record.text, others(record)["text_is"]) == ("Ferry\n\nIt came back.", "summary")


def test_other_fields_are_carried_along() -> None:
    assert others(one({**STORY, "mood": "calm", "likes": 12}))["likes"] == "12"


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ({"requests": {"a": {"get": 1}}}, "not_an_article"),
        ({"$schema": "x", "title": "T", "description": "D", "properties": {}}, "not_an_article"),
        ({"title": "Ferry", "url": "https://h.example"}, "metadata_only"),
        ({"title": "Ferry", "text": " "}, "no_text"),
    ],
)
def test_what_holds_no_article_says_why(value: dict[str, Any], reason: str) -> None:
    assert outcomes(read(json.dumps(value).encode(), "json")) == [reason]


@pytest.mark.parametrize(
    "broken",
    [
        b'{"title": "Ferry" "text": "b"}',
        b'{"title": "Ferry", "text": "never closed}',
        b'{"title": "Ferry", "text": [1, 2}',
        b'{"title": tru, "text": "x"}',
    ],
)
def test_one_broken_element_costs_only_itself(broken: bytes) -> None:
    story = json.dumps(STORY).encode()
    for payload in (
        b"[" + b", ".join((story, broken, story)) + b"]",
        b'{"articles":[' + b",\n".join((story, broken, story)) + b"]}",
    ):
        assert outcomes(read(payload, "json")) == ["article", "broken_record", "article"]


def test_a_file_that_breaks_off_keeps_what_is_whole() -> None:
    payload = json.dumps([STORY, STORY, STORY]).encode()[:-30]
    assert outcomes(read(payload, "json")) == ["article", "article", "broken_record"]


def test_lone_surrogates_and_bytes_that_are_no_text_are_told_with_their_place() -> None:
    payload = b'{"title":"Fer\\ud83dry","text":"came\xffback"}'
    record = article(read(payload))
    assert record.text == "Fer\ufffdry\n\ncame\ufffdback"
    assert [(r.offset, bytes.fromhex(r.original_hex)) for r in record.replacements] == [(3, b"\\ud83d"), (12, b"\xff")]
    assert record.provider.headline == "Fer\ufffdry"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "utf-32", "cp1252"])
def test_any_encoding_is_read(encoding: str) -> None:
    text = json.dumps({"title": "Fähre zurück", "text": "Die Fähre kam zurück, müde und schön."}, ensure_ascii=False)
    assert article(read(text.encode(encoding), "json")).provider.headline == "Fähre zurück"


def test_duplicate_keys_numbers_and_raw_line_ends_are_read_with_a_warning() -> None:
    payload = b'{"title":"a","title":"Ferry","n":' + b"9" * 9000 + b',"f":NaN,"text":"It\ncame."}'
    record = article(read(payload, "json"))
    assert record.provider.headline == "Ferry"
    assert [warning.code for warning in record.warnings] == ["ambiguous_record", "schema_invalid"]


@pytest.mark.parametrize("opening", [b"[", b'{"a":', b'[{"a":'])
def test_what_nests_too_deep_is_quarantined(opening: bytes) -> None:
    reading = json_records.read(Member(opening * 100_000))
    assert "broken_record" in outcomes(reading)
    assert_holds_every_byte(reading, opening * 100_000)


@pytest.mark.parametrize(
    "payload", [b"[]", b"{}", b"", b"[", b"{", b'"', b"[[[]]]", b"[1,null,{}]", b"nul", b"\xef\xbb\xbf"]
)
def test_small_and_odd_files_have_a_reading(payload: bytes) -> None:
    assert_holds_every_byte(json_records.read(Member(payload)), payload)


@given(st.binary(max_size=300))
def test_any_bytes_have_a_reading(payload: bytes) -> None:
    assert_holds_every_byte(json_records.read(Member(payload)), payload)
    json_records.read(Member(payload, is_record=True))


@given(st.text(alphabet='[]{}",:\\ntrue1 ', max_size=120))
def test_any_near_json_has_a_reading(text: str) -> None:
    payload = f'[{{"title":"a","text":"b"}},{text}'.encode()
    reading = json_records.read(Member(payload))
    assert_holds_every_byte(reading, payload)
    assert outcomes(reading)[0] == "article"


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ("title", "text", "uri", "bodies", "type", "associations", "authors", "images", "data", "date")
            ),
            inner,
            max_size=6,
        )
    ),
    max_leaves=20,
)


@given(JSON_VALUES)
def test_any_json_has_a_reading(value: Any) -> None:
    payload = json.dumps(value).encode()
    assert_holds_every_byte(json_records.read(Member(payload)), payload)


def test_articles_in_an_object_under_the_name_of_a_list_are_found() -> None:
    story = {"title": "Ferry back", "body": "The ferry came back to Port Larn.", "url": "https://h.example/1"}
    payload = json.dumps({"articles": {"page": 1, "totalResults": 1, "results": [story]}}).encode()
    assert outcomes(read(payload, "json")) == ["article"]
