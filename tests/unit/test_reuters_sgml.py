"""Reuters SGML: one record for each story, with its tags as blocks and the header of the wire as fields."""

import pytest

from services.ingest.formats import choose_format, reuters_sgml
from services.ingest.reading import Broken, Member, Reading, Record, Skipped
from tests.wire_messages import SGML_TEXT, sgml_story
from tests.wire_records import cleaned

DOCTYPE = '<!DOCTYPE lewis SYSTEM "lewis.dtd">\n'
BRIEF = "******<TITLE>PORT LARN FERRY TO SAIL AGAIN ON MONDAY, OWNER SAYS\n</TITLE>Blah blah blah.\n"
TABLE = "LARN WEEKLY RICE REPORT\n    Two weeks ended March 5\n Net stocks.............644 vs.....1,337\n Reuter\n"


def reading(text: str) -> Reading:
    return reuters_sgml.read(Member(text.encode()))


def record(text: str) -> Record:
    (found,) = reading(text).records
    assert isinstance(found, Record), found
    return found


def test_tags_become_blocks_and_references_characters() -> None:
    found = record(DOCTYPE + sgml_story(SGML_TEXT))
    assert [(block.kind, found.text[block.start : block.end].split("\n")[0]) for block in found.blocks] == [
        ("headline", "PORT LARN FERRY <PLF> COMES BACK"),
        ("byline", "By Ada Moss, Reuters"),
        ("dateline", "PORT LARN, March 5 -"),
        ("paragraph", "The ferry came back to the harbour"),
        ("paragraph", "It had lost its cargo of rice and tin in the storm that hit"),
        ("paragraph", "Reuter"),
    ]


def test_the_header_of_the_wire_is_stated() -> None:
    provider = record(sgml_story(SGML_TEXT, slug="u f BC-LARN-FERRY-1STLD   03-05 0105")).provider
    assert (provider.name, provider.local_id, provider.guid) == ("Reuters", "f0704", None)
    assert (provider.slug, provider.cycle, provider.word_count) == ("BC-LARN-FERRY", "BC", 105)
    assert provider.take is not None
    assert (provider.take.lead, provider.signal) == (1, "update")
    assert (provider.category, provider.headline) == (("ship",), "PORT LARN FERRY <PLF> COMES BACK")
    assert (provider.byline, provider.dateline) == ("By Ada Moss, Reuters", "PORT LARN, March 5 -")
    assert [(time.kind, time.text) for time in provider.times] == [("sent", "5-MAR-1987 09:15:05.40")]
    stated = [(field.field, field.text) for field in provider.stated]
    assert ("REUTERS@NEWID", "1") in stated
    assert [text for field, text in stated if field == "PLACES"] == ["larnland", "usa"]
    assert ("UNKNOWN/desks", "C T") in stated


def test_an_article_is_clean_without_its_tags() -> None:
    article = cleaned(record(sgml_story(SGML_TEXT)), "reuters_sgml")
    assert (article.headline, article.byline) == ("PORT LARN FERRY <PLF> COMES BACK", "By Ada Moss, Reuters")
    assert article.dateline is not None
    assert (article.dateline.place, article.dateline.date) == ("PORT LARN", "March 5")
    assert article.body.startswith("The ferry came back to the harbour of Port Larn after nine days at sea")
    assert "Reuter" not in article.body


def test_a_brief_is_a_flash_whose_placeholder_is_no_text() -> None:
    article = cleaned(record(sgml_story(BRIEF, kind=' TYPE="BRIEF"')), "reuters_sgml")
    assert article.headline == "PORT LARN FERRY TO SAIL AGAIN ON MONDAY, OWNER SAYS"
    assert article.signal == "flash"
    assert "Blah" not in article.body


def test_a_table_keeps_its_rows() -> None:
    found = record(sgml_story(TABLE, kind=' TYPE="UNPROC"'))
    kinds = [block.kind for block in found.blocks]
    assert kinds == ["headline", "paragraph", "table", "paragraph"]


