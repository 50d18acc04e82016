"""Phrases by which pages lead away from the story, as tables, in the languages of news."""

MORE = """
read more|read also|read next|read this|also read|related|related article|related articles|related stories
related story
related post|related posts|related news|related content|related link|related links|related topics|related coverage
see also
see more|see related|also see|more|more news|more stories|more on this|more on this story|more on this topic
more from|more like this
also on|also|don't miss|do not miss|you may also like|you might also like|you might like|recommended
recommended reading
explore further|up next|watch|watch more|watch next|watch now|watch live|listen|listen now|trending|trending now
most read
most popular|popular|popular now|must read|must reads|top stories|latest news|latest|in case you missed it
further reading
keep reading|continue reading|editor's picks|editors' picks|learn more|find out more|click here|view gallery|photos
gallery
what to read next|what others are reading|from our partners|sponsored|promoted|now read|what to know|go deeper
in pictures
lesen sie auch|lesen sie dazu|lesen sie hier|lesen sie mehr|lesen sie jetzt|lies auch|lies mehr|mehr lesen
mehr zum thema
mehr dazu|mehr|mehr aus|mehr von|zum thema|weiterlesen|auch interessant|das könnte sie auch interessieren|passend dazu
das könnte dich auch interessieren|siehe auch|weitere artikel|weitere informationen|weitere themen|empfohlen
meistgelesen
lire aussi|à lire aussi|à lire|lire également|à lire également|à voir aussi|voir aussi|sur le même sujet
pour aller plus loin
en savoir plus|notre dossier|les plus lus|nos articles|lee también|lea también|leer más|le puede interesar
te puede interesar
también te puede interesar|más información|más noticias|noticias relacionadas|ver más|ver también|mira también
relacionado
relacionadas|leia também|leia mais|veja também|saiba mais|veja mais|mais lidas|notícias relacionadas|leggi anche
leggi tutto
leggi di più|guarda anche|vedi anche|potrebbe interessarti|approfondisci|lees ook|lees meer|lees verder|bekijk ook
meer over
meest gelezen|zie ook|läs också|läs även|läs mer|se även|mer om|les også|les mer|se også|læs også|læs mere|lue myös
lue lisää|katso myös|czytaj też|czytaj także|czytaj więcej|zobacz też|zobacz także|przeczytaj także|polecamy
čtěte také
čtěte více|přečtěte si|mohlo by vás zajímat|čítajte aj|citește și|vezi și|olvassa el|kapcsolódó|διαβάστε επίσης
διαβάστε ακόμα|δείτε επίσης|читайте также|читать далее|читайте ещё|смотрите также|по теме|читайте також|дивіться також
bunlar da ilginizi çekebilir|ilgili haberler|ayrıca bakınız|ayrıca okuyun|haberin devamı|devamını oku|baca juga
baca selengkapnya
simak juga|lihat juga|آخرین اخبار|اقرأ أيضا|اقرأ أيضاً|اقرأ أيضًا|إقرأ أيضاً|اقرأ المزيد|شاهد أيضا|شاهد أيضاً
مواضيع ذات صلة
مقالات ذات صلة|قراءة المزيد|בנוסף|קראו גם|关联阅读
相关阅读|相关新闻|延伸阅读|更多|関連記事|関連|あわせて読みたい|もっと見る|관련기사
관련 기사|더 보기
"""
"""Openings of lines that offer other pages, and their headings."""

SUBSCRIBE = """
sign up|sign up for|sign up to|signup|subscribe|subscribe to|subscribe now|get our|get the latest|get the day's
get the news
get access|get breaking news|join our|join now|become a member|become a subscriber|support our|support us|donate
register now
download our app|download the app|start your free trial|already a subscriber|log in|newsletter|our newsletter
free newsletter
our free newsletter|stay up to date|stay informed|stay on top of|never miss|don't miss a|enter your email
by signing up
jetzt abonnieren|newsletter abonnieren|jetzt anmelden|abonnieren sie|melden sie sich|jetzt testen|unser newsletter
abonnez-vous|inscrivez-vous|recevez|s'abonner|suscríbete|suscribirse|suscríbase|regístrate|assine|inscreva-se
cadastre-se
iscriviti|abbonati|schrijf je in|abonneer|meld je aan|prenumerera|abonner|tilmeld|meld deg på|tilaa|zapisz się
subskrybuj
přihlaste se|подпишитесь|подписывайтесь|підпишіться|підписуйтесь|abone ol|abone olun|berlangganan|اشترك|订阅|구독
"""
SOCIAL = """
follow us|follow us on|follow me on|follow him on|follow her on|follow them on|like us on|find us on|join us on|share
share this
share on|share via|tweet|tweet this|share article|share this article|share this story|email this|print|print this
print article
copy link|whatsapp|facebook|twitter|x|linkedin|telegram|pinterest|reddit|email|e-mail|mail|teilen|drucken|merken
auf facebook teilen
folgen sie uns|folge uns|partager|suivez-nous|compartir|síguenos|compartilhar|compartilhe|siga-nos|siga o|condividi
seguici
delen|volg ons|dela|följ oss|del|følg oss|jaa|udostępnij|sdílet|поделиться|поделиться в|поширити|paylaş|bagikan|شارك
مشاركة|分享|공유
obserwuj nas|comments|comment|leave a comment|leave a reply|view comments|show comments|join the discussion
join the conversation
kommentare|kommentieren|commentaires|commenter|comentarios|comentários|deixe um comentário|commenti|reacties
kommentarer|komentarze
komentáře|комментарии|коментарі|yorumlar|yorum yap|التعليقات|评论|댓글
"""
ADVERT = """
advertisement|advertising|advert|ad|sponsored content|paid content|promoted content
story continues below advertisement
article continues below this ad|continue reading below|story continues|anzeige|werbung|publicité|publicidad
publicidade|pubblicità
advertentie|annons|annonse|annonce|mainos|reklama|reklam|реклама|iklan|إعلان|广告|広告|광고
advertisement - scroll to continue
article continues after advertisement|scroll to continue|scroll to continue with content|continua após a publicidade
"""
TAGGED = """
tags|tag|filed under|topics|topic|keywords|themen|schlagworte|schlagwörter|mots-clés|sujets|thèmes|etiquetas|temas
archivado en
tópicos|assuntos|argomenti|ämnen|emner|temat|tematy|témata|теги|метки|etiketler|categories|category|in this article
source|sources
"""
NOTED = """
additional reporting by|reporting by|editing by|with reporting by|writing by|compiled by|with inputs from
with agencies|with files from
with additional reporting|updated at|correction|corrections|clarification|editor's note|editors' note|note to readers
write to|contact
reach the reporter|reach the reporters|email the author|have a tip|got a tip|source|sources|about the author
"""
