"""Where a text comes from: each sign by itself, and who wins where they disagree."""

import pytest

from services.enrich.origin import find_origin
from services.enrich.step import STEP
from shared.events import CleanArticle, Origin, Provider, StatedField
from tests.dumps import clean_article

HEADLINE = "Council Keeps Night Ferry\n\n"
STORY = (
    "The harbour council of Larn voted on Monday to keep the night ferry through the winter.\n\n"
    "The decision was taken by nine votes to four, the mayor told Reuters, and the ferry will sail.\n\n"
)
LAST = "Tickets stay at two crowns, the operator said on Tuesday after the vote in the old hall."
PLAIN = HEADLINE + STORY + LAST


def origin_of(text: str, **stated: object) -> Origin:
    article = clean_article(text)
    return find_origin(article.model_copy(update={"provider": Provider(**stated)}) if stated else article)


def told(origin: Origin) -> tuple[str | None, str | None, str]:
    return origin.agency, origin.role, origin.basis


def others(origin: Origin) -> list[tuple[str, str]]:
    return [(party.name, party.role) for party in origin.others]


@pytest.mark.parametrize(
    ("ending", "expected"),
    [
        (" (AP)", "AP"),
        ("\n\n(AP)", "AP"),
        (" - AFP", "AFP"),
        (" —Reuters", "Reuters"),
        ("\n\n-- Xinhua", "Xinhua"),
        ("\n\nReuters", "Reuters"),
        ("\n\nAgence France-Presse", "AFP"),
        ("\n\nPTI RKS MAS", "PTI"),
        ("\n\n(Reporting by Ada Moss; Editing by Lars Quill)", "Reuters"),
        (" (Reporting by Ada Moss in Larn; Writing by Ida Holm; Editing by Lars Quill)", "Reuters"),
    ],
)
def test_an_agency_signs_the_end_of_its_story(ending: str, expected: str) -> None:
    assert told(origin_of(PLAIN + ending)) == (expected, "author", "sign_off")


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("LARN, March 3 (Reuters) - ", ("Reuters", "author", "dateline")),
        ("Larn (dpa) - ", ("dpa", "author", "dateline")),
        ("LARN (AP) — ", ("AP", "author", "dateline")),
        ("LARN, March 3, 2016 /PRNewswire/ -- ", ("PR Newswire", "press_release", "dateline")),
        ("LARN, Norway--(BUSINESS WIRE)--", ("Business Wire", "press_release", "dateline")),
        ("LARN, Norway, March 03, 2016 (GLOBE NEWSWIRE) -- ", ("GlobeNewswire", "press_release", "dateline")),
    ],
)
def test_a_dateline_names_the_agency(opening: str, expected: tuple[str, str, str]) -> None:
    assert told(origin_of(HEADLINE + opening + STORY + LAST)) == expected


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("By Ada Moss, Associated Press", "AP"),
        ("By The Associated Press", "AP"),
        ("By Ada Moss | Reuters", "Reuters"),
        ("Ada Moss, AP", "AP"),
        ("By AFP", "AFP"),
        ("Reuters", "Reuters"),
        ("By Ada Moss, Harbour Herald", "Harbour Herald"),
    ],
)
def test_a_byline_names_the_agency_or_outlet(byline: str, expected: str) -> None:
    assert told(origin_of(f"{HEADLINE}{byline}\n\n{STORY}{LAST}")) == (expected, "author", "byline")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("The Associated Press contributed to this report.", "AP"),
        ("Associated Press writer Ida Holm in Varna contributed to this report.", "AP"),
        ("(With inputs from PTI)", "PTI"),
        ("With inputs from agencies", "agencies"),
        ("Mit Material von dpa", "dpa"),
        ("Avec AFP", "AFP"),
    ],
)
def test_who_only_contributed_is_no_origin(line: str, expected: str) -> None:
    origin = origin_of(f"{PLAIN}\n\n{line}")
    assert (told(origin), others(origin)) == ((None, None, "none"), [(expected, "enhancer")])


