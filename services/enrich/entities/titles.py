"""Titles and functions that stand beside a person's name, and the words that qualify them."""

_TITLES = """
president|vice president|vice-president|prime minister|deputy prime minister|premier|vice premier|chancellor
vice chancellor|foreign minister|defence minister|defense minister|interior minister|finance minister
justice minister|health minister|education minister|economy minister|energy minister|oil minister|trade minister
culture minister|environment minister|labour minister|labor minister|transport minister|agriculture minister
information minister|minister|deputy minister|state minister|secretary of state|secretary of defense
secretary of the treasury|secretary|deputy secretary|assistant secretary|under secretary|undersecretary
foreign secretary|home secretary|defence secretary|defense secretary|treasury secretary|justice secretary
press secretary|state secretary|attorney general|attorney-general|solicitor general|surgeon general
secretary-general|secretary general|high commissioner|high representative|special representative|special envoy
special presidential envoy|special adviser|envoy|ambassador|deputy ambassador|consul|consul general|commissioner
police commissioner|governor|lieutenant governor|mayor|deputy mayor|senator|state senator|congressman|congresswoman
congressperson|representative|assemblyman|assemblywoman|councilman|councilwoman|councillor|alderman|speaker
house speaker|majority leader|minority leader|opposition leader|party leader|leader|supreme leader|lawmaker|deputy
chief of staff|chief minister|chief justice|chief executive|chief executive officer|chairman|chairwoman|chairperson
chair|vice chairman|president-elect|prime minister-designate|director|director general|director-general
executive director|managing director|deputy director|campaign manager|commander|commander-in-chief|deputy commander
chief|police chief|army chief|chief spokesman|spokesman|spokeswoman|spokesperson|foreign ministry spokesman
foreign ministry spokeswoman|government spokesman|police spokesman|first lady|judge|justice|prosecutor
chief prosecutor|special counsel|special prosecutor|coroner|sheriff|marshal|field marshal|general|lieutenant general
major general|brigadier general|brigadier|colonel|lieutenant colonel|major|captain|lieutenant|sergeant
staff sergeant|corporal|private|admiral|rear admiral|vice admiral|commodore|cadet|trooper|officer|detective
inspector|superintendent|warlord|rebel leader|rebel commander|militant leader|king|queen|prince|princess
crown prince|emir|sultan|emperor|empress|shah|duke|duchess|lord|lady|sir|dame|baroness|baron|count|countess|pope
cardinal|archbishop|bishop|patriarch|imam|ayatollah|grand ayatollah|rabbi|reverend|pastor|father|grand mufti|mufti
professor|doctor|economist|analyst|columnist|historian|lawyer|attorney|journalist|reporter|correspondent|editor
author|director|coach|manager|captain|striker|midfielder|goalkeeper|defender|actor|actress|singer|songwriter
musician|producer|footballer|filmmaker|comedian|chef|scientist|researcher|novelist|artist|activist|candidate
presidential candidate|nominee|presidential nominee|strategist|adviser|advisor|national security adviser
national security advisor|businessman|billionaire|whistleblower
"""
_SHORT = """
Shri|Smt|Smt.|Shrimati|Monsieur|Madame|Mme|Herr|Frau|Señor|Señora|Signor
Mr|Mr.|Mrs|Mrs.|Ms|Ms.|Miss|Dr|Dr.|Prof|Prof.|Sen|Sen.|Sens.|Rep|Rep.|Reps.|Gov|Gov.|Lt. Gov.|Gen|Gen.|Lt. Gen.
Lt Gen|Maj. Gen.|Maj Gen|Brig. Gen.|Brig Gen|Brig.|Col|Col.|Lt. Col.|Lt Col|Maj.|Capt|Capt.|Lt|Lt.|1st Lt.|2nd Lt.
Sgt|Sgt.|Staff Sgt.|Master Sgt.|Tech. Sgt.|Sgt. Maj.|Command Sgt. Maj.|Sgt. 1st Class|Senior Airman|Airman 1st Class
Cpl.|Pfc.|Pvt.|Spc.|Adm|Adm.|Vice Adm.|Rear Adm.|Cmdr.|Lt. Cmdr.|Petty Officer|Rev|Rev.|Hon.|Fr.|Sir|Dame|Lord|Lady
Baroness|Atty. Gen.|Amb.|Supt.|Det.|Insp.|PM|CEO|MP|MEP|QC|Ald.|Msgr.
"""
COURTESY = frozenset(
    {"Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Shri", "Smt", "Smt.", "Shrimati", "Monsieur", "Madame", "Mme"}
) | frozenset({"Herr", "Frau", "Señor", "Señora", "Signor"})
"""Titles that say nothing of a function: they are cut from names, but are no roles."""
_WORDS_AS_WELL = """
Private private Justice justice Major major Count count Father father Chair chair General
"""
WORDS_AS_WELL = frozenset(_WORDS_AS_WELL.split())
"""Titles that are common words or parts of names as well: no sign of a person by themselves."""
_QUALIFIERS = """
former then ex acting interim deputy assistant associate senior junior chief newly elected outgoing incoming late
current caretaker permanent shadow retired disgraced veteran longtime long-time top joint regional national
international state federal local presumptive presidential vice-presidential democratic republican conservative
liberal rebel opposition government foreign political military army navy marine police campaign u.s. us uk eu un
nato
"""
QUALIFIERS = frozenset(_QUALIFIERS.split())
"""Words before a title that belong to it: `former`, `acting`, `army`."""
_NOUNS_OF_OFFICE = """
president minister chancellor secretary head chief leader director chairman chairwoman chair commander spokesman
spokeswoman spokesperson ambassador envoy governor mayor senator representative commissioner professor editor author
founder co-founder owner member deputy adviser advisor analyst manager candidate nominee lawyer attorney economist
officer official coach captain boss executive partner fellow researcher scientist expert coordinator co-ordinator
general judge prosecutor inspector speaker king queen prince emir bishop archbishop imam rabbi pastor columnist
correspondent reporter strategist lawmaker politician activist vice-president treasurer organizer president-elect
dean principal superintendent sheriff premier
"""
NOUNS_OF_OFFICE = frozenset(_NOUNS_OF_OFFICE.split())
"""The noun of a function that follows a name: `Ada Moss, the head of the council,`."""


def _forms(title: str) -> tuple[str, ...]:
    small = ("of", "the", "in", "and")
    capital = " ".join(word if word in small else word[:1].upper() + word[1:] for word in title.split())
    return (title, capital, "-".join(part[:1].upper() + part[1:] for part in capital.split("-")))


_LONG = [title for line in _TITLES.strip().splitlines() for title in line.split("|")]
TITLES = frozenset(form for title in _LONG for form in _forms(title)) | frozenset(
    title for line in _SHORT.strip().splitlines() for title in line.split("|")
)
"""As they are written before a name: small, or with capitals."""
