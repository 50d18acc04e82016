"""The names that fields of articles go by in data, feeds and tables, as a table.

Names are compared in small letters without signs between words: ``pub_date``, ``pubDate`` and ``Pub-Date`` are one.
The names of a kind stand in the order in which they count when a record has several.
"""

import re
import unicodedata

_SIGNS = re.compile(r"[\W_]+")


def plain_name(name: str) -> str:
    """Return a field's name as it is compared; a namespace or ``@`` before it goes.

    >>> [plain_name(name) for name in ("pub_date", "dc:creator", "@timestamp", "Publié le")]
    ['pubdate', 'creator', 'timestamp', 'publiele']
    """
    bare = name[:80].rsplit(":", 1)[-1].casefold()
    letters = "".join(c for c in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(c))
    return _SIGNS.sub("", letters)


def _names(text: str) -> tuple[str, ...]:
    return tuple(plain_name(name) for name in text.split())


FIELD_NAMES: dict[str, tuple[str, ...]] = {
    "html": _names("body_html body_xhtml content_html html_body bodyHtml contentHtml text_html article_html"),
    "text": _names(
        """
        article_body body_text maintext main_text full_text full_content article_text content_text text_content body
        content_encoded articleBody bodyText plaintext plain_text clean_text cleaned_text raw_text text content article
        story story_text news_text news_content article_content post_content main_content document document_text
        message passage paragraphs texte contenu corps article_complet texto contenido cuerpo nota noticia conteudo
        corpo inhalt volltext artikel artikeltext testo contenuto corpo_del_testo tekst innhold brodtekst indhold
        brodtext innehall tresc zawartosc текст содержание контент статья isi konten metin icerik نص المحتوى 正文 内容
        本文 noidung
        """
    ),
    "title": _names(
        """
        headline title heading head header name_of_article article_title articleTitle webTitle news_title post_title
        story_title titel titre titulo titular titolo overskrift tittel rubrik otsikko tytul заголовок название baslik
        judul عنوان العنوان 标题 标题名 タイトル 見出し 제목 tieude headlines titles
        """
    ),
    "subtitle": _names(
        "subtitle sub_title subheadline sub_headline subhead deck dek standfirst kicker untertitel sous_titre"
        " subtitulo sottotitolo underrubrik"
    ),
    "summary": _names(
        """
        summary abstract description short_description excerpt standfirst trail_text trailText lead lede
        lead_paragraph teaser snippet intro ingress highlights preview chapeau resume resumen resumo zusammenfassung
        vorspann sommario riassunto sammanfattning описание анонс краткое_содержание ozet ringkasan وصف ملخص 摘要
        meta_description description_text description_html summary_html content_excerpt
        """
    ),
    "authors": _names(
        """
        authors author byline writer writers creator creators journalist journalists reporter reporters contributors
        by written_by author_name authorName auteur auteurs autor autores autore autori verfasser forfatter
        forfattare journaliste journalistes redacteur автор авторы yazar penulis كاتب المؤلف 作者 記者 기자
        """
    ),
    "published": _names(
        """
        datePublished date_published published_at publishedAt published published_date publishedDate publication_date
        publicationDate publish_date publishDate date_publish date_publié pub_date pubDate published_on published_time
        publish_time first_published firstPublished webPublicationDate issued date datetime date_time dateTimePub
        timestamp time post_date date_gmt article_date news_date release_date seendate
        datum veroffentlicht veroffentlichungsdatum date_de_publication fecha fecha_publicacion
        data data_publicacao data_di_pubblicazione dato publisert дата дата_публикации tarih tanggal تاريخ 日期 发布时间
        発行日 날짜
        """
    ),
    "modified": _names(
        """
        dateModified date_modified modified modified_at updated updated_at updatedAt last_modified lastModified
        lastUpdated last_updated date_modify modified_date update_date updated_date mis_a_jour geandert actualizado
        """
    ),
    "created": _names("dateCreated date_created created created_at createdAt first_created firstCreated"),
    "crawled": _names(
        """
        crawled crawled_at crawl_date date_download download_date downloaded_at scraped_at scraped_date scrape_date
        date_crawled retrieved retrieved_at fetched fetched_at fetch_time collected_at indexed_date date_added
        """
    ),
    "expires": _names("expires expire_date expiry expiration_date date_expired"),
    "embargo": _names("embargo embargoed embargo_until embargo_date release_at hold_until sperrfrist"),
    "publisher": _names(
        """
        publisher publication source_name sourceName source outlet newspaper media media_name news_source site site_name
        siteName source_domain sourceDomain domain website provider journal paper channel_name feed_title thread_site
        quelle zeitung medium fuente medio fonte testata kilde kalla источник издание kaynak sumber المصدر 来源 媒体
        """
    ),
    "url": _names(
        """
        url link canonical_url canonicalUrl article_url articleUrl web_url webUrl source_url sourceUrl permalink href
        page_url news_url story_url external_url original_url uri lien enlace adresse ссылка رابط 链接 网址
        """
    ),
    "id": _names(
        "guid id uuid article_id articleId doc_id docId document_id news_id story_id item_id post_id identifier uid"
        " objectid"
    ),
    "version": _names("version revision"),
    "language": _names(
        "language lang inLanguage language_code languageCode locale sprache langue idioma lingua язык dil 语言"
    ),
    "keywords": _names("keywords tags keyword tag schlagworte schlagworter mots_cles palabras_clave etiquetas теги"),
    "category": _names(
        "category categories section sections section_name sectionName article_section articleSection news_desk desk"
        " topic topics rubrique ressort seccion categoria categorie kategori kategorie рубрика subject subjects class"
        " label labels 分类 类别"
    ),
    "genre": _names("genre type_of_material document_type article_type content_type"),
    "dateline": _names("dateline located location place city ort lieu lugar"),
    "word_count": _names("word_count wordCount words wordcount"),
    "urgency": _names("urgency"),
    "priority": _names("priority"),
    "status": _names("status pubstatus pub_status state publication_status"),
    "slug": _names("slug slugline"),
    "rights": _names("rights copyright copyright_notice copyrightNotice license licence usage_terms copyright_holder"),
    "captions": _names(
        "caption captions image_caption imageCaption photo_caption media_caption legende bildunterschrift"
    ),
    "credits": _names("image_credit photo_credit imageCredit photoCredit picture_credit bildnachweis"),
}
"""What each kind of field is called, normalised."""

