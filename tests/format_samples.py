"""A file of every format with as many articles as asked for, in our own words: for tests that hold for all formats."""

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from collections.abc import Callable

import zstandard

_WORDS = """
ferry harbour council storm bakery tram island pier lantern mule rescue garden letter window market violin
"""
WORDS = _WORDS.split()


def headline(number: int) -> str:
    """A headline that no other number has."""
    return f"{_word(number)} {_word(number // 16)} Number {number} Comes Back to Harbour".title()


def paragraphs(number: int) -> list[str]:
    """Three paragraphs about what the headline says."""
    what = f"{_word(number)} {_word(number + 5)}"
    return [
        f"The {what} of case {number} came back to Port Larn on Monday after nine days at sea, and nobody was hurt.",
        f"“We had no doubt about the {what},” harbour master Jo Quill said of case {number} on the quay that evening.",
        f"The council will look at case {number} again in spring, when the {_word(number + 9)} season has begun.",
    ]


def _word(number: int) -> str:
    return WORDS[number % len(WORDS)]


def _body(number: int, join: str = "\n\n") -> str:
    return join.join(paragraphs(number))


def _html_body(number: int) -> str:
    return "".join(f"<p>{text}</p>" for text in paragraphs(number))


def _each(make: Callable[[int], str], count: int, join: str = "") -> str:
    return join.join(make(number) for number in range(count))


def _text(count: int) -> bytes:
    return _each(lambda n: f"{headline(n)}\n\n{_body(n)}\n\n-30-\n", count, "\n\n\n").encode()


def _nexis(count: int) -> bytes:
    def document(n: int) -> str:
        return (
            f"\n\n                     {n + 1} of {count} DOCUMENTS\n\n\n           Harbour Times\n\n"
            f"           January 11, 2010 Monday\n\n{headline(n)}\n\nBYLINE: Ada Moss\n\nLENGTH: 60 words\n\n"
            f"{_body(n)}\n\nLOAD-DATE: January 12, 2010\n\nLANGUAGE: ENGLISH\n"
        )

    return _each(document, count).encode()


def _factiva(count: int) -> bytes:
    def document(n: int) -> str:
        return (
            f"HD {headline(n)}\nWC 60 words\nPD 11 January 2010\nSN Harbour Times\nLA English\n\nLP\n\n{_body(n)}\n\n"
            f"AN Document HARB000020100111e61b{n:05d}\n\n"
        )

    return _each(document, count).encode()


def _europresse(count: int) -> bytes:
    def document(n: int) -> str:
        return (
            f"<article><header><div>Le Journal du Port</div><div>lundi 11 janvier 2010 - 60 mots</div>"
            f"<p>{headline(n)}</p></header><div>{_html_body(n)}</div><footer><div>news·20100111·JP·{n:04d}</div></footer></article>\n"
        )

    return f"<html><body>{_each(document, count)}</body></html>".encode()


def _proquest(count: int) -> bytes:
    def document(n: int) -> str:
        return (
            f"{'_' * 60}\n\nDocument {n + 1} of {count}\n\n{headline(n)}\nFull text: {_body(n)}\n\n"
            f"Title: {headline(n)}\nPublication title: Harbour Times\n"
            f"Publication date: Jan 11, 2010\nProQuest document ID: {n}\n\n"
        )

    return _each(document, count).encode()


def _reuters(count: int) -> bytes:
    def story(n: int) -> str:
        return (
            f'<REUTERS TOPICS="YES" LEWISSPLIT="TRAIN" CGISPLIT="TRAINING-SET" OLDID="{n}" NEWID="{n}">\n'
            "<DATE>26-FEB-1987 15:01:01.79</DATE>\n<TOPICS><D>ship</D></TOPICS>\n<PLACES><D>uk</D></PLACES>\n"
            f"<TEXT>&#2;\n<TITLE>{headline(n).upper()}</TITLE>\n<DATELINE>    PORT LARN, Feb 26 - </DATELINE>"
            f"<BODY>{_body(n, chr(10) + '    ')}\n Reuter\n&#3;</BODY></TEXT>\n</REUTERS>\n"
        )

    return ('<!DOCTYPE lewis SYSTEM "lewis.dtd">\n' + _each(story, count)).encode()


