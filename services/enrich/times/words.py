"""Words beside numbers and periods that decide what these are, as tables."""

_YEAR_LEADERS = "in since until till by during before after early late mid fiscal circa between through"
YEAR_LEADERS = frozenset(_YEAR_LEADERS.split())
"""A number of four figures behind one of these is a year."""
_YEAR_FOLLOWERS = "was is has as its his this series elections games olympics sales earnings results"
YEAR_FOLLOWERS = frozenset(_YEAR_FOLLOWERS.split())
"""Words in -s that follow years as often as counts."""
_NOT_COUNTED = """
people percent % per million billion dollars pounds euros yen francs marks miles feet meters metres tons tonnes pages
copies shares jobs votes employees workers troops soldiers men women children barrels acres degrees megawatts mph
kilometers kilometres km flight room route highway channel page chapter section apartment number code windows
"""
NOT_COUNTED = frozenset(_NOT_COUNTED.split())
"""A number beside one of these counts or names something."""
_RATE_LEADERS = "times percent % cents pence million billion trillion people each once twice least"
RATE_LEADERS = frozenset(_RATE_LEADERS.split())
"""``A year`` behind one of these is a set: so much each year."""
_BARE_LEADERS = """
for over in within after takes took take last lasted spent spend follows following through during before days months
years almost nearly about some
"""
BARE_LEADERS = frozenset(_BARE_LEADERS.split())
"""A plural of a unit behind one of these tells a length of time."""
_MONTH_LEADERS = """
in by of since until till from to during through before after early late mid last next this and or between begin end
middle
"""
MONTH_LEADERS = frozenset(_MONTH_LEADERS.split())
"""A month's name behind one of these is no person's."""
_FUTURE = """
will would shall 'll ll plans plan planned expected expects expect scheduled due upcoming hopes intends slated
supposed might should begins starts opens closes ends likely
tentatively payable redeem redemption effective expire expires deadline
"""
FUTURE_WORDS = frozenset(_FUTURE.split())
"""Words that speak of what is to come."""
_PAST = """
was were had has have did been said told became began came went took made gave got held met won lost left led fell
rose sent shot struck hit ran spoke wrote broke saw found thought felt knew kept brought bought sold paid stood fought
flew drove grew drew died cut put set read hurt quit shut ago since spent rejected
"""
PAST_WORDS = frozenset(_PAST.split())
"""Verbs that do not end in -ed, and other words, that speak of what has been."""
_NOT_PAST = "need needed seed speed indeed united exceed proceed succeed feed bleed breed"
NOT_PAST = frozenset(_NOT_PAST.split())
"""Words in -ed that are no past of a verb."""
