"""Closed classes of English words that bound a noun phrase: from a word to what it can be."""

from services.enrich.quotes.wordlists import split_words

PERSONAL = frozenset({"he", "she", "they", "it", "i", "we", "you"})

DETERMINERS = split_words(
    """
the a an this these those his her their its my our your some many several most both all one two three four five
six seven eight nine ten dozens hundreds another other others no any each every few
"""
)
STANDING_ALONE = split_words("this that all both some many most one two three four five six others another other")
"""Determiners that may be a subject by themselves."""
INDEFINITE = frozenset(
    {"a", "an", "some", "many", "several", "one", "two", "three", "four", "another", "other", "most"}
)

PREPOSITIONS = split_words(
    """
in on at during after before by from with without of for to about against amid among around as between into near
over since through throughout toward towards under until upon within despite outside inside like following via
per behind beyond across along concerning regarding
"""
)
ATTACHING = frozenset(
    {"of", "for", "at", "with", "from", "in", "on", "to", "within", "near", "behind", "against", "by"}
)
"""Prepositions that may go on within a source: `a spokesman for the ministry`."""

SUBORDINATORS = split_words(
    """
that which who whom whose because while when whenever where if although though unless whether why how than so
since until once whereas what but nor
"""
)
CONJUNCTIONS = frozenset({"and", "but", "or", "then", "nor", "yet", "so", "&"})
OPENERS = split_words(
    """
and but or yet so still also then however meanwhile instead later earlier now today yesterday tonight tomorrow
finally similarly moreover nevertheless nonetheless therefore indeed additionally separately again even perhaps
monday tuesday wednesday thursday friday saturday sunday recently previously afterward afterwards elsewhere
besides likewise thus hence though plus only just not
"""
)
"""Words before a subject that are no part of it."""

AUXILIARIES = split_words(
    """
has have had is was are were be been being will would shall should can could may might must do does did 'd 'll
've 's ’d ’ll ’ve ’s
"""
)
BE = frozenset({"is", "was", "are", "were", "be", "been", "being", "get", "gets", "got", "getting"})
HAVE = frozenset({"has", "have", "had"})
UNREAL = frozenset({"can", "could", "may", "might", "must", "should", "do", "does", "did", "not", "never", "cannot"})
"""Before a cue they say that nothing was said, or may not have been."""

ADVERBS = split_words(
    """
also then later once often always again already just now even still earlier recently first further long both
sometimes soon simply only ever famously never not himself herself themselves yesterday today
"""
)

DAYS = split_words(
    """
monday tuesday wednesday thursday friday saturday sunday
"""
)
MONTHS = split_words(
    """
january february march april may june july august september october november december jan feb mar apr jun jul
aug sept sep oct nov dec
"""
)
TIME_NOUNS = split_words(
    """
    today yesterday tonight week month year night morning afternoon evening earlier later weekend ago recently
    """
)
"""Words that make a time by themselves, or with `last`, `on the`, `early`."""
TIMES = (
    DAYS
    | MONTHS
    | split_words(
        """
today yesterday tonight tomorrow earlier later recently last this next week month year night morning afternoon
evening ago late early on day weekend after before during
"""
    )
)
"""Words of a time that may stand between a cue and what is said."""

DOCUMENTS = split_words(
    """
report reports statement statements poll polls survey surveys study studies letter letters memo memos filing
filings email emails e-mail document documents article articles headline transcript transcripts tweet tweets
post ad ads lawsuit complaint indictment affidavit readout communique communiqué note notice review analysis
paper bulletin release book memoir column editorial records data figures census audit petition resolution bill
law constitution text message messages blog website story sign banner caption
"""
)
"""Nouns of things written, that may say something themselves."""

ABBREVIATIONS = split_words(
    """
    Mr Mrs Ms Dr Sen Rep Gov Gen Lt Col Sgt Capt Maj Adm Cmdr Prof Rev Hon Pres St Jr Sr Fr Sens Reps Gov Govs
    Supt Insp Dep Det Atty Messrs Ald Hr Fla Calif Mass Conn Ariz Ark Colo Del Ga Ill Ind Kan Ky La Mich Minn Miss
    Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo Jan Feb Mar Apr Jun Jul Aug Sept Oct Nov Dec Inc Corp
    Ltd Co Bros vs No Vol etc Ave Blvd approx
    """
)
"""Words whose full stop ends no sentence."""
