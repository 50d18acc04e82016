"""NewsML-G2: items of all classes, alone and in messages, with NITF, XHTML or plain text inside."""

import pytest

from services.ingest.formats import choose_format, newsml_g2
from services.ingest.reading import Broken, Member, Reading, Record, Skipped

GUID = "urn:newsml:harbour.example:20300102:77"
ITEM_META = """<itemMeta><itemClass qcode="ninat:text"/><provider literal="harbour.example"/>
<versionCreated>2030-01-02T10:00:00+01:00</versionCreated><firstCreated>2030-01-02T08:00:00+01:00</firstCreated>
<pubStatus qcode="stat:usable"/><signal qcode="sig:correction"/><edNote>Corrects the name of the ferry.</edNote>
<edNote role="x:private">Ask Kim Vale.</edNote><edNote>Desk: desk@harbour.example</edNote></itemMeta>"""
CONTENT_META = """<contentMeta><urgency>4</urgency><creator><name>Ada Moss</name></creator><language tag="en"/>
<keyword>ferry</keyword><subject qcode="medtop:04000000"/><genre qcode="genre:Current"><name>Current</name></genre>
<slugline>Larnia-ferry</slugline><headline>Ferry Back in Port Larn</headline><by>By Ada Moss</by>
<dateline>PORT LARN</dateline><description role="drol:summary">The ferry is back.</description></contentMeta>"""
XHTML = """<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head>
<title>x</title></head>
<body><header><ul><li>Ferries</li></ul><h1>Ferry Back in Port Larn</h1></header><p>The ferry came back.</p>
<h2>Storm</h2>
<p>It had waited.</p></body></html></inlineXML>"""


def item(content: str = XHTML, *, meta: str = ITEM_META, guid: str = GUID) -> str:
    inner = f"{meta}{CONTENT_META}<contentSet>{content}</contentSet>"
    return f'<newsItem guid="{guid}" version="2" xml:lang="en">{inner}</newsItem>'


def message(*items: str) -> bytes:
    header = "<header><sent>2030-01-02T10:01:00+01:00</sent><sender>harbour.example</sender></header>"
    text = f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">{header}<itemSet>{"".join(items)}</itemSet></newsMessage>'
    return text.encode("utf-8")


def read(*items: str) -> Reading:
    return newsml_g2.read(Member(message(*items)))


def record_of(*items: str) -> Record:
    found = read(*items).records[0]
    assert isinstance(found, Record), found
    return found


def kinds(record: Record) -> list[tuple[str, str]]:
    return [(block.kind, record.text[block.start : block.end]) for block in record.blocks]


def test_metadata_and_content_make_one_story_and_notes_for_editors_are_private() -> None:
    assert kinds(record_of(item())) == [
        ("headline", "Ferry Back in Port Larn"),
        ("byline", "By Ada Moss"),
        ("summary", "The ferry is back."),
        ("dateline", "PORT LARN"),
        ("header", "Ferries"),
        ("headline", "Ferry Back in Port Larn"),
        ("paragraph", "The ferry came back."),
        ("subhead", "Storm"),
        ("paragraph", "It had waited."),
        ("note", "Corrects the name of the ferry."),
        ("private_note", "Ask Kim Vale."),
        ("private_note", "Desk: desk@harbour.example"),
    ]


def test_item_and_message_state_the_facts() -> None:
    provider = record_of(item()).provider
    expected = {
        "name": "harbour.example",
        "guid": f"harbour.example:newsml_g2:{GUID}",
        "version": "2",
        "slug": "Larnia-ferry",
        "urgency": 4,
        "category": ("medtop:04000000",),
        "keywords": ("ferry",),
        "genre": "Current",
        "headline": "Ferry Back in Port Larn",
        "byline": "By Ada Moss",
        "authors": ("Ada Moss",),
        "dateline": "PORT LARN",
        "language": "en",
        "status": "usable",
        "signal": "correction",
        "editors_note": "Corrects the name of the ferry.",
    }
    assert {name: getattr(provider, name) for name in expected} == expected
    assert [(time.kind, time.text) for time in provider.times] == [
        ("modified", "2030-01-02T10:00:00+01:00"),
        ("created", "2030-01-02T08:00:00+01:00"),
        ("sent", "2030-01-02T10:01:00+01:00"),
    ]
    assert "Kim Vale" not in provider.model_dump_json()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<inlineXML><nitf><body><p>It came.</p></body></nitf></inlineXML>", ("paragraph", "It came.")),
        ("<inlineXML><p>It came.</p></inlineXML>", ("paragraph", "It came.")),
        ('<inlineData contenttype="text/plain">It\ncame.</inlineData>', ("text", "It\ncame.")),
        ('<inlineData contenttype="text/html">&lt;p&gt;It came.&lt;/p&gt;</inlineData>', ("paragraph", "It came.")),
        ("<inlineXML><pre>Larn    3\nMoss    1\nQuay    0</pre></inlineXML>", ("table", "Quay    0")),
    ],
)
def test_content_of_every_form_is_read(content: str, expected: tuple[str, str]) -> None:
    found = [pair for pair in kinds(record_of(item(content))) if pair[0] in {"paragraph", "text", "table"}]
    assert found[-1] == expected