@pytest.mark.parametrize("byline", ["Staff and agencies", "By Staff and agencies", "By Ada Moss and agencies"])
def test_unnamed_agencies_had_a_hand_in_it(byline: str) -> None:
    origin = origin_of(f"{HEADLINE}{byline}\n\n{STORY}{LAST}")
    assert (origin.agency, others(origin)) == (None, [("agencies", "enhancer")])


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("This story was originally published by the Harbour Herald on May 3, 2016.", ("Harbour Herald", "text")),
        ("This article is republished from Fjord Review under a free licence.", ("Fjord Review", "text")),
        ("Originally published at larn.example", ("larn.example", "text")),
        ("Copyright 2016 The Associated Press. All rights reserved.", ("AP", "copyright")),
        ("© 2016 AFP", ("AFP", "copyright")),
        ("(c) 2016, The Larn Post", ("The Larn Post", "copyright")),
    ],
)
def test_the_text_says_where_it_is_from(line: str, expected: tuple[str, str]) -> None:
    origin = origin_of(f"{PLAIN}\n\n{line}")
    assert (origin.agency, origin.basis, origin.role) == (*expected, "author")


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        f"{PLAIN}\n\n(Photo by Ada Moss / AFP)",
        f"{PLAIN}\n\nPhoto: AP",
        f"{PLAIN}\n\nASSOCIATED PRESS",
        f"{PLAIN} He spoke to the AP.",
        f"{PLAIN} He is a member of the Associated Pilots of Larn (AP).",
        f"{PLAIN}\n\nThe minister first told Reuters of the plan, which was first published in March.",
        f"{PLAIN}\n\nCopyright © 2015 by Ada Moss. Reprinted with permission.",
        f"A ferry leaves Larn. (AP Photo/Ada Moss)\n\n{PLAIN}",
        f"{HEADLINE}Photo: REUTERS/Ada Moss\n\n{STORY}{LAST}",
    ],
)
def test_photo_credits_and_quoted_sources_are_no_origin(text: str) -> None:
    origin = origin_of(text)
    assert (origin.agency, origin.others, origin.confidence) == (None, (), None)


def test_a_dateline_goes_before_the_wire_that_passes_the_text_on() -> None:
    origin = origin_of(f"{HEADLINE}LARN, March 3 (AFP) - {STORY}{LAST}", name="Australian Associated Press")
    assert (told(origin), others(origin)) == (("AFP", "author", "dateline"), [("AAP", "redistributor")])


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ({"name": "Agence France Presse"}, ("AFP", "author", "provider")),
        ({"name": "ansa.it"}, ("ANSA", "author", "provider")),
        ({"name": "http://www.herald.example/about/"}, ("herald.example", "author", "provider")),
        ({"publisher": "Agence France Presse -- English"}, ("AFP", "author", "provider")),
        ({"publisher": "The Harbour Times (Larn)"}, ("The Harbour Times (Larn)", "author", "provider")),
        ({"rights": "Copyright 2019, dpa (www.dpa.example). Alle Rechte vorbehalten"}, ("dpa", "author", "copyright")),
        ({"url": "https://www.prnewswire.com/news/x"}, ("PR Newswire", "press_release", "metadata")),
        ({"authors": ("Associated Press",)}, ("AP", "author", "byline")),
        ({"stated": (StatedField(field="newsml1:creditline", text="STT–"),)}, ("STT", "author", "credit_line")),
    ],
)
def test_what_the_wire_states(stated: dict[str, object], expected: tuple[str, str, str]) -> None:
    assert told(origin_of(PLAIN, **stated)) == expected


