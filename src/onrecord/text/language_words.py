"""Small words and letters by which languages that share a script are told apart."""

from collections.abc import Mapping

SCRIPTS: Mapping[str, str] = {
    "Hangul": "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af",
    "Kana": "\u3040-\u30ff\u31f0-\u31ff",
    "Han": "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff",
    "Thai": "\u0e01-\u0e5b",
    "Lao": "\u0e81-\u0edf",
    "Khmer": "\u1780-\u17ff",
    "Burmese": "\u1000-\u109f",
    "Georgian": "\u10a0-\u10ff\u1c90-\u1cbf",
    "Armenian": "\u0530-\u058f",
    "Greek": "\u0370-\u03ff\u1f00-\u1fff",
    "Hebrew": "\u0590-\u05ff",
    "Arabic": "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff",
    "Cyrillic": "\u0400-\u052f",
    "Devanagari": "\u0900-\u097f",
    "Bengali": "\u0980-\u09ff",
    "Gurmukhi": "\u0a00-\u0a7f",
    "Gujarati": "\u0a80-\u0aff",
    "Tamil": "\u0b80-\u0bff",
    "Telugu": "\u0c00-\u0c7f",
    "Kannada": "\u0c80-\u0cff",
    "Malayalam": "\u0d00-\u0d7f",
    "Sinhala": "\u0d80-\u0dff",
    "Ethiopic": "\u1200-\u139f",
    "Latin": "A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff",
}
"""The signs of each script, as a regular expression's class holds them."""

_LATIN = (
    "en de fr es it pt nl sv da no fi et lv lt pl cs sk sl hr bs sr sq hu ro tr az id ms vi ca eu gl ga is "
    "cy mt sw uz af tl mg rw xh zu lb"
)
OF_SCRIPT: Mapping[str, tuple[str, ...]] = {
    "Hangul": ("ko",),
    "Kana": ("ja",),
    "Han": ("zh", "ja"),
    "Thai": ("th",),
    "Lao": ("lo",),
    "Khmer": ("km",),
    "Burmese": ("my",),
    "Georgian": ("ka",),
    "Armenian": ("hy",),
    "Greek": ("el",),
    "Hebrew": ("he",),
    "Arabic": ("ar", "fa", "ur", "ps", "ku", "ug"),
    "Cyrillic": ("ru", "uk", "bg", "sr", "mk", "be", "kk", "ky", "tg", "mn"),
    "Devanagari": ("hi", "mr", "ne"),
    "Bengali": ("bn",),
    "Gurmukhi": ("pa",),
    "Gujarati": ("gu",),
    "Tamil": ("ta",),
    "Telugu": ("te",),
    "Kannada": ("kn",),
    "Malayalam": ("ml",),
    "Sinhala": ("si",),
    "Ethiopic": ("am",),
    "Latin": tuple(_LATIN.split()),
}
"""The languages with a press of their own that are written in each script."""

LONG_ONLY = frozenset({"af", "lb", "tl", "mg", "rw", "xh", "zu", "ku", "ug", "si", "lo", "mn"})
"""Told from their neighbours only in long texts, where they take no probability from them."""

LETTERS: Mapping[str, str] = {
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "bg": "абвгдежзийклмнопрстуфхцчшщъьюя",
    "sr": "абвгдђежзијклљмнњопрстћуфхцчџш",
    "mk": "абвгдѓежзѕијклљмнњопрстќуфхцчџш",
    "be": "абвгдеёжзійклмнопрстуўфхцчшыьэюя",
    "kk": "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
    "ky": "абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя",
    "tg": "абвгғдеёжзиӣйкқлмнопрстуӯфхҳчҷшъэюя",
    "mn": "абвгдеёжзийклмноөпрстуүфхцчшщъыьэюя",
    "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىة",
    "fa": "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیءآأؤئيك",
    "ur": "ابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھءیےآأؤئۂۃيك",
    "ps": "ابپتټثجچځحخڅدډذرړزژږسشښصضطظعغفقکګلمنڼوهیېۍئآأؤيك",
}
"""The alphabets in which a letter outside shows another language. Names of other countries bring
foreign letters into Latin texts, so there is none for them."""

