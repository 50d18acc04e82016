"""The laws of the pure steps, on any bytes and any text: nothing lost, nothing made up, everything explained."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.clean.step import STEP as CLEAN
from services.enrich.step import STEP as ENRICH
from services.ingest.blocks import TextBlock, join_blocks
from services.ingest.encoding import decode, decode_dump_bytes
from services.ingest.reading import Member
from services.ingest.split import split_articles
from services.ingest.step import STEP as INGEST
from services.ingest.unsupported import unsupported_type
from shared.errors import InvalidMessage
from shared.events import Block, CleanArticle, EnrichedArticle, RawArticle
from shared.events.replay import partition_fault, replay, replay_source, source_offset
from shared.events.vocabulary import BLOCK_KINDS
from shared.outcomes import Dead, Dropped, Event
from shared.records import Incoming
from shared.steps import Step
from tests.dumps import clean_article, dump_of
from tests.invented import raw_article

LINE_BREAKS = ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"]
_PHRASES = """
Ferry|harbour|Varna said the|of|-30-|ENDS|TT|(EPA)|(Photo by Ada Moss)|By Jane Roe|* * *|-----|Ã©|â€™|\x00|\ufeff|é|ж|港
😀|-|–|“tide”|Jan 16, 2020|CAIRO, Jan 16 (Reuters) -|1.|•|©|Nov|Notes to editors
All rights reserved|(Reporting by Ada Moss)
Headline:|Date: 16 January 2020|LENGTH: 512 words|1 of 3 DOCUMENTS|(more)|Page 2|Varna   12   3|(Corrects day)|[...]
Media contact: +44 20 7946 0018|a@b.example|NOT FOR PUBLICATION|REUTERS/Ada Moss|FILE -|Foto: Ada Moss/dpa
ab/cd|القاهرة (رويترز) -|صوت مجلس الميناء|新华社北京1月12日电|港口委员会|（共同）
МОСКВА, 12 янв -|&amp;|``We''|_|\u200f|\u202e
"""
WORDS = st.sampled_from(_PHRASES.strip().replace("\n", "|").split("|"))
LINES = st.lists(WORDS, max_size=14).map(" ".join) | st.text(st.characters(codec="utf-8"), max_size=20)
GAPS = st.lists(st.sampled_from([*LINE_BREAKS, "\n", "\n", " ", "\t"]), min_size=1, max_size=5).map("".join)
BASIC_TEXTS = st.lists(st.tuples(LINES, GAPS), max_size=24).map(lambda pairs: "".join(a + b for a, b in pairs))
REPEATING = (
    st.lists(LINES, min_size=1, max_size=4)
    .flatmap(lambda lines: st.lists(st.tuples(st.sampled_from(lines), GAPS), max_size=16))
    .map(lambda pairs: "".join(a + b for a, b in pairs))
)
TEXTS = BASIC_TEXTS | REPEATING | st.text(st.characters(codec="utf-8"))
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "cp1252", "iso8859-1", "koi8-r", "cp932")
MARKS = {"utf-8": b"\xef\xbb\xbf", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
MARKS |= {"utf-32-le": b"\xff\xfe\0\0", "utf-32-be": b"\0\0\xfe\xff"}
PAYLOADS = (
    st.binary(max_size=400)
    | TEXTS.map(lambda text: text.encode("utf-8"))
    | st.tuples(TEXTS, st.binary(max_size=6), TEXTS).map(lambda t: t[0].encode() + t[1] + t[2].encode())
    | st.tuples(TEXTS, st.sampled_from(sorted(MARKS))).map(lambda t: MARKS[t[1]] + t[0].encode(t[1]))
    | st.tuples(TEXTS, st.sampled_from(ENCODINGS)).map(lambda t: t[0].encode(t[1], "ignore"))
    | st.sampled_from(sorted(MARKS.values())).flatmap(lambda mark: st.binary(max_size=60).map(lambda b: mark + b))
).filter(lambda payload: unsupported_type(Member(payload)) is None)
LAWS = settings(max_examples=60, deadline=None)


@LAWS
@given(PAYLOADS)
def test_ingest_gives_every_byte_to_one_record_or_one_gap(payload: bytes) -> None:
    settled = INGEST.run(dump_of(payload))
    spans = [(gap.byte_start, gap.byte_end) for gap in settled.dump.gaps]
    for item in settled.items:
        if isinstance(item, Event):
            spans.append((item.article.byte_start, item.article.byte_end))
        else:
            assert isinstance(item, Dead)
            assert payload[item.byte_start : item.byte_start + len(item.payload)] == item.payload
            spans.append((item.byte_start, item.byte_start + len(item.payload)))
    at = 0
    for start, end in sorted(spans):
        assert (start, end > start) == (at, True)
        at = end
    assert at == len(payload)


@LAWS
@given(PAYLOADS)
def test_the_bytes_of_a_record_decode_to_its_text(payload: bytes) -> None:
    for item in INGEST.run(dump_of(payload)).items:
        if isinstance(item, Event):
            article = item.article
            assert payload[article.byte_start : article.byte_end].decode(article.encoding, "replace") == article.text


@LAWS
@given(PAYLOADS)
def test_every_undecodable_byte_is_recorded_where_it_stands(payload: bytes) -> None:
    decoded = decode_dump_bytes(payload)
    assert all(decoded.text[mark.offset] == "\ufffd" for mark in decoded.undecodable)
    rebuilt, at = payload[: decoded.skipped], 0
    for mark in decoded.undecodable:
        rebuilt += decoded.text[at : mark.offset].encode(decoded.encoding) + mark.original
        at = mark.offset + 1
    assert rebuilt + decoded.text[at:].encode(decoded.encoding) == payload


@LAWS
@given(TEXTS, st.sampled_from(ENCODINGS), st.data())
def test_every_character_knows_its_byte(text: str, encoding: str, data: st.DataObject) -> None:
    payload = text.encode(encoding, "ignore")
    decoded = decode(payload, encoding)
    cuts = data.draw(st.lists(st.integers(0, len(decoded.text)), max_size=5))
    at = decoded.byte_offsets(cuts)
    assert at == {cut: len(decoded.text[:cut].encode(encoding)) for cut in cuts}


@LAWS
@given(TEXTS)
def test_articles_are_ordered_and_only_blanks_stand_between(text: str) -> None:
    at = 0
    for article in split_articles(text):
        assert not text[at : article.start].strip()
        assert text[article.start : article.end].strip() == text[article.start : article.end] != ""
        at = article.end
    assert not text[at:].strip()


@LAWS
@given(PAYLOADS.filter(lambda payload: b"\0" not in payload))
def test_a_record_sent_again_is_the_same_article(payload: bytes) -> None:
    for position, item in enumerate(INGEST.run(dump_of(payload)).items):
        if isinstance(item, Event) and item.article.encoding == "utf-8" and not item.article.replacements:
            first = item.article
            slice_ = payload[first.byte_start : first.byte_end]
            again = INGEST.run(dump_of(slice_, record_position=position, record_byte_start=first.byte_start))
            assert again.dump is None
            assert len(again.items) == 1
            article = again.items[0].article
            same = {"text", "article_id", "content_hash", "position", "byte_start", "byte_end"}
            assert article.model_dump(include=same) == first.model_dump(include=same)


@LAWS
@given(PAYLOADS)
def test_any_record_sent_again_gives_one_item(payload: bytes) -> None:
    settled = INGEST.run(dump_of(payload, record_position=3, record_byte_start=50))
    assert len(settled.items) == 1
    assert settled.dump is None


@LAWS
@given(TEXTS)
def test_segments_cover_the_text_once_and_replay_gives_the_body(text: str) -> None:
    settled = CLEAN.run(raw_article(text))
    assert len(settled.items) == 1
    item = settled.items[0]
    if isinstance(item, Dropped):
        assert sum(settled.measures.values()) == len(text)
        return
    article = item.article
    assert partition_fault(article.segments, text) is None
    assert replay_source(article.segments) == text
    assert replay(article.segments) == article.body
    assert sum(article.accounting.values()) == len(text)
    for offset in range(len(article.body)):
        assert 0 <= source_offset(article.segments, offset) <= len(text)


@LAWS
@given(TEXTS)
def test_what_is_removed_has_a_reason_and_a_repeat_names_what_it_repeats(text: str) -> None:
    item = CLEAN.run(raw_article(text)).items[0]
    if isinstance(item, Dropped):
        return
    segments = item.article.segments
    for index, segment in enumerate(segments):
        is_removed = segment.role in {"boilerplate", "repeat", "marker", "blank"}
        assert (segment.reason is not None) == (is_removed or not segment.public)
        assert segment.public == (segment.reason != "private_note")
        if segment.role == "repeat":
            assert segment.same_as not in {None, index}
            assert segments[segment.same_as].role != "repeat"


BLOCKS = st.lists(st.tuples(st.sampled_from(BLOCK_KINDS), TEXTS), max_size=8).map(
    lambda pairs: join_blocks(TextBlock(kind, text) for kind, text in pairs)
)


@LAWS
@given(BLOCKS)
def test_the_laws_hold_on_any_blocks(joined: tuple[str, tuple[Block, ...]]) -> None:
    text, blocks = joined
    item = CLEAN.run(raw_article(text).model_copy(update={"blocks": blocks})).items[0]
    if isinstance(item, Event):
        article = item.article
        assert partition_fault(article.segments, text) is None
        assert replay_source(article.segments) == text
        assert replay(article.segments) == article.body
        assert all(s.same_as is not None for s in article.segments if s.role == "repeat")


@LAWS
@given(TEXTS)
def test_events_are_the_same_after_json(text: str) -> None:
    raw = raw_article(text)
    assert RawArticle.model_validate_json(raw.to_json()) == raw
    item = CLEAN.run(raw).items[0]
    if isinstance(item, Event):
        assert CleanArticle.model_validate_json(item.article.to_json()) == item.article
        assert CLEAN.run(RawArticle.model_validate_json(raw.to_json())) == CLEAN.run(raw)


_SOBER_WORDS = "the ferry left harbour before storm and nobody on pier saw Varna lights again"
SENTENCES = st.lists(st.sampled_from(_SOBER_WORDS.split(" ")), min_size=9, max_size=30).map(
    lambda words: " ".join(words).capitalize() + "."
)


@LAWS
@given(st.lists(SENTENCES, min_size=1, max_size=6), GAPS.filter(lambda gap: "\n\n" in gap))
def test_cleaning_twice_changes_nothing(paragraphs: list[str], gap: str) -> None:
    once = clean_article("Harbour Council Keeps Its Ferry\n\n" + gap.join(paragraphs))
    again = clean_article(f"{once.headline}\n\n{once.body}")
    assert again.body == once.body
    assert again.headline == once.headline


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_entities_are_characters_of_the_body(text: str) -> None:
    item = CLEAN.run(raw_article("Mara Velkova met Petar Lund in the harbour of Varna on Monday. " + text)).items[0]
    if isinstance(item, Dropped):
        return
    article = ENRICH.run(item.article).items[0].article
    assert all(article.body[entity.start : entity.end] == entity.text for entity in article.entities)
    assert all(article.body[place.start : place.end] == place.text for place in article.places)
    assert [place.start for place in article.places] == sorted({place.start for place in article.places})
    assert EnrichedArticle.model_validate_json(article.to_json()) == article


@pytest.mark.parametrize("step", [CLEAN, ENRICH], ids=lambda step: step.stage)
@given(value=st.binary(max_size=100) | st.sampled_from([b"{}", b"null", b"[]", b'{"text": "\\ud800"}']))
def test_a_value_that_is_no_event_is_an_invalid_message(step: Step, value: bytes) -> None:
    with pytest.raises(InvalidMessage):
        step.decode(Incoming("any", 0, 0, 0, None, value), None)
