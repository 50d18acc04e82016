"""The words by which agencies and press offices hold a text back, as a table, with the zone that they imply."""

import re
from types import MappingProxyType

from shared.text.provider_zones import CENTRAL

_ANY_ZONE = r"""
(?:strictly\s|under\s|under\sstrict\s)?embargo(?:ed)?(?:\s(?:copy|text|material|speech|release))?(?:\sfor\srelease)?\s?
(?:[:–—-]|\s(?:until|till|til|to|for|before|at|lifts|expires|t\.?\s?o\.?\s?m\.?|klo|kl\.?|do|lejár)|\s(?=\d))
|not\s(?:for|to\sbe)\s(?:publication|published|release|released|use|used|broadcast|print)(?:\s(?:or|and)\s\w+)?\s
(?:before|until|till|prior\sto)
|do\snot\s(?:publish|release|use|broadcast)\s(?:before|until)
|(?:sous\s)?embargo\s(?:jusqu['’]|au\s|du\s|avant)
|(?:embargado|embargada|embargo|bajo\sembargo)\s(?:hasta|a)\s
|(?:sotto\s)?embargo\s(?:fino|sino)\s
|(?:sob\s)?embarg(?:o|ado)\s(?:até|ate)\s
|(?:onder\s)?embargo\s(?:tot|t/m)\s
|эмбарго\s(?:до|:)
|ambargo\s?:
|(?:حظر|محظور|يحظر|ممنوع)\sالنشر\s(?:حتى|قبل)
|(?:情報|報道)?解禁(?:日時|時間|日)?\s?[：:は]?
|엠바고\s?[:：]?
|(?:klausulert|klausuleret|sperret)\s(?:til|indtil)
|ambargolu
|εμπάργκο\s(?:έως|μέχρι)
"""
_WEAK = r"""
hold\s(?:for\s(?:release|use|publication)|until|till)(?:\s(?:at|on|until|till|to|by))?
|for\s(?:release|publication|use)\s(?:at|on|after|from|not\sbefore|not\suntil|in|anytime\safter)
|for\srelease\s?:
|release\s(?:time|at|date\sand\stime)\s?:?
|advance\sfor
"""
_CENTRAL_ZONE = r"""
sperrfrist|sendesperrfrist|sperrvermerk|frei(?:gegeben)?\s(?:ab|für)\s|freigabe\s?(?::|ab|am|zum)|nicht\s(?:zur\sveröffentlichung\s)?vor\s
|embargo\sbis\s
|zur\sveröffentlichung\s(?:ab|am)\s|gesperrt\sbis
"""
HELD_BACK = re.compile(
    r"[\W_]*(?:(?:note\sto\s(?:\w+\s)?)?(?:eds?|editors?)\W+|(?:news|press|media)\srelease\W+)?"
    r"(?:(?:this|the\s(?:following|attached|below))\s(?:\w+\s)?(?:is|are|was|remains)\s|(?:this|it)\s(?:must|may)\s)?"
    rf"(?P<words>(?P<german>{_CENTRAL_ZONE})|(?P<weak>{_WEAK})|{_ANY_ZONE})",
    re.I | re.X,
)
"""How a line begins that holds the text back until a time, which follows; weak words also begin ordinary sentences."""
BARE_EMBARGO = re.compile(r"[\W_]*(?:STRICTLY\s|UNDER\s)?(?:EMBARGO(?:ED)?|SPERRFRIST)[\W_]*")
"""A line that says no more than that the text is held back."""
IMMEDIATE = re.compile(r"(?i)\bimmediate\b|\bsofort\b|\bembargo\s(?:is\s)?lifted\b|\bfrei\sab\ssofort\b")
IMPLIED_ZONES = MappingProxyType({"german": CENTRAL})
"""German press offices, in all three countries, name Central European time without saying so."""
