"""Cues: the verbs and phrases that report speech and writing, as a table of word forms."""

from typing import Literal, NamedTuple

from services.enrich.quotes.wordlists import split_words

CueClass = Literal["say", "tell", "urge", "treat"]
Form = Literal["base", "third", "past", "participle", "ing"]


class Cue(NamedTuple):
    """What a word form may be: its verb, what follows the verb, and its form."""

    verb: str
    kind: CueClass
    form: Form


SAY = """
say/says/said/said/saying add write/writes/wrote/written/writing note announce argue explain acknowledge declare
state conclude recall claim insist reply/replies/replied/replied/replying respond warn report tweet retweet
suggest continue admit/admits/admitted/admitted/admitting confirm concede assert allege stress emphasize
emphasise reiterate repeat predict joke quip/quips/quipped/quipped/quipping observe remark comment complain
lament boast contend maintain vow pledge promise swear/swears/swore/sworn/swearing exclaim shout yell scream
whisper mutter cry/cries/cried/cried/crying estimate caution testify/testifies/testified/testified/testifying
opine muse counter interject chime retort disclose reveal post tease elaborate
clarify/clarifies/clarified/clarified/clarifying assure email answer disclaim agree charge indicate speculate
hint inform recount relate affirm profess proclaim mention speak/speaks/spoke/spoken/speaking chant text blog
gush scoff snort jeer beam confess reason thunder roar deadpan crow gripe groan grumble moan murmur sigh laugh
grin enthuse fume rage wail begin/begins/began/begun/beginning grouse bemoan fire/fires/fired/fired/firing
shoot/shoots/shot/shot/shooting put/puts/put/put/putting mouth read/reads/read/read/reading sneer
snap/snaps/snapped/snapped/snapping growl bellow plead signal conjecture posit sum lecture
"""
"""Take a clause or the words themselves: `she said that …`, `"…," she said`."""

TELL = """
tell/tells/told/told/telling remind notify/notifies/notified/notified/notifying advise inform assure
"""
"""Take a listener first: `told the Herald that …`."""

URGE = """
urge ask demand implore exhort beg/begs/begged/begged/begging request propose recommend inquire enquire wonder
instruct
"""
"""Take what somebody should do: `urged both sides to …`."""

TREAT = """
criticize criticise praise accuse blame denounce condemn describe reject deny/denies/denied/denied/denying
dismiss blast slam/slams/slammed/slammed/slamming question decry/decries/decried/decried/decrying defend call
cite quote dub/dubs/dubbed/dubbed/dubbing brand mock hail applaud liken label deride rebuke chide berate discuss
"""
"""Take what is talked about: `criticised the plan`."""

NOUNS_TOO = split_words(
    """
note notes report reports claim claims state states charge charges comment comments post posts answer answers
text texts question questions demand demands request requests call calls promise promises pledge pledges vow
vows remark remarks joke jokes estimate estimates cry cries shout shouts blog blogs tweet tweets signal signals
counter stress blame quote quotes label labels propose hint hints cite repeat email emails maintain cause
reference references tease mention mentions thank whispers whisper screams scream reads read brand brands dubs
relate muse caution slam slams blast praise
"""
)
"""Forms that are nouns as often: they need a subject that leaves no doubt, and a clause or words after them."""

PARTICLES = {
    "call": frozenset({"for", "on", "upon"}),
    "point": frozenset({"out"}),
    "warn": frozenset({"of", "against", "about"}),
    "speak": frozenset({"against"}),
    "complain": frozenset({"about", "of"}),
    "comment": frozenset({"on"}),
    "ask": frozenset({"for", "about"}),
    "refer": frozenset({"to"}),
    "joke": frozenset({"about"}),
    "hint": frozenset({"at"}),
    "chime": frozenset({"in"}),
    "put": frozenset({"it"}),
    "fire": frozenset({"back"}),
    "shoot": frozenset({"back"}),
    "hit": frozenset({"back"}),
}
"""Words that belong to the cue where they follow it."""

ONLY_WITH_PARTICLE = frozenset({"point", "refer", "fire", "shoot", "put"})
"""Verbs that report only with their particle: `pointed out`."""

NEEDS_WORDS = split_words(
    """
speak mention discuss respond comment agree answer continue add post estimate email signal text blog observe
charge maintain counter relate read repeat reference counter scream cry snap plead chime brand interject record
teach sum reveal boast lecture sneer jeer beam confess reason thunder roar deadpan crow gripe groan grumble moan
murmur sigh laugh grin enthuse fume rage wail begin grouse mouth shout yell promise pledge vow swear
"""
)
"""Verbs that do much else: they report only with marks, `that`, a clause or their particle after them."""


def _inflect(entry: str) -> list[str]:
    """Return base, third person, past, participle and -ing form.

    >>> _inflect("argue")
    ['argue', 'argues', 'argued', 'argued', 'arguing']
    """
    if "/" in entry:
        return entry.split("/")
    stem = entry[:-1] if entry.endswith("e") else entry
    third = entry + ("es" if entry.endswith(("s", "sh", "ch", "x")) else "s")
    return [entry, third, stem + "ed", stem + "ed", stem + "ing"]


def _table() -> dict[str, Cue]:
    table: dict[str, Cue] = {}
    forms: tuple[Form, ...] = ("base", "third", "past", "participle", "ing")
    kinds: tuple[tuple[str, CueClass], ...] = ((SAY, "say"), (TELL, "tell"), (URGE, "urge"), (TREAT, "treat"))
    for words, kind in (*kinds, ("point refer", "say")):
        for entry in words.split():
            inflected = _inflect(entry)
            for form, word in zip(forms, inflected, strict=True):
                table.setdefault(word, Cue(inflected[0], kind, form))
    return table


FORMS = _table()
"""Every form of every cue verb, case folded."""

SAYING_WORDS = (
    "said|says|say|told|tells|added|adds|wrote|writes|asked|asks|explained|explains|continued|replied|tweeted|noted|notes|"
    "recalled|recalls|argued|warned|insisted|joked|declared|shouted|yelled|responded|exclaimed|admitted|quipped|observed|"
    "remarked|concluded|scoffed|cried|screamed|chanted"
)
"""The commonest, as alternatives of an expression: enough to see that a quotation has ended."""
