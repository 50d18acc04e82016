"""Names of persons: which phrases of a byline have the shape of one, told from outlets, jobs and places."""

import re
from collections.abc import Iterator

from shared.text.agencies import is_agency
from shared.text.dateline_forms import UPPER
from shared.text.dateline_places import is_dateline_place

_ORGANISATION_WORDS = """
press news agency agence agencia agenzia times post daily newspaper newsroom wire service services bureau desk staff
team media network tv radio television magazine journal herald tribune gazette guardian telegraph observer chronicle
independent mirror express mail star sun globe review today online digital group foundation institute university
company inc ltd llc corp gmbh ag redaktion redacción redaccion redação redacao rédaction redazione redaktionen redaksjon
toimitus editorial board office department ministry association union committee council party police government
reuters afp ap dpa apa ansa efe tass bbc cnn nbc abc cbs fox npr pbs upi bloomberg getty epa nyt
administrator admin guest anonymous unknown contributor contributors contributing agencies nachrichtenagentur presse
zeitung anzeiger kurier rundschau blatt tidende avisen dagblad nyheter nieuws nachrichten noticias notícias notizie
actualités sport sports business politics world special the your our this
"""
_JOB_WORDS = """
writer writers reporter reporters correspondent correspondents editor editors journalist journalists columnist
columnists photographer photographers critic producer blogger author authors commentator analyst freelance freelancer
staff special senior chief associate deputy managing assistant intern diplomatic political foreign national
international business economics sports science health redakteur redakteurin korrespondent korrespondentin reporterin
journaliste correspondant correspondante envoyé rédacteur corresponsal enviado periodista redactor jornalista repórter
correspondente giornalista inviato corrispondente redacteur verslaggever journalistin корреспондент редактор
"""
ORGANISATION_WORDS = frozenset(_ORGANISATION_WORDS.split())
JOB_WORDS = frozenset(_JOB_WORDS.split())
_PARTICLES = """
de da do dos das del della di du des la le van von der den ten ter zu zur af av bin ibn ben bint al el y e i
"""
_TITLES = "mr mrs ms miss dr prof sir dame lord lady rev hon ph.d m.d jr sr herr frau dipl.-ing mag"
PARTICLES = frozenset(_PARTICLES.split())
TITLES = frozenset(_TITLES.split())
MAX_NAME_WORDS = 6
MAX_NAME_CHARS = 60
MOST_HAN = 4
"""Chinese and Korean names have two to four characters."""

_LATIN_WORD = re.compile(rf"(?:[{UPPER}][^\W\d_]*|[a-z]?['’][{UPPER}])(?:['’ʼ.-][^\W\d_]*)*\.?")
_HAN_NAME = re.compile(
    rf"[\u3400-\u9fff]{{2,{MOST_HAN}}}|[가-힣]{{2,{MOST_HAN}}}|[\u3041-\u30ff\u3400-\u9fff・ ]{{4,12}}"
)
_OTHER_NAME = re.compile(r"[\u0590-\u06ff]{2,15}(?:[ -][\u0590-\u06ff]{1,15}){1,4}")
_SEPARATORS = re.compile(
    r"\s*[,;|/•·、，；]\s*|\s+[-–—]\s+|\s+(?:and|AND|und|et|y|och|og|ja|en|ve|med|with|WITH|mit|и|і|та)\s+|\s*&\s*|\s+و\s?"
)
_WHERE = re.compile(
    r"\s+(?:in|IN|for|FOR|of|OF|at|AT|from|FROM|aus|für|à|au|pour|en|para|per|i|в|на)\s+|\s*\(|\s+(?:기자|특파원)"
)
_NOISE = re.compile(r"\S+@\S+|(?<!\w)@\w+|https?://\S+")


def is_person(name: str) -> bool:
    """Say whether a phrase has the shape of a person's name and none of the words of an outlet, a job or a place.

    Wrong for an outlet that is named like a person and for a person with one name.

    >>> [is_person(name) for name in ("Ada Moss", "ADA DE LA MOSS", "Reuters", "Harbour News", "New York", "ada moss")]
    [True, True, False, False, False, False]
    """
    if len(name) > MAX_NAME_CHARS or any(character.isdigit() for character in name):
        return False
    if _HAN_NAME.fullmatch(name) or _OTHER_NAME.fullmatch(name):
        return not is_agency(name)
    words = name.split()
    if not 2 <= len(words) <= MAX_NAME_WORDS or is_agency(name) or is_dateline_place(name):
        return False
    if any(word.strip(".").lower() in ORGANISATION_WORDS | JOB_WORDS for word in words):
        return False
    return _is_capital(words[0], also_particle=True) and _is_capital(words[-1]) and all(map(_is_name_word, words))


def persons_in(text: str) -> Iterator[tuple[str, int, int]]:
    """Find the persons that a byline without its opening words names, each with its span.

    >>> [name for name, _, _ in persons_in("Ada Moss in New York, Lars Quill and IDA HOLM, Harbour Wire Staff")]
    ['Ada Moss', 'Lars Quill', 'IDA HOLM']
    """
    text = _NOISE.sub(lambda match: "," * len(match.group()), text)
    at = 0
    for separator in [*_SEPARATORS.finditer(text), None]:
        end = separator.start() if separator else len(text)
        piece = _WHERE.split(text[at:end], maxsplit=1)[0]
        name, start = _without_titles(piece, at)
        name = _without_affiliation(name)
        if is_person(name):
            yield name, start, start + len(name)
        at = separator.end() if separator else end


def _without_titles(piece: str, at: int) -> tuple[str, int]:
    name = piece.lstrip()
    while (words := name.split(maxsplit=1)) and len(words) > 1 and words[0].strip(".").lower() in TITLES:
        name = words[1]
    return name.rstrip(" .:=)"), at + len(piece) - len(name)


def _without_affiliation(name: str) -> str:
    """Cut off `Associated Press Writer` behind a name."""
    words = name.split(" ")
    for count in range(2, len(words)):
        rest = " ".join(words[count:])
        first = words[count].strip(".,").lower()
        if first in JOB_WORDS | ORGANISATION_WORDS or first == "associated" or is_agency(rest):
            return " ".join(words[:count]).rstrip(" ,")
    return name


def _is_name_word(word: str) -> bool:
    return word in PARTICLES or _LATIN_WORD.fullmatch(word) is not None or _is_spelled_mixed(word)


def _is_spelled_mixed(word: str) -> bool:
    """`bin-Zayed`, `d'Arc`, `al-Sarraj`."""
    head, mark, tail = word.partition("-") if "-" in word else word.partition("’" if "’" in word else "'")
    return bool(mark) and len(head) <= len("bin") and head.isalpha() and _LATIN_WORD.fullmatch(tail) is not None


def _is_capital(word: str, *, also_particle: bool = False) -> bool:
    return _LATIN_WORD.fullmatch(word) is not None or _is_spelled_mixed(word) or (also_particle and word in PARTICLES)
