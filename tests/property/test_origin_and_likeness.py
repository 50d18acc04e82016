"""The laws of origin, fingerprint and likeness: any text has a result, the same on every run, with evidence."""

import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.clean.step import STEP as CLEAN
from services.enrich.fingerprint import fingerprint
from services.enrich.origin import find_origin
from shared.events import CleanArticle, Origin, Provider
from shared.likeness import KINDS, Sketch, Story, candidate_pairs, judge, sketch
from shared.outcomes import Event
from shared.text.agencies import find_party, find_site_party, host_of
from tests.invented import raw_article

LAWS = settings(max_examples=80, deadline=None)
ANY = st.text(max_size=60)
_SIGNS = """
(AP)|AFP|By Ada Moss, Reuters|— dpa|/PRNewswire/|LARN (AP) — The ferry|© 2016 AFP|Copyright|Source: dpa|with|via
This story was originally published by|contributed to this report.|(Reporting by Ada Moss; Editing by|Staff and agencies
https://www.afp.example/|finance.yahoo.com|The Associated Press|\n\n|\n|.|(|)|/|"|ÀÉ|港|ß|İ|\x00|\ud7ff|1,5|Monday
"""
WORDS = st.sampled_from(_SIGNS.strip().replace("\n", "|").split("|")) | st.text(max_size=8)
TEXTS = st.lists(WORDS, max_size=25).map(" ".join) | ANY
PROVIDERS = st.builds(Provider, name=ANY, publisher=ANY, rights=TEXTS, url=ANY, guid=ANY, authors=st.tuples(ANY))


@LAWS
@given(TEXTS, PROVIDERS)
def test_any_text_has_an_origin_whose_evidence_stands_there(text: str, provider: Provider) -> None:
    cleaned = CLEAN.run(raw_article(text)).items[0]
    if not isinstance(cleaned, Event) or not isinstance(cleaned.article, CleanArticle):
        return
    article = cleaned.article.model_copy(update={"provider": provider})
    origin = find_origin(article)
    assert origin == find_origin(article)
    assert Origin.model_validate_json(origin.model_dump_json()) == origin
    assert (origin.agency is None) == (origin.role is None) == (origin.confidence is None)
    spaces = {"source": text, "body": article.body}
    for party in (origin, *origin.others):
        assert party.basis == "none" or party.evidence
        for sign in party.evidence:
            assert sign.space == "provider" or spaces[sign.space][sign.start : sign.end] == sign.text


@LAWS
@given(ANY)
def test_any_name_or_address_is_read(name: str) -> None:
    find_party(name)
    find_site_party(name)
    assert " " not in host_of(name)


@LAWS
@given(st.text(), st.text())
def test_any_two_texts_are_judged_alike_in_both_directions(one: str, other: str) -> None:
    there, back = judge(Story("", one), Story("", other)), judge(Story("", other), Story("", one))
    assert (there and there.kind) == (back and back.kind)
    assert there is None or there.kind in KINDS
    same = judge(Story("", one), Story("", one))
    assert same is not None
    assert same.kind == "identical"


@LAWS
@given(st.lists(TEXTS, max_size=8))
def test_candidates_are_pairs_of_the_set_and_hold_every_repeat(texts: list[str]) -> None:
    pairs = candidate_pairs([_sketch(text) for text in texts])
    assert pairs == sorted(set(pairs))
    assert all(0 <= one < other < len(texts) for one, other in pairs)
    repeats = {(i, j) for j, text in enumerate(texts) for i in range(j) if texts[i] == text}
    assert repeats <= set(pairs)


@LAWS
@given(st.text())
def test_a_fingerprint_counts_its_shingles_and_survives_json(body: str) -> None:
    found = fingerprint(body)
    assert found.shingles is not None
    assert found.shingles >= 1
    assert type(found).model_validate_json(found.model_dump_json()) == found


@pytest.mark.parametrize("seed", ["0", "1", "4711"])
def test_a_fingerprint_does_not_depend_on_the_order_of_a_set(seed: str) -> None:
    code = (
        "from services.enrich.fingerprint import fingerprint\n"
        "print(fingerprint('The ferry left the port of Larn, and the port of Varna.').model_dump_json())"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert (
        run.stdout.strip() == fingerprint("The ferry left the port of Larn, and the port of Varna.").model_dump_json()
    )


def test_many_texts_of_one_pattern_cost_no_square_of_their_number() -> None:
    def pairs(count: int) -> int:
        line = "The bank of Larn entered the market to arrange {} crowns of agreements, a spokesman of the bank said."
        return len(candidate_pairs([_sketch(line.format(number)) for number in range(count)]))

    assert pairs(1200) < 2.5 * pairs(600)


def _sketch(text: str) -> Sketch:
    found = fingerprint(text)
    return sketch(text, found.exact, found.minhash)