def _iptc7901(count: int) -> bytes:
    def message(n: int) -> str:
        body = _body(n, "\r\n\r\n")
        head = f"\x01hwa{n % 10_000:04d} 4 i 60  hw 0{n % 1000:03d}\r\n\r\nFerry/\r\n\x02{headline(n)} =\r\n\r\n"
        return f"{head}{body}\r\nhw aa\r\n\x03111111 GMT Jan 10\r\n\x04"

    return _each(message, count).encode("cp1252", "replace")


def _anpa1312(count: int) -> bytes:
    def message(n: int) -> str:
        body = "".join(f"\t   {text} \r\n" for text in paragraphs(n))
        return (
            f"\x16\x16\x01h{n % 10_000:04d}\x1f-----\nr i \x13\x11 BC-Ferry--Case {n}   01-11 0060\r\n"
            f"\x02^BC-Ferry--Case {n},60<\r\n^{headline(n)}<\r\n{body}\r\n\x03HW-WS-01-11-10 1015EST<\r\n\r\n\x04"
        )

    return _each(message, count).encode("cp1252", "replace")


def _nitf(_: int) -> bytes:
    return (
        '<?xml version="1.0" encoding="utf-8"?><nitf><head><docdata><doc-id id-string="hw.1"/>'
        '<date.issue norm="20100111T101500Z"/></docdata></head><body><body.head><hedline>'
        f"<hl1>{headline(0)}</hl1></hedline></body.head><body.content>{_html_body(0)}</body.content></body></nitf>"
    ).encode()


def _newsml1(count: int) -> bytes:
    def item(n: int) -> str:
        return (
            f"<NewsItem><Identification><NewsIdentifier><ProviderId>harbour.example</ProviderId><DateId>20100111</DateId>"
            f'<NewsItemId>case{n}</NewsItemId><RevisionId PreviousRevision="0" Update="N">1</RevisionId>'
            f"<PublicIdentifier>urn:newsml:harbour.example:20100111:case{n}:1</PublicIdentifier></NewsIdentifier>"
            "</Identification><NewsManagement><FirstCreated>20100111T101500Z</FirstCreated>"
            '<Status FormalName="Usable"/></NewsManagement><NewsComponent><NewsLines>'
            f'<HeadLine>{headline(n)}</HeadLine></NewsLines><ContentItem><MediaType FormalName="Text"/><DataContent>'
            f"{_html_body(n)}</DataContent></ContentItem></NewsComponent></NewsItem>\n"
        )

    return f'<?xml version="1.0" encoding="utf-8"?><NewsML>{_each(item, count)}</NewsML>'.encode()


def _newsml_g2(count: int) -> bytes:
    def item(n: int) -> str:
        return (
            f'<newsItem guid="urn:newsml:harbour.example:20100111:case{n}" version="1" standard="NewsML-G2"><itemMeta>'
            '<itemClass qcode="ninat:text"/><versionCreated>2010-01-11T10:15:00Z</versionCreated>'
            f'<pubStatus qcode="stat:usable"/></itemMeta><contentMeta><headline>{headline(n)}</headline></contentMeta>'
            f'<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">'
            f"<body>{_html_body(n)}</body></html></inlineXML></contentSet></newsItem>\n"
        )

    head = '<?xml version="1.0" encoding="utf-8"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>'
    return f"{head}{_each(item, count)}</itemSet></newsMessage>".encode()


def _ninjs(_: int) -> bytes:
    item = {
        "uri": "urn:harbour.example:case0",
        "type": "text",
        "versioncreated": "2010-01-11T10:15:00Z",
        "pubstatus": "usable",
        "headline": headline(0),
        "body_xhtml": _html_body(0),
    }
    return json.dumps(item).encode()


def _json(count: int) -> bytes:
    return json.dumps([_article(number) for number in range(count)], indent=1).encode()


def _jsonl(count: int) -> bytes:
    return _each(lambda n: json.dumps(_article(n)) + "\n", count).encode()


def _article(number: int) -> dict[str, str]:
    return {
        "url": f"https://harbour.example/{number}",
        "title": headline(number),
        "published": "2010-01-11T10:15:00Z",
        "text": _body(number),
    }


def _csv(count: int) -> bytes:
    def row(n: int) -> str:
        return f'{n},"{headline(n)}","2010-01-11","{_body(n).replace(chr(34), chr(34) * 2)}"\n'

    return ("id,title,date,text\n" + _each(row, count)).encode()


