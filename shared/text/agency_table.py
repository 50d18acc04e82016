"""Who text comes from, as tables: news agencies, services for press releases, archives and portals, picture agencies.

One party a line: the name that it signs with, then its other names and sites. Names are compared without case.
"""

NEWS = """
AP|Associated Press|AP News|AP Online|AP Newswires|Associated Press Newswires|Associated Press International
AP|Associated Press Online|APNews|@apnews.com|@ap.org
AFP|Agence France-Presse|Agence France Presse|France-Presse|فرانس برس|وكالة فرانس برس|أ ف ب|أ.ف.ب|法新社|@afp.com
Reuters|Reuter|Thomson Reuters|Reuters News|Reuters Limited|Рейтер|Рейтерс|رويترز|رویترز|路透社|路透|ロイター
Reuters|ロイター通信|로이터|רויטרס|Reuters America|Reuters Staff|@reuters.com
UPI|United Press International|@upi.com
dpa|Deutsche Presse-Agentur|Deutsche Presse Agentur|dpa-infocom|dpa-AFX|dpa/tmn|dpa-tmn|DPA International
dpa|Deutsche Presse-Agentur GmbH|Deutsche Presse Agentur GmbH|@dpa.com|@dpa.de
AAP|Australian Associated Press|AAP Newswire|@aap.com.au
PA|PA Media|Press Association|Press Association News|PA Newswire|PA Sport|@pressassociation.com|@pamediagroup.com
EFE|Agencia EFE|EFE News Service|EFE News Services|@efe.com
ANSA|Agenzia ANSA|@ansa.it
TASS|ITAR-TASS|ТАСС|ИТАР-ТАСС|@tass.com|@tass.ru
Xinhua|Xinhua News Agency|Xinhua General News Service|新华社|新華社|شينخوا|@xinhuanet.com|@news.cn
Anadolu|Anadolu Agency|Anadolu Ajansı|الأناضول|AA/Anadolu|@aa.com.tr
Kyodo|Kyodo News|Kyodo News Service|共同|共同社|共同通信|@kyodonews.net
Jiji|Jiji Press|時事|時事通信|@jiji.com
Yonhap|Yonhap News Agency|Yonhap News|연합뉴스|聯合|@yna.co.kr|@yonhapnews.co.kr
PTI|Press Trust of India|@ptinews.com
ANI|Asian News International|@aninews.in
IANS|Indo-Asian News Service|@ians.in
UNI|United News of India
The Canadian Press|Canadian Press|La Presse canadienne|@thecanadianpress.com
ANP|Algemeen Nederlands Persbureau|@anp.nl
APA|Austria Presse Agentur|@apa.at
Keystone-SDA|Keystone-ATS|SDA|ATS|Schweizerische Depeschenagentur|@keystone-sda.ch
NTB|Norsk Telegrambyrå|@ntb.no
Ritzau|Ritzaus Bureau|Ritzau Bureau|@ritzau.dk|@ritzau.com
TT|TT Nyhetsbyrån|Tidningarnas Telegrambyrå|@tt.se
STT|Suomen Tietotoimisto|STT-Lehtikuva|@stt.fi
Belga|Agence Belga|@belga.be
Lusa|Agência Lusa|Agencia Lusa|@lusa.pt
PAP|Polska Agencja Prasowa|@pap.pl
ČTK|CTK|Česká tisková kancelář|Ceska tiskova kancelar|@ctk.cz
TASR|@tasr.sk
MTI|Magyar Távirati Iroda|@mti.hu
Agerpres|@agerpres.ro
BTA|БТА|Bulgarian News Agency|@bta.bg
ANA-MPA|ΑΠΕ-ΜΠΕ|AMNA|Athens-Macedonian News Agency|@ana-mpe.gr|@amna.gr
BNS|Baltic News Service|@bns.lt|@bns.ee
Interfax|Интерфакс|Interfax-Ukraine|@interfax.ru|@interfax.com.ua
RIA Novosti|РИА Новости|РИА|@ria.ru
Ukrinform|Укринформ|Укрінформ|@ukrinform.net|@ukrinform.ua
Adnkronos|@adnkronos.com
AGI|Agenzia Giornalistica Italia|@agi.it
Europa Press|@europapress.es
Agência Brasil|Agencia Brasil|@agenciabrasil.ebc.com.br
Estadão Conteúdo|Estadao Conteudo
Folhapress
Télam|Telam|@telam.com.ar
Notimex
Prensa Latina|@prensa-latina.cu
KUNA|كونا|Kuwait News Agency|@kuna.net.kw
WAM|وام|Emirates News Agency|@wam.ae
SPA|واس|Saudi Press Agency|@spa.gov.sa
QNA|قنا|Qatar News Agency
SANA|سانا|Syrian Arab News Agency|@sana.sy
Petra|بترا|Jordan News Agency
WAFA|وفا|@wafa.ps
MENA|أ ش أ|أ.ش.أ|Middle East News Agency
IRNA|ایرنا|Islamic Republic News Agency|@irna.ir
ISNA|ایسنا|@isna.ir
Bernama|@bernama.com
Antara|@antaranews.com
VNA|Vietnam News Agency
PNA|Philippine News Agency|@pna.gov.ph
CNA|中央社|Central News Agency|@cna.com.tw
NAN|News Agency of Nigeria
GNA|Ghana News Agency
Bloomberg|Bloomberg News|@bloomberg.com
Dow Jones|Dow Jones Newswires|Dow Jones News Service|Dow Jones Institutional News|@dowjones.com
AFX|AFX News
Knight Ridder|Knight Ridder Newspapers|Knight Ridder/Tribune
Tribune News Service|TNS|Tribune Content Agency|McClatchy-Tribune
Scripps Howard|Scripps Howard News Service
Cox Newspapers|Cox News Service
New York Times News Service|NYT News Service
Inter Press Service|IPS|@ipsnews.net
IRIN|@irinnews.org
VOA|Voice of America|@voanews.com
RFE/RL|Radio Free Europe/Radio Liberty|@rferl.org
CNN|CNN Wire|CNN Newsource
KNA|Katholische Nachrichten-Agentur|@kna.de
epd|Evangelischer Pressedienst|@epd.de
SID|Sport-Informations-Dienst
SAPA|South African Press Association
CNS|Catholic News Service
RNS|Religion News Service|@religionnews.com
City News Service
Bay City News|Bay City News Service
"""
RELEASES = """
PR Newswire|PRNewswire|PRNewsWire|PR Newswire Association|PRNewswire-AsiaNet|PRN|@prnewswire.com|@prnewswire.co.uk
Business Wire|Businesswire|@businesswire.com
GlobeNewswire|Globe Newswire|Globe News Wire|@globenewswire.com
Accesswire|ACCESS Newswire|@accesswire.com|@accessnewswire.com
Marketwired|Marketwire|Market Wire|@marketwired.com|@marketwire.com
Newsfile|Newsfile Corp|Newsfile Corp.|@newsfilecorp.com
CNW|CNW Group|Canada NewsWire|CNW Telbec|@newswire.ca
EurekAlert|EurekAlert!|@eurekalert.org
PRWeb|@prweb.com
EIN Presswire|EINPresswire|@einpresswire.com
EQS|EQS News|EQS-News|DGAP|DGAP-News|@eqs-news.com|@dgap.de
ots|news aktuell|Presseportal|@presseportal.de
APA-OTS|@ots.at
Cision|Cision News|@news.cision.com
AlphaGalileo|@alphagalileo.org
idw|Informationsdienst Wissenschaft|@idw-online.de
RNS Regulatory News|Regulatory News Service|LSE RNS
Media OutReach|Media OutReach Newswire|@media-outreach.com
States News Service
Targeted News Service
US Fed News
"""
REDISTRIBUTORS = """
LexisNexis|Nexis|Lexis-Nexis|Nexis Uni|@lexisnexis.com|@nexis.com
Factiva|@factiva.com
ProQuest|@proquest.com
Europresse|@europresse.com
NewsBank|@newsbank.com
Gale|Gale Group|@gale.com
EBSCO|EBSCOhost|@ebsco.com
Yahoo|Yahoo News|Yahoo! News|Yahoo Finance|Yahoo! Finance|Yahoo Sports|Yahoo Nachrichten|@yahoo.com|@yahoo.co.jp
MSN|MSN News|Microsoft Start|@msn.com
AOL|AOL News|@aol.com
Google News|@news.google.com
Apple News|@apple.news
Flipboard|@flipboard.com
SmartNews|@smartnews.com
AllAfrica|allAfrica.com|@allafrica.com
Press Reader|PressReader|@pressreader.com
Newsbreak|News Break|@newsbreak.com
Dailyhunt|@dailyhunt.in
"""
PICTURES = """
Getty|Getty Images|@gettyimages.com
EPA|EPA-EFE|European Pressphoto Agency
Alamy
Shutterstock
iStock|iStockphoto
Imago|Imago Images
Lehtikuva
Scanpix|Ritzau Scanpix|NTB Scanpix
Keystone
picture alliance|picture-alliance
Sipa|Sipa USA
Zuma|ZUMA Press|Zuma Wire
Unsplash
Pixabay
Pexels
"""
