"""XML of no standard: read by the usual names of fields, else refused."""

import pytest

from services.ingest.formats import choose_format, vendor_xml
from services.ingest.reading import Broken, Member, Record, Skipped

STORY = """<story><id>urn:harbour:77</id><headline>Ferry back</headline><author>Ada Moss</author>
<pubDate>2030-01-02</pubDate><body><p>The ferry came back.</p><p>All are well.</p></body><slug>ferry</slug></story>"""


def test_records_are_told_by_their_fields_whatever_they_are_called() -> None:
    member = Member(f"<?xml version='1.0'?><export>{STORY}{STORY}</export>".encode())
    assert choose_format(member).name == "xml"
    records = [found for found in vendor_xml.read(member).records if isinstance(found, Record)]
    assert len(records) == 2
    kinds = [(block.kind, records[0].text[block.start : block.end]) for block in records[0].blocks]
    assert kinds == [
        ("headline", "Ferry back"),
        ("byline", "Ada Moss"),
        ("paragraph", "The ferry came back."),
        ("paragraph", "All are well."),
    ]
    provider = records[0].provider
    assert (provider.guid, provider.slug, provider.byline) == ("xml:urn:harbour:77", "ferry", "Ada Moss")
    assert [(time.kind, time.text) for time in provider.times] == [("published", "2030-01-02")]


@pytest.mark.parametrize(
    ("text", "shape", "reason"),
    [
        ("<results><result><id>7</id></result><result><id>8</id></result></results>", Skipped, "channel"),
        ("<settings><size>7</size></settings>", Skipped, "metadata_only"),
        ('<xs:schema xmlns:xs="x"><xs:element name="a"/></xs:schema>', Skipped, "not_an_article"),
        ("<log><line>The ferry came back to the harbour of Port Larn</line></log>", Broken, "unsupported_format"),
        ("<?xml version='1.0'?><a <<", Broken, "broken_record"),
    ],
)
def test_a_file_without_such_fields_has_its_reason(text: str, shape: type, reason: str) -> None:
    (found,) = vendor_xml.read(Member(text.encode())).records
    assert isinstance(found, shape)
    assert found.reason == reason


@pytest.mark.parametrize(
    "text", ["<p>A page.</p>", "<rss><item/></rss>", "<b>Note</b> of the desk", "< 5 ships", "<UNKNOWN>"]
)
def test_pages_feeds_and_plain_text_are_left_to_others(text: str) -> None:
    assert vendor_xml.detect(Member(text.encode())) == 0
