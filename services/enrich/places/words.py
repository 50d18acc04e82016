"""The words around a name that tell whether it is a place, which one, and in what sense."""


def word_set(words: str) -> frozenset[str]:
    """Return words as a set; tables read better without quotation marks.

    >>> sorted(word_set("town city"))
    ['city', 'town']
    """
    return frozenset(words.split())


LOCATIVES = word_set(
    "in at near from to into toward towards across through throughout around outside inside within between "
    "via beyond over off for against along"
)
"""Before a name; those of ``STRONG_LOCATIVES`` seldom stand before anything but a place."""
STRONG_LOCATIVES = word_set("in at near across throughout outside inside within around")

SMALL_WORDS = LOCATIVES | word_set(
    "the a an of and or but nor as by with on after before during since until while when where which who that this "
    "these those is are was were be been has have had will would may might can could should must does do did not no "
    "it its he she they we you his her their our said says say told than then so up out under about also all any more "
    "most some there what how if because amid per due left met went"
)
"""What is never written with a capital but at the beginning of a sentence."""

KIND_NOUNS = word_set(
    "liberation siege battle bombardment shelling bombing fall capture recapture evacuation occupation "
    "invasion assault city cities town towns village villages capital port suburb suburbs district districts "
    "province provinces state states region regions area areas county counties island islands governorate "
    "prefecture municipality borough neighborhood neighbourhood hamlet commune settlement enclave peninsula "
    "valley republic kingdom emirate territory oblast canton department departments community country "
    "countries nation nations camp coast mayor governor outskirts north south east west northeast northwest "
    "southeast southwest centre center part parts people government president king queen ambassador embassy "
    "airport university bishop archbishop streets border"
)
"""Nouns that ``of`` or the bare name may follow: the village of X, the island X."""
PLACE_VERBS = word_set(
    "fled left leave leaves leaving reached reach reaching entered enter entering visited visit visiting "
    "captured seized retook recaptured liberated bombed shelled besieged toured hit struck flooded ravaged "
    "rocked invaded occupied quit crossed approached"
)
"""Before a bare name, what is done to places more than to others."""
NOUN_BEFORE_NAME = word_set(
    "city town village hamlet commune community settlement neighbourhood neighborhood borough capital port "
    "suburb district province state region county island governorate prefecture municipality emirate "
    "peninsula"
)
NOUN_AFTER_NAME = word_set(
    "province region area district county state city island governorate prefecture municipality suburb border "
    "coast resident residents airport camp camps village town peninsula valley government authorities police "
    "farm farms officials native natives hospital mayor governor regency oblast delegation headquarters"
)
SECOND_LEVEL_NOUNS = word_set("county parish borough district regency")
AREA_NOUNS = word_set("province state governorate prefecture region regency oblast county department")
"""After or before a name (``the state of X``): the area is meant, not the town."""
TOWN_NOUNS = word_set("city town village capital port suburb municipality community hamlet")

NAMED_AFTER = word_set(
    "virus viruses ebolavirus fever flu influenza disease encephalitis strain strains hemorrhagic "
    "haemorrhagic syndrome crude accord accords treaty protocol convention declaration agreement conference"
)
"""Things that bear the name of a place: where one follows, no place is meant."""
PAPERS = word_set(
    "Times Post Herald Daily Tribune News Journal Gazette Globe Sun Star Observer Chronicle Telegraph Mail "
    "Guardian Examiner Register Inquirer Enquirer Sentinel Dispatch Press Review Today TODAY Magazine Radio "
    "Television TV"
)
"""Behind the name of a place: what appears or is broadcast there bears its name."""
NEVER_PLACES = frozenset({"white house", "red cross", "super bowl", "blue house", "black friday", "good friday"})
"""Names, folded, of villages somewhere that in news are something else."""
COMPANY_WORDS = word_set("Inc Corp Co Ltd Plc PLC AG NV GmbH LLC Holdings Industries Motors Motor Airlines")
"""A name that one of these follows anywhere in the article is a company's there."""
FOOD_NOUNS = word_set(
    "sandwich sandwiches dinner dinners breast breasts meat soup burger burgers stuffing whisky wine wines cheese"
)
DISEASE_NOUNS = word_set("virus viruses ebolavirus fever encephalitis haemorrhagic hemorrhagic strain strains")

