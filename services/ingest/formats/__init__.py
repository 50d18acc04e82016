"""The wire formats: one module each, every one with ``detect(member)`` and ``read(member)``.

A new format is one module and one line in ``FORMATS``; docs/adding-a-format.md tells how.
"""

from collections.abc import Callable
from dataclasses import dataclass

from services.ingest.formats import (
    anpa1312,
    ap_media,
    atom,
    delimited,
    dpa,
    europresse,
    factiva,
    html,
    iptc7901,
    json_feed,
    json_lines,
    json_records,
    mail,
    newsml1,
    newsml_g2,
    nexis,
    ninjs,
    nitf,
    proquest,
    rbnews,
    reuters_sgml,
    rss,
    sitemap,
    text,
    vendor_xml,
    word,
    wordpress,
)
from services.ingest.reading import Member, Reading


@dataclass(frozen=True, slots=True)
class Format:
    """One wire format: how sure it is of a file (0 to 1), how it reads it whole, and what it is to a user."""

    name: str
    title: str
    detect: Callable[[Member], float]
    read: Callable[[Member], Reading]


FORMATS = (
    Format("html", "HTML page", html.detect, html.read),
    Format("nexis", "Nexis export, old or Nexis Uni: text, HTML, RTF, Word", nexis.detect, nexis.read),
    Format("factiva", "Factiva export: XML, HTML, RTF, Word, text", factiva.detect, factiva.read),
    Format("europresse", "Europresse export: HTML", europresse.detect, europresse.read),
    Format("proquest", "ProQuest export: text", proquest.detect, proquest.read),
    Format("docx", "Word document", word.detect_word, word.read_word),
    Format("rtf", "RTF document", word.detect_rtf, word.read_rtf),
    Format("mail", "Mail: one message", mail.detect, mail.read),
    Format("reuters_sgml", "Reuters SGML, the collection of 1987", reuters_sgml.detect, reuters_sgml.read),
    Format("iptc7901", "IPTC 7901, messages in control bytes", iptc7901.detect, iptc7901.read),
    Format("anpa1312", "ANPA 1312, messages in control bytes", anpa1312.detect, anpa1312.read),
    Format("dpa", "DPA text, with control bytes or without", dpa.detect, dpa.read),
    Format("nitf", "NITF", nitf.detect, nitf.read),
    Format("newsml1", "NewsML 1.0 to 1.2", newsml1.detect, newsml1.read),
    Format("newsml_g2", "NewsML-G2", newsml_g2.detect, newsml_g2.read),
    Format("rbnews", "RBNews, the queue of Ritzau", rbnews.detect, rbnews.read),
    Format("ninjs", "ninjs, News in JSON, generations 1 to 3", ninjs.detect, ninjs.read),
    Format("ap_media", "AP Media API: JSON", ap_media.detect, ap_media.read),
    Format("jsonl", "JSON Lines, one article a line", json_lines.detect, json_lines.read),
    Format("json", "JSON: one article or a list of them", json_records.detect, json_records.read),
    Format("xml", "XML of no declared standard, by the usual names of fields", vendor_xml.detect, vendor_xml.read),
    Format("csv", "Table of articles: CSV, TSV", delimited.detect, delimited.read),
    Format("rss", "RSS feed with texts", rss.detect, rss.read),
    Format("atom", "Atom feed with texts", atom.detect, atom.read),
    Format("json_feed", "JSON Feed", json_feed.detect, json_feed.read),
    Format("sitemap", "Sitemap, also of news: addresses without text", sitemap.detect, sitemap.read),
    Format("wordpress", "WordPress export", wordpress.detect, wordpress.read),
    Format("text", "Plain text, one article or several", text.detect, text.read),
)


def choose_format(member: Member) -> Format:
    """Return the format that is surest of the file; plain text takes what nobody else wants."""
    return max(FORMATS, key=lambda candidate: candidate.detect(member))


def format_named(name: str) -> Format | None:
    """Return the format of that name, or None."""
    return next((candidate for candidate in FORMATS if candidate.name == name), None)
