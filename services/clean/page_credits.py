"""Picture credits of pages: what in a caption names photographer and agency, in the ways of many countries."""

import re

MAX_CREDIT_CHARS = 160
MAX_TAIL_CHARS = 90
"""A tail without any label must be as short as a name with an agency."""
MAX_NAME_WORDS = 5

_LABELS = (
    "photo(?:graph|grapher|graphie|graphe|s)?|foto(?:graf|grafie|grafía|grafia|s)?|fotó|bild(?:quelle|rechte|nachweis)?"
    "|image|picture|pic|credit|crédit|crédits|crédito|créditos|credito|kredit|kuva|ljósmynd|mynd|zdjęcie|fot|zdroj"
    "|quelle|source|fuente|fonte|bron|beeld|kilde|källa|illustration|illustrasjon|grafik|graphic|courtesy|handout"
    "|screenshot|video|copyright|archiv(?:bild|foto)?|фото|изображение|джерело|fotoğraf|사진|写真|提供|صورة|תמונה|צילום"
    "|photo credit|image credit|photo source|image source|image caption|picture credit|photo illustration|photo courtesy"
)
_BOUNDARY = r"(?:^|(?<=[.!?…)\]\"”»’']\s)|(?<=[.!?…)\]\"”»|])|(?<=\s[|–—•/-]\s)|(?<=\s))"
_LABELLED = re.compile(
    rf"(?i){_BOUNDARY}\(?(?:{_LABELS})\b\.?(?:\s?(?:by|par|von|de|di|av|af|credit|courtesy of|courtesy|source|des|via)\b)?"
    r"\s{0,2}[:：/|=©]\s{0,2}[^\n]{1,140}$"
)
_LABELLED_BY = re.compile(
    r"(?i)(?:^|(?<=[.!?…)\]\"”»’']\s)|(?<=[.!?…)\]\"”»])|(?<=\s))\(?(?:photo(?:graph)?s?|image|picture|pictured|foto|photo illustration|illustration"
    r"|courtesy|handout)\s(?:by|courtesy(?: of)?|via|par|von|of)\s[^.\n]{2,100}\.?\)?$"
)
_SIGN = re.compile(r"(?:©|\(c\)\s|\(C\)\s|Copyright\s)[^\n]{1,140}$")
_AGENCY = (
    "AP|AFP|REUTERS|Reuters|EPA|EFE|EPA-EFE|DPA|dpa|Getty|Getty Images|GETTY IMAGES|IMAGO|imago|Imago|TASS|ANSA|Xinhua"
    "|Anadolu|AA|PA|PA Wire|PA Images|ANP|TT|NTB|Ritzau Scanpix|Ritzau|Scanpix|APA|Keystone|KEYSTONE|UPI|PTI|ANI"
    "|Bloomberg|Alamy|Shutterstock|iStock|Unsplash|Pixabay|Pexels|picture alliance|picture-alliance|SIPA|Sipa|ddp|KNA|epd"
    "|Belga|BELGA|CP|Canadian Press|The Canadian Press|AAP|Yonhap|Kyodo|Zuma|ZUMA|Ukrinform|Unian|RIA Novosti|Sputnik"
    "|Europa Press|Cuartoscuro|LaPresse|MAXPPP|Hans Lucas|Abaca|Lehtikuva|Handout|Supplied|Privat|Pool|Eyevine|WireImage"
    "|Press Association|Associated Press|The Associated Press|AP Photo|Creative Commons|CC BY|Wikimedia Commons|Twitter"
    "|Instagram|Facebook|YouTube|Google Maps|NASA|Rex|REX|Rex Features|SWNS|Archiv|Stock|Adobe Stock|Depositphotos|123RF"
)
_AGENCY_TAIL = re.compile(
    rf"(?:(?<=[.!?…)\]\"”»’'|–—-]\s)|(?<=[.!?…)\]\"”»])|(?<=\s)|^)(?:{_AGENCY})(?: Photo| Images| Wire)?\s?/\s?(?:[^\n.]|\.(?!\s)){{2,70}}$"
)
_NAME = r"[^\W\d_a-zß-ÿ][\w.’'-]*"
_SLASHED_TAIL = re.compile(
    rf"(?:(?<=[.!?…)\]\"”»’']\s)|^)(?:{_NAME}\s?){{1,5}}[/|,]\s?(?:[\w.’'&-]+\s?){{1,6}}(?:/\s?(?:[\w.’'&-]+\s?){{1,5}}){{0,3}}\.?$"
)
_WHOLE_AGENCY = re.compile(
    rf"(?:(?:[\w.’'-]+\s){{0,4}}(?:via|/|for|pour|für)\s?)?(?:{_AGENCY})(?:\s?/\s?[\w .’'-]{{2,40}})?\.?"
)
_SENTENCE_BREAK = re.compile(r"[.!?…][\"”»’')\]]?\s+(?=\S)")
_PARENTHESES = re.compile(r"[(\[（【][^()\[\]（）【】]{2,140}[)\]）】]\s{0,2}\.?$")
_NO_CREDIT = re.compile(
    r"(?i)(?:(?:file|stock|library|archiv\w*|symbol\w*|representational|representative|undated|archive)?\s?"
    r"(?:photo|image|picture|pic|foto|bild|bilder|aufnahme|illustration|symbolbild|archivbild|archivfoto|symbolfoto)?)"
    r"|(?:front |back |top |bottom |far |second from |centre |center |3rd |2nd )*(?:left|right|l|r|m|c|links|rechts|mitte|li|re"
    r"|centre|center|top|bottom|above|below|pictured|gauche|droite|izquierda|derecha|v\.?l\.?n\.?r\.?)\.?"
)
_FULL_NAME = re.compile(
    rf"(?:{_NAME}|de|da|van|von|der|el|al|bin|la|del|di)(?:\s(?:{_NAME}|de|da|van|von|der|el|al|bin|la|del|di)){{1,4}}"
)
_CREDIT_WORDS = re.compile(rf"(?i)\b(?:{_LABELS})\b|撮影|提供|写真|기자|제공|/|©")


