"""Common nouns that tell what a name is, or that it is none: heads of bodies, features, months, abbreviations."""


def _words(table: str) -> frozenset[str]:
    return frozenset(word for line in table.strip().splitlines() for word in line.split("|"))


BODIES_OF_NATIONS = _words("""
government|regime|army|military|navy|air force|parliament|cabinet|opposition|coalition|police|embassy
forces|security forces|armed forces|special forces|ground forces|government forces|coalition forces|military forces
democratic forces|opposition forces|rebel forces|troops|ministry|foreign ministry|defence ministry|defense ministry
interior ministry|finance ministry|oil ministry|health ministry|justice ministry|central bank|supreme court|senate
state television|state TV|state media|state news agency|intelligence services|intelligence agencies|intelligence
coast guard|border guard|administration|federal government|central government|transitional government
interim government|regional government|national army
Government|Army|Military|Parliament|Navy|Air Force|Embassy|Forces|Security Forces
Armed Forces|Foreign Ministry|Defence Ministry|Defense Ministry|Ministry of Defence|Ministry of Defense|Coalition
-led coalition|-led Coalition|-led alliance|-led coalition forces|-led government|-backed forces
""")
"""What stands after the word for a people and is theirs: `the Libyan coast guard`, `U.S.-led coalition`."""
ADJECTIVES_AS_WELL = _words("military|intelligence|police|opposition|coalition|forces")
BEFORE_ADJECTIVE = _words("""
source|sources|official|officials|officer|officers|action|operation|operations|base|bases|aircraft|campaign
personnel|chief|jet|jets|aid|intervention|equipment|vehicle|vehicles|leader|leaders|strike|strikes|position
positions|convoy|figure|figures|post
""")
"""`Varnian military officials` names no body; `the Varnian military said` does."""
HEADS = _words("""
Agency|Alliance|Army|Assembly|Association|Authority|Bank|Board|Brigade|Brigades|Bureau|Cabinet|Centre|Coalition
College|Command|Commission|Committee|Company|Congress|Corporation|Corps|Council|Court|Department|Directorate
Division|Federation|Fleet|Force|Forces|Foundation|Front|Fund|Government|Group|Guard|Institute|Institution|League
Ministry|Mission|Movement|Network|Office|Organisation|Organization|Parliament|Party|Police|Regiment|Secretariat
Senate|Service|Services|Society|Squadron|Task Force|Treasury|Tribunal|Union|University|Wing|Battalion|Times|Post
Herald|Tribune|Journal|Gazette|Inc|Ltd|Corp|Co|PLC|Plc|Airlines|Airways|Industries|Holdings|Partners|Bros|FC|United
City Council|House|School|Hospital|Church|Inc.|Corp.|Co.|Ltd.
""")
NAMESAKES = frozenset({"House", "Post", "Times", "United", "Co", "Inc", "Ltd", "Corp"})
"""Heads that alone mean another body, or none: the House is not the White House."""
LONE_HEADS = _words("""
Coalition|Government|Council|Parliament|Congress|Senate|Assembly|Ministry|Commission|Alliance|Army|Navy|Air Force
Cabinet|Treasury|Brotherhood|Opposition|Regime|House|Tribunal|Marine Corps|Marines|Coast Guard|Ministry of Defence
Ministry of Defense|Central Bank|Joint Chiefs|Politburo|Vatican|Holy See|Bank|Committee|Union|League|Federation
""")
"""Heads that stand for a whole name in the text that has introduced it: `the Council`, `the Coalition`."""
FEATURES = _words("""
River|Lake|Sea|Ocean|Bay|Island|Islands|Peninsula|Mountain|Mountains|Valley|Desert|Province|Governorate|District
County|City|Village|Town|Airport|Airfield|Air Base|Airbase|Base|Street|Road|Avenue|Square|Park|Bridge|Dam|Border
Strait|Canal|Port|Harbour|Harbor|Region|Heights|Hills|Beach|Camp|Prison|Castle|Palace|Stadium|Arena|Mosque|Cathedral
Hotel|Station|Military Airfield|province|district|governorate|county|city|region|river|valley|neighbourhood
neighborhood|suburb|peninsula|airport|village|town
""")
"""The noun of a place, at the end of its name or right after it: `Brenda Lake`, `Aleppo province`."""
PLACE_HINTS = _words("""
near|Near|outside|Outside|across|around|north of|south of|east of|west of|northeast of|northwest of|southeast of
southwest of|city of|town of|village of|province of|district of|region of|capital of|capital,|port of|outskirts of
suburb of|parts of|vicinity of|throughout|Inside|inside|eastern|western|northern|southern|central|northeastern
northwestern|southeastern|southwestern|north-eastern|north-western|south-eastern|south-western|downtown
""")
WEAK_HINTS = _words("in|In|from|into|towards|toward")
SAYS = _words("""
said|says|told|added|warned|tweeted|wrote|insisted|argued|stressed|noted|explained|stated|asked|urged|replied|admitted
acknowledged|recalled|thinks|believes|thought|believed|remembered|smiled|laughed
""")
OF_PERSONS = _words("regime|administration|government|Administration|Government|campaign")
"""What is called by its leader: `the Velkova administration`."""
MEDIA = _words("news agency|news website|newspaper|television|TV|radio|magazine|news channel|daily newspaper")
"""What stands after the name of an outlet: `the Brenda Herald newspaper`."""
SITES = _words("""
airport|airbase|air base|airfield|hospital|prison|mosque|district|province|governorate|village|neighbourhood
neighborhood|town|refugee camp|military airport|military base|checkpoint|border crossing|crossing|suburb|valley|dam
square|county|oblast|region|peninsula|stadium|metro station
""")
"""What stands after the name of a place: `Brenda province`."""
NO_SURNAMES = _words(
    "Show|File|Trust|Award|Awards|Lecture|Prize|Ministries|Museum|Library|Center|Memorial|Initiative|Act|Law|Bill|Day|Tower|Plan|Rally"
)
"""Words that make what begins like a person something else: `the Ada Moss Prize`."""
HAPPENINGS = _words(
    "Summit|Olympics|Paralympics|Championship|Championships|Referendum|Massacre|Festival|Marathon|Uprising|War"
)
"""The noun of an event at the end of its name."""
HELD_AT = _words(
    "Conference|Summit|Olympics|Festival|Marathon|Agreement|Agreements|Accord|Accords|Declaration|Communiqué"
)
"""The noun of a meeting or its outcome, called after the place: `the Brenda Accord`."""
ILLS = _words("virus|viruses|disease|syndrome|fever|flu|variant|outbreak|epidemic|pandemic|virus'")
"""What follows the name of an ill that is called after a place or a person: `Brenda virus`."""
NOT_NAMES = _words("""
Ebola|Zika|Covid|Covid-19|COVID-19|Coronavirus|Swine|Meningitis|Malaria|Cholera|Dengue|Polio|Measles|SARS|Sars|MERS
Tuberculosis|VBIED|VBIEDs|IED|IEDs|UAV|UAVs|UAS|TV|PC|CEO|CFO|COO|PM|MP|MPs|MEP|MEPs|GDP|GNP|DNA|RNA|HIV|AIDS|Aids
SMS|GPS|PDF|URL|HTML|DVD|CD|CDs|VIP|ID|IQ|ATM|IPO|VAT|QE|SUV|SUVs|RPG|RPGs|AK-47|POW|POWs|WMD|WMDs|NGO|NGOs|MBA|PhD
Q&A|FAQ|RSS|DUI|PTSD|LGBT|LGBTQ|COVID|ETF|CPI|Ph.D|AM|PM|a.m.|p.m.|GMT|EST|EDT|PST|PDT|BST|CET|UTC|ET|CT|PT|OK|FILE
BREAKING|UPDATE|EXCLUSIVE|WATCH|PHOTO|PHOTOS|VIDEO|READ MORE|DDG|Internet|internet|Web|Earth|God|Bible|Koran|Quran
Crowds|Outright|Laughs|Ministers|Minister|President|Prime Minister|Chairman|Secretary|Mr|Mrs|Ms|Dr|Sgt|Gen|Capt|Lt
Col|Brig|Adm|Sir|Madam|Sen|Rep|Gov|Passcode|Photos|Photo|Video|Story|Source|Sources|Editing|Reporting|Writing|Monday
Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September
October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Jan.|Feb.|Aug.|Sept.|Oct.|Nov.|Dec.|today
Today|Tonight|Yesterday|Airmen|Airman|Sailors|Soldiers|Marines|Navy Capt|node|Soldier|Sailor|Twitter account|Website
Email|Tel|Fax|Dear|Yes|No|Thank|Thanks|Hi|Hello|State|West|East|North|South|Left|Right|Army|Navy|Summit|House
Capitol|City|County|River|Street
""")
FIRST_WORDS = _words("""
a|an|this|these|its|their|our|his|her|last|former|new|late|then|many|some|most|all|both|fellow|another|any|every|next
Near|In|At|On|From|With|For|By|And|But|The|A|An|As|After|Before|While|When|If|Although|Though|Since|Because|Despite
During|Until|To|Of|Meanwhile|However|Also|Both|Like|Unlike|Among|Between|Under|Over|Against|About|Around|Across
Outside|Inside|Into|Photo|Photos|Then|So|Yet|Or|Today|Yesterday|Tonight|Monday|Tuesday|Wednesday|Thursday|Friday
Saturday|Sunday|Mr|Mr.|Mrs|Ms|This|That|These|Those|Its|His|Her|Our|Their|My|Your|Every|Each|All|Some|Many|Most
Several|Fellow|Former|Using|Per|Via|Thanks|Dear|Editing|Reporting|Writing|BREAKING|UPDATE|EXCLUSIVE|Only|Even|Not
Now|Here|There|Where|What|Why|How|Who|Will|Would|Could|Should|Can|Did|Does|Do|Is|Are|Was|Were|Has|Have|Had|Let|Asked
According|Earlier|Later
""")
"""Words with a capital only since they begin a sentence; the model takes some of them into a name."""
