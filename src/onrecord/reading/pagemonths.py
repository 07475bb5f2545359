"""Month names as bylines and datelines of many languages write them."""

from collections.abc import Mapping

from onrecord.text.datewords import DATE_WORDS
from onrecord.text.months import ENGLISH_MONTHS

# Forms of one month are parted by "|". Written in the case that a date has.
_OTHERS: Mapping[str, str] = {
    "nl": "januari|jan februari|feb maart|mrt april|apr mei juni|jun juli|jul augustus|aug "
    "september|sep|sept "
    "oktober|okt november|nov december|dec",
    "pl": "stycznia|sty lutego|lut marca|mar kwietnia|kwi maja|maj czerwca|cze lipca|lip sierpnia|sie "
    "września|wrz "
    "października|paź listopada|lis grudnia|gru",
    "cs": "ledna|leden února|únor března|březen dubna|duben května|květen června|červen července|červenec "
    "srpna|srpen září října|říjen listopadu|listopad prosince|prosinec",
    "sk": "januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "bg": "януари февруари март април май юни юли август септември октомври ноември декември",
    "sr": "januara|јануара februara|фебруара marta|марта aprila|априла maja|маја juna|јуна jula|јула "
    "avgusta|августа septembra|септембра oktobra|октобра novembra|новембра decembra|децембра",
    "hr": "siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada "
    "studenoga|studenog prosinca",
    "sl": "januar|januarja februar|februarja marec|marca april|aprila maj|maja junij|junija julij|julija "
    "avgust|avgusta "
    "september|septembra oktober|oktobra november|novembra december|decembra",
    "sv": "januari|jan februari|feb mars|mar april|apr maj juni|jun juli|jul augusti|aug "
    "september|sep|sept "
    "oktober|okt november|nov december|dec",
    "da": "januar|jan februar|feb marts|mar april|apr maj juni|jun juli|jul august|aug september|sep|sept "
    "oktober|okt november|nov december|dec",
    "no": "januar|jan februar|feb mars|mar april|apr mai juni|jun juli|jul august|aug september|sep|sept "
    "oktober|okt november|nov desember|des",
    "fi": "tammikuuta|tammikuu helmikuuta|helmikuu maaliskuuta|maaliskuu huhtikuuta|huhtikuu "
    "toukokuuta|toukokuu "
    "kesäkuuta|kesäkuu heinäkuuta|heinäkuu elokuuta|elokuu syyskuuta|syyskuu lokakuuta|lokakuu "
    "marraskuuta|marraskuu joulukuuta|joulukuu",
    "hu": "január|jan február|febr március|márc április|ápr május|máj június|jún július|júl augusztus|aug "
    "szeptember|szept október|okt november|nov december|dec",
    "ro": "ianuarie|ian februarie|feb martie|mar aprilie|apr mai iunie|iun iulie|iul august|aug "
    "septembrie|sep|sept "
    "octombrie|oct noiembrie|noi|nov decembrie|dec",
    "tr": "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "el": "ιανουαρίου|ιαν φεβρουαρίου|φεβ μαρτίου|μαρ απριλίου|απρ μαΐου|μαΐ ιουνίου|ιουν ιουλίου|ιουλ "
    "αυγούστου|αυγ σεπτεμβρίου|σεπ οκτωβρίου|οκτ νοεμβρίου|νοε δεκεμβρίου|δεκ",
    "id": "januari|jan februari|feb maret|mar april|apr mei juni|jun juli|jul agustus|agu|agt "
    "september|sep "
    "oktober|okt november|nov desember|des",
    "ms": "januari|jan februari|feb mac april|apr mei jun julai|jul ogos september|sep oktober|okt "
    "november|nov disember|dis",
    "lt": "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio",
    "lv": "janvārī|janvāris februārī|februāris martā|marts aprīlī|aprīlis maijā|maijs jūnijā|jūnijs "
    "jūlijā|jūlijs "
    "augustā|augusts septembrī|septembris oktobrī|oktobris novembrī|novembris decembrī|decembris",
    "et": "jaanuar|jaanuaril veebruar|veebruaril märts|märtsil aprill|aprillil mai|mail juuni|juunil "
    "juuli|juulil "
    "august|augustil september|septembril oktoober|oktoobril november|novembril detsember|detsembril",
    "he": "ינואר|בינואר פברואר|בפברואר מרץ|במרץ אפריל|באפריל מאי|במאי יוני|ביוני יולי|ביולי אוגוסט|באוגוסט "
    "ספטמבר|בספטמבר אוקטובר|באוקטובר נובמבר|בנובמבר דצמבר|בדצמבר",
    "fa": "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه|جولای اوت|آگوست سپتامبر اکتبر نوامبر دسامبر",
    "hi": "जनवरी फरवरी|फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर|सितम्बर अक्टूबर|अक्तूबर नवंबर|नवम्बर दिसंबर|दिसम्बर",
    "th": "มกราคม|ม.ค กุมภาพันธ์|ก.พ มีนาคม|มี.ค เมษายน|เม.ย พฤษภาคม|พ.ค มิถุนายน|มิ.ย กรกฎาคม|ก.ค "
    "สิงหาคม|ส.ค "
    "กันยายน|ก.ย ตุลาคม|ต.ค พฤศจิกายน|พ.ย ธันวาคม|ธ.ค",
}


def _by_name(months: str) -> dict[str, int]:
    return {name: number for number, forms in enumerate(months.split(), 1) for name in forms.split("|")}


MONTHS: Mapping[str, Mapping[str, int]] = {
    "en": ENGLISH_MONTHS,
    **{language: words.months for language, words in DATE_WORDS.items()},
    "de-short": {"mär": 3, "maerz": 3},
    **{language: _by_name(months) for language, months in _OTHERS.items()},
}
"""For each language, the number of a month by its name in lower case."""

MONTH_WORDS = frozenset(
    word for months in MONTHS.values() for name in months for word in name.replace(".", " ").split()
)
"""Every word that is a month, or part of one, in any of the languages."""
