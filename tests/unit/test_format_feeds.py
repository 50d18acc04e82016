"""RSS, Atom and JSON Feed: each entry an article, parsed alone, so that a broken one costs nothing but itself."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.ingest.formats import atom, choose_format, rss
from services.ingest.reading import Member
from tests.unit.structured import article, assert_holds_every_byte, blocks, others, outcomes, read, times

ITEM = b"""<item><title>Ferry &amp; crew back</title><link>https://h.example/1</link>
<guid isPermaLink="false">tag:h.example,2026:1</guid><pubDate>Mon, 05 Jan 2026 09:30:00 GMT</pubDate>
<dc:creator>Ada Moss</dc:creator><category>Sea</category><description>It came back.</description>
<content:encoded><![CDATA[<p>The ferry came back.</p><p>Late.</p>]]></content:encoded></item>
"""
HEAD = b"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Harbour Wire</title><language>en-gb</language>
"""
TAIL = b"</channel></rss>"
ENTRY = """<entry><id>urn:uuid:12345678-1234-1234-1234-123456789abc</id>
<title type="html">Ferry &lt;b&gt;back&lt;/b&gt;</title>
<link rel="alternate" href="https://h.example/1"/><published>2026-01-05T09:30:00Z</published>
<updated>2026-01-05T10:00:00Z</updated><author><name>Ada Moss</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Späte Fähre.</p></div></content></entry>"""
FEED = f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Hafen</title>{ENTRY}</feed>'


def test_an_item_with_its_content_is_an_article() -> None:
    record = article(read(HEAD + ITEM + TAIL, "rss"))
    provider = record.provider
    assert (provider.guid, provider.url) == ("rss:tag:h.example,2026:1", "https://h.example/1")
    assert (provider.headline, provider.authors, provider.category) == ("Ferry & crew back", ("Ada Moss",), ("Sea",))
    assert (provider.publisher, provider.language) == ("Harbour Wire", "en-gb")
    assert times(record) == [("published", "Mon, 05 Jan 2026 09:30:00 GMT")]
    assert blocks(record)[2:] == [
        ("summary", "It came back."),
        ("paragraph", "The ferry came back."),
        ("paragraph", "Late."),
    ]


def test_an_entry_of_atom_is_an_article() -> None:
    record = article(read(FEED.encode(), "atom"))
    assert record.provider.guid == "atom:urn:uuid:12345678-1234-1234-1234-123456789abc"
    assert (record.provider.headline, record.provider.language) == ("Ferry back", "de")
    assert times(record) == [("published", "2026-01-05T09:30:00Z"), ("modified", "2026-01-05T10:00:00Z")]
    assert ("paragraph", "Späte Fähre.") in blocks(record)


def test_a_summary_alone_is_the_text_and_says_so() -> None:
    record = article(read(HEAD + b"<item><title>Ferry</title><description>It came.</description></item>" + TAIL, "rss"))
    assert (record.text, others(record)["text_is"]) == ("Ferry\n\nIt came.", "summary")


def test_a_feed_without_entries_is_a_channel_and_an_entry_without_text_metadata() -> None:
    assert outcomes(read(HEAD + TAIL, "rss")) == ["channel"]
    assert outcomes(read(HEAD + b"<item><title>Ferry</title></item>" + TAIL, "rss")) == ["metadata_only"]


def test_rss_of_the_first_generation_is_read() -> None:
    payload = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel><title>H</title></channel><item rdf:about="https://h.example/1"><title>Ferry</title>
