"""What people and things of a country are called: words that name no place, but tell which country is spoken of."""

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
CR Costa-Rican
CU Cuban Cubans
CY Cypriot Cypriots
CZ Czech Czechs
DE German Germans
DJ Djiboutian
DK Danish Dane Danes
DZ Algerian Algerians
EC Ecuadorian Ecuadorians Ecuadorean
EE Estonian Estonians
EG Egyptian Egyptians
ER Eritrean Eritreans
ES Spanish Spaniard Spaniards
ET Ethiopian Ethiopians
FI Finnish Finn Finns
FJ Fijian Fijians
FR French Frenchman
GA Gabonese
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
KP North-Korean
KR South-Korean
KW Kuwaiti Kuwaitis
KZ Kazakh Kazakhs Kazakhstani
LA Laotian Laotians
LB Lebanese
LK Lankan Lankans
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
NZ Zealander Zealanders
OM Omani Omanis
PA Panamanian Panamanians
PE Peruvian Peruvians
PG Papuan
PH Philippine Filipino Filipinos
PK Pakistani Pakistanis
PL Polish Pole Poles
PR Rican Ricans
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
ZA South-African
ZM Zambian Zambians
ZW Zimbabwean Zimbabweans
GB Scottish Scot Scots Welsh English Englishman Londoner
"""

DEMONYMS = {
    word: line.split()[0] for line in _TABLE.strip().splitlines() for word in line.split()[1:] if "-" not in word
}
"""From a capitalised word to the country it speaks of."""

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
