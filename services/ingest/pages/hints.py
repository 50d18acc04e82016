"""What class names and ids hint at: words that page makers everywhere give to the parts of a page, as a table.

A hint is weak: it never names one site, and it counts only where the element does not hold most of the story.
"""

import re
from functools import lru_cache
from itertools import pairwise
from typing import cast

from lxml import etree

_WORDS = {
    "caption": "caption captions figcaption imagecaption photocaption bildunterschrift legende pie legenda didascalia"
    " bildtext captiontext mediacaption picturecaption",
    "credit": "credit credits photocredit imagecredit photographer fotograf photographe copyright copyrights"
    " bildquelle fotocredit kredit imgcredit attribution",
    "byline": "byline bylines author authors autor autores auteur autore autoren writer journalist contributor"
    " contributors reporter",
    "time": "date dates time timestamp datetime dateline published pubdate publish pubtime updated datum fecha",
    "share": "share sharing shares social socials addtoany addthis sharedaddy sharebar socialmedia follow sharethis"
    " whatsapp",
    "comments": "comment comments disqus livefyre kommentare commentaires comentarios coral respond",
    "related": "related relateds recommend recommended recommendation recommendations recirc recirculation popular"
    " trending mostread mostpopular teaser teasers promo promos readmore readnext upnext outbrain taboola"
    " seealso morefrom alsoread alsolike suggested suggestions leesook weiterlesen ranking upsell"
    " crosslink crosslinks moreon headlines mustread digest readalso",
    "tags": "tags tag taglist keywords topics topic themen hashtags hashtag",
    "newsletter": "newsletter newsletters subscribe subscription subscriptions signup optin paywall regwall"
    " subscriber abo piano registration mailinglist inscription premium",
    "cookie": "cookie cookies consent gdpr onetrust cmp privacybanner didomi",
    "ad": "ad ads adv advert adverts advertisement advertising adslot adunit dfp sponsor sponsored sponsors"
    " anzeige werbung publicidad reklam reklama annonce adbox promoted adcontainer",
    "navigation": "nav navbar navigation menu menus breadcrumb breadcrumbs toolbar masthead topbar sitemap"
    " pagination pager skip submenu megamenu hamburger",
    "footer": "footer colophon sitefooter",
    "sidebar": "sidebar rail rightrail aside rightcolumn rightcol",
    "widget": "widget widgets infobox factbox poll quiz player playlist slideshow gallery carousel embed popup modal"
    " overlay tooltip lightbox toast dialog alert",
    "hidden": "hidden hide invisible sronly visuallyhidden screenreader screen-reader-text print-only printonly",
    "bio": "bio biography authorbio aboutauthor abouttheauthor authorbox authorinfo",
    "summary": "standfirst subtitle dek deck subheadline subhead teasertext intro abstract sapo chapo vorspann lead"
    " lede subheading kicker eyebrow strapline",
    "headline": "headline title entry-title heading",
}
HINTS = {word: hint for hint, words in _WORDS.items() for word in words.split()}
MAX_NAME_CHARS = 400
"""Generated class lists run to kilobytes; what they mean stands at their front."""
MAX_HINTS = 4

_TOKEN = re.compile(r"[A-Za-z]+")
_CAMEL = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def element_hints(element: etree._Element) -> tuple[str, ...]:
    """Return what an element's class, id and the like hint at, in the order of its names."""
    stated = cast("dict[str, str]", dict(element.items()))
    if not stated:
        return ()
    names = f"{stated.get('class', '')} {stated.get('id', '')} {stated.get('itemprop', '')}"
    found = _named_hints(names[:MAX_NAME_CHARS]) if len(names) > 2 else ()
    style = stated.get("style")
    is_hidden = "hidden" in stated or (style and _HIDING.search(style) is not None)
    return (*found, "hidden") if is_hidden else found


@lru_cache(maxsize=4096)
def _named_hints(names: str) -> tuple[str, ...]:
    hints = [hint for name in names.split() for hint in _hints_of(name)]
    return tuple(dict.fromkeys(hints))[:MAX_HINTS]


@lru_cache(maxsize=8192)
def _hints_of(name: str) -> tuple[str, ...]:
    words = [word.lower() for token in _TOKEN.findall(name) for word in _CAMEL.findall(token)]
    pairs = ["".join(pair) for pair in pairwise(words)]
    return tuple(HINTS[word] for word in (*pairs, *words) if word in HINTS)
