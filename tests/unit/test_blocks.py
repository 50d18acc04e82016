"""Blocks: what a format says of the runs of its text reaches the roles, and every character stays in one segment."""

from datetime import UTC, datetime

from services.clean.step import clean
from services.ingest.blocks import TextBlock, join_blocks
from services.ingest.html_fragments import fragment_blocks
from shared import ids
from shared.events import Boundary, CleanArticle, Provider, RawArticle
from shared.events.replay import replay_source
from shared.outcomes import Dropped, Event

TEXT = "The ferry came back to the harbour of Port Larn on Monday after nine days at sea."


def raw_article(*pieces: TextBlock, provider: Provider | None = None) -> RawArticle:
    text, blocks = join_blocks(pieces)
    return RawArticle(
        article_id=ids.article_id_from_text(text),
        content_hash=ids.content_hash(text),
        dump_id=ids.dump_id(text.encode()),
        position=0,
        source="test",
        wire_format="nitf",
        media_type="application/xml",
        encoding="utf-8",
        byte_start=0,
        byte_end=len(text),
        received_at=datetime(2026, 1, 1, tzinfo=UTC),
        text=text,
        blocks=blocks,
        boundary=Boundary(confidence=1.0),
        provider=provider or Provider(),
    )


def cleaned(raw: RawArticle) -> CleanArticle:
    item = clean(raw).items[0]
    assert isinstance(item, Event)
    assert isinstance(item.article, CleanArticle)
    return item.article


def test_the_kind_of_a_block_is_its_role() -> None:
    raw = raw_article(
        TextBlock("header", "slug-ferry", "head/docdata"),
        TextBlock("headline", "Ferry Back in Port", "hedline/hl1"),
        TextBlock("caption", "The ferry on Monday.", "media/media-caption"),
        TextBlock("credit", "Ada Moss / Harbour Wire", "media/media-producer"),
        TextBlock("paragraph", TEXT, "body.content/p[1]"),
        TextBlock("private_note", "Desk: call 555 0100", "note"),
    )
    article = cleaned(raw)
    assert (article.headline, article.body) == ("Ferry Back in Port", TEXT)
    assert [(c.text, c.credit) for c in article.captions] == [("The ferry on Monday.", "Ada Moss / Harbour Wire")]
    assert [s.block for s in article.segments if s.role == "body"] == ["body.content/p[1]"]
    assert [s.public for s in article.segments if s.reason == "private_note"] == [False]
    assert replay_source(article.segments) == raw.text


def test_running_text_in_a_block_is_parted_into_paragraphs() -> None:
    article = cleaned(raw_article(TextBlock("headline", "Ferry Back"), TextBlock("text", f"{TEXT}\n\n{TEXT[:40]}.")))
    assert article.body == f"{TEXT}\n\n{TEXT[:40]}."


def test_a_cancel_needs_no_text_but_anything_else_does() -> None:
    headline = TextBlock("navigation", "Home")
    canceled = cleaned(raw_article(headline, provider=Provider(status="canceled")))
    assert (canceled.status, canceled.body) == ("canceled", "")
    assert isinstance(clean(raw_article(headline)).items[0], Dropped)


def test_fragments_of_html_become_blocks_in_order() -> None:
    html = "<div>One<p>Two <b>three</b><script>x()</script></p>four<h2>Five</h2><ul><li>six</ul></div>"
    expected = [
        ("paragraph", "One"),
        ("paragraph", "Two three"),
        ("paragraph", "four"),
        ("subhead", "Five"),
        ("list_item", "six"),
    ]
    assert [(block.kind, block.text) for block in fragment_blocks(html, "content")] == expected