<description>It came.</description></item></rdf:RDF>"""
    assert article(read(payload, "rss")).provider.headline == "Ferry"


@pytest.mark.parametrize(
    "broken",
    [
        b"<item><title>Ferry</title><description>never closed",
        b"<item><title>A < B & C</b></title><description>x</description></item>",
        b"<item><description><![CDATA[never closed</description></item>",
        b"<item><!-- never closed <title>x</title></item>",
    ],
)
def test_a_broken_item_never_costs_its_neighbours(broken: bytes) -> None:
    reading = read(HEAD + ITEM + broken + ITEM + TAIL, "rss")
    assert len(reading.records) == 3
    assert [article(reading, at).provider.headline for at in (0, 2)] == ["Ferry & crew back"] * 2


def test_a_mended_item_is_warned_of() -> None:
    record = article(read(HEAD + b"<item><title>A & B</title><description>It came.</p></description></item>" + TAIL))
    assert "recovered_markup" in {warning.code for warning in record.warnings}


def test_tags_inside_comments_and_cdata_are_no_items() -> None:
    item = b"<item><title>T</title><description><![CDATA[Write <item> here.]]></description></item>"
    assert outcomes(read(HEAD + b"<!-- <item> -->" + item + TAIL, "rss")) == ["article"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_declared_encodings_are_read(encoding: str) -> None:
    payload = f'<?xml version="1.0" encoding="{encoding}"?>{FEED}'.encode(encoding)
    assert ("paragraph", "Späte Fähre.") in blocks(article(read(payload, "atom")))


def test_no_entity_shows_a_file_and_none_explodes() -> None:
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "boom"}">' for n in range(9))
    doctype = f'<!DOCTYPE rss [<!ENTITY secret SYSTEM "file:///etc/passwd">{bomb}]>'.encode()
    item = b"<item><title>Ferry</title><description>It &secret; came &e8; back.</description></item>"
    record = article(read(doctype + HEAD.partition(b"?>")[2] + item + TAIL, "rss"))
    assert "root:" not in record.text
    assert len(record.text) < 1000


def test_an_item_sent_again_is_read_alone() -> None:
    reading = rss.read(Member(ITEM, is_record=True, encoding="utf-8"))
    assert article(reading).provider.headline == "Ferry & crew back"
    assert (
        article(atom.read(Member(ENTRY.encode(), is_record=True, encoding="utf-8"))).provider.url
        == "https://h.example/1"
    )


def test_a_title_escaped_twice_is_read_as_it_shows() -> None:
    item = ITEM.replace(b"<title>Ferry &amp; crew back", b"<title><![CDATA[Ferry&#8217;s &amp; crew back]]>")
    assert article(read(HEAD + item + TAIL, "rss")).provider.headline == "Ferry’s & crew back"


def test_an_episode_of_a_podcast_is_audio() -> None:
    sound = b'<enclosure url="https://h.example/1.mp3" type="audio/mpeg" length="9"/>'
    episode = sound + b'<i:duration xmlns:i="http://www.itunes.com/dtds/podcast-1.0.dtd">34:10</i:duration></item>'
    assert outcomes(read(HEAD + ITEM.replace(b"</item>", episode) + TAIL, "rss")) == ["audio"]


def test_an_article_that_can_be_listened_to_is_an_article() -> None:
    sound = b'<enclosure url="https://h.example/1.mp3" type="audio/mpeg" length="9"/></item>'
    assert outcomes(read(HEAD + ITEM.replace(b"</item>", sound) + TAIL, "rss")) == ["article"]


def test_a_film_of_a_video_channel_is_video() -> None:
    film = '<yt:videoId xmlns:yt="http://www.youtube.com/xml/schemas/2015">x9</yt:videoId></entry>'
    assert outcomes(read(FEED.replace("</entry>", film).encode(), "atom")) == ["video"]


def test_an_id_that_is_no_address_is_not_taken_for_one() -> None:
    item = ITEM.replace(b"<link>https://h.example/1</link>", b"").replace(b' isPermaLink="false">tag:h.', b">h.")
    assert article(read(HEAD + item + TAIL, "rss")).provider.url is None


def test_a_json_feed_is_read() -> None:
    item = {
        "id": "https://h.example/1",
        "url": "https://h.example/1",
        "title": "Ferry",
        "content_html": "<p>It came.</p>",
    }
    item |= {"date_published": "2026-01-05T09:30:00Z", "authors": [{"name": "Ada Moss"}]}
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Harbour",
        "description": "News.",
        "items": [item, item],
    }
    reading = read(json.dumps(feed).encode(), "json_feed")
    record = article(reading, 1)
    assert (len(reading.records), record.provider.guid) == (2, "json_feed:https://h.example/1")
    assert blocks(record) == [("headline", "Ferry"), ("byline", "Ada Moss"), ("paragraph", "It came.")]


@pytest.mark.parametrize("payload", [b"<html><body>rss</body></html>", b"<urlset></urlset>", b"rss", b"", b"<"])
def test_other_files_are_no_feeds(payload: bytes) -> None:
    assert choose_format(Member(payload)).name not in {"rss", "atom"}


@pytest.mark.parametrize("worst", [b"<item>", b"</item>", b"<![CDATA[", b"<!--", b"<item", b"(", b'"', b"&", b"<b>"])
def test_the_worst_feeds_have_a_reading(worst: bytes) -> None:
    payload = HEAD + ITEM + worst * 300 + ITEM + TAIL
    assert_holds_every_byte(rss.read(Member(payload)), payload)


@given(st.binary(max_size=120))
def test_any_bytes_have_a_reading(payload: bytes) -> None:
    for whole in (payload, HEAD + ITEM + payload + ITEM + TAIL):
        assert_holds_every_byte(rss.read(Member(whole)), whole)
        assert_holds_every_byte(atom.read(Member(whole)), whole)
    rss.read(Member(payload, is_record=True))
