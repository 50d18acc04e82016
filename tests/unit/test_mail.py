"""Mails: their subject is the headline, their text the story, and nothing else is."""

import base64
from email.message import EmailMessage

import pytest

from services.ingest.formats.mail import detect
from services.ingest.mail_bodies import text_blocks
from services.ingest.mail_headers import decode_words, display_name
from services.ingest.reading import Member
from services.ingest.step import STEP
from shared.events import RawArticle
from shared.outcomes import Dead, Dropped, Event
from tests.dumps import dump_of

HEAD = (
    b"Received: by mx.example with SMTP; Wed, 1 May 2024 08:00:00 +0000\n"
    b"Message-ID: <abc@harbour.example>\nFrom: Ana Reyes <ana@harbour.example>\nTo: desk@harbour.example\n"
    b"Date: Wed, 1 May 2024 10:00:00 +0200\nSubject: Ferry Back in Port\nMIME-Version: 1.0\n"
)


def article_of(payload: bytes) -> RawArticle:
    item = STEP.run(dump_of(payload)).items[0]
    assert isinstance(item, Event), item
    return item.article


def blocks_of(article: RawArticle) -> list[tuple[str, str]]:
    return [(block.kind, article.text[block.start : block.end]) for block in article.blocks]


def made(**parts: object) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Ana Reyes <ana@harbour.example>"
    message["To"] = "desk@harbour.example"
    message["Date"] = "Wed, 1 May 2024 10:00:00 +0200"
    message["Subject"] = "Ferry Back in Port"
    message["Message-ID"] = "<abc@harbour.example>"
    return message


def test_subject_sender_and_date_are_what_the_provider_states() -> None:
    article = article_of(HEAD + b"\nThe ferry is back.\n")
    provider = article.provider
    assert (article.wire_format, provider.guid) == ("mail", "mail:abc@harbour.example")
    assert (provider.headline, provider.byline) == ("Ferry Back in Port", "Ana Reyes")
    assert provider.sent_at.isoformat() == "2024-05-01T08:00:00+00:00"
    assert [(time.kind, time.text) for time in provider.times] == [("sent", "Wed, 1 May 2024 10:00:00 +0200")]
    assert blocks_of(article) == [("headline", "Ferry Back in Port"), ("text", "The ferry is back.")]


def test_the_whole_mail_is_the_record() -> None:
    payload = HEAD + b"\nThe ferry is back.\n"
    article = article_of(payload)
    assert (article.byte_start, article.byte_end) == (0, len(payload))


def test_plain_text_goes_before_html() -> None:
    message = made()
    message.set_content("The ferry is back.\n")
    message.add_alternative("<p>The ferry is <b>back</b>, in colour.</p>", subtype="html")
    assert blocks_of(article_of(message.as_bytes()))[1:] == [("text", "The ferry is back.")]


def test_html_is_read_where_the_plain_text_is_blank() -> None:
    message = made()
    message.set_content("  \n")
    message.add_alternative("<p>The ferry is <b>back</b>.</p>", subtype="html")
    assert blocks_of(article_of(message.as_bytes()))[1:] == [("paragraph", "The ferry is back.")]


@pytest.mark.parametrize(
    ("header", "body"),
    [
        (b"Content-Type: text/plain; charset=latin-1\nContent-Transfer-Encoding: quoted-printable", b"Caf=E9 op=\nen"),
        (
            b"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64",
            base64.b64encode("Café open".encode()),
        ),
        (b"Content-Type: text/plain; charset=utf-16-le\nContent-Transfer-Encoding: base64",
         base64.b64encode("Café open".encode("utf-16-le"))),
        (b"Content-Type: text/plain; charset=no-such-charset\nContent-Transfer-Encoding: 8bit", "Café open".encode()),
        (b"Content-Type: text/plain\nContent-Transfer-Encoding: 8bit", "Café open".encode("cp1252")),
    ],
)  # fmt: skip
def test_a_body_is_read_in_its_encodings(header: bytes, body: bytes) -> None:
    assert blocks_of(article_of(HEAD + header + b"\n\n" + body))[1:] == [("text", "Café open")]


def test_a_wrong_charset_is_guessed_and_said() -> None:
    article = article_of(HEAD + b"Content-Type: text/plain; charset=utf-8\n\n" + "Café open".encode("cp1252"))
    assert blocks_of(article)[1:] == [("text", "Café open")]
    assert [warning.code for warning in article.warnings] == ["declared_encoding_wrong"]


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("=?utf-8?Q?Caf=C3=A9_open?=", "Café open"),
        ("=?iso-8859-15?Q?10_=A4?= for =?koi8-r?B?8M/S1A==?=", "10 € for Порт"),
        ("=?utf-8?B?Q2Fmww==?= =?utf-8?B?qQ==?=", "Café"),
        ("=?no-such?Q?Port?=", "Port"),
        ("=?utf-8?Q?broken", "=?utf-8?Q?broken"),
        ("=?idna?Q?xn--?=", "xn--"),
    ],
)
def test_encoded_words_are_decoded(stated: str, expected: str) -> None:
    assert decode_words(stated) == expected