KIND_OF_NAME = {name: kind for kind, names in reversed(FIELD_NAMES.items()) for name in names}

LIST_KEYS = frozenset(
    _names(
        """
        articles article items item results result docs documents hits data news stories story entries entry posts
        records rows list content response feed value values newsitems graph children nodes objects noticias artikel
        """
    )
)
"""Members whose array holds the articles."""
ENVELOPE_KEYS = frozenset(
    _names(
        "data response result results hits _source source_doc doc document payload body feed content item rss channel"
    )
)
"""Members whose object holds that array, or the article itself."""
COUNT_KEYS = frozenset(
    _names(
        "totalResults total_results total numFound found total_count totalCount totalHits num_results"
        " current_item_count"
    )
)
"""Members of an envelope that say how many articles there are in all."""
WRAPPERS = ("source", "item", "article", "doc", "document", "data", "story", "post", "newsitem", "node", "content")
"""Members, by plain name, whose object is the article, where what is around it has no text of its own."""
FLATTENED = ("fields", "attributes", "properties", "thread", "metadata", "meta")
"""Members whose own members count as the article's, where it says nothing itself."""
PICTURE_NAMES = ("images", "image", "media", "photos", "photo", "pictures", "picture", "multimedia", "leadimage")
"""Members whose objects are pictures with captions."""
STATES_OF_POSTS = {
    "publish": "usable",
    "published": "usable",
    "usable": "usable",
    "inherit": "usable",
    "draft": "withheld",
    "pending": "withheld",
    "private": "withheld",
    "future": "withheld",
    "scheduled": "withheld",
    "withheld": "withheld",
    "trash": "canceled",
    "deleted": "canceled",
    "canceled": "canceled",
    "cancelled": "canceled",
    "killed": "canceled",
}
"""What the states of a publishing system say of the use of a text."""
