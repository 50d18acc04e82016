"""Messages of wires for tests, in invented words: framed by control bytes as agencies send them."""


def iptc_message(
    text: str,
    *,
    number: str = "hwa062",
    header: str = " 4 i 211 ccccb   hwn 061",
    keywords: str = "Larn-ferry/Cargo/",
    time: str = "131137 GMT Nov 13 ",
) -> bytes:
    """One IPTC 7901 message."""
    head = f"\x01{number}{header}\r\n\n{keywords}\r\n\x02"
    return (head + text.replace("\n", "\r\n") + f"\r\n\x03{time}\r\n\x7f\n\x7f\x04").encode("latin-1")


def anpa_message(
    text: str,
    *,
    number: str = "W2870",
    slug: str = "r a\x13\x11 BC-XX--Ferry-Lost 1stLd-Writethru   11-13 0640",
    trailer: str = "HW-WF-11-13-13 1509GMT<",
) -> bytes:
    """One ANPA 1312 message."""
    head = f"\x16\x16\x01{number}\x1fasian\n{slug}\n\x02"
    return (head + text + f"\n\t   \x03{trailer}\n\n\x0c\n\x04").encode("latin-1")


def sgml_story(
    inside: str,
    *,
    number: int = 1,
    kind: str = "",
    slug: str = "u f BC-LARN-FERRY-CARGO   03-05 0105",
    topics: str = "<D>ship</D>",
) -> str:
    """One story of the Reuters collection."""
    opening = (
        f'<REUTERS TOPICS="YES" LEWISSPLIT="TRAIN" CGISPLIT="TRAINING-SET" OLDID="{5543 + number}" NEWID="{number}">'
    )
    return (
        f"{opening}\n<DATE> 5-MAR-1987 09:15:05.40</DATE>\n<TOPICS>{topics}</TOPICS>\n"
        "<PLACES><D>larnland</D><D>usa</D></PLACES>\n<PEOPLE></PEOPLE>\n"
        f"<UNKNOWN> \n&#5;&#5;&#5;C T\n&#22;&#22;&#1;f0704&#31;reute\n{slug}</UNKNOWN>\n"
        f"<TEXT{kind}>&#2;\n{inside}&#3;</TEXT>\n</REUTERS>\n"
    )


IPTC_TEXT = """\
1ST LEAD
Ferry of Port Larn comes back after nine days
By Ada Moss, hwn =

   Cairo (dpa) - The ferry came back to the harbour of Port Larn
on Monday after nine days at sea.

   "We never lost hope," Captain Lars Quill said.

# Notebook

## Note to editors
- adds quote of the captain

* * * *
The following information is not intended for publication

## Editorial contacts
- Reporting by: Ada Moss
Tel: +00 555 0100; <desk@example.org>

hwn am lq
"""

ANPA_TEXT = """\
^BC-XX--Ferry-Lost Cargo, 1st Ld-Writethru,640<
^Ferry of Port Larn comes back <
^HW Photo HWN101, HWN102<
^Eds: Updates with quote.<
^EDITOR'S NOTE _ The names of the crew are changed.<
^By ADA MOSS and LARS QUILL=
^Harbour Wire=
\t   CAIRO (AP) _ The ferry came back to the harbour on Monday.
\x20
\t   ``We never lost hope _ not once,'' she said. ``It is ours.''
\x20
\t   ___
"""

SGML_TEXT = """\
<TITLE>PORT LARN FERRY &lt;PLF> COMES BACK</TITLE>
<AUTHOR>    By Ada Moss, Reuters</AUTHOR>
<DATELINE>    PORT LARN, March 5 - </DATELINE><BODY>The ferry came back to the harbour
of Port Larn after nine days at sea, its owner said.
    It had lost its cargo of rice and tin in the storm that hit
the coast last week.
 Reuter
</BODY>"""
