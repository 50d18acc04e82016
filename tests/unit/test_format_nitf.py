"""NITF: text, captions, notes and facts of one document, of several in one file, and of damaged ones."""

from services.ingest.agency_xml.nitf_text import nitf_text_blocks
from services.ingest.formats import choose_format, nitf
from services.ingest.reading import Broken, Member, Reading, Record, Skipped

HEAD = """<head><title>Ferry line</title>
<meta name="anpa-keyword" content="Ferry Larn"/><meta name="anpa-wordcount" content="0120"/>
<tobject tobject.type="news"><tobject.property tobject.property.type="current"/>
<tobject.subject tobject.subject.refnum="04015001"/></tobject>
<docdata management-status="usable"><doc-id id-string="hw.20300102.0077" regsrc="Harbour Wire"/><urgency ed-urg="4"/>
<date.issue norm="20300102T101500+0100"/><date.expire norm="20300202T101500+0100"/>
<du-key key="ferry-larn" version="3"/>
<ed-msg info="Desk: call 555-0100 before use"/><doc.copyright holder="Harbour Wire" year="2030"/>
<key-list><keyword key="ferries"/><keyword>harbours</keyword></key-list><series series.part="2" series.name="Ferries"/>
</docdata></head>"""
BODY_HEAD = """<body.head><hedline><hl1>Ferry Back in Port Larn</hl1><hl2>Nine days at sea</hl2></hedline>
<byline>By<person>Ada Moss</person><byttl>Harbour Wire</byttl></byline>
<dateline><location><city>PORT LARN</city><country>Larnia</country></location></dateline>
<abstract><p>The ferry is back.</p></abstract></body.head>"""
CONTENT = """<body.content><media media-type="image"><media-reference source="ferry.jpg"/>
<media-caption>The ferry at dawn.</media-caption><media-producer>Jo Reed</media-producer></media>
<p>The ferry came back on <chron>Monday</chron> after nine days.</p><hl2>Storm</hl2>
<p>It had sheltered<br/>off Moss Island.</p><ul><li>Nobody was hurt</li></ul>
<table><tr><td>Larn</td><td>3</td></tr><tr><td>Moss</td><td>1</td></tr></table>
<note type="npa"><p>Not for use.</p></note></body.content>"""
DOCUMENT = (
    f"<nitf>{HEAD}<body>{BODY_HEAD}{CONTENT}<body.end><tagline>Kim Vale in Moss</tagline></body.end></body></nitf>"
)


def read(text: str, encoding: str = "utf-8", **facts: object) -> Reading:
    member = Member(text.encode(encoding), **facts)
    reading = nitf.read(member)
    spans = [(found.byte_start, found.byte_end) for found in reading.records]
    spans += [(gap.byte_start, gap.byte_end) for gap in reading.gaps]
    assert b"".join(member.payload[start:end] for start, end in sorted(spans)) == member.payload
    return reading


def only(reading: Reading) -> Record:
    (record,) = reading.records
    assert isinstance(record, Record), record
    return record


def kinds(record: Record) -> list[tuple[str, str]]:
    return [(block.kind, record.text[block.start : block.end]) for block in record.blocks]


def test_every_piece_of_a_document_is_a_block_of_its_kind() -> None:
    assert kinds(only(read(DOCUMENT))) == [
        ("headline", "Ferry Back in Port Larn"),
        ("subhead", "Nine days at sea"),
        ("byline", "By Ada Moss, Harbour Wire"),
        ("dateline", "PORT LARN, Larnia"),
        ("summary", "The ferry is back."),
        ("caption", "The ferry at dawn."),
        ("credit", "Jo Reed"),
        ("paragraph", "The ferry came back on Monday after nine days."),
        ("subhead", "Storm"),
        ("text", "It had sheltered\noff Moss Island."),
        ("list_item", "Nobody was hurt"),
        ("table", "Larn\t3"),
        ("table", "Moss\t1"),
        ("private_note", "Not for use."),
        ("note", "Kim Vale in Moss"),
        ("private_note", "Desk: call 555-0100 before use"),
    ]


def test_the_head_states_the_facts() -> None:
    provider = only(read(DOCUMENT)).provider
    expected = {
        "name": "Harbour Wire",
        "guid": "harbour-wire:nitf:hw.20300102.0077",
        "version": "3",
        "slug": "Ferry Larn",
        "word_count": 120,
        "urgency": 4,
        "category": ("04015001",),
        "keywords": ("ferries", "harbours"),
        "genre": "current",
        "headline": "Ferry Back in Port Larn",
        "byline": "By Ada Moss, Harbour Wire",
        "authors": ("Ada Moss",),
        "dateline": "PORT LARN, Larnia",
        "status": "usable",
        "rights": "Harbour Wire 2030",
    }
    assert {name: getattr(provider, name) for name in expected} == expected
    assert [(time.kind, time.text) for time in provider.times] == [
        ("published", "20300102T101500+0100"),
        ("expires", "20300202T101500+0100"),
    ]
    assert provider.sent_at is not None
    assert (provider.sent_at.isoformat(), provider.take and provider.take.part) == ("2030-01-02T09:15:00+00:00", 2)


def test_what_editors_alone_may_read_is_in_no_field() -> None:
    assert "555-0100" not in only(read(DOCUMENT)).provider.model_dump_json()


def test_an_embargo_is_the_time_of_release_and_no_withdrawal() -> None:
    held = DOCUMENT.replace('"usable"', '"embargoed"').replace(
        "<date.expire", '<date.release norm="20300103T000100+0100"/><date.expire'
    )
    provider = only(read(held)).provider
    assert (provider.status, provider.embargo) == ("usable", "20300103T000100+0100")
    assert ("embargo", "20300103T000100+0100") in [(time.kind, time.text) for time in provider.times]


