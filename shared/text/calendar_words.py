"""The names of months, weekdays and halves of the day in the languages of news, as tables.

Names are lower case, short forms stand without their full stop, and a space inside a name is written ``_``.
A form that means different months in two languages (``listopad`` is October in Croatian, November in Polish and
Czech) is listed for the more widely read one only.
"""

_MONTH_NAMES = (
    """january jan januar jänner jaenner janvier janv enero ene gennaio genn gen januari janeiro tammikuu tammikuuta
    stycznia styczeń sty stycz ledna leden января январь янв січня січень січ ocak oca يناير كانون_الثاني جانفي
    januára január ianuarie ian ιανουαρίου ιανουάριος ιαν ינואר siječnja siječanj јануар јануара януари jaanuar
    janvāris janvārī sausio जनवरी ژانویه มกราคม gener""",
    """february feb februar feber février fevrier févr fevr fév febrero febbraio febbr februari fevereiro fev helmikuu
    helmikuuta lutego luty února unora únor février февраля февраль фев февр лютого лютий лют şubat subat şub
    فبراير شباط فيفري februára február februarie φεβρουαρίου φεβρουάριος φεβ פברואר veljače veljača фебруар фебруара
    февруари veebruar februāris februārī vasario फ़रवरी फरवरी فوریه กุมภาพันธ์ febrer""",
    """march mar märz maerz mär mrz mars marzo maart mrt março marco maaliskuu maaliskuuta marca marzec března březen
    марта март березня березень бер mart مارس آذار martie μαρτίου μάρτιος μαρ מרץ מרס ožujka ožujak március märts
    marts martā kovo मार्च มีนาคม març""",
    """april apr avril avr abril abr aprile huhtikuu huhtikuuta kwietnia kwiecień kwi dubna duben апреля апрель апр
    квітня квітень кві nisan nis أبريل ابريل إبريل نيسان أفريل apríla apríl aprilie απριλίου απρίλιος απρ אפריל
    travnja travanj април априла április aprill aprīlis aprīlī balandžio अप्रैल آوریل เมษายน""",
    """may mai mayo maggio mag mei maio maj toukokuu toukokuuta maja května květen мая май травня травень тра mayıs
    mayis مايو أيار ماي mája máj μαΐου μαίου μάιος μαϊ מאי svibnja svibanj мај маја május maí maijs maijā gegužės
    मई مه พฤษภาคม maig""",
    """june jun juni juin junio giugno giu junho kesäkuu kesäkuuta czerwca czerwiec cze června červen июня июнь июн
    червня червень чер haziran haz يونيو يونيه حزيران جوان júna jún iunie ιουνίου ιούνιος ιουν יוני lipnja јун јуна
    юни június juuni jūnijs jūnijā birželio जून ژوئن มิถุนายน juny""",
    """july jul juli juillet juil julio luglio lug julho heinäkuu heinäkuuta lipca lipiec července červenec июля июль
    июл липня липень лип temmuz يوليو يوليه تموز جويلية júla júl iulie ιουλίου ιούλιος ιουλ יולי srpnja srpanj јул
    јула юли július juuli jūlijs jūlijā liepos जुलाई ژوئیه กรกฎาคม juliol""",
    """august aug août aout agosto ago agustus augusti elokuu elokuuta sierpnia sierpień sie srpna srpen августа август
    авг серпня серпень сер ağustos agustos ağu أغسطس اغسطس آب أوت augusta αυγούστου αύγουστος αυγ אוגוסט kolovoza
    kolovoz augusztus augusts augustā rugpjūčio अगस्त اوت สิงหาคม agost augustus""",
    """september sept sep septembre septiembre set settembre sett setembro syyskuu syyskuuta września wrzesień wrz
    září zari сентября сентябрь сен сент вересня вересень вер eylül eylul eyl سبتمبر أيلول septembra septembrie
    σεπτεμβρίου σεπτέμβριος σεπ ספטמבר rujna rujan септембар септембра септември szeptember septembris septembrī
    rugsėjo सितंबर सितम्बर سپتامبر กันยายน setembre""",
    """october oct oktober okt octobre octubre ottobre ott outubro out lokakuu lokakuuta października październik paź
    paz října rijna říjen октября октябрь окт жовтня жовтень жов ekim eki أكتوبر اكتوبر تشرين_الأول októbra október
    octombrie οκτωβρίου οκτώβριος οκτ אוקטובר октобар октобра октомври oktoober oktobris oktobrī spalio अक्टूबर
    اکتبر ตุลาคม""",
    """november nov novembre noviembre novembro marraskuu marraskuuta listopada listopad lis listopadu ноября ноябрь
    ноя нояб листопада листопад лис kasım kasim نوفمبر تشرين_الثاني novembra noiembrie νοεμβρίου νοέμβριος νοε
    נובמבר studenoga studenog studeni новембар новембра ноември novembris novembrī lapkričio नवंबर नवम्बर نوامبر
    พฤศจิกายน""",
    """december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro joulukuu joulukuuta grudnia
    grudzień gru prosince prosinec декабря декабрь дек грудня грудень гру aralık aralik ara ديسمبر كانون_الأول
    decembra decembrie δεκεμβρίου δεκέμβριος δεκ דצמבר prosinca prosinac децембар децембра декември detsember
    decembris decembrī gruodžio दिसंबर دسامبر ธันวาคม desember des desembre""",
)
_WEEKDAY_NAMES = (
    """monday mon montag mo lundi lun lunes lunedì lunedi maandag måndag mandag maanantai maanantaina poniedziałek
    pondělí понедельник пн понеділок pazartesi الاثنين الإثنين segunda-feira luni δευτέρα""",
    """tuesday tue tues dienstag di mardi martes martedì martedi dinsdag tisdag tirsdag tiistai tiistaina wtorek úterý
    вторник вт вівторок salı الثلاثاء terça-feira marți τρίτη""",
    """wednesday wed mittwoch mi mercredi mer miércoles mié mercoledì mercoledi woensdag onsdag keskiviikko
    keskiviikkona środa středa среда ср середа çarşamba الأربعاء الاربعاء quarta-feira miercuri τετάρτη""",
    """thursday thu thur thurs donnerstag do jeudi jeu jueves jue giovedì giovedi donderdag torsdag torstai torstaina
    czwartek čtvrtek четверг чт четвер perşembe الخميس quinta-feira joi πέμπτη""",
    """friday fri freitag fr vendredi ven viernes vie venerdì venerdi vrijdag fredag perjantai perjantaina piątek pátek
    пятница пт п’ятниця cuma الجمعة sexta-feira vineri παρασκευή""",
    """saturday sat samstag sonnabend sa samedi sam sábado sáb sabato zaterdag lördag lørdag lauantai lauantaina sobota
    суббота сб субота cumartesi السبت sâmbătă σάββατο""",
    """sunday sun sonntag so dimanche dim domingo dom domenica zondag söndag søndag sunnuntai sunnuntaina niedziela
    neděle воскресенье вс неділя pazar الأحد الاحد duminică κυριακή""",
)


