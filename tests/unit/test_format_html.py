"""HTML pages: the story with its headline, captions, authors and times; all else has a role; nothing breaks it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.clean.step import clean
from services.ingest.formats import html
from services.ingest.pages.site_names import bare_title
from services.ingest.reading import Broken, Member, Reading, Record, Skipped
from services.ingest.step import STEP as INGEST
from shared.errors import InvalidMessage
from shared.events import CleanArticle, RawArticle
from shared.events.replay import replay_source
from shared.outcomes import Event
from tests.dumps import dump_of

STORY = (
    "The ferry came back to the harbour of Port Larn on Monday after nine days at sea, its owners said.",
    "Nobody on board was hurt, and the forty passengers went ashore in the rain before the evening came.",
    "“We had bread and tea for two weeks more,” said the captain, who has sailed the route since spring.",
    "The harbour office will look into why the engine stopped so far from the coast, and how it was mended.",
)
PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Ferry Back in Port | Harbour News</title>
<link rel="canonical" href="https://harbour.example/2026/ferry-back">
<meta property="og:title" content="Ferry Back in Port">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Ferry Back in Port",
"datePublished": "2026-01-05T10:00:00Z", "author": [{{"@type": "Person", "name": "Ada Moss"}},
{{"@type": "Organization", "name": "Harbour News"}}], "publisher": {{"name": "Harbour News"}}}}</script></head>
<body><nav><ul><li><a href="/">Home</a><li><a href="/sea">Sea</a></ul></nav><main><article><h1>Ferry Back in Port</h1>
<figure><img src="f.jpg"><figcaption>The ferry in the rain. Photo: Ida Quill / Harbour Wire</figcaption></figure>
<p>{STORY[0]}</p><p>{STORY[1]}</p><p>Read more: <a href="/x">Why engines stop at sea</a></p><p>{STORY[2]}</p>
<p>{STORY[3]}</p></article></main><footer><p>© 2026 Harbour News. All rights reserved.</p></footer></body></html>"""


def read(payload: bytes) -> Reading:
    return html.read(Member(payload))


def raw_article(payload: bytes) -> RawArticle:
    item = INGEST.run(dump_of(payload)).items[0]
    assert isinstance(item, Event)
    assert isinstance(item.article, RawArticle)
    return item.article


def article_of(page: str) -> CleanArticle:
    item = clean(raw_article(page.encode())).items[0]
    assert isinstance(item, Event)
    assert isinstance(item.article, CleanArticle)
    return item.article


def test_the_body_is_the_story_and_nothing_else() -> None:
    article = article_of(PAGE)
    assert article.body == "\n\n".join(STORY)
    assert article.headline == "Ferry Back in Port"


def test_a_caption_is_data_with_its_credit_apart() -> None:
    captions = [(caption.text, caption.credit) for caption in article_of(PAGE).captions]
    assert captions == [("The ferry in the rain.", "Photo: Ida Quill / Harbour Wire")]


def test_a_credit_before_its_caption_belongs_to_it() -> None:
    page = PAGE.replace("<figcaption>The ferry in the rain. ", "<div class='credit'>").replace(
        "Harbour Wire</figcaption>", "Harbour Wire</div><figcaption>The ferry in the rain.</figcaption>"
    )
    captions = [(caption.text, caption.credit) for caption in article_of(page).captions]
    assert captions == [("The ferry in the rain.", "Photo: Ida Quill / Harbour Wire")]


def test_what_the_page_states_is_in_the_provider() -> None:
    provider = raw_article(PAGE.encode()).provider
    assert (provider.guid, provider.name) == ("html:https://harbour.example/2026/ferry-back", "harbour.example")
    assert (provider.publisher, provider.language) == ("Harbour News", "en")
    assert [(time.kind, time.field, time.text) for time in provider.times] == [
        ("published", "json-ld:datePublished", "2026-01-05T10:00:00Z")
    ]
    assert provider.authors == ("Ada Moss",)


def test_a_time_that_is_only_shown_counts_where_none_is_stated() -> None:
    page = PAGE.replace('"datePublished": "2026-01-05T10:00:00Z", ', "").replace(
        "<figure>", '<p><time datetime="2026-01-05">Monday</time></p><figure>'
    )
    page = page.replace('"headline": "Ferry Back in Port",\n"datePublished": "2026-01-05T10:00:00Z",', "")
    stated = [(time.field, time.text) for time in raw_article(page.encode()).provider.times]
    assert stated == [("time[datetime]", "2026-01-05")]


