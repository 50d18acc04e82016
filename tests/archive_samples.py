"""Archive exports in our own words, in the shapes that the archives give them: for the tests of their formats."""

import io
import zipfile

BODY_ONE = "The ferry came back to Port Larn on Monday after nine days at sea, and nobody on board was hurt."
BODY_TWO = "Rain is expected over the hills until Friday, the weather office in Port Larn said."

NEXIS_TEXT = f"""
Download Request: Selected Items: 1-2
Time Of Request: Friday, March 20, 2018  16:51:31

Terms: ferry


                               1 of 2 DOCUMENTS


                              The Harbour Times (Port Larn)

                            January 11, 2010 Monday
                                 Second Edition;
                                    Islands

Ferry Back in Port

BYLINE: Ada Moss and Lars Quill

SECTION: NEWS; Pg. 3

LENGTH: 1,021 words

{BODY_ONE}
LENGTH: the ferry is 80 metres long.

{BODY_TWO}

LOAD-DATE: January 12, 2010

LANGUAGE: ENGLISH

GRAPHIC: The ferry at the pier on Monday

PUBLICATION-TYPE: Newspaper

                       Copyright 2010 Harbour Times Ltd
                              All Rights Reserved

                               2 of 2 DOCUMENTS


                              The Harbour Times (Port Larn)

                            January 12, 2010 Tuesday

Rain Expected

LENGTH: 12 words

{BODY_TWO}

LOAD-DATE: January 12, 2010

LANGUAGE: ENGLISH
"""

GERMAN_HTML = f"""<html><body>
<p>Dokument 1 von 2</p><div><p>Hafenblatt</p></div><div><p>11. Januar 2010 <b>Montag</b></p></div>
<div><p><span>Fähre wieder im <b>Hafen</b></span></p></div>
<div><p>AUTOR: Ada Moss</p></div><div><p>RUBRIK: LOKALES; S. 3</p></div><div><p>LÄNGE: 21 Wörter</p></div>
<div><p>{BODY_ONE}</p><p>{BODY_TWO}</p></div>
<div><p>UPDATE: 12. Januar 2010</p></div><div><p>SPRACHE: GERMAN; DEUTSCH</p></div>
<div><p>Copyright 2010 Hafenblatt<br>Alle Rechte Vorbehalten</p></div>
<p>Dokument 2 von 2</p><div><p>Hafenblatt</p></div><div><p>12. Januar 2010</p></div>
<div><p>Regen erwartet</p></div><div><p>LÄNGE: 9 Wörter</p></div><div><p>{BODY_TWO}</p></div>
<div><p>SPRACHE: GERMAN</p></div>
</body></html>"""

UNI_LINES = [
    "User Name: = Jo Quill",
    "Date and Time: = Monday, 2 November 2026 10:11",
    "Job Number: = 123456",
    "Documents (2)",
    "1. Ferry Back in Port",
    "2. Rain Expected",
    "Search Terms: ferry",
    "Ferry Back in Port",
    "The Harbour Times (Port Larn)",
    "January 11, 2010 Monday",
    "Copyright 2010 Harbour Times Ltd All Rights Reserved",
    "Section: NEWS; Pg. 3",
    "Length: 1021 words",
    "Byline: Ada Moss",
    "Highlight: Nine days at sea",
    "Body",
    BODY_ONE,
    BODY_TWO,
    "Graphic",
    "The ferry at the pier on Monday",
    "Classification",
    "Language: ENGLISH",
    "Publication-Type: Newspaper",
    "Load-Date: January 12, 2010",
    "End of Document",
    "Rain Expected",
    "The Harbour Times (Port Larn)",
    "January 12, 2010 Tuesday",
    "Length: 12 words",
    "Body",
    BODY_TWO,
    "Load-Date: January 12, 2010",
    "End of Document",
]

FACTIVA_TEXT = f"""HD Ferry Back in Port
BY Ada Moss
WC 1,021 words
PD 11 January 2010
ET 15:32
SN Harbour Times
SC HARB
LA English
CY (c) 2010 Harbour Times Ltd

LP

{BODY_ONE}

TD

{BODY_TWO}

CT Call the desk on 555 0100

NS gcat : General News | gwea : Weather

AN Document HARB000020100111e61b0004x

HD Rain Expected
WC 12 words
PD 12 January 2010
SN Harbour Times
LA English

LP
{BODY_TWO}

AN Document HARB000020100112e61c0005y
"""

FACTIVA_SHOWN = [
    "Ferry Back in Port",
    "Ada Moss",
    "1,021 words",
    "11 January 2010",
    "15:32",
    "Harbour Times",
    "HARB",
    "English",
    "(c) 2010 Harbour Times Ltd",
    BODY_ONE,
    BODY_TWO,
    "Document HARB000020100111e61b0004x",
]

EUROPRESSE = f"""<html><body>
<article><header><div><span>Le Journal du Port</span></div><div>France, lundi 11 janvier 2010 - 21 mots, p. 3</div>
<div><p>Le bac est <mark>rentré</mark> au port</p></div><div><p>Ada Moss</p></div></header>
<div><p>{BODY_ONE}</p><p>{BODY_TWO}</p></div>
<footer><div>© 2010 Le Journal du Port. Tous droits réservés.</div><div>news·20100111·JP·0042</div></footer></article>
<article><header><div>Le Journal du Port</div><div>mardi 12 janvier 2010 - 9 mots</div><div><p>Pluie attendue</p></div>
</header><div><p>{BODY_TWO}</p></div><footer><div>news·20100112·JP·0043</div></footer></article>
</body></html>"""

PROQUEST = f"""
____________________________________________________________

Document 1 of 2

Ferry Back in Port
Author: Moss, Ada; Quill, Lars
Publication info: Harbour Times
ProQuest document link
Abstract: Nine days at sea.
Full text: {BODY_ONE}

Warning: nobody was hurt.

{BODY_TWO}

Subject: Ferries; Weather
Title: Ferry Back in Port
Publication title: Harbour Times; Port Larn
Publication year: 2010
Publication date: Jan 11, 2010
Language of publication: English
ProQuest document ID: 4711008
Document URL: https://search.proquest.com/docview/4711008
Copyright: Copyright Harbour Times Ltd. Jan 11, 2010
Last updated: 2017-11-12
Database: Harbour Newsstand

____________________________________________________________

Document 2 of 2

Rain Expected
Full text: {BODY_TWO}
Title: Rain Expected
Publication title: Harbour Times
Publication date: Jan 12, 2010
ProQuest document ID: 4711009
"""


def word_file(lines: list[str]) -> bytes:
    """A DOCX with a paragraph for each line."""
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    paragraphs = "".join(f'<w:p><w:r><w:t xml:space="preserve">{_escape(line)}</w:t></w:r></w:p>' for line in lines)
    document = f'<?xml version="1.0"?><w:document xmlns:w="{namespace}"><w:body>{paragraphs}</w:body></w:document>'
    return zip_file({"[Content_Types].xml": b"<Types/>", "word/document.xml": document.encode()})


def rtf_file(lines: list[str]) -> bytes:
    """An RTF with a paragraph for each line."""
    text = "".join(f"\\pard {line}\\par\n" for line in lines)
    return ("{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Arial;}}\n" + text + "}").encode("ascii", "replace")


def zip_file(files: dict[str, bytes]) -> bytes:
    """A ZIP with these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
