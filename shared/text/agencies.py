"""News agencies by the names they sign with: a table, whether a name is one of them, and which one it is."""

import re
from dataclasses import dataclass

from shared.text.agency_table import NEWS, PICTURES, REDISTRIBUTORS, RELEASES

_LATIN_NAMES = """
AFP|AP|EPA|EPA-EFE|EFE|Reuters|Thomson Reuters|dpa|DPA-AFX|dpa-AFX|Getty|Getty Images|TASS|ITAR-TASS|ANSA|Xinhua|AA
Anadolu|Anadolu Agency|SPA|WAM|KUNA|MENA|SANA|IRNA|ISNA|PA|PA Media|Press Association|ANP|TT|NTB|NTB-AFP|Ritzau|APA
Keystone|Keystone-ATS|ATS|SDA|UPI|PTI|ANI|IANS|UNI|Bloomberg|Alamy|Shutterstock|Associated Press
The Associated Press|Agence France-Presse|CP|The Canadian Press|Canadian Press|AAP|Australian Associated Press|Kyodo
Kyodo News|Jiji|Jiji Press|Yonhap|CNA|Bernama|Antara|VNA|PNA|Lusa|Belga|STT|FNB|BNS|LETA|PAP|CTK|ČTK|TASR|SITA|MTI
Agerpres|Mediafax|BTA|Tanjug|Beta|Hina|STA|Fena|SRNA|MIA|ANA|ANA-MPA|AMNA|RIA Novosti|RIA|Interfax|Interfax-Ukraine
Ukrinform|Unian|UNIAN|Belta|BelTA|Azertac|Armenpress|Kazinform|Trend|MAP|APS|TAP|PANA|NAN|GNA|SAPA|Télam|Telam
Notimex|Andina|ABI|AVN|Prensa Latina|ACN|Agência Brasil|Agencia Brasil|Estadão Conteúdo|Folhapress|Europa Press
Colpisa|Adnkronos|AGI|LaPresse|Italpress|ITALPRESS|AdnKronos|Askanews|Zenit|SIR|KNA|epd|KAP|CNS|RNS|DAPD|dapd|AFX
ots|dpa/tmn|dpa-infocom|CNN|NYT|IPS|IRIN|VOA|RFE/RL|CNW|PRNewswire|PR Newswire|BUSINESS WIRE|Business Wire
GLOBE NEWSWIRE|GlobeNewswire|ACCESSWIRE|Marketwired|MARKETWIRE|Newswire|Newsfile Corp|Knight Ridder|Cox
Scripps Howard|Tribune News Service|TNS|States News Service|Inter Press Service|AllAfrica|BNO|AGERPRES|Petra|NNA
Wafa|WAFA|SABA|QNA|BNA|ONA|INA|Tasnim|Mehr|Fars|Ritzau Scanpix|Scanpix|NTB Scanpix|Lehtikuva
"""
_OTHER_NAMES = """
РИА Новости|РИА|ТАСС|ИТАР-ТАСС|Интерфакс|ИНТЕРФАКС|INTERFAX.RU|Укринформ|Укрінформ|УНИАН|УНІАН|БЕЛТА|БелТА|БТА
Росбалт|REGNUM|Регнум|Казинформ|Танјуг|Бета|ФоНет|МИА|Рейтер|Рейтерс|رويترز|أ ف ب|ا ف ب|أ.ف.ب|أ ب|أ.ب|ا ب|أف ب
فرانس برس|وكالة فرانس برس|د ب أ|د.ب.أ|شينخوا|وام|واس|كونا|سانا|قنا|وفا|بترا|بنا|العمانية|ومع|وات|واج|أ ش أ|أ.ش.أ
أش أ|الأناضول|يونا|نينا|واع|سبوتنيك|تاس|إفي|إفى|الشرق الأوسط|العربية|الوكالة الوطنية|ایسنا|ایرنا|فارس|مهر|تسنیم
رویترز|新华社|新華社|中新社|中新网|中央社|中通社|路透|路透社|法新社|美联社|美聯社|共同社|共同|時事|时事|ロイター
ロイター通信|時事通信|共同通信|AFP時事|聯合|연합뉴스|뉴시스|뉴스1|로이터|רויטרס|ריטרס
"""
SHORTEST = 2
LONGEST_NAME = 30


def fold_name(name: str) -> str:
    """Return a name for comparison: lower case, one space between words, without the stop of an abbreviation.

    >>> fold_name(" The  Canadian Press. ")
    'the canadian press'
    """
    return " ".join(name.split()).strip(" .").casefold()