def test_a_dateline_that_reaches_into_the_story_gives_it_back() -> None:
    inside = SGML_TEXT.replace("March 5 - </DATELINE><BODY>The", "March 5 - The Larn-</DATELINE><BODY>Moss")
    found = record(sgml_story(inside))
    assert found.provider.dateline == "PORT LARN, March 5 -"
    assert "The Larn-Moss ferry came back" in found.text


def test_stars_before_a_dateline_are_no_part_of_it() -> None:
    found = record(sgml_story(SGML_TEXT.replace("    PORT", "    ****PORT")))
    assert found.provider.dateline == "PORT LARN, March 5 -"


def test_a_take_that_goes_on_says_so() -> None:
    take = record(sgml_story(SGML_TEXT.replace(" Reuter\n", " More\n"))).provider.take
    assert take is not None
    assert take.is_continued


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("CORRECTED - FERRY COMES BACK", "correction"),
        ("(CORRECTED) - FERRY COMES BACK", "correction"),
        ("ADVISORY BOARD OF FERRY LINE MEETS", None),
    ],
)
def test_the_headline_says_what_the_story_does(title: str, expected: str | None) -> None:
    inside = f"<TITLE>{title}</TITLE><BODY>It came back to the harbour.</BODY>"
    assert record(sgml_story(inside)).provider.signal == expected


def test_stories_and_gaps_hold_every_byte_once() -> None:
    payload = (DOCTYPE + "".join(sgml_story(SGML_TEXT, number=n) for n in (1, 2, 3))).encode()
    found = reuters_sgml.read(Member(payload))
    assert [type(r) for r in found.records] == [Record] * 3
    spans = [(r.byte_start, r.byte_end) for r in found.records] + [(g.byte_start, g.byte_end) for g in found.gaps]
    assert b"".join(payload[start:end] for start, end in sorted(spans)) == payload


def test_unclosed_tags_never_cost_a_neighbour() -> None:
    good = sgml_story(SGML_TEXT)
    unclosed = good.replace("</TITLE>", "").replace("</DATELINE>", "").replace("</TEXT>\n</REUTERS>", "")
    found = reading(good + unclosed + good).records
    assert [type(r) for r in found] == [Record] * 3
    assert isinstance(found[1], Record)
    assert [w.code for w in found[1].warnings] == ["truncated_record"]
    assert [block.kind for block in found[1].blocks][:3] == ["headline", "byline", "dateline"]


def test_a_story_that_breaks_off_before_its_text_is_broken() -> None:
    good = sgml_story(SGML_TEXT)
    found = reading(good + good[: good.index("<UNKNOWN>")]).records
    assert [type(r) for r in found] == [Record, Broken]


def test_a_story_without_text_is_dropped() -> None:
    (found,) = reading(sgml_story("  ")).records
    assert isinstance(found, Skipped)


def test_a_record_that_was_cut_out_is_read_as_the_same_record() -> None:
    text = sgml_story(SGML_TEXT)
    whole = record(DOCTYPE + text)
    (again,) = reuters_sgml.read(Member(text.strip().encode(), is_record=True)).records
    assert isinstance(again, Record)
    assert (again.text, again.provider) == (whole.text, whole.provider)


def test_the_format_is_known_by_its_tags() -> None:
    assert choose_format(Member((DOCTYPE + sgml_story(SGML_TEXT)).encode())).name == "reuters_sgml"
    manual = b"Each story starts with a tag\n   <REUTERS TOPICS=?? NEWID=??>\nand holds a <TEXT> of a <TITLE>.\n"
    for payload in (manual, b"<REUTERS>", b"<p>REUTERS said <TEXT></p>", b"<reutersx TOPICS='1'><TEXT>"):
        assert reuters_sgml.detect(Member(payload)) == 0.0
