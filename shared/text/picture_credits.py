"""Picture credits of pages: what in a caption names photographer and agency, in the ways of many countries."""

import re
from collections.abc import Iterator

from shared.text.agencies import is_agency

MAX_CREDIT_CHARS = 160
MAX_TAIL_CHARS = 90
"""A tail without any label must be as short as a name with an agency."""
MAX_SOURCE_WORDS = 8

_LABELS = (
    "photo(?:graph|grapher|graphie|graphe|s)?|foto(?:graf|grafie|grafía|grafia|s)?|fotó|bild(?:quelle|rechte|nachweis)?"
    "|image|picture|pic|credit|crédit|crédits|crédito|créditos|credito|kredit|kuva|ljósmynd|mynd|zdjęcie|fot|zdroj"
    "|quelle|source|fuente|fonte|bron|beeld|kilde|källa|illustration|illustrasjon|grafik|graphic|courtesy|handout"
    "|screenshot|video|copyright|archiv(?:bild|foto)?|фото|изображение|джерело|fotoğraf|사진|写真|提供|صورة|תמונה|צילום"
    "|photo credits?|image credits?|photo source|image source|picture credits?|photo illustration"
    "|photo courtesy|ảnh|isithombe"
    "|nuotr|φωτο|φωτογραφία|ภาพ|फोटो|तस्वीर|ছবি|ფოტო|лусанкар|dok"
)
_BOUNDARY = r"(?:^|(?<=[.!?…)\]\"”»’']\s)|(?<=[.!?…)\]\"”»|])|(?<=\s[|–—•/-]\s)|(?<=\s))"
_LABELLED = re.compile(
    rf"(?i){_BOUNDARY}\(?(?:{_LABELS})\b\.?(?:\s?(?:by|par|von|de|di|av|af|credit|courtesy of|courtesy"
    rf"|source|des|via)\b)?"
    r"\s{0,2}[:：/|=©]\s{0,2}[^\n]{1,140}$"
)
_LABELLED_BY = re.compile(
    r"(?i)(?:^|(?<=[.!?…)\]\"”»’']\s)|(?<=[.!?…)\]\"”»])|(?<=\s))\(?(?:photo(?:graph)?s?|image|picture"
    r"|pictured|foto|photo illustration|illustration"
    r"|courtesy|handout)\s(?:by|courtesy(?: of)?|via|par|von|of)\s[^.\n]{2,100}\.?\)?$"
)
_SIGN = re.compile(r"(?:©|[（(]Ｃ[)）]|\(c\)\s|\(C\)\s|Copyright\s)[^\n]{1,140}$")
_AGENCY = (
    "AP|AFP|REUTERS|Reuters|EPA|EFE|EPA-EFE|DPA|dpa|Getty|Getty Images|GETTY IMAGES|IMAGO|imago|Imago|TASS|ANSA|Xinhua"
    "|Anadolu|AA|PA|PA Wire|PA Images|ANP|TT|NTB|Ritzau Scanpix|Ritzau|Scanpix|APA|Keystone|KEYSTONE|UPI|PTI|ANI"
    "|Bloomberg|Alamy|Shutterstock|iStock|Unsplash|Pixabay|Pexels|picture alliance|picture-alliance|SIPA"
    "|Sipa|ddp|KNA|epd"
    "|Belga|BELGA|CP|Canadian Press|The Canadian Press|AAP|Yonhap|Kyodo|Zuma|ZUMA|Ukrinform|Unian|RIA Novosti|Sputnik"
    "|Europa Press|Cuartoscuro|LaPresse|MAXPPP|Hans Lucas|Abaca|Lehtikuva|Handout|Supplied|Privat|Pool"
    "|Eyevine|WireImage"
    "|Press Association|Associated Press|The Associated Press|AP Photo|Creative Commons|CC BY|Wikimedia Commons|Twitter"
    "|Instagram|Facebook|YouTube|Google Maps|NASA|Rex|REX|Rex Features|SWNS|Archiv|Stock|Adobe Stock"
    "|Depositphotos|123RF"
)
_AGENCY_TAIL = re.compile(
    rf"(?:(?<=[.!?…)\]\"”»’'|–—-]\s)|(?<=[.!?…)\]\"”»])|(?<=\s)|^)(?:{_AGENCY})(?: Photo| Images"
    rf"| Wire)?\s?/\s?(?:[^\n.]|\.(?!\s)|(?<=[A-Z])\.){{2,70}}$"
)
_NAME = r"[^\W\d_a-zß-ÿ][\w.’'-]*"
_SLASHED_TAIL = re.compile(
    rf"(?:(?<=[.!?…)\]\"”»’']\s)|^)(?:{_NAME}\s?){{1,5}}[/"
    rf"|,]\s?(?:[\w.’'&-]+\s?){{1,6}}(?:/\s?(?:[\w.’'&-]+\s?){{1,5}}){{0,3}}\.?$"
)
_WHOLE_AGENCY = re.compile(
    rf"(?:(?:[\w.’'-]+\s){{0,4}}(?:via|/|for|pour|für)\s?)?(?:{_AGENCY})(?:\s?/\s?[\w .’'-]{{2,40}})?\.?"
)
_SENTENCE_BREAK = re.compile(r"(?<![\s.][A-ZÀ-ÞА-Я])[.!?…][\"'”’»)\]]?\s+(?=\S)|(?<=[a-zß-ÿ)»”])\.(?=[A-ZÀ-Þ@])|。")
_BAR = re.compile(r"\s[|/•–—]\s(?=[^|/•–—]{2,80}(?:[|/][^|]{2,60})?$)")
_LEAD = re.compile(r"(?:[(\[]\s?)?(?:(?:AP|AFP|EPA|Getty|File|Handout|Courtesy)\s)?$")
_PARENTHESES = re.compile(r"[(\[（【][^()\[\]（）【】]{2,140}[)\]）】]\s{0,2}\.?$")
_NO_CREDIT = re.compile(
    r"(?i)(?:(?:file|stock|library|archiv\w*|symbol\w*|representational|representative|undated|archive)?\s?"
    r"(?:photo|image|picture|pic|foto|bild|bilder|aufnahme|illustration|symbolbild|archivbild|archivfoto|symbolfoto)?)"
    r"|(?:front |back |top |bottom |far |second from |centre |center |3rd |2nd )*(?:left|right|l|r|m|c"
    r"|links|rechts|mitte|li|re"
    r"|centre|center|top|bottom|above|below|pictured|gauche|droite|izquierda|derecha|v\.?l\.?n\.?r\.?)\.?"
)
_FULL_NAME = re.compile(
    rf"(?:{_NAME}|de|da|van|von|der|el|al|bin|la|del|di)(?:\s(?:{_NAME}|de|da|van|von|der|el|al|bin|la|del|di)){{1,4}}"
)
_CREDIT_WORDS = re.compile(rf"(?i)\b(?:{_LABELS})\b|撮影|提供|写真|기자|제공|/|©")