AGENCY_NAMES = frozenset(
    fold_name(name) for table in (_LATIN_NAMES, _OTHER_NAMES) for name in table.replace("\n", "|").split("|") if name
)
_LOWER_CASE = "dpa afp ats sda apa epd kna ots dpa-afx dpa-infocom ritzau tt ntb afx dapd lusa reuters ap aap"
LOWER_CASE = frozenset(_LOWER_CASE.split())
"""Names that agencies themselves write small; others in small letters are words: a map, a trend."""
_GIVEN = "ana mia petra sita hina beta fena cox antara andina ina ona sir map trend fars mehr"
_GIVEN_NAMES = frozenset(_GIVEN.split())
"""Names of agencies that are also persons' or words: `Petra Moss` writes for no service of Petra's."""
_FIRST_WORDS = frozenset(name for name in AGENCY_NAMES - _GIVEN_NAMES if len(name) > SHORTEST and " " not in name)


def is_agency_name(name: str) -> bool:
    """Say whether a name is just one agency's, as it writes itself.

    >>> [is_agency_name(name) for name in ("dpa", "MAP", "map", "АФП")]
    [True, True, False, False]
    """
    folded = fold_name(name)
    return folded in AGENCY_NAMES and (folded in LOWER_CASE or not name.strip(" .").islower())


def is_agency(name: str) -> bool:
    """Say whether a name is an agency's, or several with slashes, or one of its services.

    >>> [is_agency(name) for name in ("Reuters", "dpa/tmn", "AFP/Getty Images", "Reuters Breakingviews", "D-Ohio")]
    [True, True, True, True, False]
    >>> is_agency("Ana Moss")
    False
    """
    if is_agency_name(name):
        return True
    parts = [part.strip() for part in name.replace("=", "/").replace(",", "/").split("/")]
    if len(parts) > 1:
        return any(map(is_agency_name, parts)) and all(part and len(part) <= LONGEST_NAME for part in parts)
    folded = fold_name(name)
    return folded.partition(" ")[0] in _FIRST_WORDS and len(folded.split()) <= SHORTEST


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody that text comes from or goes through: the name it signs with, and its trade.

    ``trade`` is ``news``, ``release`` (distributes press releases), ``redistributor`` or ``picture``.
    """

    name: str
    trade: str


_TABLES = {"picture": PICTURES, "redistributor": REDISTRIBUTORS, "release": RELEASES, "news": NEWS}
SITE_MARK = "@"
MAX_ADDRESS_CHARS = 300
_ADDRESS = re.compile(
    r"(?:[a-z][a-z\d+.-]{1,9}:)?(?://)?(?P<host>(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24})\.?(?::\d{1,5})?(?=[/?#]|$)"
)
MOST_HOST_LABELS = 4
"""`www.news.example.co.uk`: what stands before is no part of a site's name."""


def _read_tables() -> tuple[dict[str, Party], dict[str, Party]]:
    names: dict[str, Party] = {}
    sites: dict[str, Party] = {}
    for trade, table in _TABLES.items():
        for line in table.split("\n"):
            listed = [name for name in line.split("|") if name]
            for name in listed:
                party = Party(listed[0], trade)
                if name.startswith(SITE_MARK):
                    sites[name[1:]] = party
                else:
                    names[fold_name(name)] = party
    return names, sites


_PARTIES, _SITES = _read_tables()


def find_party(name: str) -> Party | None:
    """Return who is meant by a name that is just one party's, as it writes itself; None where nobody known is.

    >>> [find_party(name).name for name in ("The Associated Press", "REUTERS", "Agence France-Presse", "dpa")]
    ['AP', 'Reuters', 'AFP', 'dpa']
    >>> [find_party(name) for name in ("map", "Harbour Herald", "pa")]
    [None, None, None]
    """
    folded = fold_name(name)
    bare = folded.removeprefix("the ")
    party = _PARTIES.get(folded) or _PARTIES.get(bare)
    if party is not None:
        is_word = name.strip(" .").islower() and name.isascii() and " " not in folded and folded not in LOWER_CASE
        return None if is_word else party
    is_other = len(folded) > SHORTEST and is_agency_name(name)
    return Party(" ".join(name.split()).strip(" ."), "news") if is_other else None


def find_site_party(address: str) -> Party | None:
    """Return whose site an address or host is, its subdomains included.

    >>> [find_site_party(site).name for site in ("https://finance.yahoo.com/news/x.html", "businesswire.com")]
    ['Yahoo', 'Business Wire']
    >>> find_site_party("https://herald.example/afp.com")
    """
    labels = host_of(address).split(".")[-MOST_HOST_LABELS:]
    tails = (".".join(labels[start:]) for start in range(len(labels)))
    return next((_SITES[tail] for tail in tails if tail in _SITES), None)


def host_of(address: str) -> str:
    """Return the host of an address, or of what is a host already, without `www.`; empty where there is none.

    >>> [host_of(address) for address in ("https://www.herald.example/a", "herald.example", "Harbour Herald")]
    ['herald.example', 'herald.example', '']
    """
    match = _ADDRESS.match(address.strip()[:MAX_ADDRESS_CHARS].lower())
    return match["host"].removeprefix("www.") if match else ""