def _numbered(rows: tuple[str, ...], first: int) -> dict[str, int]:
    return {name.replace("_", " "): number for number, row in enumerate(rows, first) for name in row.split()}


MONTH_NUMBERS = _numbered(_MONTH_NAMES, 1)
"""Month names in lower case, 1 for January."""
WEEKDAY_NUMBERS = _numbered(_WEEKDAY_NAMES, 0)
"""Weekday names in lower case, 0 for Monday as ``date.weekday`` counts."""
_COMMON = "set out ago ara des dom gen lug mag mei mar may sie lis pro so do di mi mo sun sat"
COMMON_WORDS = frozenset(_COMMON.split())
"""Short forms that are everyday words of some language: too weak to make a date of two numbers in running text."""
MORNING = frozenset({"am", "上午", "午前", "오전", "凌晨", "早上", "صباحا", "ص"})
AFTERNOON = frozenset({"pm", "下午", "午後", "오후", "晚上", "مساء", "م"})
"""Beside an hour of at most 12; ``a.m.`` is read as ``am``."""
_FILLERS = """
at on the of th st nd rd er de del le la el den der am um uhr à a las los dia día em às kl klo kell il alle ore o
dne d v ve w в о во г год года р року saat ב בשעה الساعة يوم في hrs hr hours hour h local time ora heures heure
horas den clock date dated
"""
FILLERS = frozenset(_FILLERS.split())
"""Words that stand in a stated time without changing it."""
