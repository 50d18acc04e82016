"""NewsML 1: items with components of text, pictures and contacts, and the envelope around them."""

from services.ingest.formats import choose_format, newsml1
from services.ingest.reading import Member, Reading, Record, Skipped

ENVELOPE = """<NewsEnvelope><DateAndTime>20300102T091500Z</DateAndTime><Priority FormalName="3"/></NewsEnvelope>"""
IDENTITY = """<Identification><NewsIdentifier><ProviderId>harbour.example</ProviderId><DateId>20300102</DateId>
<NewsItemId>HW-77</NewsItemId><RevisionId PreviousRevision="1" Update="U">2</RevisionId>
<PublicIdentifier>urn:newsml:harbour.example:20300102:HW-77:2</PublicIdentifier></NewsIdentifier>
<NameLabel>ferry-larn</NameLabel></Identification>"""
MANAGEMENT = """<NewsManagement><NewsItemType FormalName="News"/><FirstCreated>20300102T080000Z</FirstCreated>
<ThisRevisionCreated>20300102T090000Z</ThisRevisionCreated><Status FormalName="Usable"/><Urgency FormalName="4"/>
</NewsManagement>"""
LINES = """<NewsLines><DateLine>PORT LARN, Jan 2 (HW) -</DateLine><HeadLine>Ferry Back in Port Larn</HeadLine>
<ByLine>Ada Moss</ByLine><SlugLine>Larnia-ferry</SlugLine><CopyrightLine>(c) 2030 Harbour Wire</CopyrightLine>
</NewsLines>
<AdministrativeMetadata><Provider><Party FormalName="HW"/></Provider></AdministrativeMetadata>
<DescriptiveMetadata><Language FormalName="en"/><SubjectCode><Subject FormalName="04000000"/></SubjectCode>
<Genre FormalName="Current"/><Property FormalName="Keyword" Value="ferry"/></DescriptiveMetadata>"""
TEXT = """<NewsComponent><Role FormalName="Main"/><ContentItem><MediaType FormalName="Text"/>
<Format FormalName="NITF3.1"/>
<DataContent><nitf><body><body.content><p>The ferry came back.</p></body.content></body></nitf></DataContent>
</ContentItem>
</NewsComponent>"""
PHOTO = """<NewsComponent><Role FormalName="Photo"/><NewsLines><HeadLine>The ferry at dawn.</HeadLine>
<CreditLine>Jo Reed</CreditLine></NewsLines><ContentItem Href="f.jpg"><MimeType FormalName="image/jpeg"/></ContentItem>
</NewsComponent>"""
CONTACT = """<NewsComponent><Role FormalName="Contact"/><ContentItem><Format FormalName="XHTML"/><DataContent><html>
<body>
<p>Kim Vale<br/>kim@harbour.example</p></body></html></DataContent></ContentItem></NewsComponent>"""


def item(*components: str, identity: str = IDENTITY, management: str = MANAGEMENT, lines: str = LINES) -> str:
    inner = f"<NewsComponent>{lines}{''.join(components)}</NewsComponent>"
    return f'<NewsItem xml:lang="en">{identity}{management}{inner}</NewsItem>'


def read(*items: str) -> Reading:
    text = f'<?xml version="1.0"?><NewsML Version="1.2">{ENVELOPE}{"".join(items)}</NewsML>'
    return newsml1.read(Member(text.encode("utf-8")))


def record_of(*items: str) -> Record:
    found = read(*items).records[0]
    assert isinstance(found, Record), found
    return found


def kinds(record: Record) -> list[tuple[str, str]]:
    return [(block.kind, record.text[block.start : block.end]) for block in record.blocks]


def test_lines_text_captions_and_contacts_are_blocks() -> None:
    assert kinds(record_of(item(PHOTO, TEXT, CONTACT))) == [
        ("headline", "Ferry Back in Port Larn"),
        ("byline", "Ada Moss"),
        ("dateline", "PORT LARN, Jan 2 (HW) -"),
        ("caption", "The ferry at dawn."),
        ("credit", "Jo Reed"),
        ("paragraph", "The ferry came back."),
        ("private_note", "Kim Vale\nkim@harbour.example"),
    ]


