"""Ids are the same for the same input, on every run and machine, and differ for different input."""

import pytest

from shared import ids


def test_ids_are_frozen() -> None:
    assert ids.dump_id(b"Ferry returns") == "7943aae1-80dc-5ee5-8609-64b9ca42fc30"
    assert ids.article_id_from_text("Ferry returns") == "40687e0b-c661-52b6-8f9e-c53f3ee6891a"
    assert ids.delivery_id("news.dumps.v1", 0, 1, 5) == "bebce16a-c35d-5536-800c-003f733ab913"
    assert ids.content_hash("Ferry returns").startswith("fc7a9fab6b7670ff")
    assert ids.event_id("copydesk.article.raw.v1", "d", 0, "ingest-1") == "7f829638-2542-51c1-8d97-ef8f386cb6a8"


def test_a_dump_fed_again_is_the_same_dump_and_another_delivery() -> None:
    assert ids.dump_id(b"a") == ids.dump_id(b"a")
    assert ids.delivery_id("news.dumps.v1", 0, 1, 5) != ids.delivery_id("news.dumps.v1", 0, 2, 5)


def test_layout_of_white_space_does_not_make_another_article() -> None:
    assert ids.article_id_from_text("Ferry\r\n  returns ") == ids.article_id_from_text("Ferry returns")
    assert ids.content_hash("Ferry\nreturns") == ids.content_hash("Ferry returns")


def test_composed_and_decomposed_accents_are_one_text() -> None:
    assert ids.canonical_text("Cafe\u0301") == ids.canonical_text("Caf\u00e9")


def test_a_stated_fact_makes_another_version_of_the_same_text() -> None:
    assert ids.content_hash("Ferry returns", "embargo lifted") != ids.content_hash("Ferry returns")


def test_parts_of_an_id_do_not_run_together() -> None:
    assert ids.article_id_from_guid("ab", "c") != ids.article_id_from_guid("a", "bc")


def test_a_guid_and_a_text_never_share_an_id() -> None:
    assert ids.article_id_from_guid("text-1", "a") != ids.article_id_from_text("a")


def test_a_lone_surrogate_has_an_id_too() -> None:
    assert ids.article_id_from_text("Ferry \ud800") == ids.article_id_from_text("Ferry \ud800")


def test_the_whole_dump_and_its_first_article_have_different_events() -> None:
    assert ids.event_id("t", "d", None, "r") != ids.event_id("t", "d", 0, "r")


def test_an_id_is_read_in_its_usual_form_only() -> None:
    known = ids.dump_id(b"a")

    assert ids.read_id(known) == known
    for odd in (known.upper(), known.replace("-", ""), "", "a"):
        with pytest.raises(ValueError):  # noqa: PT011 - uuid's own words for some
            ids.read_id(odd)
