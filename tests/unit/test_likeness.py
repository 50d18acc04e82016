"""Which texts are the same story, and which only look alike: invented pairs of each kind."""

import pytest

from services.enrich.fingerprint import fingerprint
from shared.likeness import LOOK_ALIKE, Sketch, Story, candidate_pairs, judge, sketch
from shared.likeness.facts import find_facts

HEADLINE = "Council of Larn keeps its night ferry"
BODY = (
    "The harbour council of Larn voted on Monday to keep the night ferry to Port Mossel through the winter.\n\n"
    "Nine of the 13 members spoke for the ferry, which carried 48,210 people last year and lost 2.4 million crowns, "
    "the mayor, Ada Moss, said after the vote in the old hall of the Fishermen's House.\n\n"
    "The operator, Blue Gannet Lines, will sail at 11.40 p.m. instead of midnight so that the last bus from the Upper "
    "Town can still be reached. Tickets stay at two crowns for children and five for everybody else.\n\n"
    "Lars Quill of the Traders' Union said that the ferry brings a third of the guests to the Christmas market, and "
    "that without it half of the stalls would not have opened this year."
)
MORE = (
    "\n\nThe opposition under Ida Holm had asked for a bus over the Strand Bridge instead, which would cost 900,000 "
    "crowns a year. She called the vote a gift to one company, and said that her party would go to the county court "
    "in Varde. The court may take until April. The first ferry to Port Mossel sailed in 1911 under Captain Jon Brandt."
)


def kind(one: str, other: str, headlines: tuple[str, str] = (HEADLINE, HEADLINE)) -> str | None:
    found = judge(Story(headlines[0], one), Story(headlines[1], other))
    return found.kind if found else None


def test_the_same_words_are_identical_whatever_their_case_and_marks() -> None:
    assert kind(BODY, BODY.upper().replace(",", " ,").replace("\n\n", "\n")) == "identical"
    assert kind(BODY, BODY, ("Night ferry stays", "ANALYSIS - What the council wants")) == "identical"


def test_a_story_sent_again_with_edits() -> None:
    edited = BODY.replace("said after the vote", "told reporters").replace("a third", "about a third")
    assert kind(BODY, edited) == "resend"
    assert kind(BODY, edited.replace("48,210", "48,120")) == "resend"


def test_a_story_with_its_only_figure_put_right_was_sent_again() -> None:
    told = BODY.replace("Nine of the 13 members", "Most members").replace("48,210", "many")
    told = told.replace(" and lost 2.4 million crowns", "").replace("at 11.40 p.m.", "at dusk")
    told = told.replace("two crowns", "a crown").replace("five for everybody", "more for everybody")
    told = told.replace("a third of", "many of").replace("half of", "most of").replace("on Monday", "by 7 votes")
    assert find_facts(told).numbers == {"7"}
    assert kind(told, told.replace("by 7 votes", "by 9 votes")) == "resend"


def test_a_short_notice_with_another_figure_only_looks_alike() -> None:
    notice = (
        "The bank entered the market to arrange 1.5 billion crowns of customer repurchase agreements, dealers said."
    )
    assert kind(notice, notice.replace("1.5", "2.0")) == LOOK_ALIKE


def test_a_story_that_holds_another_one() -> None:
    found = judge(Story(HEADLINE, BODY[:430]), Story(HEADLINE, BODY + MORE))
    assert found is not None
    assert (found.kind, found.longer) == ("contains", 1)


def test_a_story_told_anew() -> None:
    rewritten = (
        "Larn keeps its night ferry to Port Mossel: the harbour council voted on Monday to keep it through the winter, "
        "with nine of the 13 members for it.\n\n"
        "The ferry carried 48,210 people last year but lost 2.4 million crowns, according to Ada Moss, the mayor. "
        "The operator, Blue Gannet Lines, will sail at 11.40 p.m. instead of midnight, and tickets stay at two crowns "
        "for children and five for everybody else.\n\n"
        "A third of the guests of the Christmas market come with the ferry, said Lars Quill of the Traders' Union."
    )
    assert kind(BODY, rewritten) in {"rewrite", "resend"}