def test_every_character_is_explained() -> None:
    raw, article = raw_article(PAGE.encode()), article_of(PAGE)
    assert replay_source(article.segments) == raw.text
    reasons = {(segment.text or "").strip(): segment.reason for segment in article.segments}
    assert reasons["Home"] == "related_links"
    assert reasons["© 2026 Harbour News. All rights reserved."] == "copyright_line"
    assert reasons["Read more: Why engines stop at sea"] == "related_links"


def test_a_headline_that_only_the_metadata_have_is_the_first_block() -> None:
    article = article_of(PAGE.replace("<h1>Ferry Back in Port</h1>", ""))
    assert article.headline == "Ferry Back in Port"
    assert article.segments[0].block == "json-ld:headline"


@pytest.mark.parametrize(
    ("heading", "stated", "shared", "expected"),
    [
        ("Storm: Ferry Back in Port", "Storm: Ferry Back in Port", "Ferry Back in Port", "Ferry Back in Port"),
        ("Storm Ferry Back in Port", "Storm: Ferry Back in Port", "Back | Harbour News", "Storm: Ferry Back in Port"),
        ("Ferry “Back” in Port", "Ferry 'Back' in Port", "Ferry 'Back' in Port", "Ferry “Back” in Port"),
        (
            "Lost Ferry Is Back in Port",
            "Ferry Is Home in Port",
            "Lost Ferry Is Back in Port",
            "Lost Ferry Is Back in Port",
        ),
        (
            "Ferry Back in Port After Nine Days",
            "Ferry Back in Port ...",
            "Harbour News",
            "Ferry Back in Port After Nine Days",
        ),
        (
            "Ferry Back in Port - and Nobody Hurt",
            "",
            "Ferry Back in Port - and Nobody Hurt",
            "Ferry Back in Port - and Nobody Hurt",
        ),
        ("", "", "Ferry Back in Port - Harbour News", "Ferry Back in Port"),
        ("", "", "Ferry: «Nobody Was Hurt»", "Ferry: «Nobody Was Hurt»"),
    ],
    ids=["kicker", "kicker-unmarked", "quotes", "reworded", "shortened", "dash", "site", "guillemets"],
)
def test_the_headline_is_the_one_that_the_page_agrees_on(heading: str, stated: str, shared: str, expected: str) -> None:
    page = PAGE.replace("<h1>Ferry Back in Port</h1>", f"<h1>{heading}</h1>").replace(
        '"headline": "Ferry Back in Port"', f'"headline": "{stated}"'
    )
    page = page.replace('og:title" content="Ferry Back in Port"', f'og:title" content="{shared}"')
    assert article_of(page).headline == expected


def test_a_title_of_a_thousand_breaks_is_read() -> None:
    assert bare_title(" - ".join("ab" * 200_000), ["a - b"], ["Harbour News"]).startswith("a - b")


def test_a_paragraph_that_ends_in_a_bracket_is_still_a_paragraph() -> None:
    told = STORY[1].removesuffix(".") + " (see the map of the coast)."
    assert told in article_of(PAGE.replace(STORY[1], told)).body


def test_an_error_page_and_a_front_page_are_no_articles() -> None:
    error = read(b"<html><title>404 Not Found</title><body><p>Nothing stands at this address any more.</p>").records[0]
    front = read(
        b'<html><meta property="og:type" content="website"><link rel="canonical" href="https://harbour.example/">'
        b"<body><h2>Ferry Back in Port</h2><h2>Storm to Come</h2>"
    ).records[0]
    assert isinstance(error, Skipped)
    assert isinstance(front, Skipped)
    assert (error.reason, front.reason) == ("error_page", "not_an_article")


LINKS = "".join(f'<p><a href="/{day}">The ferry on day {day} of its long way home</a></p>' for day in range(20))


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        (
            "<title>Before you continue to Harbour News</title>",
            "<p>We and our partners keep cookies.</p>",
            "not_an_article",
        ),
        ("<title>We value your privacy</title>", "<p>We and our partners keep cookies.</p>", "not_an_article"),
        ('<link rel="canonical" href="https://harbour.example/tag/ferry">', f"<h1>Ferry</h1>{LINKS}", "not_an_article"),
        (
            '<script type="application/ld+json">{"@type": "SearchResultsPage"}</script>',
            f"<h1>Results for ferry</h1>{LINKS}",
            "not_an_article",
        ),
        (
            '<meta property="og:type" content="video.other"><title>Ferry in the storm</title>',
            "<h1>Ferry in the storm</h1><p>Watch how it came in.</p>",
            "video",
        ),
        (
            '<script type="application/ld+json">{"@type": "ImageGallery"}</script>',
            "<h1>Ferry in pictures</h1><p>Nine pictures of the ferry.</p>",
            "picture",
        ),
    ],
    ids=["consent", "privacy", "tag", "search", "video", "gallery"],
)
def test_a_page_without_a_story_says_what_it_is(head: str, body: str, expected: str) -> None:
    found = read(f"<html><head>{head}</head><body>{body}".encode()).records[0]
    assert isinstance(found, Skipped)
    assert found.reason == expected