_PICTURE_LABEL = re.compile(
    r"(?i)[(\[]?\s?(?:photo|foto|image|bild|picture|pic|main image|cover|video|screenshot|photograph"
    r"|featured image|header)\w{0,8}"
    r"(?:\s(?:credits?|source|courtesy|by|von|de|via))?(?:\s?[:：/|©]|\s(?:by|von|courtesy)\s)|©"
    r"|[(\[]?(?:AP|AFP|EPA|REUTERS|Getty)(?: Photo| Images)?\s?/"
)


def find_page_credit(caption: str) -> int | None:
    """Return where the credit at the end of a caption begins; 0 where all of it is credit, None where there is none.

    >>> caption = "The ferry on Monday. Photo: Ada Moss / Harbour Wire"
    >>> caption[find_page_credit(caption):]
    'Photo: Ada Moss / Harbour Wire'
    >>> find_page_credit("The ferry (left) on Monday")
    """
    start = max(0, len(caption) - MAX_CREDIT_CHARS)
    found = [at for at in _starts(caption, start) if at is not None]
    if not found:
        return None
    lead = _LEAD.search(caption, max(0, min(found) - 12), min(found))
    return lead.start() if lead else min(found)


def is_page_credit(text: str) -> bool:
    """Say whether a short text is nothing but a credit.

    >>> [is_page_credit(text) for text in ("Ada Moss / Harbour Wire", "Getty Images", "The ferry in port.")]
    [True, True, False]
    """
    return len(text) <= MAX_CREDIT_CHARS and find_page_credit(text) == 0


def may_be_source(text: str) -> bool:
    """Say whether a short line beside a caption looks like a name or an outlet: some words, no sentence.

    >>> [may_be_source(text) for text in ("The Harbour Wire", "Ada Moss", "The ferry came back.")]
    [True, True, False]
    """
    words = text.split()
    return (
        0 < len(words) <= MAX_SOURCE_WORDS
        and len(text) <= MAX_TAIL_CHARS
        and text[-1] not in ".!?…"
        and not words[0].islower()
    )


def is_labelled_credit(text: str) -> bool:
    """Say whether a line calls itself a picture's credit, as in "Image: Ada Moss"; "Source: …" may be the text's."""
    return _PICTURE_LABEL.match(text) is not None


def _starts(caption: str, start: int) -> Iterator[int | None]:
    for pattern in (_LABELLED, _LABELLED_BY, _SIGN):
        yield _start(pattern.search(caption, start))
    short = max(start, len(caption) - MAX_TAIL_CHARS)
    yield _start(_AGENCY_TAIL.search(caption, short))
    tail = _last_sentence(caption, short)
    yield _start(_SLASHED_TAIL.match(caption, tail))
    yield tail if _is_source(caption[tail:]) else None
    if (inside := _PARENTHESES.search(caption, start)) and _is_credit(inside.group(), caption[: inside.start()]):
        before = _last_sentence(caption[: inside.start()].rstrip(), short)
        is_named = before and _FULL_NAME.fullmatch(caption[before : inside.start()].strip())
        yield before if is_named else inside.start()
    if bar := _BAR.search(caption, short):
        yield bar.start() + 1 if _is_source(caption[bar.end() :]) or _is_name(caption[bar.end() :]) else None


def _start(match: re.Match[str] | None) -> int | None:
    return match.start() if match else None


def _is_source(text: str) -> bool:
    if not text.strip() or len(text.split()) > MAX_SOURCE_WORDS or ":" in text:
        return False
    return bool(_WHOLE_AGENCY.fullmatch(text.strip()) or is_agency(text.strip(" .")))


def _is_name(text: str) -> bool:
    return _FULL_NAME.fullmatch(text.strip(" .")) is not None


def _last_sentence(caption: str, start: int) -> int:
    breaks = [match.end() for match in _SENTENCE_BREAK.finditer(caption, start)]
    return breaks[-1] if breaks else (0 if start == 0 else len(caption))


def _is_credit(parenthesis: str, before: str) -> bool:
    inside = parenthesis.rstrip(" .")[1:-1].strip()
    if _NO_CREDIT.fullmatch(inside):
        return False
    if _CREDIT_WORDS.search(inside) or _is_source(inside):
        return True
    is_after_sentence = before.rstrip().endswith((".", "!", "?", "…", "”", "»"))
    return is_after_sentence and inside[:1].isupper() and len(inside.split()) <= MAX_SOURCE_WORDS