def test_a_cancel_needs_no_text() -> None:
    canceled = f"<nitf>{HEAD}</nitf>".replace('"usable"', '"canceled"').replace("<title>Ferry line</title>", "")
    record = only(read(canceled))
    assert (record.provider.status, [kind for kind, _ in kinds(record)]) == ("canceled", ["private_note"])


def test_several_documents_in_one_file_are_records_and_a_broken_one_costs_no_neighbour() -> None:
    broken = DOCUMENT[: DOCUMENT.index("Moss Island")]
    reading = read(f'<?xml version="1.0"?>\n{DOCUMENT}\n{broken}\n<?xml version="1.0"?>{DOCUMENT}')
    texts = [found.text for found in reading.records if isinstance(found, Record)]
    assert [texts[0] == texts[2], texts[0] == texts[1]] == [True, False]
    assert [[w.code for w in found.warnings] for found in reading.records if isinstance(found, Record)] == [
        [],
        ["truncated_record"],
        [],
    ]


def test_a_document_without_any_text_is_dropped_and_a_damaged_one_goes_to_quarantine() -> None:
    empty = f"<nitf>{HEAD}<body><body.content/></body></nitf>".replace("<title>Ferry line</title>", "")
    found = read(empty.replace('<ed-msg info="Desk: call 555-0100 before use"/>', "")).records[0]
    assert isinstance(found, Skipped)
    assert found.reason == "metadata_only"
    cut = read(empty[:300].replace("<title>Ferry line</title>", "")).records[0]
    assert isinstance(cut, Broken)
    assert cut.reason == "broken_record"


def test_a_document_of_pictures_is_a_picture() -> None:
    media = CONTENT[: CONTENT.index("<p>")] + "</body.content>"
    found = read(f"<nitf><body>{media}</body></nitf>").records[0]
    assert isinstance(found, Skipped)
    assert found.reason == "picture"


def test_lines_broken_at_one_width_are_a_paragraph() -> None:
    wide = (
        "The harbour master of Port Larn says that the ferry was late<br/>"
        "because of a storm off Moss Island, and not because of engines<br/>that are old."
    )
    record = only(read(f"<nitf><body><body.content><p>{wide}</p><p>{wide}</p></body.content></body></nitf>"))
    assert [kind for kind, _ in kinds(record)] == ["paragraph", "paragraph"]


def test_a_headline_that_comes_again_stays_one_and_another_is_a_subhead() -> None:
    hedline = "<hedline><hl1>Ferry Back</hl1><hl2>Ferry back</hl2><hl2>Nine days</hl2></hedline>"
    record = only(read(f"<nitf><body><body.head>{hedline}</body.head><p>It came.</p></body></nitf>"))
    assert [kind for kind, _ in kinds(record)] == ["headline", "headline", "subhead", "paragraph"]


def test_a_dateline_that_the_text_opens_with_is_a_header() -> None:
    head = "<body.head><dateline><city>Port Larn</city><state>Larnia</state></dateline></body.head>"
    text = "PORT LARN, Jan 2 (Reuters) - The ferry came back to the harbour after nine days at sea, its owner says."
    record = only(read(f"<nitf><body>{head}<body.content><p>{text}</p></body.content></body></nitf>"))
    assert [kind for kind, _ in kinds(record)] == ["header", "paragraph"]


def test_a_piece_of_a_page_as_escaped_characters_is_no_paragraph() -> None:
    embed = "&lt;div class='x'&gt;&lt;script src='y'&gt;&lt;/script&gt;&lt;/div&gt;"
    record = only(read(f"<nitf><body><p>It came.</p><p>{embed}</p></body></nitf>"))
    assert [kind for kind, _ in kinds(record)] == ["paragraph", "header"]


def test_a_placeholder_for_a_date_is_a_warning_and_no_time() -> None:
    record = only(read(DOCUMENT.replace("20300202T101500+0100", "YYYYMMDD000000-HHMM")))
    assert [warning.code for warning in record.warnings] == ["schema_invalid"]
    assert [time.kind for time in record.provider.times] == ["published"]


def test_a_record_that_is_tried_again_is_that_one_record() -> None:
    again = nitf.read(Member(DOCUMENT.encode("utf-8"), is_record=True, encoding="utf-8"))
    assert only(again) == only(read(DOCUMENT))


def test_utf_16_is_read_with_its_bytes() -> None:
    record = only(read(f'<?xml version="1.0" encoding="utf-16"?>{DOCUMENT}', "utf-16"))
    assert (record.text, record.warnings) == (only(read(DOCUMENT)).text, ())


def test_the_format_is_known_by_its_content() -> None:
    assert choose_format(Member(DOCUMENT.encode("utf-8"), filename="x.html")).name == "nitf"
    assert nitf.detect(Member(b"<newsItem><nitf>x</nitf></newsItem>")) == 0
    assert nitf.detect(Member(b"The <nitf> element is explained below.")) == 0


def test_other_formats_can_read_nitf_that_they_carry() -> None:
    blocks = nitf_text_blocks("<?xml version='1.0'?><nitf><body><p>It came.</p></body></nitf>", "body_nitf")
    assert [(block.kind, block.text) for block in blocks] == [("paragraph", "It came.")]


def test_a_correction_that_kills_is_a_kill() -> None:
    for info, expected in (("kill", "kill"), ("Second paragraph mended", "correction")):
        story = f"""<nitf><head><docdata><correction info="{info}"/></docdata></head><body><body.head><hedline>
        <hl1>Ferry back</hl1></hedline></body.head><body.content><p>The ferry came back.</p></body.content></body>
        </nitf>"""
        (found,) = nitf.read(Member(story.encode())).records
        assert isinstance(found, Record)
        assert found.provider.signal == expected
