"""Words that tell close relatives apart, and the languages that news comes in, as tables."""

NEWS_LANGUAGES = frozenset(
    """
    af am ar as az be bg bn br bs ca cs cy da de el en eo es et eu fa fi fo fr fy ga gd gl gu ha he hi hr ht hu hy id ig
    is it ja jv ka kk km kn ko ku ky la lb lo lt lv mg mk ml mn mr ms mt my ne nl nn no oc om or pa pl ps pt ro ru rw si
    sk sl sn so sq sr st sv sw ta te tg th tk tl tr tt ug uk ur uz vi xh yo zh zu
    """.split()  # noqa: SIM905
)
"""Without the rare ones that short texts in common languages are mistaken for: pidgins, creoles, dialects."""

RELATIVES: tuple[dict[str, frozenset[str]], ...] = tuple(
    {language: frozenset(words.split()) for language, words in group.items()}
    for group in (
        {
            "no": "etter av ut opp meg deg seg nå uke fikk gikk mye nei noe noen hva ble vært sier prosent"
            " regjeringen"
            " mener veldig hvordan gjennom norske nordmenn skattene sa være selv enn fram kunnet",
            "nn": "ikkje eg frå kva ein eit dei vart nokre noko meir sjølv berre kjem òg vere seier etter gjer då no"
            " korleis mykje",
            "da": "efter af ud op mig dig sig nu uge fik gik meget nej noget nogle hvad blev været siger procent"
            " regeringen mener hvordan gennem danske danskere skatterne sagde være selv end frem kunne hæve",
            "sv": "och att inte är från jag för också efter vecka fick gick mycket något några vad blev varit säger"
            " procent regeringen över när där eller under kommer svenska sade",
        },
        {
            "hr": "tko što tijekom tisuća tjedan tjedna sveučilište europe europski europska uvjet uvjeti nogomet"
            " glazba točno također izvješće priopćenju priopćenje uopće gdje vrijeme mjesto poslije prije"
            " predsjednik vlak"
            " siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca"
            " hrvatska hrvatske hrvatski promijeniti redarstvenici zbivanja tvrtka tvrtke",
            "bs": "ko šta tokom hiljada sedmica sedmice univerzitet evrope evropski evropska uslov fudbal muzika"
            " tačno također izvještaj saopćenje saopćeno uopće gdje vrijeme mjesto poslije prije predsjednik"
            " voz januara"
            " bosne bosna hercegovine sarajevo historija promijeniti općina",
            "sr": "ko šta tokom hiljada nedelja nedelje univerzitet evrope evropski evropska uslov fudbal muzika"
            " tačno takođe izveštaj saopštenje saopšteno uopšte gde vreme mesto posle pre predsednik voz"
            " januara februara"
            " srbije srbija srpski opština promeniti deca reč vesti ovde uvek cena cene",
        },
        {
            "cs": "že který která které jsem při podle také jsou byl byla bylo řekl uvedl roku však již jako proti",
            "sk": "ktorý ktorá ktoré som pri podľa tiež sú bol bola bolo povedal uviedol roku však už ako proti nie",
        },
        {
            "pt": "não são uma mais também ele ela você foi disse pela pelo aos dos das até há lhe muito seu sua",
            "gl": "non son unha máis tamén el ela vostede foi dixo pola polo aos dos das ata hai lle moi seu súa xa"
            " onte hoxe xunta galicia galego",
            "es": "no son una más también él ella usted fue dijo por los del las hasta hay le muy su ya ayer hoy",
        },
        {
            "id": "bahwa karena mengatakan pemerintah polisi bisa uang kantor mobil rupiah indonesia jakarta"
            " menurutnya namun terkait saat usai pihak sudah ujar ujarnya anggaran pajak sepeda rabu selasa"
            " senin kamis jumat",
            "ms": "bahawa kerana berkata kerajaan polis boleh wang pejabat kereta ringgit malaysia beliau katanya"
            " manakala berkenaan ketika selepas telah ujar bajet cukai basikal isnin khamis jumaat negeri semalam",
        },
        {
            "mk": "во со што од се да ќе беше рече година оваа не се македонија",
            "bg": "във със което от са да ще беше каза година тази не са българия",
        },
    )
)
"""Each group: languages that are taken for one another, and everyday words of news in each."""
