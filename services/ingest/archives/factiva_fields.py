"""The field codes of Factiva, their display names in the languages of the archive, and what they are to us: data."""

import re

FIELDS = {
    "HD": "headline",
    "BY": "byline",
    "WC": "word_count",
    "PD": "date",
    "ET": "time",
    "SN": "publication",
    "SC": "source_code",
    "ED": "edition",
    "PG": "page",
    "VOL": "volume",
    "LA": "language",
    "CY": "rights",
    "CR": "credit",
    "LP": "lead",
    "TD": "body",
    "CX": "correction",
    "ART": "caption",
    "SE": "section",
    "CLM": "column",
    "RF": "reference",
    "CT": "contact",
    "CO": "company",
    "IN": "industry",
    "NS": "subject",
    "RE": "region",
    "DE": "descriptors",
    "IPC": "codes",
    "IPD": "description",
    "PUB": "publisher",
    "NGC": "group",
    "GC": "group_code",
    "AN": "accession",
}
"""What each code stands for; the codes are the same in every language."""
TEXT_FIELDS = {"headline": "headline", "byline": "byline", "lead": "paragraph", "body": "paragraph"}
"""Fields whose value is text of the story, with the kind of its blocks."""
NOTE_FIELDS = {"correction": "note", "caption": "caption", "credit": "credit", "contact": "private_note"}

CODE_LINE = re.compile(r"(?m)^[ \t]{0,4}(" + "|".join(FIELDS) + r")(?:[ \t\xa0]{1,8}|[ \t\xa0]{0,8}$)")
"""A code at the beginning of a line, alone or with its value behind it."""
ACCESSION = re.compile(r"\b([A-Z][A-Z0-9]{2,15}0{0,6}(?:18|19|20)\d{6}[A-Za-z0-9-]{3,12})\b")
"""An accession number: source code, date, number; no other document in the archive has it."""
DOCUMENT_ID = re.compile(r"(?i)^(?:document|dokument|documento)\s+(\S{12,40})$")
"""How display formats give the accession number, as their last line."""
WORDS_LINE = re.compile(
    r"(?i)^([\d.,\u202f\xa0 ]{1,9})\s?(?:words|mots|wörter|woerter|palabras|parole|palavras|woorden|слов|字|ord)$"
)
LANGUAGES_LINE = re.compile(
    r"(?i)^(?:english|anglais|englisch|inglés|inglese|français|french|französisch|francés|german|deutsch|allemand|alemán"
    r"|spanish|español|espagnol|italian|italiano|italien|portuguese|português|dutch|nederlands|russian|русский"
    r"|chinese|japanese|arabic|danish|dansk|swedish|svenska|norwegian|norsk|finnish|suomi|polish|polski)$"
)
COPYRIGHT_LINE = re.compile(r"(?i)^(?:©|\(c\)|copyright|\d{4}\s+copyright)\s?.{0,200}$")


def accession_of(text: str) -> str | None:
    """Return the accession number that a text holds, or None.

    >>> accession_of("Document HARB000020260116em1g0004x")
    'HARB000020260116em1g0004x'
    >>> accession_of("Document one")
    """
    match = DOCUMENT_ID.match(text.strip())
    if match and any(character.isdigit() for character in match.group(1)):
        return match.group(1)
    found = ACCESSION.search(text)
    return found.group(1) if found else None
