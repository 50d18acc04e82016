"""XML records: cut by their tags alone, decoded by what their bytes say, parsed without anything from outside."""

import pytest

from services.ingest.reading import Member
from services.ingest.xml_records import cut_records, decode_xml, parse_record, xml_root

FERRY = "Die Fähre von Ålund liegt fest."


def pieces(text: str, *names: str) -> list[tuple[str, bool]]:
    return [(text[cut.start : cut.end], cut.is_closed) for cut in cut_records(text, names)]


def test_records_are_the_outermost_elements_with_any_prefix() -> None:
    text = '<w:all><w:item a="1"><w:item/></w:item> between <item/></w:all>'
    assert pieces(text, "item") == [('<w:item a="1"><w:item/></w:item>', True), ("<item/>", True)]


def test_an_element_that_is_never_closed_ends_where_the_next_begins() -> None:
    assert pieces("<item>one <item>two</item> <item>three", "item") == [
        ("<item>one ", False),
        ("<item>two</item>", True),
        ("<item>three", False),
    ]


def test_tags_in_comments_sections_and_instructions_are_none() -> None:
    text = "<!-- <item> --><?x <item> ?><item><![CDATA[</item><item>]]></item>"
    assert pieces(text, "item") == [("<item><![CDATA[</item><item>]]></item>", True)]


def test_a_comment_that_never_ends_hides_nothing() -> None:
    assert pieces("<!-- <item>one</item>", "item") == [("<item>one</item>", True)]


def test_a_hundred_thousand_opening_tags_are_one_broken_record() -> None:
    assert [cut.is_closed for cut in cut_records("<item>" * 100_000, ("item",))] == [False]


@pytest.mark.parametrize(
    "prolog", ["", "\ufeff", '<?xml version="1.0"?>\n<!-- x > y -->\n<!DOCTYPE a [<!ENTITY b "c>d">]>\n']
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le"])
def test_the_root_stands_behind_any_prolog(prolog: str, encoding: str) -> None:
    root = xml_root(Member(f'{prolog}<w:wire kind="x"><item/></w:wire>'.encode(encoding)))
    assert root is not None
    assert (root.name, root.attributes) == ("wire", ' kind="x"')


@pytest.mark.parametrize("payload", [b"", b"<", b"<!--", b"<?xml", b"text < a", b"\xff\xfe<\x00"])
def test_what_does_not_begin_like_xml_has_no_root(payload: bytes) -> None:
    assert xml_root(Member(payload)) is None


@pytest.mark.parametrize(
    ("declared", "written", "expected", "is_warned"),
    [
        ("utf-8", "utf-8", "utf-8", False),
        ("iso-8859-1", "iso-8859-1", "iso8859-1", False),
        ("iso-8859-1", "utf-8", "utf-8", True),
        ("utf-8", "cp1252", "cp1252", True),
        ("no-such-code", "utf-8", "utf-8", True),
        ("utf-16", "utf-8", "utf-8", True),
    ],
)
def test_a_wrong_declaration_does_not_win_over_the_bytes(
    declared: str, written: str, expected: str, is_warned: bool
) -> None:
    payload = f'<?xml version="1.0" encoding="{declared}"?><item>{FERRY}</item>'.encode(written)
    decoded, warnings = decode_xml(Member(payload))
    assert (decoded.encoding, FERRY in decoded.text) == (expected, True)
    assert [warning.code for warning in warnings] == ["declared_encoding_wrong"] * is_warned


def test_named_characters_are_known_and_unknown_ones_stay_as_written() -> None:
    parsed = parse_record("<p>caf&eacute;&nbsp;&amp; bar &quay; R&D<![CDATA[ &quay; A&B ]]></p>")
    assert parsed.root is not None
    assert (parsed.root.text, parsed.is_mended) == ("café\xa0& bar &quay; R&D &quay; A&B ", True)


def test_a_prefix_that_nobody_declared_is_no_damage() -> None:
    parsed = parse_record('<w:item w:x="1"><w:p>One</w:p></w:item>')
    assert parsed.root is not None
    assert not parsed.is_mended