def test_the_revision_is_the_version_and_no_part_of_the_id() -> None:
    provider = record_of(item(TEXT)).provider
    assert provider.guid == "harbour.example:newsml1:urn:newsml:harbour.example:20300102:HW-77"
    assert (provider.version, provider.local_id, provider.signal) == ("2", "HW-77", "update")


def test_item_and_envelope_state_the_facts() -> None:
    provider = record_of(item(TEXT)).provider
    expected = {
        "name": "HW",
        "slug": "Larnia-ferry",
        "urgency": 4,
        "category": ("04000000",),
        "keywords": ("ferry",),
        "genre": "Current",
        "headline": "Ferry Back in Port Larn",
        "byline": "Ada Moss",
        "dateline": "PORT LARN, Jan 2 (HW) -",
        "language": "en",
        "status": "usable",
        "rights": "(c) 2030 Harbour Wire",
    }
    assert {name: getattr(provider, name) for name in expected} == expected
    assert [(time.kind, time.text) for time in provider.times] == [
        ("modified", "20300102T090000Z"),
        ("created", "20300102T080000Z"),
        ("sent", "20300102T091500Z"),
    ]


def test_an_item_of_pictures_alone_is_a_picture() -> None:
    found = read(item(PHOTO)).records[0]
    assert isinstance(found, Skipped)
    assert found.reason == "picture"


def test_text_as_escaped_html_or_plain_is_read() -> None:
    html = TEXT.replace("<nitf>", "<![CDATA[").replace("</nitf>", "]]>").replace("NITF3.1", "HTML")
    content = "<DataContent>The ferry\ncame back.\n\nAll are well.</DataContent>"
    plain = f"<ContentItem><Format FormalName='Text'/>{content}</ContentItem>"
    assert kinds(record_of(item(html)))[-1] == ("paragraph", "The ferry came back.")
    assert kinds(record_of(item(plain)))[-1] == ("text", "The ferry\ncame back.\n\nAll are well.")


def test_every_item_of_a_file_is_a_record_and_a_broken_one_costs_no_neighbour() -> None:
    reading = read(item(TEXT), item(TEXT)[:-60], item(TEXT))
    texts = [found.text if isinstance(found, Record) else None for found in reading.records]
    assert texts == [texts[0]] * 3
    assert [[w.code for w in f.warnings] for f in reading.records if isinstance(f, Record)][1] == ["truncated_record"]


def test_an_embargo_and_a_cancel() -> None:
    change = "<FutureStatus FormalName='Usable'/><DateAndTime>20300103T0600Z</DateAndTime>"
    change = f"<StatusWillChange>{change}</StatusWillChange>"
    held = MANAGEMENT.replace("Usable", "Embargoed").replace("<Urgency", f"{change}<Urgency")
    provider = record_of(item(TEXT, management=held)).provider
    assert (provider.status, provider.embargo) == ("usable", "20300103T0600Z")
    canceled = record_of(item(management=MANAGEMENT.replace("Usable", "Canceled"), lines=""))
    assert (canceled.text, canceled.provider.status) == ("", "canceled")


def test_an_item_that_breaks_the_schema_is_read_with_a_warning() -> None:
    record = record_of(item(TEXT, identity="", management=""))
    assert [warning.code for warning in record.warnings] == ["schema_invalid"]
    assert record.provider.guid is None


def test_text_where_the_format_has_no_place_for_it_is_read() -> None:
    record = record_of(
        f"<NewsItem>{IDENTITY}{MANAGEMENT}<DataContent><p>The ferry came back.</p></DataContent></NewsItem>"
    )
    assert kinds(record) == [("paragraph", "The ferry came back.")]
    assert [warning.code for warning in record.warnings] == ["schema_invalid"]


def test_the_name_below_a_picture_is_not_the_author_of_the_story() -> None:
    photo = PHOTO.replace("<CreditLine>", "<ByLine>Jo Reed</ByLine><CreditLine>")
    assert record_of(item(photo, TEXT, lines="")).provider.byline is None


def test_an_envelope_without_items_holds_no_article() -> None:
    found = read("<TopicSet/>").records[0]
    assert isinstance(found, Skipped)
    assert found.reason == "concept"


def test_the_format_is_known_by_its_content() -> None:
    assert choose_format(Member(f"<NewsML>{item(TEXT)}</NewsML>".encode())).name == "newsml1"
