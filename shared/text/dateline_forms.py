"""The forms of a dateline, as patterns: Latin, Greek and Cyrillic letters here, other scripts below.

Every pattern is tried on a short opening only, which bounds its cost. Whether the words in it are a place, a month
or an agency is decided in ``shared.text.datelines`` with tables.
"""

import re

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚƏΆ-ΏΑ-ΫЀ-Я\u0490Ґ"
"""Capital letters, written out: `re` has no class for them."""
_SPACE = r"[ \u00a0\u202f]"
_DASH = r"(?:-{1,3}|[–—―_])"
_WORD = rf"[{UPPER}][\w.'’ʼ-]*"
_PARTICLE = r"(?:de|del|della|da|do|dos|di|la|le|les|el|al|am|an|der|den|sur|upon|on|of|the|y|e|i)"
_PLACE = rf"{_WORD}(?:{_SPACE}(?:{_PARTICLE}{_SPACE})?{_WORD}){{0,4}}"
_MORE_PLACE = rf"(?:{_SPACE}?,{_SPACE}{{0,2}}|{_SPACE}?[/+]{_SPACE}?|{_SPACE}(?:and|AND|und|et|y|e){_SPACE})"
PLACE = rf"(?P<place>{_PLACE}(?:{_MORE_PLACE}{_PLACE}){{0,3}})"
_PLACE_IN = rf"(?P<place>{_PLACE}(?:{_MORE_PLACE}{_PLACE}){{0,3}}(?:\s\({_PLACE}\))?(?:\s\[{_PLACE}\])?)"
_MONTH = r"[^\W\d_]{3,12}\.?"
_YEAR = r"(?:(?:,|\.|,?\sde|\sdel)?\s?(?:1[89]|20)\d\d(?:\s?(?:г\.|года|р\.|року|г))?)"
DATE = (
    rf"(?P<date>(?:{_MONTH},?\s)?(?:"
    rf"{_MONTH}\s{{0,2}}\d{{1,2}}(?:st|nd|rd|th)?(?:-\d{{1,2}})?{_YEAR}?"
    rf"|(?:le\s|den\s|d\.\s)?\d{{1,2}}(?:st|nd|rd|th|er|\.|º)?\s?(?:de\s)?{_MONTH}{_YEAR}?"
    r"|\d{1,2}[./]\s?\d{1,2}(?:[./]\s?(?:(?:19|20)\d\d|\d\d)?)?|(?:19|20)\d\d-\d\d-\d\d))"
)
_CLOSER = rf"\s{{0,3}}(?:\.{{1,2}}\s?{_DASH}|{_DASH}|[:=])(?=\s|$|[\"“”«»‘'„(\[{UPPER}\d])\s*"
_OPEN_CLOSER = rf"\s?(?:\.{{1,2}}\s?{_DASH}|{_DASH}|[:=.])?\s*"
_AGENCY = r"(?:\(\s?(?P<agency>[^()\n]{2,40}?)\s?\)|/\s?(?P<slashed>[^/()\n]{2,30}?)\s?/)"
_SEPARATOR = rf"(?:{_SPACE}?[,.|]{_SPACE}{{0,2}}|{_SPACE}?{_DASH}?{_SPACE})"
_BARE_AGENCY = r"(?P<agency>[^\W\d_][\w.-]{1,15}(?:\s[^\W\d_][\w.-]{1,15})?)"

_FORMS = {
    "place, date and agency": rf"{_PLACE_IN}{_SEPARATOR}{DATE}[,.]?\s?(?:-{{1,2}})?{_AGENCY}{_OPEN_CLOSER}",
    "place, agency, date": rf"{PLACE}\s?{_AGENCY},?\s{DATE}{_CLOSER}",
    "wire service release": (rf"{PLACE},?\s?/\s?(?P<agency>[^/\n]{{2,30}}?)\s?/\s?{DATE}\s?/\s?(?:{_DASH}\s?)?"),
    "place and agency": rf"{PLACE},?\s?{_DASH}?\s?{_AGENCY}{_OPEN_CLOSER}",
    "agency, place": rf"{_AGENCY}\s?{_DASH}?\s?{PLACE}(?:,\s?{DATE})?{_CLOSER}",
    "date and agency": rf"{DATE}\s?{_AGENCY}{_OPEN_CLOSER}",
    "agency alone": rf"{_AGENCY}{_CLOSER}",
    "place, date, agency named": (
        rf"{PLACE}{_SEPARATOR}{DATE}(?:{_SPACE}?{_DASH}|[.,])\s?{_BARE_AGENCY}(?:\.|{_CLOSER})\s*"
    ),
    "place, date, agency behind": rf"{PLACE}{_SEPARATOR}{DATE}{_SPACE}{_BARE_AGENCY}{_CLOSER}",
    "place, agency in bars": rf"{PLACE}{_SPACE}?\|{_SPACE}?{_BARE_AGENCY}{_SPACE}?\|{_SPACE}{{0,2}}",
    "place, date in parentheses": rf"{PLACE}{_SPACE}?\({DATE}\){_CLOSER}",
    "place and date": rf"{_PLACE_IN}{_SEPARATOR}{DATE}[.,]?{_CLOSER}",
    "place": rf"{PLACE}\.?{_CLOSER}",
}
LATIN_FORMS = tuple((name, re.compile(form)) for name, form in _FORMS.items())
AGENCY_SIGN = re.compile(r"[(/|]")
"""Stands in every Latin dateline but those of ``UNSIGNED_FORMS``."""
_UNSIGNED = ("place, date, agency named", "place, date, agency behind", "place and date", "place")
UNSIGNED_FORMS = tuple((name, form) for name, form in LATIN_FORMS if name in _UNSIGNED)
DATE_OR_CLOSER = re.compile(rf"\d|[-–—―_:=](?=\s|$|[\"“”«»‘'„(\[{UPPER}])")
"""Stands in every dateline of ``UNSIGNED_FORMS``: a date, or what parts the place from the story."""

