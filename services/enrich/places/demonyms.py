"""What people and things of a country are called: words that name no place, but tell which country is spoken of."""

from collections.abc import Iterator, Sequence

from services.enrich.places.tokens import Word
from services.enrich.places.words import word_set

_TABLE = """
AE Emirati Emiratis
AF Afghan Afghans
AL Albanian Albanians
AM Armenian Armenians
AO Angolan Angolans
AR Argentine Argentines Argentinian Argentinians Argentinean
AT Austrian Austrians
AU Australian Australians Aussie Aussies
AZ Azerbaijani Azerbaijanis Azeri Azeris
BA Bosnian Bosnians
BB Barbadian Barbadians
BD Bangladeshi Bangladeshis
BE Belgian Belgians
BF Burkinabe
BG Bulgarian Bulgarians
BH Bahraini Bahrainis
BI Burundian Burundians
BJ Beninese
BN Bruneian
BO Bolivian Bolivians
BR Brazilian Brazilians
BS Bahamian Bahamians
BT Bhutanese
BW Botswanan Batswana
BY Belarusian Belarusians Belarussian
BZ Belizean
CA Canadian Canadians
CD Congolese
CH Swiss
CI Ivorian Ivorians Ivoirian
CL Chilean Chileans
CM Cameroonian Cameroonians
CN Chinese
CO Colombian Colombians
CR Costa-Rican Costa-Ricans
CU Cuban Cubans
CY Cypriot Cypriots
CZ Czech Czechs
DE German Germans
DJ Djiboutian
DK Danish Dane Danes
DO Dominican Dominicans
DZ Algerian Algerians
EC Ecuadorian Ecuadorians Ecuadorean
EE Estonian Estonians
EG Egyptian Egyptians
ER Eritrean Eritreans
ES Spanish Spaniard Spaniards
ET Ethiopian Ethiopians
FI Finnish Finn Finns
FJ Fijian Fijians
FR French Frenchman Frenchmen
GA Gabonese
GW Bissau-Guinean
GQ Equatorial-Guinean Equatorial-Guineans
SS South-Sudanese
PG New-Guinean
GB British Briton Britons
GE Georgian Georgians
GH Ghanaian Ghanaians
GM Gambian Gambians
GN Guinean Guineans
GR Greek Greeks
GT Guatemalan Guatemalans
GY Guyanese
HN Honduran Hondurans
HR Croatian Croatians Croat Croats
HT Haitian Haitians
HU Hungarian Hungarians
ID Indonesian Indonesians
IE Irish Irishman
IL Israeli Israelis
IN Indian Indians
IQ Iraqi Iraqis
IR Iranian Iranians
IS Icelandic Icelander Icelanders
IT Italian Italians
JM Jamaican Jamaicans
JO Jordanian Jordanians
JP Japanese
KE Kenyan Kenyans
KG Kyrgyz
KH Cambodian Cambodians
KP North-Korean North-Koreans
KR South-Korean South-Koreans
KW Kuwaiti Kuwaitis
KZ Kazakh Kazakhs Kazakhstani
LA Laotian Laotians
LB Lebanese
LK Sri-Lankan Sri-Lankans Lankan Lankans
LR Liberian Liberians
LS Basotho
LT Lithuanian Lithuanians
LU Luxembourgish Luxembourger
LV Latvian Latvians
LY Libyan Libyans
MA Moroccan Moroccans
MD Moldovan Moldovans
ME Montenegrin Montenegrins
MG Malagasy
MK Macedonian Macedonians
ML Malian Malians
MM Burmese
MN Mongolian Mongolians
MR Mauritanian Mauritanians
MT Maltese
MU Mauritian Mauritians
MV Maldivian Maldivians
MW Malawian Malawians
MX Mexican Mexicans
MY Malaysian Malaysians
MZ Mozambican Mozambicans
NA Namibian Namibians
NE Nigerien
NG Nigerian Nigerians
NI Nicaraguan Nicaraguans
NL Dutch Dutchman
NO Norwegian Norwegians
NP Nepalese Nepali Nepalis
NZ New-Zealander New-Zealanders Zealander Zealanders
OM Omani Omanis
PA Panamanian Panamanians
PE Peruvian Peruvians
PG Papuan
PH Philippine Filipino Filipinos
PK Pakistani Pakistanis
PL Polish Pole Poles
PR Puerto-Rican Puerto-Ricans
PS Palestinian Palestinians
PT Portuguese
PY Paraguayan Paraguayans
QA Qatari Qataris
RO Romanian Romanians
RS Serbian Serbians Serb Serbs
RU Russian Russians
RW Rwandan Rwandans
SA Saudi Saudis
SD Sudanese
SE Swedish Swede Swedes
SG Singaporean Singaporeans
SI Slovenian Slovenians Slovene Slovenes
SK Slovak Slovaks Slovakian
SL Leonean Leoneans
SN Senegalese
SO Somali Somalis Somalian
SR Surinamese
SV Salvadoran Salvadorans
SY Syrian Syrians
TD Chadian Chadians
TG Togolese
TH Thai Thais
TJ Tajik Tajiks
TL Timorese
TM Turkmen Turkmens
TN Tunisian Tunisians
TR Turkish Turk Turks
TT Trinidadian
TW Taiwanese
TZ Tanzanian Tanzanians
UA Ukrainian Ukrainians
UG Ugandan Ugandans
US American Americans
UY Uruguayan Uruguayans
UZ Uzbek Uzbeks
VE Venezuelan Venezuelans
VN Vietnamese
YE Yemeni Yemenis Yemenite
ZA South-African South-Africans
XK Kosovar Kosovars
ZM Zambian Zambians
ZW Zimbabwean Zimbabweans
GB Scottish Scot Scots Welsh English Englishman Londoner
"""

