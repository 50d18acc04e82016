"""The words that stand before a stated time in the text itself, as a table: what kind of time they announce."""

import re
from types import MappingProxyType

_LABELS = (
    (
        "published",
        """published | published on | published at | published date | publication date | date published | date
        first published | first published on | pub date | pubdate | posted | posted on | posted at | posted by
        date posted | post date | issued | issued on | date of issue | issue date | release date | dated
        dateline | date & time | date and time | publish date | date/time | date-time | article date | uploaded
        submitted on | veröffentlicht | veröffentlicht am | erschienen am | erschienen | erstellt am | erstellt
        datum | publiziert | publiziert am | publikationsdatum | publié le | publié | publie le
        date de publication | mis en ligne le | paru | paru le | publicado | publicado el | publicado em
        publicada em | fecha | fecha de publicación | data | data de publicação | pubblicato il | pubblicato
        data di pubblicazione | gepubliceerd | gepubliceerd op | geplaatst op | publicerad | publicerat
        publiserat | publisert | publiceret | udgivet | offentliggjort | julkaistu | opublikowano
        data publikacji | dodano | publikováno | vydáno | zveřejněno | datum vydání | publikované | опубликовано
        дата публикации | дата | опубліковано | дата публікації | yayınlanma | yayınlanma tarihi | yayın tarihi
        giriş | giriş tarihi | oluşturulma tarihi | tarih | نشر | نشر في | تاريخ النشر | نُشر | 发布时间
        发布日期 | 發布時間 | 发表时间 | 日期 | 公開日 | 掲載日 | 配信 | 公開 | 입력 | 등록 | 기사입력 | 승인
        송고 | objavljeno | közzétéve | megjelent | δημοσίευση | δημοσιεύτηκε | publicat | publicat la
        diterbitkan""",
    ),
    (
        "modified",
        """updated | updated on | updated at | last updated | last updated on | last update | last modified
        modified | edited | aktualisiert | aktualisiert am | zuletzt aktualisiert | stand | geändert am
        mis à jour le | mis à jour | mise à jour | modifié le | actualizado | actualizado el | atualizado em
        atualizado | aggiornato il | aggiornato | bijgewerkt | bijgewerkt op | laatste update | uppdaterad
        oppdatert | opdateret | päivitetty | aktualizacja | zaktualizowano | aktualizováno | обновлено | оновлено
        güncelleme | güncellenme tarihi | son güncelleme | تحديث | آخر تحديث | 更新 | 更新时间 | 更新日
        最終更新 | 수정 | 업데이트 | 최종수정""",
    ),
    (
        "loaded",
        "load-date | load date | date-chargement | date de chargement | ladedatum | update-date | added to database",
    ),
    ("sent", "sent | date sent | transmission date | gesendet | envoyé | enviado"),
)
LABEL_KINDS = MappingProxyType(
    {
        " ".join(label.split()): kind
        for kind, labels in _LABELS
        for row in labels.splitlines()
        for label in row.split(" | ")
        if label.strip()
    }
)
"""Labels in lower case without their colon, and the kind of time that they announce (``vocabulary.STATED_TIMES``)."""
_WORDS_TOO = """
date data datum fecha дата tarih 日期 stand giriş sent dated issued posted edited uploaded submitted 配信 更新 公開
"""
NEEDS_COLON = frozenset(_WORDS_TOO.split())
"""Labels that are also everyday words: only a colon makes a label of them."""
EVENT_LINE = re.compile(
    r"(?i)(?:time|when|where|place|venue|location|what|uhrzeit|ort|wann|wo|lieu|heure|quand|lugar|hora|luogo|ora)\s?:"
)
"""A line that tells of an event to come: a date beside it is that of the event."""
RIGHTS_LINE = re.compile(r"(?:©|\(c\)|copyright|all rights|alle rechte|tous droits)", re.IGNORECASE)
"""How a line begins whose year is that of a right and not of the article."""
BYLINE_START = re.compile(r"(?i)(?:by|von|par|por|di|door|av|af|przez|autor|от|автор|yazan)\b[:\s]")
"""How a line begins that names an author and may hold the date beside."""