_PICTURE_LABEL = re.compile(
    r"(?i)[(\[]?\s?(?:photo|foto|image|bild|picture|pic|main image|cover|video|screenshot|photograph|featured image|header)\w{0,8}"
    r"(?:\s(?:credits?|source|courtesy|by|von|de|via))?(?:\s?[:：/|©]|\s(?:by|von|courtesy)\s)|©|[(\[]?(?:AP|AFP|EPA|REUTERS|Getty)(?: Photo| Images)?\s?/"
)


def find_page_credit(caption: str) -> int | None:
    """Return where the credit at the end of a caption begins; 0 where all of it is credit, None where there is none.

    >>> caption = "The ferry on Monday. Photo: Ada Moss / Harbour Wire"
    >>> caption[find_page_credit(caption):]
    'Photo: Ada Moss / Harbour Wire'
    >>> find_page_credit("The ferry (left) on Monday")
    """
    start = max(0, len(caption) - MAX_CREDIT_CHARS)
    found = [match.start() for match in _tails(caption, start)]
    return min(found, default=None)


def is_page_credit(text: str) -> bool:
    """Say whether a short text is nothing but a credit.

    >>> [is_page_credit(text) for text in ("Ada Moss / Harbour Wire", "Getty Images", "The ferry in port.")]
    [True, True, False]
    """
    return len(text) <= MAX_CREDIT_CHARS and find_page_credit(text) == 0


def is_labelled_credit(text: str) -> bool:
    """Say whether a line calls itself a picture's credit, as in "Image: Ada Moss"; "Source: …" may be the text's."""
    return _PICTURE_LABEL.match(text) is not None


def _tails(caption: str, start: int) -> list[re.Match[str]]:
    matches = [pattern.search(caption, start) for pattern in (_LABELLED, _LABELLED_BY, _SIGN)]
    short = max(start, len(caption) - MAX_TAIL_CHARS)
    matches += [pattern.search(caption, short) for pattern in (_AGENCY_TAIL,)]
    tail = _last_sentence(caption, short)
    matches += [pattern.match(caption, tail) for pattern in (_SLASHED_TAIL,)]
    whole = _WHOLE_AGENCY.fullmatch(caption, tail)
    inside = _PARENTHESES.search(caption, start)
    return [match for match in (*matches, whole, inside if inside and _is_credit(inside.group()) else None) if match]


def _last_sentence(caption: str, start: int) -> int:
    breaks = [match.end() for match in _SENTENCE_BREAK.finditer(caption, start)]
    return breaks[-1] if breaks else (0 if start == 0 else len(caption))


def _is_credit(parenthesis: str) -> bool:
    inside = parenthesis.rstrip(" .")[1:-1].strip()
    if _NO_CREDIT.fullmatch(inside):
        return False
    has_word = _CREDIT_WORDS.search(inside) is not None
    return has_word or _WHOLE_AGENCY.fullmatch(inside) is not None or _FULL_NAME.fullmatch(inside) is not None
