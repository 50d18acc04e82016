"""The laws of places, on any text and any named spans: offsets spell the text, and the same comes again."""

from hypothesis import given, settings
from hypothesis import strategies as st

from services.enrich.gazetteer import open_gazetteer
from services.enrich.places.find import places_in
from services.enrich.places.frame import Frame
from services.enrich.places.tokens import Span, Spans

_WORDS = (
    "Paris|Texas|, |. |in |the |of |Georgia|Washington|said |U.S.|Mr. |village |New |York|Quellmora|London|-|’s |'s |"
    "Ontario| and |St. |Al-|Kuwait|US$|virus |Times|Calif.|N.H.|PARIS |É|İstanbul|ﬁ|\x00|\n\n|港|😀|\u0301|(|)|DRC"
)
TEXTS = st.lists(st.sampled_from(_WORDS.split("|")), max_size=40).map("".join) | st.text(max_size=60)
LABELS = st.sampled_from(["GPE", "LOC", "FAC", "ORG", "PERSON", "NORP", "EVENT", "MONEY", "LANGUAGE"])


@st.composite
def named_texts(draw: st.DrawFn) -> tuple[str, list[Span]]:
    text = draw(TEXTS)
    borders = sorted(draw(st.sets(st.integers(0, len(text)), max_size=12)))
    pairs = list(zip(borders[::2], borders[1::2], strict=False))
    return text, [Span(start, end, draw(LABELS)) for start, end in pairs]


@settings(max_examples=200, deadline=None)
@given(named_texts())
def test_mentions_spell_the_text_and_stand_in_order(named: tuple[str, list[Span]]) -> None:
    text, spans = named
    found = places_in(text, Spans(spans), open_gazetteer(), Frame())
    ends = 0
    for place in found.places:
        assert text[place.start : place.end] == place.text
        assert place.start >= ends
        ends = place.end
        assert (place.name is None) == (place.precision is None)
        assert place.is_centroid == (place.radius_km is not None)
        assert place.name is not None or (place.country, place.lat, place.geonames_id) == (None, None, None)
    assert sum(country.weight for country in found.focus) <= 1
    assert found == places_in(text, Spans(spans), open_gazetteer(), Frame())
