"""Private notes and contacts: whatever the format, nothing of them stands in the enriched event, not as evidence."""

import json

import pytest

from services.enrich.parts import PARTS
from services.enrich.privacy import hide_stated
from services.enrich.step import enrich_with
from services.ingest.step import STEP as INGEST
from shared.events import Provider, Segment, StatedField
from shared.outcomes import Event
from tests.dumps import CLEAN, dump_of

PHONE = "+44 20 7946 0123"
MAIL = "ines.hidden@harbour.example"
CONTACT = f"Ines Hiddenova, {PHONE}, {MAIL}"
SECRETS = ("7946", "ines.hidden")
BODY = (
    "The harbour council voted on Monday to keep the night ferry running through the winter.\n\n"
    "“We stay,” said Mara Velkova, who chairs the council in Varna.\n\n"
    "The ferry carries some 140 passengers a night, most of them nurses and bakers.\n"
)
HTML = "".join(f"<p>{paragraph.strip()}</p>" for paragraph in BODY.split("\n\n"))
NITF = (
    f'<?xml version="1.0"?><nitf><head><docdata><ed-msg info="Desk: {CONTACT}"/><doc-id id-string="x1"/></docdata>'
    f"</head><body><body.head><hedline><hl1>Ferry Stays</hl1></hedline><byline>By Jon Roe, {MAIL}</byline></body.head>"
    f"<body.content>{HTML}</body.content><body.end><tagline>By Jon Roe; {MAIL}; {PHONE}</tagline></body.end></body>"
    "</nitf>"
)
NEWSML_G2 = (
    '<?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1" version="1">'
    f'<itemMeta><itemClass qcode="ninat:text"/><provider literal="AP"/><edNote>Call {CONTACT}</edNote></itemMeta>'
    f"<rightsInfo><usageTerms>Ask {CONTACT}</usageTerms></rightsInfo>"
    f"<contentMeta><headline>Ferry Stays</headline><by>Jon Roe, {MAIL}</by></contentMeta><contentSet>"
    '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>'
    f"{HTML}<p>Contact: {CONTACT}</p></body></html></inlineXML></contentSet></newsItem>"
)
NINJS = json.dumps(
    {
        "uri": "urn:x:1",
        "type": "text",
        "headline": "Ferry Stays",
        "ednote": f"Desk: call {CONTACT}",
        "usageterms": f"Ask {CONTACT}",
        "byline": f"Jon Roe, {MAIL}",
        "body_text": BODY,
    }
)
MESSAGE = (
    f"From: Ines Hiddenova <{MAIL}>\nTo: desk@paper.example\nSubject: Ferry Stays\nContent-Type: text/plain\n\n"
    f"VARNA, Bulgaria (AP) - {BODY}\n-- \nInes Hiddenova\n{PHONE}\n{MAIL}\n"
)
STORIES = {
    "contacts below": f"Ferry Stays\n\nVARNA (AP) - {BODY}\nMedia contact:\nInes Hiddenova\n{MAIL}\n{PHONE}\n",
    "not for publication": f"Ferry Stays\n\nVARNA (AP) - {BODY}\nNot for publication: {CONTACT}, Reuters desk.\n",
    "notes of a German agency": f"Ferry Stays\n\nVARNA (dpa) - {BODY}\n# dpa-Notizblock\n\n## Redaktion\n- {CONTACT}\n",
    "a sign-off": f"Ferry Stays\n\nVARNA (Reuters) - {BODY}\n(Reporting by Jon Roe; {MAIL}; {PHONE})\n",
    "a press release": f"Ferry Stays\n\nVARNA, May 3 /PRNewswire/ -- {BODY}\nCONTACT: {CONTACT}\n\nSOURCE Gannet\n",
    "a note above": f"Ferry Stays\n\nEds: For questions call {CONTACT}.\n\nVARNA (AP) - {BODY}",
    "a byline": f"Ferry Stays\n\nBy Jon Roe ({MAIL})\n\nVARNA (AP) - {BODY}",
    "nitf": NITF,
    "newsml g2": NEWSML_G2,
    "ninjs": NINJS,
    "mail": MESSAGE,
}


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_nothing_private_stands_anywhere_in_the_enriched_event(story: str) -> None:
    clean = [
        CLEAN.run(item.article).items[0]
        for item in INGEST.run(dump_of(story.encode())).items
        if isinstance(item, Event)
    ]
    articles = [item.article for item in clean if isinstance(item, Event)]
    assert len(articles) == 1
    enriched = enrich_with(PARTS, articles[0])
    event = enriched.to_json().decode()
    assert any(secret in articles[0].to_json().decode() for secret in SECRETS)
    assert [secret for secret in SECRETS if secret in event] == []
    assert "night ferry" in enriched.body


def test_a_private_note_that_the_wire_also_states_is_blank_and_ids_stay() -> None:
    note = "Ask Kim Vale first."
    message_id = StatedField(field="message-id", text="<7@harbour.example>")
    provider = Provider(
        guid="tag:1@harbour.example",
        rights="© 2030 Harbour Wire",
        stated=(message_id, StatedField(field="note", text=note)),
    )
    private = Segment(start=0, end=len(note), role="note", text=note, reason="private_note", public=False)
    hidden = hide_stated(provider, (private,))
    assert (hidden.guid, hidden.rights) == (provider.guid, provider.rights)
    assert hidden.stated == (message_id, StatedField(field="note", text=" " * len(note)))
    assert hide_stated(provider, ()) == provider