_HAN = r"\u3400-\u9fff"
_KANA = r"\u3041-\u30ff"
_CJK_DATE = (
    r"(?P<date>(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日|(?:[〇一二三四五六七八九十]{1,3}月)?[〇一二三四五六七八九十]{1,3}日)"
)
_CJK_AGENCY = rf"(?P<agency>[{_HAN}]{{1,6}}?[社网網报報])"
_REPORTERS = r"(?:\s?[（(][^）)\n]{1,60}[）)])?"
_EASTERN_FORMS = {
    "Chinese": rf"{_CJK_AGENCY}[，,]?\s?(?P<place>[{_HAN}·]{{2,8}}?)\s?{_CJK_DATE}(?:综合|綜合|专|專)?(?:电|電|讯|訊)"
    rf"{_REPORTERS}[：:，]?\s*",
    "Chinese in brackets": rf"[（(【\[]{_CJK_AGENCY}(?:记者|記者)?[{_HAN}、]{{0,20}}?(?P<place>[{_HAN}]{{2}})"
    rf"\s?{_CJK_DATE}(?:综合|綜合|专|專)?(?:电|電|讯|訊)[)）】\]]\s*",
    "Chinese, place first": rf"(?:本报|本報)?(?P<place>[{_HAN}·]{{2,6}}?){_CJK_DATE}(?:电|電|讯|訊)\s?"
    rf"{_REPORTERS}[：:，]?\s*",
    "Japanese": rf"[［\[（(【](?P<place>[{_HAN}{_KANA}・]{{2,15}})[\s　]+{_CJK_DATE}[\s　]+"
    rf"(?P<agency>[{_HAN}{_KANA}A-Z]{{2,10}})[］\]）)】][\s　]*[-ー－–—]?[\s　]*",
    "Japanese with agency": rf"【(?P<place>[{_HAN}{_KANA}・]{{2,15}})\s?[=＝]\s?(?P<agency>[^】\n]{{2,20}})】[\s　]*",
    "Japanese, agency behind": rf"【(?P<place>[{_HAN}{_KANA}・]{{2,12}}?)(?P<agency>共同|時事)】[\s　]*",
    "Japanese with date": r"【(?P<date>\d{1,2}月\d{1,2}日)\s?(?P<agency>[^】\n]{2,15})】[\s　]*",
    "Korean": r"[(\[](?P<place>[가-힣·]{2,10})\s?=\s?(?P<agency>[^)\]\n]{2,15})[)\]]\s?"
    r"(?:[가-힣,·\s]{2,30}?(?:기자|특파원)\s?)?(?:=|-)?\s*",
}
_ARABIC = r"\u0621-\u064a\u066e-\u06d3\u0640ًٌٍَُِّْ\u200c"
_ARABIC_PLACE = rf"(?P<place>[{_ARABIC}]{{2,14}}(?:[ /][{_ARABIC}]{{2,14}}){{0,3}})"
_ARABIC_MONTH = rf"[{_ARABIC}]{{3,12}}(?:[ /]{{1,3}}[{_ARABIC}]{{3,12}}){{0,2}}"
_ARABIC_DATE = (
    rf"(?P<date>[\d٠-٩]{{1,2}}\s?(?:-\s?[\d٠-٩]{{1,2}}|/?\s?{_ARABIC_MONTH})"
    r"(?:\s?[\d٠-٩]{4}\s?(?:م|هـ)?)?)"
)
_ARABIC_AGENCY = r"[(«\"]\s?(?P<agency>[^()«»\"\n]{2,30}?)\s?[)»\"]"
_ARABIC_CLOSER = rf"\s?(?:{_DASH}{{1,2}}|[:：])?\s*"
_ARABIC_FORMS = {
    "Arabic, date and agency": (
        rf"{_ARABIC_PLACE}(?:\s?[/،,]\s?|\s-?\s?){_ARABIC_DATE}\s?[/،,]?\s?{_ARABIC_AGENCY}{_ARABIC_CLOSER}"
    ),
    "Arabic, agency": rf"{_ARABIC_PLACE}\s?[-–—:،,]?\s?{_ARABIC_AGENCY}{_ARABIC_CLOSER}",
    "Arabic, slashed": (
        rf"{_ARABIC_PLACE}\s?/?\s?{_ARABIC_DATE}\s?/\s?(?P<agency>[{_ARABIC}. ]{{2,15}}?)\s?"
        rf"(?:/\s?{_DASH}*|{_DASH}+|[:：])\s*"
    ),
    "Arabic, agency named": rf"{_ARABIC_PLACE}\s?[-–—،/]\s?(?P<agency>[{_ARABIC}. ]{{2,15}}?)\s?[:：-]\s*",
    "Arabic place": rf"{_ARABIC_PLACE}\s?(?:{_DASH}{{1,2}}|:)\s+",
}
OTHER_FORMS = tuple((name, re.compile(form)) for name, form in {**_EASTERN_FORMS, **_ARABIC_FORMS}.items())