def _rss(count: int) -> bytes:
    def item(n: int) -> str:
        return (
            f"<item><title>{headline(n)}</title><link>https://harbour.example/{n}</link><guid>https://harbour.example/{n}"
            f"</guid><pubDate>Mon, 11 Jan 2010 10:15:00 GMT</pubDate><content:encoded><![CDATA[{_html_body(n)}]]>"
            "</content:encoded></item>\n"
        )

    head = '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Harbour</title>'
    return f'<?xml version="1.0" encoding="utf-8"?>{head}{_each(item, count)}</channel></rss>'.encode()


def _atom(count: int) -> bytes:
    def entry(n: int) -> str:
        body = _html_body(n).replace("<", "&lt;")
        return (
            f"<entry><id>tag:harbour.example,2010:{n}</id><title>{headline(n)}</title><updated>2010-01-11T10:15:00Z</updated>"
            f'<content type="html">{body}</content></entry>\n'
        )

    head = '<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour</title><id>tag:harbour.example,2010:feed</id>'
    return f'<?xml version="1.0" encoding="utf-8"?>{head}{_each(entry, count)}</feed>'.encode()


def _json_feed(count: int) -> bytes:
    items = [
        {"id": f"https://harbour.example/{n}", "title": headline(n), "content_html": _html_body(n)}
        for n in range(count)
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Harbour", "items": items}
    return json.dumps(feed, indent=1).encode()


def _sitemap(count: int) -> bytes:
    def entry(n: int) -> str:
        return (
            f"<url><loc>https://harbour.example/{n}</loc><news:news><news:publication><news:name>Harbour</news:name>"
            "<news:language>en</news:language></news:publication><news:publication_date>2010-01-11</news:publication_date>"
            f"<news:title>{headline(n)}</news:title></news:news></url>\n"
        )

    head = (
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">'
    )
    return f'<?xml version="1.0" encoding="utf-8"?>{head}{_each(entry, count)}</urlset>'.encode()


def _wordpress(count: int) -> bytes:
    def item(n: int) -> str:
        return (
            f"<item><title>{headline(n)}</title><link>https://harbour.example/{n}</link>"
            f'<guid isPermaLink="false">https://harbour.example/?p={n}</guid><content:encoded><![CDATA[{_body(n)}]]>'
            f"</content:encoded><wp:post_id>{n}</wp:post_id><wp:post_date_gmt>2010-01-11 10:15:00</wp:post_date_gmt>"
            "<wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>\n"
        )

    head = (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:wp="http://wordpress.org/export/1.2/"><channel><wp:wxr_version>1.2</wp:wxr_version>'
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>{head}{_each(item, count)}</channel></rss>'.encode()


def _page(number: int) -> str:
    return (
        f"<!doctype html><html lang=en><head><title>{headline(number)}</title></head><body>"
        f"<nav><a href=/>Home</a></nav><article><h1>{headline(number)}</h1>{_html_body(number) * 3}</article>"
        "<footer>© Harbour</footer></body></html>"
    )


def _html(_: int) -> bytes:
    return _page(0).encode()


def _mail_text(number: int) -> str:
    return (
        f"From: Ada Moss <ada@harbour.example>\nTo: desk@harbour.example\nSubject: {headline(number)}\n"
        f"Date: Mon, 11 Jan 2010 10:15:00 +0000\nMessage-ID: <{number}@harbour.example>\n"
        f"Content-Type: text/plain; charset=utf-8\n\n{_body(number)}\n"
    )


def _mail(_: int) -> bytes:
    return _mail_text(0).encode()


def _mbox(count: int) -> bytes:
    return _each(lambda n: f"From ada@harbour.example Mon Jan 11 10:15:00 2010\n{_mail_text(n)}\n", count).encode()


def _warc(count: int) -> bytes:
    def record(n: int) -> bytes:
        body = _page(n).encode()
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://harbour.example/{n}\r\n"
            f"WARC-Date: 2010-01-12T10:15:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{n:012d}>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        return head.encode() + http + b"\r\n\r\n"

    return b"".join(record(number) for number in range(count))


def _zip(count: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(count):
            archive.writestr(f"story-{number}.txt", f"{headline(number)}\n\n{_body(number)}\n")
    return out.getvalue()


def _tar(count: int) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for number in range(count):
            content = f"{headline(number)}\n\n{_body(number)}\n".encode()
            entry = tarfile.TarInfo(f"story-{number}.txt")
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return out.getvalue()


def _rbnews(count: int) -> bytes:
    def story(n: int) -> str:
        content = _html_body(n).replace("<", "&lt;")
        return (
            f"<RBNews><NewsID>00000000-0000-4000-8000-{n:012d}</NewsID><PublishDate>2010-01-11T10:15:00</PublishDate>"
            f"<headline>{headline(n)}</headline><version>1</version><content>{content}</content></RBNews>\n"
        )

    return f"<Answer><error>0</error><ListOfRBNews>{_each(story, count)}</ListOfRBNews></Answer>".encode()


def _ap_media(count: int) -> bytes:
    def item(n: int) -> dict[str, object]:
        return {
            "altids": {"itemid": f"{n:032x}"},
            "version": 1,
            "type": "text",
            "versioncreated": "2010-01-11T10:15:00Z",
            "pubstatus": "usable",
            "headline": headline(n),
            "body_nitf": f"<block>{_html_body(n)}</block>",
        }

    items = [{"item": item(number)} for number in range(count)]
    return json.dumps({"api_version": "1.1", "data": {"items": items}}, indent=1).encode()


def _dpa(count: int) -> bytes:
    def message(n: int) -> str:
        return (
            f"bdt{n % 10000:04d} 4 vm 60 dpa {n % 10000:04d}\r\n\r\n{_word(n).title()}/\r\n{headline(n)} =\r\n\r\n"
            f"{_body(n, chr(13) + chr(10) + '   ')}\r\n111015 Jan 10\r\n\r\n"
        )

    return _each(message, count).encode()


def _document(number: int) -> list[str]:
    return [headline(number), *paragraphs(number)]


def _docx(_: int) -> bytes:
    lines = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in _document(0))
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'<?xml version="1.0"?><w:document xmlns:w="{namespace}"><w:body>{lines}</w:body></w:document>'.encode()


def _rtf(_: int) -> bytes:
    text = "".join(f"\\pard {line}\\par\n" for line in _document(0)).replace("“", "\\'93").replace("”", "\\'94")
    return ("{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Arial;}}\n" + text + "}").encode("ascii")


def _word_file(count: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", _docx(count))
    return out.getvalue()


def _xml(count: int) -> bytes:
    def story(n: int) -> str:
        return f"<story><id>{n}</id><headline>{headline(n)}</headline><body>{_html_body(n)}</body></story>\n"

    return f'<?xml version="1.0" encoding="utf-8"?><export>{_each(story, count)}</export>'.encode()


FORMAT_SAMPLES: dict[str, Callable[[int], bytes]] = {
    "text": _text,
    "nexis": _nexis,
    "factiva": _factiva,
    "europresse": _europresse,
    "proquest": _proquest,
    "reuters_sgml": _reuters,
    "iptc7901": _iptc7901,
    "anpa1312": _anpa1312,
    "nitf": _nitf,
    "newsml1": _newsml1,
    "newsml_g2": _newsml_g2,
    "ninjs": _ninjs,
    "ap_media": _ap_media,
    "rbnews": _rbnews,
    "dpa": _dpa,
    "xml": _xml,
    "docx": _docx,
    "rtf": _rtf,
    "json": _json,
    "jsonl": _jsonl,
    "csv": _csv,
    "rss": _rss,
    "atom": _atom,
    "json_feed": _json_feed,
    "sitemap": _sitemap,
    "wordpress": _wordpress,
    "html": _html,
    "mail": _mail,
}
"""By wire format; those of one article a file ignore the number."""
CONTAINER_SAMPLES: dict[str, Callable[[int], bytes]] = {
    "mbox": _mbox,
    "warc": _warc,
    "zip": _zip,
    "word": _word_file,
    "tar": _tar,
    "gzip": lambda count: gzip.compress(_text(count), mtime=0),
    "bzip2": lambda count: bz2.compress(_text(count)),
    "xz": lambda count: lzma.compress(_text(count)),
    "zstd": lambda count: zstandard.compress(_text(count)),
}
ONE_ARTICLE = frozenset({"nitf", "ninjs", "html", "mail", "docx", "rtf", "word"})
"""Formats whose file is one article."""
WITHOUT_TEXT = frozenset({"sitemap"})
"""Formats that name articles and do not hold them."""
