"""RBNews: flat stories with escaped HTML, in a queue or alone."""

from services.ingest.formats import choose_format, rbnews
from services.ingest.reading import Member, Reading, Record, Skipped

STORY = """<RBNews><NewsID>0f5a3c52-7e11-4f0e-9f1b-2a6f5f4d9b10</NewsID><PublishDate>2030-01-02T10:15:00.5</PublishDate>
<strapline>NU/FERRY-U</strapline><headline>Ferry back</headline><subtitle i:nil="true"/><town>Larn</town>
<origin>/wire/</origin><section>Inland</section><version>2</version>
<content>&lt;p&gt;The ferry came back.&lt;/p&gt;&lt;p&gt;All are well.&lt;/p&gt;</content><HistID>HW-77</HistID>
<Priority>4</Priority><IPTCList><a:int>4000000</a:int></IPTCList><Annuleret>false</Annuleret><NyVersion>true</NyVersion>
<Korrektion>false</Korrektion><InfoFlash>false</InfoFlash><byLine>Ada Moss</byLine>
<byLineEmail>ada@harbour.example</byLineEmail><TilRedaktionen>&lt;p&gt;More at noon.&lt;/p&gt;</TilRedaktionen>
</RBNews>"""


def read(*stories: str) -> Reading:
    payload = f"<Answer><error>0</error><ListOfRBNews>{''.join(stories)}</ListOfRBNews></Answer>".encode()
    assert choose_format(Member(payload)).name == "rbnews"
    return rbnews.read(Member(payload))


def record_of(story: str) -> Record:
    (found,) = read(story).records
    assert isinstance(found, Record)
    return found


def test_a_story_is_its_lines_its_text_and_private_contacts() -> None:
    record = record_of(STORY)
    assert [(block.kind, record.text[block.start : block.end]) for block in record.blocks] == [
        ("headline", "Ferry back"),
        ("byline", "Ada Moss"),
        ("dateline", "Larn /wire/"),
        ("paragraph", "The ferry came back."),
        ("paragraph", "All are well."),
        ("private_note", "ada@harbour.example"),
        ("private_note", "More at noon."),
    ]
    assert "ada@" not in record.provider.model_dump_json()


def test_the_fields_state_the_facts() -> None:
    provider = record_of(STORY).provider
    expected = {
        "guid": "ritzau:rbnews:0f5a3c52-7e11-4f0e-9f1b-2a6f5f4d9b10",
        "local_id": "HW-77",
        "version": "2",
        "slug": "NU/FERRY-U",
        "urgency": 4,
        "category": ("Inland", "4000000"),
        "authors": ("Ada Moss",),
        "signal": "update",
        "status": None,
    }
    assert {name: getattr(provider, name) for name in expected} == expected
    assert [(time.kind, time.text) for time in provider.times] == [("published", "2030-01-02T10:15:00.5")]


def test_an_annulled_story_is_killed() -> None:
    provider = record_of(STORY.replace("<Annuleret>false", "<Annuleret>true")).provider
    assert (provider.status, provider.signal) == ("canceled", "kill")


def test_a_queue_with_several_stories_gives_each_and_an_empty_one_none() -> None:
    assert [type(found) for found in read(STORY, STORY[:-40], STORY).records] == [Record] * 3
    (found,) = read().records
    assert isinstance(found, Skipped)
    assert found.reason == "channel"
