"""The models before the formats: a web page, an SGML story, mojibake and NULs go through them as plain text today.

They show that the two laws hold on such material and that a segment can name the block it came from.
"""

import pytest

from services.clean.step import STEP as CLEAN
from services.enrich.step import STEP as ENRICH
from services.ingest.step import STEP as INGEST
from shared.events import CleanArticle, EnrichedArticle, RawArticle
from shared.events.replay import partition_fault, replay, replay_source, source_offset
from tests.dumps import dump_of

MATERIAL = {
    "web page": b"""<!DOCTYPE html>
<html><head><title>Council Keeps Night Ferry</title></head>
<body><h1>Council Keeps Night Ferry</h1>
<p>The harbour council voted on Monday&#8230; for the <b>night</b> ferry.</p>
<figure><img src="f.jpg"><figcaption>The ferry leaves. (EPA)</figcaption></figure></body></html>
""",
    "sgml story": b"""<REUTERS LEWISSPLIT="TRAIN" NEWID="7">
<DATE> 3-MAR-1987 09:18:21.26</DATE>
<UNKNOWN>&#5;&#5;&#5;C M
&#22;&#22;&#1;f0704&#31;reute
b f BC-FERRY-COUNCIL   03-03 0061</UNKNOWN>
<TEXT>&#2;<TITLE>COUNCIL KEEPS NIGHT FERRY</TITLE>
<DATELINE>    VARNA, March 3 - </DATELINE><BODY>The harbour council voted
for the night ferry, its chair said.
 Reuter
&#3;</BODY></TEXT></REUTERS>
""",
    "mojibake": "Council Keeps Night Ferry\n\nThe cafÃ© on the pier isnâ€™t open, the chair said.\n".encode(),
    "nuls": b"Council Keeps Night Ferry\n\nThe harbour\x00 council voted\x00 for the night ferry on Monday.\n",
}


@pytest.fixture(params=MATERIAL, ids=str)
def raw(request: pytest.FixtureRequest) -> RawArticle:
    items = INGEST.run(dump_of(MATERIAL[request.param])).items
    assert len(items) == 1
    return items[0].article


@pytest.fixture
def article(raw: RawArticle) -> CleanArticle:
    return CLEAN.run(raw).items[0].article


def test_the_two_laws_hold(raw: RawArticle, article: CleanArticle) -> None:
    assert partition_fault(article.segments, raw.text) is None
    assert replay_source(article.segments) == raw.text
    assert replay(article.segments) == article.body


def test_every_offset_of_the_body_resolves_to_the_source(raw: RawArticle, article: CleanArticle) -> None:
    places = [source_offset(article.segments, offset) for offset in range(len(article.body))]
    assert places == sorted(places)
    assert all(0 <= place <= len(raw.text) for place in places)


def test_the_events_survive_json(raw: RawArticle, article: CleanArticle) -> None:
    enriched = ENRICH.run(article).items[0].article
    assert RawArticle.model_validate_json(raw.to_json()) == raw
    assert CleanArticle.model_validate_json(article.to_json()) == article
    assert EnrichedArticle.model_validate_json(enriched.to_json()) == enriched


def test_a_segment_names_its_block_and_keeps_the_laws(raw: RawArticle, article: CleanArticle) -> None:
    named = tuple(
        segment.model_copy(update={"block": f"/html/body/p[{number}]"})
        for number, segment in enumerate(article.segments)
    )
    held = CleanArticle.model_validate_json(article.model_copy(update={"segments": named}).to_json())
    assert held.segments == named
    assert partition_fault(held.segments, raw.text) is None
    assert replay(held.segments) == held.body