DEMONYMS = {
    word: line.split()[0] for line in _TABLE.strip().splitlines() for word in line.split()[1:] if "-" not in word
}
"""From a capitalised word to the country it speaks of."""
PAIRS = {
    (first, second): line.split()[0]
    for line in _TABLE.strip().splitlines()
    for first, dash, second in (word.partition("-") for word in line.split()[1:])
    if dash
}
"""The same for two words."""
OTHER_BEFORE = word_set("South North Latin Central New West East Equatorial Native Anglo Old")
"""``South American`` speaks of no one country, ``West Indian`` of no Indian."""
OTHER_BEHIND = word_set("Ocean Airlines Airways Express Sea Bay Channel Open Grand Prix War Rican")
"""``Indian Ocean``, ``American Airlines``."""


def spoken_of(words: Sequence[Word]) -> Iterator[tuple[Word, str]]:
    """Yield the words that tell of a country and name no place, with its code.

    >>> from services.enrich.places.tokens import split_words
    >>> text = "South Korean and Chilean crews met on the Indian Ocean, South American buyers said."
    >>> [(word.text, country) for word, country in spoken_of(split_words(text))]
    [('Korean', 'KR'), ('Chilean', 'CL')]
    """
    for at, word in enumerate(words):
        before = words[at - 1].text if at else ""
        if country := PAIRS.get((before, word.text)):
            yield word, country
            continue
        behind = words[at + 1].text if at + 1 < len(words) else ""
        country = DEMONYMS.get(word.text)
        if country and before not in OTHER_BEFORE and behind not in OTHER_BEHIND:
            yield word, country


GROUPS = word_set(
    "Hamas Hezbollah Hizbollah Hizbullah Isis ISIS Isil ISIL Daesh Taliban Fatah Houthi Houthis Qaeda Qaida "
    "Shabaab Boko Peshmerga Likud Nato NATO Interpol Kremlin Pentagon Unicef Unesco Xinhua Reuters Bloomberg "
    "Facebook Twitter Google YouTube Instagram Linux Windows Internet Ebola Covid Koran Quran Bible Ramadan "
    "Eid Easter"
)
"""Names that the recogniser often takes for places: armed groups, institutions, media, diseases."""

NO_PLACES = (
    frozenset(DEMONYMS)
    | GROUPS
    | word_set(
        "African Africans Asian Asians European Europeans Arab Arabs Arabic Arabian Kurd Kurds Kurdish Tibetan "
        "Chechen Bavarian Sicilian Catalan Basque Flemish Walloon Californian Texan Hawaiian Roman Persian "
        "Ottoman Soviet Nordic Scandinavian Balkan Slavic Jew Jews Jewish Muslim Muslims Christian Christians "
        "Islam Islamic Sunni Sunnis Shia Shiite Shiites Hindu Hindus Buddhist Catholic Catholics Protestant "
        "Orthodox Alawite Druze Yazidi Yazidis Hutu Tutsi Pashtun Rohingya Uighur Uyghur Maori Inuit Latino "
        "Latinos Hispanic Caucasian Democrat Democrats Republican Republicans Conservative Labour Liberal Tory "
        "Tories Korean Koreans Zulu Xhosa Hausa Yoruba Igbo"
    )
)
"""Words for people, faiths, parties and groups, some of which are also names of villages."""