def test_another_story_of_the_same_matter_is_none() -> None:
    other = (
        "The county court in Varde has thrown out a claim against the harbour council of Larn. Judge Petar Lund ruled "
        "that the council was free to choose whom it pays, and that no tender was needed below three million crowns. "
        "The opposition said that it would appeal. It has four weeks, and a lawyer who has won two such cases before."
    )
    assert kind(BODY, other, (HEADLINE, "Court throws out claim over ferry")) is None


NOTICE = (
    "The Bank of Larn entered the money market to lend {amount} million crowns for {days} days, a spokesman for the "
    "bank said.\n\nDealers said that overnight money stood at {rate} percent when the bank came in, and that it had "
    "been expected to lend {more} million. The bank last lent on {day}, when it gave {last} million."
)


def test_notices_of_one_pattern_only_look_alike() -> None:
    one = NOTICE.format(amount=150, days="three", rate="6.25", more=200, day="Monday", last=90)
    other = NOTICE.format(amount=410, days="six", rate="5.75", more=300, day="Friday", last=175)
    heads = ("BANK OF LARN LENDS TO MONEY MARKET", "BANK OF LARN LENDS TO MONEY MARKET")
    assert kind(one, other, heads) == LOOK_ALIKE
    assert kind(one, one.replace("a spokesman for the bank said", "a spokesman said"), heads) == "resend"


def test_the_same_short_notice_of_two_houses_only_looks_alike() -> None:
    text = "Quarterly dividend 20 cents against 20 cents. Payable April 15. Record March 23."
    assert kind(text, text, ("MOSS OATS SETS DIVIDEND", "QUILL BANCORP REGULAR PAYOUT")) == LOOK_ALIKE
    assert kind(text, text, ("MOSS OATS SETS DIVIDEND", "MOSS OATS SETS DIVIDEND")) == "identical"


def test_one_company_for_another_only_looks_alike() -> None:
    text = "{} is raising 150 million crowns by bonds due 2017 with a coupon of six percent, said {} as lead manager. "
    text += "The bonds may not be called before 2009. They are listed in {} and come in pieces of 5,000 crowns each."
    one = text.format("Brandt Shipping", "Holm and Quill", "Larn")
    other = text.format("Varde Mills", "First Strand Bank", "Port Mossel")
    assert kind(one, other, ("BRANDT SHIPPING SELLS BONDS", "VARDE MILLS SELLS BONDS")) == LOOK_ALIKE


@pytest.mark.parametrize("texts", [("", ""), ("", "word"), ("a", "b"), ("!?", "港")])
def test_texts_of_next_to_nothing_are_judged(texts: tuple[str, str]) -> None:
    assert kind(*texts) in {None, LOOK_ALIKE, "identical"}


def test_a_words_case_and_form_tell_what_it_is() -> None:
    facts = find_facts("On Monday the two ships of Ada Moss lost 5.2 percent. Then Moss's son left.")
    assert facts.numbers == {"monday", "two", "5.2"}
    assert facts.names == {"ada", "moss"}


def test_candidates_are_found_for_every_kind_and_not_for_strangers() -> None:
    strangers = [f"{word} stays where it is because nobody moves it away again today" for word in ("Rain", "Snow")]
    texts = [BODY, strangers[0], BODY + MORE, strangers[1].upper(), BODY.replace("Monday", "Tuesday"), BODY[:300]]
    assert {(0, 2), (0, 4), (2, 4), (0, 5), (2, 5)} <= set(candidate_pairs([_sketch(text) for text in texts]))
    assert candidate_pairs([_sketch(BODY), _sketch(MORE)]) == []


def _sketch(text: str) -> Sketch:
    found = fingerprint(text)
    return sketch(text, found.exact, found.minhash)