PERSON_TITLES = word_set(
    "mr mrs ms miss dr prof professor sir lord lady president minister senator sen rep gov general gen "
    "colonel col captain capt sergeant sgt lieutenant lt judge justice sheikh king queen prince princess pope "
    "cardinal bishop rabbi imam ayatollah coach actor actress singer officer detective inspector spokesman "
    "spokeswoman"
)

KIN = word_set(
    "sister brother mother father wife husband daughter son friend cousin aunt uncle nephew niece girlfriend "
    "boyfriend partner fiancee baby twin twins colleague neighbour neighbor classmate teammate named"
)
"""Before a bare name, these too say that it is a person's."""
SPEAKING = word_set(
    "said says told wrote added asked explained recalled smiled laughed sang played joked replied shouted"
)
"""After the name of a town that is no seat of a government: a person of that name speaks."""

OFFICIAL_WORDS = word_set(
    "Department Ministry Army Navy Government Centers Centre Center Agency Administration Police Senate "
    "Congress Parliament Council Federal Food Environmental Forces Embassy Consulate Minister Health "
    "Geological State Supreme Attorney Treasury Securities Postal Coast Air Marine Central National Border "
    "Fish Public"
)
"""In the name of an organisation: one that a place has, so that the place is spoken of."""
OF_OFFICIAL = word_set("Ministry Department Government Republic University Bank Parliament Consulate Embassy")

SENTENCE_STARTERS = word_set(
    "Soul Force Hill Harmony Faith Grace The A An In On At But And Or If As It He She They We You I This That "
    "These Those There When While After Before Since Because Although Though However Meanwhile Also So Yet "
    "For From To By With Of All Some Many Most More Much No Not Now Then Here What Who Why How Where Which "
    "Under Over Only Even Both Each Every Other Another Such Its His Her Their Our My Your One Two Three Four "
    "Five Six Seven Eight Nine Ten Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February "
    "March April May June July August September October November December Mr Mrs Ms Dr Sen Rep Gov President "
    "Prime Minister Police University Union Street Park Lake River Mount Bank House Court Church School "
    "College Hospital Center Centre Council Party Press Times Post News Daily Internet Christmas Easter "
    "Ramadan God Lord Sir King Queen Prince Princess General Major Captain Colonel Best Hope Love Young Old "
    "New Big Little Long Short Black White Green Brown Red Blue Gold Silver Rose Nice Mobile Reading Bath "
    "Split Male Media Same Are Is Was Were Be Been Has Have Had Do Does Did Can Could Will Would Shall Should "
    "Must Might Let Say Says Said See Go Come Get Give Make Take Yes Well Just Still Man Men Women Woman "
    "Child Baby Mother Father Brother Sister Son Daughter Family Home World Earth Sun Moon Star Data Art "
    "Battle Enterprise Commerce Independence Liberty Freedom Justice Peace Victory Progress Unity Trade "
    "Central Northern Southern Eastern Western North South East West Upper Lower Great Grand National "
    "International Federal Royal Inc Ltd Co Corp Company Group Bureau Agency Office Department Ministry "
    "Committee Commission Board Congress Senate Parliament Assembly Army Navy Air Foreign Health Education "
    "Defense Defence Interior Finance According During Despite Through Between Among Within Without Against "
    "Until Once Last First Second Third Next Later Earlier Today Yesterday Tomorrow Tonight Week Month Year "
    "Day Night Morning Evening Spring Summer Autumn Winter Fall Bird Swine Human Animal Fish Water Fire Wind "
    "Storm Rain Snow Ice Oil Gas Coal Iron Steel Gay Dull Embarrass Normal Boring Batman Bison Deer Wolf Bear "
    "Eagle Fox Rice Corn"
)
"""Words that begin sentences or titles and are also names of places somewhere: alone, they are none without a sign."""

