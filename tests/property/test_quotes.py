"""Laws of quotes: offsets spell the text, sources are spans of the body, any text gives a result, in linear time."""

import re
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from services.enrich.quotes import find_quotes
from shared.events import Entity, Quote
from shared.events.vocabulary import QUOTE_KINDS, SPEAKER_KINDS

PIECES = (
    *"\"'“”‘’„«»‹›「」(),.:;?!—\n ",
    *(
        "''",
        "``",
        "\n\n",
        "said",
        " he said ",
        " Mara Quill ",
        "told reporters ",
        "according to ",
        "quoted ",
        " as saying ",
    ),
    *(
        "who",
        "that ",
        "the mayor ",
        "on Monday ",
        "Mr. ",
        "and ",
        "called for ",
        "6'2\"",
        "港",
        "é",
        "\u2028",
        "\U0001f600",
    ),
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=120).map("".join))


def people(text: str) -> Iterator[Entity]:
    for match in re.finditer(r"\b[A-Z]\w+(?: [A-Z]\w+)?", text):
        yield Entity(text=match[0], start=match.start(), end=match.end(), type="person", canonical=match[0])


def quotes_of(text: str) -> tuple[Quote, ...]:
    return find_quotes(text, tuple(people(text))).quotes


@given(TEXTS)
def test_every_offset_spells_its_text(text: str) -> None:
    for quote in quotes_of(text):
        assert text[quote.start : quote.end] == quote.text != ""
        for span in (*quote.via, *([quote.channel] if quote.channel else [])):
            assert text[span.start : span.end] == span.text != ""
        if quote.speaker is not None:
            assert text[quote.speaker_start : quote.speaker_end] == quote.speaker != ""
        if quote.cue is not None:
            assert text[quote.cue_start : quote.cue_end] == quote.cue != ""


@given(TEXTS)
def test_quotes_keep_to_their_contract(text: str) -> None:
    found = quotes_of(text)
    assert [quote.start for quote in found] == sorted(quote.start for quote in found)
    for at, quote in enumerate(found):
        assert quote.kind in QUOTE_KINDS
        assert quote.continues is None or quote.continues < at
        assert (quote.speaker is None) == (quote.speaker_kind is None) == (quote.speaker_confidence is None)
        assert quote.speaker_kind is None or quote.speaker_kind in SPEAKER_KINDS
        assert quote.speaker is not None or quote.speaker_name is None


@given(TEXTS)
def test_the_same_text_has_the_same_quotes(text: str) -> None:
    assert quotes_of(text) == quotes_of(text)


def test_what_is_beyond_the_limits_is_counted() -> None:
    said = "“We sail,” said Mara Quill.\n\n"
    assert find_quotes(said * 50, ()).unread == 0
    assert find_quotes(said * 2_050, ()).unread == 50
    assert find_quotes(said + "“" * 100_000, ()).unread == 1
