"""Laws of entities: whatever the text, mentions lie in it, spell it, stand in order, and are the same every time."""

from hypothesis import given, settings
from hypothesis import strategies as st

from services.enrich.entities import find_entities
from services.enrich.reading import Reading
from shared.events import Entity
from tests.dumps import clean_article

NAMES = (
    "Petra Lindqvist|Lindqvist|al-Hadi|Karim |Bergen Harbour Authority|(BHA)|BHA|Norwegian|US |Brakvik|ISIL|Brigade|IS "
)
BETWEEN = (
    "Prime Minister |, the head of the council, | said |\n\n|. |the |’s |'| government|-led |in |near |Operation |12th "
)
ODD = "(|)|, |“|”|ß|İ|\U0001f600|\u0301|\u200b|東京|\u202e|ﬁ|Ǆ|0|Mr. |van der |Jr."
PIECES = st.sampled_from([piece for table in (NAMES, BETWEEN, ODD) for piece in table.split("|")])
TEXTS = st.lists(PIECES | st.text(max_size=4), max_size=40).map("".join)
LAWS = settings(max_examples=60, deadline=None)
HOST = clean_article("Ferry Stays\n\nThe harbour is quiet today and nobody complains about it at all.")


def entities_of(body: str) -> tuple[Entity, ...]:
    return find_entities(Reading(HOST.model_copy(update={"body": body, "headline": body[:40]})))


@LAWS
@given(TEXTS)
def test_every_span_lies_in_the_body_and_spells_its_text(body: str) -> None:
    for entity in entities_of(body):
        for span in (entity, *entity.mentions, *entity.roles):
            assert 0 <= span.start < span.end <= len(body)
            assert body[span.start : span.end] == span.text


@LAWS
@given(TEXTS)
def test_mentions_and_entities_are_in_body_order_and_counted(body: str) -> None:
    entities = entities_of(body)
    assert [entity.start for entity in entities] == sorted(entity.start for entity in entities)
    for entity in entities:
        starts = [mention.start for mention in entity.mentions]
        assert starts == sorted(set(starts))
        assert entity.count == len(starts)
        assert entity.start == starts[0]
        assert entity.canonical
        assert entity.canonical not in entity.aliases
        assert len(set(entity.aliases)) == len(entity.aliases)


@LAWS
@given(TEXTS)
def test_a_mention_belongs_to_one_entity(body: str) -> None:
    spans = [(mention.start, mention.end) for entity in entities_of(body) for mention in entity.mentions]
    assert len(spans) == len(set(spans))


@LAWS
@given(TEXTS, TEXTS)
def test_the_same_article_gives_the_same_entities_whatever_came_before(body: str, other: str) -> None:
    once = entities_of(body)
    entities_of(other)
    assert entities_of(body) == once
