"""Boilerplate: lines of the page or the service that are no part of the story."""

import re

from shared.text.sign_offs import is_sign_off

__all__ = ["boilerplate_reason", "is_sign_off"]

MAX_BOILERPLATE_CHARS = 240
"""Longer lines are taken for story text whatever they begin with."""
MAX_RIGHTS_CHARS = 500
"""Statements of rights are longer than other boilerplate."""

_RIGHTS = re.compile(
    r"(?i)(?:©|\(c\)\s|copyright\s(?:©|\(c\)|\d{4})|c\.\d{4}\s).{0,480}"
    r"|(?:alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|todos os direitos reservados"
    r"|tutti i diritti riservati|alle rechten voorbehouden|все права защищены|حقوق النشر محفوظة|جميع الحقوق محفوظة"
    r"|版权所有|無断転載).{0,200}"
    r"|our standards:\s.{0,100}"
)
_RIGHTS_INSIDE = re.compile(
    r"(?i).{0,200}\ball rights reserved\.?.{0,200}"
    r"|.{0,120}\b(?:may|must) not be (?:published|reproduced|copied).{0,300}"
)
_INSIDE_WORDS = ("all rights reserved", "not be ")
"""One of these stands in every statement of rights that does not open its line."""
_FURNITURE = re.compile(
    r"(?i)(?:skip to (?:main )?content|back to top|(?:print|e-?mail) this (?:page|article)|page \d+ of \d+|top of page"
    r"|text size|font size|print version|zum anfang|nach oben|haut de page|volver arriba"
    r"|copy link|link copied|view (?:this )?(?:e-?mail|message|newsletter) in (?:your|a) browser|view in browser"
    r"|e-?mail im browser (?:ansehen|anzeigen)|im browser (?:ansehen|öffnen)|voir (?:cet e-?mail )?dans (?:le"
    r"|votre) navigateur"
    r"|ver (?:este (?:correo|e-?mail) )?en el navegador|listen to (?:this )?article|article audio"
    r"|gift (?:this )?article"
    r"|bookmark|save (?:article|for later)|add to (?:my )?(?:list|favou?rites)|print|jump to comments)\.?"
)
_RELATED = re.compile(
    r"(?i)(?:read (?:more|also|next)|see also|also read|related(?: stories| articles| content)?|watch|listen|must read"
    r"|more on this story|more from \w+|recommended|lesen sie (?:auch|mehr)|mehr zum thema|lire aussi|à lire aussi"
    r"|sur le même sujet|lee también|lea también|te puede interesar|leia (?:também|mais)|veja também|leggi anche"
    r"|lees ook|läs (?:också|mer)|les også|læs også|lue myös|czytaj (?:także|też)|čtěte také|читайте (?:также"
    r"|ещё|також)"
    r"|اقرأ أيضا|اقرأ أيضاً|相关阅读|関連記事|관련기사|baca juga|đọc thêm|ayrıca bakınız"
    r"|ilgili haber)\s?[:：›»>|–-].{0,200}"
)
_SYNDICATED = re.compile(
    r"(?i)(?:the post .{1,180} (?:appeared first|first appeared) on|der beitrag .{1,180} erschien zuerst auf"
    r"|l.article .{1,180} est apparu en premier sur|la entrada .{1,180} (?:se publicó primero|aparece primero) en"
    r"|o post .{1,180} apareceu primeiro em|l.articolo .{1,180} (?:proviene da|sembra essere il primo su)"
    r"|het bericht .{1,180} verscheen eerst op|(?:wpis|artykuł) .{1,180} pochodzi z serwisu"
    r"|(?:сообщение|запись) .{1,180} (?:появились сначала|впервые появилась) на) .{1,100}"
)
"""What WordPress puts below every entry of a feed, in the languages of its installations."""
_WIDGETS = {
    "subscription": (
        r"(?:sign up (?:for|to)|subscribe (?:to|now|for)|get our (?:free )?newsletter|newsletter abonnieren)\b.{0,200}"
        r"|subscribe|abonnieren|s'abonner|suscríbete"
        r"|(?:you(?:['’]re| are)? (?:received|receiving|have received|are receiving)"
        r"|you received)\b.{0,40}\b(?:e-?mail|newsletter"
        r"|message)\b.{0,180}"
        r"|unsubscribe(?:\s?[|·•]\s?.{0,120})?|(?:to |click (?:here )?to )unsubscribe\b.{0,160}"
        r"|manage (?:your )?preferences.{0,80}"
        r"|update your preferences.{0,80}|newsletter abbestellen.{0,80}|se désabonner.{0,80}|darse de baja.{0,80}"
    ),
    "social": (
        r"(?:follow (?:us|him|her|them|me|@\w+|[\w. ]{2,40}?) (?:on"
        r"|at) (?:twitter|facebook|instagram|x|threads"
        r"|bluesky|linkedin|telegram|whatsapp|https?:)|share (?:this|on)\b|folgen sie uns|suivez-nous"
        r"|síguenos|siga-nos).{0,200}"
        r"|share (?:via|by|to) \w+"
        r"|(?:facebook|twitter|x|whatsapp|linkedin|e-?mail|pinterest|reddit|telegram|messenger|bluesky|threads"
        r"|share|tweet|print|copy link)(?:\s?[|/·•]\s?(?:facebook|twitter|x|whatsapp|linkedin|e-?mail|pinterest"
        r"|reddit|telegram"
        r"|messenger|bluesky|threads|print|copy link)){1,9}"
        r"|share|tweet|facebook|twitter|whatsapp|linkedin|pinterest|teilen|partager|compartir|condividi"
    ),
    "advertisement": (
        r"advertisement|advertising|anzeige|werbung|publicité|publicidad|publicidade|pubblicità|реклама|إعلان"
        r"|advertisement - .{0,60}"
    ),
    "comments": r"leave a comment|comments?(?: \(\d+\))?|\d+ comments?|kommentare?|commentaires?|comentarios?",
    "widget": (
        r"(?:click here)\b.{0,200}|loading(?:…|\.\.\.)|show more|read more|load more|continue reading.{0,60}"
        r"|weiterlesen|lire la suite|seguir leyendo|leer más|ler mais|leggi tutto|lees verder|читать далее|اقرأ المزيد"
    ),
}
_WIDGET = tuple((reason, re.compile(rf"(?i)(?:{pattern})[.!…]?")) for reason, pattern in _WIDGETS.items())


def boilerplate_reason(paragraph: str) -> str | None:
    """Return why a paragraph is boilerplate, or None.

    >>> boilerplate_reason("© 2026 Harbour Wire. All rights reserved.")
    'copyright_line'
    >>> boilerplate_reason("The harbour wire is 2 km long.")
    """
    if len(paragraph) > MAX_RIGHTS_CHARS:
        return None
    if _RIGHTS.fullmatch(paragraph) or _states_rights_inside(paragraph):
        return "copyright_line"
    if len(paragraph) > MAX_BOILERPLATE_CHARS:
        return None
    if _FURNITURE.fullmatch(paragraph):
        return "page_furniture"
    if _RELATED.fullmatch(paragraph) or _SYNDICATED.fullmatch(paragraph):
        return "related_links"
    return next((reason for reason, pattern in _WIDGET if pattern.fullmatch(paragraph)), None)


def _states_rights_inside(paragraph: str) -> bool:
    folded = paragraph.lower()
    return any(words in folded for words in _INSIDE_WORDS) and _RIGHTS_INSIDE.fullmatch(paragraph) is not None
