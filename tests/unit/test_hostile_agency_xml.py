"""Hostile XML: bombs, outside entities, endless nesting, wrong encodings, cut files: each ends with its reason."""

import socket
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.ingest.formats import newsml1, newsml_g2, nitf, rbnews, vendor_xml
from services.ingest.reading import Broken, Member, Reading, Record

pytestmark = pytest.mark.slow

READERS = {each.WIRE_FORMAT: each for each in (nitf, newsml1, newsml_g2, rbnews, vendor_xml)}
TEXT = "The ferry came back."
DOCUMENTS = {
    "nitf": f"<nitf><body><body.content><p>{TEXT}</p></body.content></body></nitf>",
    "newsml1": f"<NewsItem><NewsComponent><ContentItem><DataContent><p>{TEXT}</p></DataContent></ContentItem>"
    "</NewsComponent></NewsItem>",
    "newsml_g2": f"<newsItem><contentSet><inlineXML><p>{TEXT}</p></inlineXML></contentSet></newsItem>",
    "rbnews": f"<RBNews><NewsID>1</NewsID><content>{TEXT}</content></RBNews>",
    "xml": f"<story><headline>Ferry</headline><body>{TEXT}</body></story>",
}
"""For each format the smallest document that holds an article."""
LOREM = "Twelve boats went out to look for the ferry, and all of them came back without it. "


def read(name: str, payload: bytes) -> Reading:
    """Read any bytes; every byte must be in one record or gap."""
    reading = READERS[name].read(Member(payload))
    spans = [(found.byte_start, found.byte_end) for found in reading.records]
    spans += [(gap.byte_start, gap.byte_end) for gap in reading.gaps]
    at = 0
    for start, end in sorted(spans):
        assert (start == at, end >= start) == (True, True), spans
        at = end
    assert at == len(payload)
    return reading


def texts(reading: Reading) -> list[str]:
    return [found.text for found in reading.records if isinstance(found, Record)]


@pytest.mark.parametrize("name", READERS)
def test_a_file_outside_never_shows_and_no_port_is_called(name: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the code of the safe", "utf-8")
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/x"
        entities = (
            f'<!ENTITY a SYSTEM "{secret.as_uri()}"><!ENTITY b SYSTEM "{address}"><!ENTITY % c SYSTEM "{address}">%c;'
        )
        prolog = f'<?xml version="1.0"?><!DOCTYPE x SYSTEM "{address}" [{entities}]>'
        document = DOCUMENTS[name].replace(TEXT, f'{TEXT} &a; &b; <xi:include href="{secret.as_uri()}" parse="text"/>')
        reading = read(name, (prolog + document).encode())
        with pytest.raises(BlockingIOError):
            server.accept()
    assert [TEXT in text for text in texts(reading)] == [True]
    assert "safe" not in repr(reading)


@pytest.mark.parametrize("name", READERS)
def test_an_entity_bomb_stays_small(name: str) -> None:
    levels = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(12))
    document = DOCUMENTS[name].replace(TEXT, f"{TEXT} &e12;")
    reading = read(name, f'<!DOCTYPE x [<!ENTITY e0 "boom">{levels}]>{document}'.encode())
    assert [text.endswith(f"{TEXT} &e12;") for text in texts(reading)] == [True]


@pytest.mark.parametrize("name", READERS)
def test_endless_nesting_costs_no_neighbour(name: str) -> None:
    good, deep = DOCUMENTS[name], DOCUMENTS[name].replace(TEXT, f"{TEXT}{'<b>' * 100_000}{'</b>' * 100_000}")
    found = texts(read(name, f"<all>{good}{deep}{good}</all>".encode()))
    assert [TEXT in found[0], found[0] == found[-1]] == [True, True]


@pytest.mark.parametrize("name", READERS)
def test_a_file_of_nothing_but_opening_tags_ends_with_a_reason(name: str) -> None:
    opening = DOCUMENTS[name].split(">")[0] + ">"
    records = read(name, (opening * 100_000).encode()).records
    assert len(records) == 1
    assert not isinstance(records[0], Record)


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be", "utf-32", "iso-8859-1"])
def test_a_cut_file_keeps_what_it_has_in_any_encoding(name: str, encoding: str) -> None:
    document = DOCUMENTS[name].replace(TEXT, LOREM * 40 + "Größe.")
    payload = f'<?xml version="1.0" encoding="{encoding}"?><all>{document}{document}</all>'.encode(encoding)
    reading = read(name, payload[: len(payload) * 3 // 4 - 1])
    assert texts(reading)[0].rstrip().endswith("Größe.")
    assert len(reading.records) == 2


@pytest.mark.parametrize("name", READERS)
def test_bytes_that_are_no_character_are_listed(name: str) -> None:
    payload = DOCUMENTS[name].replace(TEXT, LOREM * 4 + "Fähre und Größe @.").encode().replace(b"@", b"\xff")
    (found,) = read(name, payload).records
    assert isinstance(found, Record)
    assert [(found.text[mark.offset], mark.original_hex) for mark in found.replacements] == [("\ufffd", "ff")]
    assert "declared_encoding_wrong" not in {warning.code for warning in found.warnings}


@pytest.mark.parametrize("name", READERS)
def test_control_characters_do_not_end_the_text(name: str) -> None:
    (found,) = read(name, DOCUMENTS[name].replace(TEXT, f"One\0 two\x01 {TEXT}").encode()).records
    assert isinstance(found, Record)
    assert found.text.endswith(TEXT)


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize(
    "junk", [b"", b"<", b"\0" * 1000, b"<" * 100_000, b"&" * 100_000, b"<!--" * 50_000, b"<![CDATA[" * 50_000]
)
def test_junk_is_one_broken_record_or_nothing(name: str, junk: bytes) -> None:
    assert all(isinstance(found, Broken) for found in read(name, junk).records if not isinstance(found, Record))


PIECES = st.sampled_from(
    [
        part
        for document in DOCUMENTS.values()
        for part in document.replace(">", ">\n").replace("<", "\n<").split("\n")
        if part
    ]
    + [
        "&",
        "&amp;",
        "]]>",
        "<![CDATA[",
        "<!--",
        "-->",
        "<br/>",
        "<pre>",
        "ü",
        "\0",
        "\ufffd",
        "<note type='npa'>",
        "  ",
        "\n",
        "<media>",
    ]
)


@pytest.mark.parametrize("name", READERS)
@given(
    pieces=st.lists(PIECES, max_size=40),
    encoding=st.sampled_from(["utf-8", "utf-16", "cp1252"]),
    cut=st.integers(0, 60),
)
def test_any_mixture_of_tags_gives_a_reading(name: str, pieces: list[str], encoding: str, cut: int) -> None:
    payload = "".join(pieces).encode(encoding, "ignore")
    read(name, payload[cut:])


@pytest.mark.parametrize("name", READERS)
@given(payload=st.binary(max_size=400))
def test_any_bytes_give_a_reading_and_a_confidence(name: str, payload: bytes) -> None:
    assert 0 <= READERS[name].detect(Member(payload)) <= 1
    read(name, payload)


@pytest.mark.parametrize("name", READERS)
@given(payload=st.binary(max_size=200))
def test_one_record_stays_one_record(name: str, payload: bytes) -> None:
    document = DOCUMENTS[name].encode() + payload
    assert len(READERS[name].read(Member(document, is_record=True, encoding="utf-8")).records) == 1