def test_signatures_and_quoted_mails_are_no_story() -> None:
    body = (
        b"The ferry is back.\n\n> It was late.\n> Very late.\n\nIt sails on Monday.\n\n"
        b"On Tue, Apr 30, 2024 at 9:00 AM Bo wrote:\nWhen?\n\n-- \nAna Reyes\n+00 555 0100\n"
    )
    kinds = blocks_of(article_of(HEAD + b"\n" + body))
    assert [kind for kind, _ in kinds] == ["headline", "text", "footer", "text", "footer", "private_note"]
    assert kinds[-1] == ("private_note", "Ana Reyes\n+00 555 0100")


def test_a_ruler_far_above_the_end_is_no_signature() -> None:
    lines = b"".join(b"Berth %d is open.\n" % n for n in range(30))
    assert [kind for kind, _ in blocks_of(article_of(HEAD + b"\n--\n" + lines))] == ["headline", "text"]


def test_attachments_are_files_of_their_own() -> None:
    message = made()
    message.set_content("See below.\n")
    message.add_attachment("Rain Expected\n\nIt fell on Monday.\n", filename="rain.txt")
    message.add_attachment(b"\xff\xd8\xff\xe0" + bytes(80), maintype="image", subtype="jpeg", filename="cow.jpg")
    items = STEP.run(dump_of(message.as_bytes())).items
    assert [type(item) for item in items] == [Event, Event, Dropped]
    assert (items[1].article.wire_format, items[1].article.member) == ("text", "rain.txt")
    assert items[2].reason == "picture"


def test_a_mail_in_a_mail_is_an_article_too() -> None:
    inner = made()
    inner.set_content("The ferry is back.\n")
    outer = made()
    outer.set_content("Forwarded for tonight.\n")
    outer.add_attachment(inner)
    items = STEP.run(dump_of(outer.as_bytes())).items
    assert [item.article.wire_format for item in items] == ["mail", "mail"]


def test_a_form_sent_as_json_is_its_fields() -> None:
    form = (
        b'{"Headline": ["Ferry Back"], "Body": ["It came.\\n\\nIt stays."], "Dateline": ["ALMHAVEN"], "Urgency": ["4"],'
    )
    form += b' "Slugline": ["Fer\nry"], "Email": ["ana@harbour.example"], "Genre": ["News"], "Desk": ["Harbour"]}'
    article = article_of(HEAD + b"\n" + form)
    assert [kind for kind, _ in blocks_of(article)] == ["headline", "dateline", "text"]
    provider = article.provider
    assert (provider.headline, provider.dateline, provider.urgency, provider.genre) == (
        "Ferry Back",
        "ALMHAVEN",
        4,
        "News",
    )
    assert [(field.field, field.text) for field in provider.stated] == [("desk", "Harbour")]


def test_a_mail_without_text_is_dropped() -> None:
    assert STEP.run(dump_of(HEAD + b"\n-- \nAna\n")).items == (Dropped("no_text", "the mail has no text of its own"),)


def test_mails_nested_without_end_are_broken_and_no_more() -> None:
    nested = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(3000))
    (item,) = STEP.run(dump_of(HEAD + nested)).items
    assert isinstance(item, Dead)
    assert item.reason == "broken_record"


@pytest.mark.parametrize(
    "text",
    [
        b"Headline: Ferry Back\nDate: 1 May 2024\nSource: The Harbour Post\n\nIt came.\n",
        b"Subject: ferries\n\nIt came.\n",
        b"ALMHAVEN: a port\nBRACKWATER: another\n\nBoth are open.\n",
        b"The ferry: it came.\n",
        b"",
    ],
)
def test_other_texts_with_fields_are_no_mail(text: bytes) -> None:
    assert detect(Member(text)) == 0.0


@pytest.mark.slow
@pytest.mark.parametrize("worst", [" ", "=?", "=?a?Q?", "?= ", "<a@", '"', "(", "a@b ", "\t\n"])
def test_headers_are_read_in_linear_time(worst: str) -> None:
    # A quadratic reading of a megabyte would run into the time limit of the test session.
    stated = worst * (1_000_000 // len(worst))
    decode_words(stated)
    display_name(stated)


def test_lines_are_parted_in_linear_time() -> None:
    for worst in ("On ", "> ", "-- \n", "--", "On a wrote "):
        text_blocks(worst * (1_000_000 // len(worst)), is_flowed=True)