def test_an_archive_or_portal_only_passes_the_text_on() -> None:
    article = clean_article(PLAIN).model_copy(
        update={"wire_format": "nexis", "provider": Provider(name="nexis", publisher="The Harbour Times")}
    )
    origin = find_origin(article)
    assert (origin.agency, others(origin)) == ("The Harbour Times", [("LexisNexis", "redistributor")])
    portal = origin_of(f"{HEADLINE}By Ada Moss, Associated Press\n\n{STORY}{LAST}", publisher="Yahoo! News")
    assert (portal.agency, others(portal)) == ("AP", [("Yahoo", "redistributor")])


def test_a_site_is_the_author_of_what_it_does_not_credit_and_else_passes_it_on() -> None:
    page = clean_article(PLAIN).model_copy(update={"wire_format": "html", "provider": Provider(publisher="Larn Post")})
    assert told(find_origin(page)) == ("Larn Post", "author", "metadata")
    signed = clean_article(f"{PLAIN} (AP)").model_copy(
        update={"wire_format": "html", "provider": Provider(publisher="Larn Post")}
    )
    origin = find_origin(signed)
    assert (origin.agency, others(origin)) == ("AP", [("Larn Post", "redistributor")])


def test_a_press_release_names_its_issuer_beside_the_service() -> None:
    origin = origin_of(f"{HEADLINE}LARN, March 3, 2016 /PRNewswire/ -- {STORY}{LAST}\n\nSOURCE Larn Ferries Ltd")
    assert (origin.agency, others(origin)) == ("PR Newswire", [("Larn Ferries Ltd", "author")])


def test_more_signs_make_surer() -> None:
    one = origin_of(f"{PLAIN} (AP)").confidence
    two = origin_of(f"{HEADLINE}LARN (AP) — {STORY}{LAST} (AP)").confidence
    assert one is not None
    assert two is not None
    assert one < two < 1


def test_evidence_stands_where_it_says() -> None:
    text = f"{HEADLINE}By Ada Moss, Associated Press\n\nLARN (AP) — {STORY}{LAST}\n\n© 2016 AFP"
    origin = origin_of(text)
    evidence = [*origin.evidence, *(sign for party in origin.others for sign in party.evidence)]
    assert len(evidence) >= 3
    assert all(text[sign.start : sign.end] == sign.text for sign in evidence if sign.space == "source")


def test_what_is_private_is_no_evidence() -> None:
    article = clean_article(f"{PLAIN}\n\nReuters")
    hidden = [s.model_copy(update={"public": False}) if s.role == "note" else s for s in article.segments]
    assert find_origin(article.model_copy(update={"segments": tuple(hidden)})).agency is None


def test_origin_is_told_in_every_language_and_without_a_body() -> None:
    german = clean_article("Larn (dpa) - Der Hafenrat von Larn hat am Montag für die Nachtfähre gestimmt.")
    assert _enriched(german).origin.agency == "dpa"
    chinese = clean_article("新华社北京3月3日电 " + "港口委员会周一投票决定保留夜间渡轮。" * 4)
    assert _enriched(chinese).origin.agency == "Xinhua"
    bodiless = chinese.model_copy(update={"body": "", "segments": (), "provider": Provider(name="AP")})
    assert _enriched(bodiless).origin.agency == "AP"


def _enriched(article: CleanArticle):
    return STEP.run(article).items[0].article


def test_a_line_that_names_the_source_below_a_story_is_its_credit() -> None:
    assert told(origin_of(f"{PLAIN}\n\nSource: Xinhua")) == ("Xinhua", "author", "credit_line")


def test_additional_reporting_in_a_byline_is_a_hand_in_the_text() -> None:
    origin = origin_of(f"{HEADLINE}By Ada Moss, Reuters, with additional reporting by AFP\n\n{STORY}{LAST}")
    assert (origin.agency, others(origin)) == ("Reuters", [("AFP", "enhancer")])


@pytest.mark.parametrize("line", ["Source: the harbour council", "Picture: Reuters", "Photo source: AFP"])
def test_a_line_that_names_another_source_or_a_picture_is_no_origin(line: str) -> None:
    assert origin_of(f"{PLAIN}\n\n{line}").agency is None