@pytest.mark.parametrize("address", ["tag/ferry", "video/ferry", "search/ferry", ""])
@pytest.mark.parametrize("stated", ["VideoObject", "CollectionPage", "ImageGallery"])
def test_a_story_is_an_article_whatever_its_address_and_pictures(address: str, stated: str) -> None:
    page = PAGE.replace("2026/ferry-back", address).replace("NewsArticle", stated)
    assert isinstance(read(page.encode()).records[0], Record)


def test_a_story_that_only_json_ld_holds_is_the_body() -> None:
    stated = "\\n".join(STORY)
    page = PAGE.replace('"headline":', f'"articleBody": "{stated}", "headline":')
    for paragraph in STORY:
        page = page.replace(f"<p>{paragraph}</p>", "")
    article = article_of(page)
    assert article.body == "\n\n".join(STORY)
    assert article.headline == "Ferry Back in Port"
    assert {segment.block for segment in article.segments if segment.role == "body"} == {"json-ld:articleBody"}


def test_a_story_that_the_page_shows_is_not_given_twice() -> None:
    page = PAGE.replace('"headline":', '"articleBody": "' + "\\n".join(STORY) + '", "headline":')
    assert article_of(page).body == "\n\n".join(STORY)


def test_a_page_is_known_by_its_content() -> None:
    assert html.detect(Member(PAGE.encode(), filename="story.txt")) >= 0.9
    assert html.detect(Member(PAGE.encode("utf-16"))) >= 0.9
    assert html.detect(Member(b"The ferry <b>came</b> back.", filename="story.html")) == 0
    assert html.detect(Member(b"<?xml version='1.0'?><rss version='2.0'></rss>")) == 0


@pytest.mark.parametrize(("written", "declared"), [("utf-8", "iso-8859-1"), ("cp1252", "utf-8"), ("utf-16", "utf-8")])
def test_a_charset_that_lies_is_found_out(written: str, declared: str) -> None:
    page = PAGE.replace('charset="utf-8"', f'charset="{declared}"').replace(STORY[0], "Grüße aus Köln: " + STORY[0])
    assert "Grüße aus Köln" in raw_article(page.encode(written)).text


def test_undecodable_bytes_are_kept_beside_the_text() -> None:
    raw = raw_article(PAGE.encode().replace(b"nine days", b"nine\xffdays", 1))
    marks = [(raw.text[mark.offset], mark.original_hex) for mark in raw.replacements]
    assert marks == [("\ufffd", "ff")]


def test_text_behind_a_hundred_thousand_open_elements_is_not_lost() -> None:
    reading = read(b"<html><body>" + b"<div>" * 100_000 + b"deep" + b"</div>" * 100_000 + b"<p>behind</p>")
    record = reading.records[0]
    assert isinstance(record, Record)
    assert record.text == "deep\n\nbehind"
    assert [warning.code for warning in record.warnings] == ["recovered_markup"]


@pytest.mark.parametrize(
    "page",
    [
        b"",
        b"<html>",
        b"<html>" + b"<" * 1_000_000,
        b"<html><p>" + b"(" * 1_000_000,
        b"<html><p>" + b'"' * 1_000_000,
        b"<html>" + b"<script>" * 100_000,
        b"<html><p>a" + b"\x00" * 10_000,
        b"<html><p>" + b"&amp;" * 200_000,
        b"<html><script type='application/ld+json'>" + b"[" * 200_000 + b"</script><p>x",
    ],
    ids=["empty", "bare", "less-than", "brackets", "quotes", "scripts", "nuls", "entities", "deep-json"],
)
def test_hostile_pages_have_an_outcome(page: bytes) -> None:
    reading = read(page)
    assert len(reading.records) == 1
    assert (reading.records[0].byte_start, reading.records[0].byte_end) == (0, len(page))


def test_a_page_of_more_pieces_than_an_article_may_have_goes_to_quarantine() -> None:
    found = read(b"<html>" + b"a<br>" * 70_000).records[0]
    assert isinstance(found, Broken)
    assert found.reason == "too_large"


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_give_one_record_and_a_partition(payload: bytes) -> None:
    page = b"<html><body><p>" + payload
    found = read(page).records[0]
    if not isinstance(found, Record) or not found.text:
        return
    raw = raw_article(PAGE.encode()).model_copy(update={"text": found.text, "blocks": found.blocks})
    try:
        items = clean(raw).items
    except InvalidMessage:
        return
    assert len(items) == 1
