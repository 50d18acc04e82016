"""WordPress exports and sitemaps: posts are articles with their states; what else stands there is set aside."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.ingest.formats import sitemap, wordpress
from services.ingest.reading import Member
from tests.unit.structured import article, assert_holds_every_byte, blocks, others, outcomes, read, times

HEAD = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Harbour Blog</title><language>en</language>
<wp:wxr_version>1.2</wp:wxr_version><wp:author><wp:author_login><![CDATA[ada]]></wp:author_login>
<wp:author_display_name><![CDATA[Ada Moss]]></wp:author_display_name></wp:author>
"""
TAIL = "</channel></rss>"


def post(content: str, *, kind: str = "post", status: str = "publish", excerpt: str = "") -> str:
    return f"""<item><title>Ferry back</title><link>https://b.example/ferry</link><dc:creator>ada</dc:creator>
<guid isPermaLink="false">https://b.example/?p=7</guid><content:encoded><![CDATA[{content}]]></content:encoded>
<excerpt:encoded><![CDATA[{excerpt}]]></excerpt:encoded><wp:post_id>7</wp:post_id><wp:post_name>ferry</wp:post_name>
<wp:post_date_gmt>2026-01-05 09:30:00</wp:post_date_gmt><wp:status>{status}</wp:status>
<wp:post_type>{kind}</wp:post_type>
<category domain="category" nicename="sea"><![CDATA[Sea &amp; Land]]></category>
<category domain="post_tag" nicename="ferry"><![CDATA[ferry]]></category></item>"""


def export(*items: str) -> bytes:
    return (HEAD + "\n".join(items) + TAIL).encode()


def test_a_post_is_an_article_with_its_fields() -> None:
    record = article(read(export(post("One.\n\nTwo\nthree.")), "wordpress"))
    provider = record.provider
    assert (provider.guid, provider.local_id, provider.slug) == ("wordpress:https://b.example/?p=7", "7", "ferry")
    assert (provider.authors, provider.status, provider.publisher) == (("Ada Moss",), "usable", "Harbour Blog")
    assert (provider.category, provider.keywords) == (("Sea & Land",), ("ferry",))
    assert times(record) == [("published", "2026-01-05 09:30:00Z")]
    assert blocks(record)[2:] == [("paragraph", "One."), ("paragraph", "Two"), ("paragraph", "three.")]


def test_shortcodes_go_captions_stay() -> None:
    content = (
        '[dropcap]O[/dropcap]ne.\n\n[caption id="a"]<img src="x.jpg"/> The quay.[/caption]\n\n[gallery ids="1,2"]Two.'
    )
    expected = [("paragraph", "One."), ("caption", "The quay."), ("paragraph", "Two.")]
    assert blocks(article(read(export(post(content)))))[2:] == expected


def test_words_in_square_brackets_stay() -> None:
    assert blocks(article(read(export(post("She said [he] came [sic].")))))[2:] == [
        ("paragraph", "She said [he] came [sic].")
    ]


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ("attachment", "picture"),
        ("nav_menu_item", "not_an_article"),
        ("revision", "not_an_article"),
        ("page", "not_an_article"),
    ],
)
def test_what_is_no_post_is_set_aside(kind: str, reason: str) -> None:
    assert outcomes(read(export(post("x", kind=kind), post("Text.")), "wordpress")) == [reason, "article"]


@pytest.mark.parametrize(
    ("status", "expected", "kind"),
    [("draft", "withheld", "created"), ("private", "withheld", "published"), ("future", "withheld", "embargo")],
)
def test_the_state_of_a_post_is_its_status(status: str, expected: str, kind: str) -> None:
    record = article(read(export(post("Text.", status=status))))
    assert (record.provider.status, times(record)[0][0]) == (expected, kind)
    assert (record.provider.embargo is not None) == (status == "future")


def test_a_post_with_nothing_but_an_excerpt_says_so_and_one_without_text_too() -> None:
    reading = read(export(post("", excerpt="Short."), post("<img src='x'/>")))
    assert others(article(reading))["text_is"] == "summary"
    assert outcomes(reading) == ["article", "no_text"]


def test_a_broken_item_never_costs_its_neighbours() -> None:
    broken = post("Two.").replace("]]></content:encoded>", "</b>", 1)
    reading = read(export(post("One."), broken, post("Three.")))
    assert [blocks(article(reading, at))[-1][1] for at in (0, 2)] == ["One.", "Three."]


def test_an_item_sent_again_is_read_alone() -> None:
    reading = wordpress.read(Member(post("One.").encode(), is_record=True, encoding="utf-8"))
    assert article(reading).provider.slug == "ferry"


def test_a_sitemap_lists_no_text() -> None:
    news = b"<url><loc>https://h.example/1</loc><n:news><n:title>Ferry</n:title></n:news></url>"
    payload = b'<urlset xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">' + news + b"<url><x></url></urlset>"
    assert outcomes(read(payload, "sitemap")) == ["metadata_only", "broken_record"]


@given(st.binary(max_size=120))
def test_any_bytes_have_a_reading(payload: bytes) -> None:
    whole = HEAD.encode() + payload + post("One.").encode() + TAIL.encode()
    assert_holds_every_byte(wordpress.read(Member(whole)), whole)
    assert_holds_every_byte(sitemap.read(Member(payload)), payload)
    wordpress.read(Member(payload, is_record=True))