SMALL_WORDS: Mapping[str, frozenset[str]] = {
    code: frozenset(words.split())
    for code, words in {
        "en": "the of and to in is are was were be been has have had that this these those it its he she "
        "they we you "
        "not no with for on at by from as but or an a who which will would all more after before about "
        "than said our",
        "de": "der die das den dem des ein eine einen einem einer und oder ist sind war waren wird wurde "
        "wurden hat haben "
        "nicht kein keine mit für auf von zu im in an bei aus nach über dass er sie es wir ich sich auch "
        "noch wie als",
        "fr": "le la les un une des du de et ou est sont était ont été a au aux en dans pour par sur "
        "avec pas ne que qui "
        "ce cette ces il elle ils nous vous se plus selon avant après mais leur son sa n l d qu c",
        "es": "el la los las un una unos de del y o es son fue era han ha al en por para con no se que "
        "lo su sus este esta "
        "estos más pero como según antes después muy ya sin sobre nos le les nadie hay",
        "it": "il lo la i gli le un una di del della dei delle e o è sono era ha hanno al alla in nel "
        "nella per con non si "
        "che da dal dalla su questo questa più ma come secondo prima dopo anche ci l dell all nessuno "
        "abbiamo",
        "pt": "o a os as um uma de do da dos das e ou é são foi era tem têm ao à em no na nos nas por "
        "para com não se que "
        "seu sua este esta isso mais mas como segundo antes depois muito já foram está estão pelo pela",
        "nl": "de het een en of is zijn was waren werd heeft hebben van in op met voor aan bij uit naar "
        "niet geen dat die "
        "deze er ze hij wij we ook nog maar dan als door over om te volgens voordat meer",
        "sv": "och att det som en ett den de är var har hade inte på av för med till från om men han hon "
        "vi sig också efter "
        "enligt ingen när blev skulle eller",
        "da": "og at det som en et den de er var har havde ikke på af for med til fra om men han hun vi "
        "sig også efter "
        "ifølge ingen når blev skulle eller",
        "no": "og at det som en et den de er var har hadde ikke på av for med til fra om men han hun vi "
        "seg også etter "
        "ifølge ingen når ble skulle eller",
        "fi": "ja on ei että se hän ovat oli olivat mutta kun jos myös mukaan joka jotka tai kuin ole "
        "ollut tämä",
        "pl": "i w z na do nie jest są był była było były się że o po od za przez dla jak co to ten ta "
        "te ale lub oraz "
        "już tylko według nikt jego ich temu po ma mamy zanim ponad",
        "cs": "a v ve z ze na do ne je jsou byl byla bylo byli se že o po od za pro jak co to ten ta ale "
        "nebo už jen podle "
        "nikdo jeho jejich před který která které při není",
        "sk": "a v vo z zo na do ne je sú bol bola bolo boli sa že o po od za pre ako čo to ten tá ale "
        "alebo už len podľa "
        "nikto jeho ich pred ktorý ktorá ktoré pri nie",
        "hu": "a az és vagy nem van volt voltak hogy egy is de mint meg csak már el ki be szerint után "
        "előtt ez azt",
        "ro": "și în de la cu pe nu este sunt a fost au că un o din pentru dar sau mai după înainte care "
        "al ale lui se",
        "tr": "ve bir bu da de için ile çok daha en ne kadar gibi sonra önce ama veya değil yok var olan "
        "olarak göre "
        "ancak bunu yine her kimse iki",
        "id": "yang dan di ke dari untuk dengan tidak ini itu pada adalah telah akan oleh dalam juga "
        "atau kami mereka",
        "vi": "và của là các có không được cho trong với một những này đã người từ khi đến về tại",
        "ru": "и в во на не что с со по к из за от до у о об но а или это эти этот был была было были "
        "быть как его её их "
        "мы они он она для также ещё уже только никто все больше после при нас нет",
        "uk": "і й та в у на не що з зі із по до від за про але або це ці цей був була було були бути як "
        "його її їх ми "
        "вони він вона для також ще вже лише ніхто усі всю всі понад після при нас немає є",
        "bg": "и в във на не че с със по към от за до у но а или това тези този е са беше бяха бе да ще "
        "се как го му ги ние "
        "те той тя също още вече само никой всички повече след при няма има преди",
        "sr": "и у на не да је су се за од до са по али или то ово тај био била било били као његов ми "
        "они он она "
        "такође још већ само нико све после i u je su se za od sa ali ili to bio bila kao nije",
        "mk": "и во на не дека со по кон од за до но или ова овие овој е се беше беа да ќе како го му ги "
        "ние тие тој таа "
        "исто уште веќе само никој сите повеќе после",
        "be": "і у ў на не што з са па да ад за пра але або гэта гэтыя быў была было былі як яго яе іх "
        "мы яны ён яна для "
        "таксама яшчэ ўжо толькі ніхто",
        "ar": "في من على إلى عن أن إن لا ما هذا هذه ذلك التي الذي الذين كان كانت لم لن ليس قد مع بعد قبل "
        "كل أو ثم هو هي "
        "لها له قال بين حول منذ أحد",
        "fa": "در از به که را این آن با برای است بود شد می شده کرد کردند هم تا یک بر یا نه ما او آنها پس "
        "پیش روی هیچ "
        "باید نیز است نیست بیش هر دو ها های",
        "ur": "کے کی کا میں ہے سے کو نے اور پر یہ کہ ہیں تھا تھی نہیں ایک اس وہ بھی کر گیا ہو تو لیے",
        "ps": "د په او چې دی ده ته له نه سره کې دا هغه یو هم کړي شوي دي",
        "hi": "के की का में है से को ने और पर यह कि हैं था थी नहीं एक इस वह भी कर गया हो तो लिए",
    }.items()
}
"""Words that stand in nearly every text of a language and say nothing by themselves."""