GOVERNMENT_VERBS = word_set(
    "said says say accused accuses warned warns urged urges insisted insists denied denies rejected rejects "
    "wants wanted agreed agrees refused refuses condemned condemns welcomed welcomes announced announces "
    "blamed blames claimed claims demanded demands hopes hoped fears feared believes believed considers "
    "considered recognised recognized recognises recognizes imposed imposes supports supported backs backed "
    "opposes opposed vowed vows threatened threatens responded responds called calls sees saw expects "
    "expected argued argues maintains sanctioned pledged pledges promised promises withdrew signed intends "
    "sought seeks pressed pushes pushed maintained offered offers proposed proposes retaliated signalled "
    "signaled regards regarded views viewed"
)
"""After the name of a capital: its government does that."""
GOVERNMENT_DOINGS = word_set(
    "accusing considering demanding drafting easing imposing insisting negotiating offering opposing planning "
    "preparing pressing pushing refusing reviewing seeking studying supporting threatening urging weighing mulling"
)
"""The same behind an auxiliary: ``Rome is preparing a law``."""
AUXILIARIES = word_set("has have had will would is was may might could should can must does did also")
RELATION_WORDS = word_set("with between by from against on")
RELATION_NOUNS = word_set(
    "relations ties tensions talks negotiations alliance pressure dispute row rift dialogue diplomacy "
    "sanctions support backing criticism agreement deal cooperation accord war conflict rivalry rapprochement"
)
GOVERNMENT_NOUNS = word_set(
    "policy policies position stance decision demands demand allies ally government administration sanctions "
    "threat threats support intentions ambitions refusal response envoy interests strategy backing insistence "
    "leadership diplomacy foreign nuclear"
)
"""After the possessive of a capital."""

STATE_ABBREVIATIONS = {
    "Ala": "Alabama", "Ariz": "Arizona", "Ark": "Arkansas", "Calif": "California", "Cal": "California",
    "Colo": "Colorado", "Conn": "Connecticut", "Del": "Delaware", "Fla": "Florida", "Ga": "Georgia", "Ill": "Illinois",
    "Ind": "Indiana", "Kan": "Kansas", "Kans": "Kansas", "Ky": "Kentucky", "La": "Louisiana", "Md": "Maryland",
    "Mass": "Massachusetts", "Mich": "Michigan", "Minn": "Minnesota", "Miss": "Mississippi", "Mo": "Missouri",
    "Mont": "Montana", "Neb": "Nebraska", "Nebr": "Nebraska", "Nev": "Nevada", "Okla": "Oklahoma", "Ore": "Oregon",
    "Pa": "Pennsylvania", "Penn": "Pennsylvania", "Tenn": "Tennessee", "Tex": "Texas", "Vt": "Vermont",
    "Va": "Virginia", "Wash": "Washington", "Wis": "Wisconsin", "Wisc": "Wisconsin", "Wyo": "Wyoming",
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CO": "Colorado",
    "CT": "Connecticut", "DE": "Delaware", "FL": "Florida", "GA": "Georgia", "HI": "Hawaii", "ID": "Idaho",
    "IL": "Illinois", "IN": "Indiana", "IA": "Iowa", "KS": "Kansas", "KY": "Kentucky", "LA": "Louisiana",
    "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts", "MI": "Michigan", "MN": "Minnesota",
    "MS": "Mississippi", "MO": "Missouri", "MT": "Montana", "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire",
    "NJ": "New Jersey", "NM": "New Mexico", "NY": "New York", "NC": "North Carolina", "ND": "North Dakota",
    "OH": "Ohio", "OK": "Oklahoma", "OR": "Oregon", "PA": "Pennsylvania", "RI": "Rhode Island",
    "SC": "South Carolina", "SD": "South Dakota", "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont",
    "VA": "Virginia", "WA": "Washington", "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming",
    "NH.": "New Hampshire", "NJ.": "New Jersey",
    "N.H": "New Hampshire", "N.J": "New Jersey", "N.M": "New Mexico", "N.Y": "New York", "N.C": "North Carolina",
    "N.D": "North Dakota", "R.I": "Rhode Island", "S.C": "South Carolina", "S.D": "South Dakota",
    "W.Va": "West Virginia", "Ont": "Ontario", "Que": "Quebec", "Alta": "Alberta", "B.C": "British Columbia",
}  # fmt: skip
"""How American wires shorten the state behind a town, without the last full stop; read only there."""
