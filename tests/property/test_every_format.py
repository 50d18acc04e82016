"""What holds for every format: it is recognised, its records hold every byte once, and no bytes make it fail.

Each is tried whole, with noise inside, cut off anywhere, declared as something else, and a hundred times as large.
"""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.clean.step import clean
from services.ingest.containers import CONTAINERS, choose_container
from services.ingest.contents import read_contents
from services.ingest.formats import FORMATS, choose_format
from services.ingest.reading import Member, Record
from services.ingest.step import ingest
from shared import ids
from shared.dump import Dump
from shared.errors import InvalidMessage
from shared.events.replay import partition_fault, replay_source
from shared.outcomes import Dead, Dropped, Event, Settled
from tests.dumps import RECEIVED
from tests.format_samples import CONTAINER_SAMPLES, FORMAT_SAMPLES, ONE_ARTICLE, WITHOUT_TEXT, headline, paragraphs

COUNT = 4
DAMAGES = 12
"""Of each format: thirty of them are tried, and a page costs a tenth of a second."""
ALL_SAMPLES = FORMAT_SAMPLES | CONTAINER_SAMPLES
CONTAINER_NAMES = {"word": "docx"}
"""A Word file and the document in it go by one name: the samples need two."""
HEADED_ELSEWHERE = frozenset({"csv"})
"""What the columns of a row mean stands in the first row: alone, a row is dead, and says so."""
NOISE = (b"\x00", b"\xff\xfe", b"<", b"]]>", b'"', b"\r\n.\r\n", b"&#0;", b"{" * 40, b"\x03", b"\xed\xa0\x80", b"<!--")
LIES = (("story.zip", "image/png"), ("a.xml", "text/html; charset=utf-16"), ("b.csv", "x/y"))


def settled(payload: bytes, **facts: str) -> Settled:
    return ingest(Dump(payload, ids.dump_id(payload), "test", RECEIVED, **facts))


@pytest.mark.parametrize("name", FORMAT_SAMPLES)
def test_each_format_is_recognised_by_its_content(name: str) -> None:
    member = Member(FORMAT_SAMPLES[name](COUNT))
    assert (choose_format(member).name, choose_container(member)[0]) == (name, None)


@pytest.mark.parametrize("name", CONTAINER_SAMPLES)
def test_each_container_is_recognised_by_its_content(name: str) -> None:
    member = Member(CONTAINER_SAMPLES[name](COUNT))
    container, confidence = choose_container(member)
    assert container is not None
    expected = CONTAINER_NAMES.get(name, name)
    assert (container.name, confidence > choose_format(member).detect(member)) == (expected, True)


def test_every_format_and_container_has_a_sample() -> None:
    assert {one.name for one in FORMATS} <= FORMAT_SAMPLES.keys()
    assert {one.name for one in CONTAINERS} <= {CONTAINER_NAMES.get(name, name) for name in CONTAINER_SAMPLES}


@pytest.mark.parametrize("name", sorted(ALL_SAMPLES.keys() - WITHOUT_TEXT))
def test_every_article_comes_out_whole_and_clean(name: str) -> None:
    items = settled(ALL_SAMPLES[name](COUNT)).items
    articles = [item.article for item in items if isinstance(item, Event)]
    assert len(articles) == len(items) == (1 if name in ONE_ARTICLE else COUNT)
    for number, raw in enumerate(articles):
        (item,) = clean(raw).items
        assert isinstance(item, Event)
        article = item.article
        assert (article.headline or "").lower() == headline(number).lower()
        assert _letters(article.body).startswith(_letters("".join(paragraphs(number))[:300]))
        assert partition_fault(article.segments, replay_source(article.segments)) is None
        assert replay_source(article.segments) == raw.text


@pytest.mark.parametrize("name", FORMAT_SAMPLES)
def test_records_and_gaps_hold_every_byte_once(name: str) -> None:
    payload = FORMAT_SAMPLES[name](COUNT)
    contents = read_contents(Dump(payload, ids.dump_id(payload), "test", RECEIVED))
    spans = sorted((one.byte_start, one.byte_end) for one in (*(p.found for p in contents.places), *contents.gaps))
    assert [start for start, _ in spans] == [0, *(end for _, end in spans[:-1])]
    assert spans[-1][1] == len(payload)


@pytest.mark.parametrize("name", sorted(FORMAT_SAMPLES.keys() - WITHOUT_TEXT - HEADED_ELSEWHERE))
def test_a_record_sent_again_is_the_same_article(name: str) -> None:
    payload = FORMAT_SAMPLES[name](COUNT)
    dump = Dump(payload, ids.dump_id(payload), "test", RECEIVED)
    for position, place in enumerate(read_contents(dump).places):
        record = place.found
        again = Dump(
            payload[record.byte_start : record.byte_end],
            dump.dump_id,
            "test",
            RECEIVED,
            record_position=position,
            record_byte_start=record.byte_start,
            record_encoding=place.reading.encoding,
            record_format=place.reading.wire_format,
        )
        (item,) = ingest(again).items
        assert isinstance(record, Record)
        assert isinstance(item, Event)
        assert (item.article.text, item.article.byte_start) == (record.text, record.byte_start)


@pytest.mark.parametrize("name", ALL_SAMPLES)
@settings(max_examples=DAMAGES)
@given(data=st.data())
def test_damage_anywhere_is_told_and_never_raises(name: str, data: st.DataObject) -> None:
    payload = ALL_SAMPLES[name](3)
    at = data.draw(st.integers(0, len(payload)))
    noise = data.draw(st.sampled_from(NOISE) | st.binary(max_size=40))
    is_cut = data.draw(st.booleans())
    damaged = payload[:at] if is_cut else payload[:at] + noise + payload[at + data.draw(st.integers(0, 40)) :]
    with suppress(InvalidMessage):
        _check(settled(damaged))


def _check(result: Settled) -> None:
    for item in result.items:
        assert isinstance(item, Event | Dropped | Dead)
        if isinstance(item, Event):
            for cleaned in clean(item.article).items:
                assert isinstance(cleaned, Event | Dropped)


@pytest.mark.parametrize("name", ALL_SAMPLES)
def test_a_wrong_name_or_type_changes_nothing(name: str) -> None:
    payload = ALL_SAMPLES[name](COUNT)
    expected = [_told(item) for item in settled(payload).items]
    for filename, content_type in LIES:
        told = [_told(item) for item in settled(payload, filename=filename, content_type=content_type).items]
        assert told == expected


def _told(item: object) -> object:
    return (item.article.wire_format, item.article.text) if isinstance(item, Event) else item


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())