@pytest.mark.parametrize(
    ("element", "reason"),
    [
        (item(meta=ITEM_META.replace("ninat:text", "ninat:picture")), "picture"),
        (item(meta=ITEM_META.replace("ninat:text", "icls:video")), "video"),
        (item(meta=ITEM_META.replace("ninat:text", "ninat:audio")), "audio"),
        (item(meta=ITEM_META.replace("ninat:text", "ninat:graphic")), "graphic"),
        (item(meta=ITEM_META.replace("ninat:text", "ninat:composite"), content=""), "package"),
        (item("<inlineXML><events><event/></events></inlineXML>"), "calendar"),
        (item('<remoteContent href="x.txt"/>'), "metadata_only"),
        (f'<newsItem guid="{GUID}">{ITEM_META}</newsItem>', "metadata_only"),
        ("<packageItem/>", "package"),
        ("<planningItem/>", "calendar"),
        ("<conceptItem><concept><eventDetails/></concept></conceptItem>", "calendar"),
        ("<knowledgeItem><conceptSet/></knowledgeItem>", "concept"),
        ("<catalogItem/>", "concept"),
    ],
)
def test_what_is_no_article_is_set_aside_for_its_own_reason(element: str, reason: str) -> None:
    found = read(element).records[0]
    assert isinstance(found, Skipped), found
    assert found.reason == reason


def test_a_headline_alone_is_an_article_where_the_place_for_the_text_is_there() -> None:
    assert kinds(record_of(item("<inlineXML/>")))[0] == ("headline", "Ferry Back in Port Larn")


def test_each_item_of_a_message_is_a_record_and_a_broken_one_costs_no_neighbour() -> None:
    reading = read(item(), "<packageItem>", item()[:-40], item(), '<newsItem guid="x"><p>')
    shapes = [type(found) for found in reading.records]
    assert shapes == [Record, Skipped, Record, Record, Broken]
    records = [found for found in reading.records if isinstance(found, Record)]
    assert [found.text == records[0].text for found in records] == [True] * 3
    assert [[warning.code for warning in found.warnings] for found in records] == [[], ["truncated_record"], []]


def test_a_cancel_needs_no_text_but_an_id() -> None:
    canceled = ITEM_META.replace("stat:usable", "stat:canceled")
    element = f'<newsItem guid="{GUID}" version="3">{canceled}</newsItem>'
    assert record_of(element).provider.status == "canceled"
    found = read(element.replace(GUID, "77")).records[0]
    assert isinstance(found, Skipped)


def test_text_where_the_format_has_no_place_for_it_is_read_with_a_warning() -> None:
    record = record_of(f'<newsItem guid="{GUID}">{ITEM_META}<body><p>The ferry came back.</p></body></newsItem>')
    assert ("paragraph", "The ferry came back.") in kinds(record)
    assert [warning.code for warning in record.warnings] == ["schema_invalid"]


def test_an_item_of_another_kind_with_the_same_name_is_left_to_others() -> None:
    assert newsml_g2.detect(Member(b"<newsItem><title>Ferry</title><text>It came.</text></newsItem>")) == 0


def test_a_headline_in_another_language_is_a_header_and_one_in_the_same_a_subhead() -> None:
    more = '<headline xml:lang="de">Fähre ist da</headline>'
    record = record_of(item().replace("<headline>", '<headline xml:lang="en">').replace("<by>", f"{more}<by>"))
    assert ("header", "Fähre ist da") in kinds(record)
    again = record_of(item().replace("<by>", "<headline>Nine days at sea</headline><by>"))
    assert ("subhead", "Nine days at sea") in kinds(again)


def test_an_address_of_mail_is_in_no_field() -> None:
    record = record_of(
        item().replace("</contentMeta>", "<creditline>Jo Reed jo@harbour.example</creditline></contentMeta>")
    )
    assert "jo@" not in record.provider.model_dump_json()


def test_a_short_id_comes_round_and_is_no_guid() -> None:
    provider = record_of(item(guid="N1")).provider
    assert (provider.guid, provider.local_id) == (None, "N1")


def test_a_part_of_an_item_is_read_with_a_warning() -> None:
    payload = b"<contentSet><inlineXML><p>The ferry came back.</p></inlineXML></contentSet>"
    (found,) = newsml_g2.read(Member(payload)).records
    assert isinstance(found, Record)
    assert [warning.code for warning in found.warnings] == ["schema_invalid"]


def test_a_dateline_that_is_a_mere_time_is_a_header() -> None:
    record = record_of(item().replace("<dateline>PORT LARN", "<dateline>2030-01-02 10:00:00 GMT+00:00"))
    assert ("header", "2030-01-02 10:00:00 GMT+00:00") in kinds(record)


def test_the_format_is_known_by_its_content() -> None:
    assert choose_format(Member(message(item()), filename="nitf.xml")).name == "newsml_g2"
    assert choose_format(Member(item().encode("utf-8"))).name == "newsml_g2"
