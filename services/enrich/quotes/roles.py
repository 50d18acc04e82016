"""Roles: nouns for what a person or body is, by which a later `the senator` finds its name."""

from services.enrich.quotes.wordlists import split_words

ROLES = split_words(
"""
president premier chancellor minister secretary senator governor mayor congressman congresswoman lawmaker
legislator representative spokesman spokeswoman spokesperson chief director chairman chairwoman chair judge
justice officer commander general colonel captain sergeant leader candidate nominee businessman businesswoman
lawyer attorney prosecutor professor analyst economist coach king queen prince princess pope bishop archbishop
doctor author executive sheriff ambassador envoy adviser advisor aide strategist deputy treasurer commissioner
inspector detective superintendent owner founder manager head scientist researcher engineer historian actor
actress singer artist player striker defender midfielder goalkeeper boxer pilot teacher headteacher farmer
fisherman councillor councilor councilman councilwoman pastor priest rabbi imam mp vicar dean consultant surgeon
nurse diplomat admiral major lieutenant architect curator editor publisher reporter columnist journalist host
biologist geologist physicist volunteer skipper baker organiser organizer trader broker ombudsman auditor banker
widow widower speaker whip provost rector ceo chairperson firefighter paramedic pensioner prime-minister
novelist poet composer conductor choreographer sculptor painter chef billionaire mogul democrat republican
conservative socialist trainer captain builder plumber miner driver guide guard harbourmaster meteorologist
hydrologist seismologist ecologist epidemiologist virologist pathologist coroner magistrate barrister solicitor
"""
) | {
    "prime minister", "foreign minister", "finance minister", "defence minister", "defense minister", "health minister",
    "interior minister", "police chief", "fire chief", "vice president", "attorney general", "secretary general",
    "chief executive", "central banker", "party leader", "opposition leader", "union leader", "deputy mayor",
    "culture minister", "education minister", "energy minister", "transport minister", "justice minister",
    "trade minister", "environment minister", "agriculture minister", "deputy minister", "head teacher",
}  # fmt: skip
"""Case folded, singular, of one or two words."""

OTHER_ROLES = frozenset(
    {"vice president", "attorney general", "secretary general", "deputy mayor", "deputy governor", "deputy chief",
     "surgeon general", "solicitor general", "lieutenant governor", "deputy director", "deputy chairman",
     "deputy president", "vice chairman", "vice chair", "deputy sheriff"}
)  # fmt: skip
"""Who bears one of these is not what its words say alone: a vice president is not `the president`."""

ROLE_ABBREVIATIONS = {
    "sen": {"senator", "lawmaker"},
    "rep": {"representative", "congressman", "congresswoman", "lawmaker"},
    "gov": {"governor"},
    "gen": {"general"},
    "col": {"colonel"},
    "capt": {"captain"},
    "sgt": {"sergeant"},
    "lt": {"lieutenant"},
    "maj": {"major"},
    "adm": {"admiral"},
    "dr": {"doctor"},
    "prof": {"professor"},
    "rev": {"pastor", "vicar", "priest", "reverend"},
    "pres": {"president"},
    "amb": {"ambassador"},
    "cllr": {"councillor"},
    "supt": {"superintendent"},
    "insp": {"inspector"},
    "det": {"detective"},
    "senator": {"lawmaker"},
    "congressman": {"lawmaker"},
    "congresswoman": {"lawmaker"},
    "premier": {"prime minister"},
}
"""What an abbreviation or a title says of the role, as later mentions word it."""

ORGANISATION_NOUNS = split_words(
    """
ministry company party newspaper agency bank campaign union council committee commission group university
department bureau court club team federation association organisation organization force institute charity
network broadcaster office authority firm foundation regulator museum school hospital army navy league airline
daily weekly magazine
"""
)
"""Nouns for bodies: `the ministry` is the one ministry named before."""

OUTLETS = frozenset({"newspaper", "agency", "network", "broadcaster", "daily", "weekly", "magazine"})
ANY_BODY = OUTLETS | frozenset(
    {"company", "party", "group", "campaign", "club", "team", "association", "organisation", "organization", "firm",
     "foundation", "charity", "airline", "union", "bank", "institute", "force"}
)  # fmt: skip
"""Nouns by which a name that does not hold them may be meant, where it is the only one: Halden is `the company`."""

MALE_WORDS = split_words(
    """
mr sir lord king prince spokesman chairman congressman businessman councilman actor father son husband brother
grandfather uncle nephew widower fisherman pope priest bishop baron duke monsieur signor herr señor sheikh imam
"""
)
FEMALE_WORDS = split_words(
    """
mrs ms miss madam lady dame queen princess spokeswoman chairwoman congresswoman businesswoman councilwoman
actress mother daughter wife sister grandmother aunt niece widow nun baroness duchess madame frau señora
"""
)
