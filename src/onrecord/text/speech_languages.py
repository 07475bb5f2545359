"""How languages other than English report what somebody said: verbs, conjunctions, prepositions."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True)
class Speech:
    """What the rules need to know of a language other than English; each field is a pattern.

    `verbs` are reporting verbs, `accuse` and `deny` those of them that accuse or deny, `that` opens
    reported content, `according` stands before a source. `inverted` is a verb that holds its
    pronoun ("a-t-il dit"). `drops` says that a verb may stand without a subject.
    """

    verbs: str
    that: str
    according: str
    accuse: str = ""
    deny: str = ""
    inverted: str = ""
    drops: bool = False


def _forms(written: str) -> str:
    """One pattern of all forms in a list, the longest first, so that none hides a longer one."""
    return "|".join(sorted(written.split("|"), key=len, reverse=True))


_GERMAN = (
    "sagte|sagt|sagten|sagen|erklärte|erklärt|erklärten|behauptete|behauptet|behaupteten|betonte|betont|betonten"
    "|warnte|warnt|warnten|teilte|teilten|teilt|meinte|meint|meinten|schrieb|schreibt|schrieben|versicherte"
    "|versichert|versicherten|fügte|fügten|fügt|bestätigte|bestätigt|bestätigten|widersprach|widersprachen"
    "|antwortete|antworteten|entgegnete|erwiderte|mahnte|forderte|forderten|kündigte|kündigten|äußerte|berichtete"
    "|berichten|berichtet|berichteten|erläuterte|ergänzte|räumte|hieß es|gab an|gaben an|vermutete"
    "|kritisierte"
    "|kritisierten|bemängelte|stellte klar|unterstrich|beschuldigte|warf|warfen|bestritt|bestreitet"
    "|bestritten"
    "|dementierte|dementierten|schätzte|schätzten|prognostizierte|urteilte|verkündete|begründete"
)
_FRENCH_VERBS = (
    "déclaré|affirmé|dit|averti|assuré|indiqué|expliqué|souligné|ajouté|estimé|précisé|répondu|annoncé|confirmé"
    "|rappelé|raconté|écrit|soutenu|prétendu|rapporté|reconnu|insisté|réagi|prévenu|promis|dénoncé|plaidé|jugé|conclu|poursuivi|témoigné|résumé|confié|déploré|répliqué|rétorqué"
    "|nuancé|fait savoir|martelé|lancé|noté|regretté"
)
_FRENCH_NOW = (
    "déclare|affirme|dit|avertit|assure|indique|explique|souligne|ajoute|estime|précise|répond|annonce|confirme"
    "|rappelle|raconte|écrit|soutient|prétend|rapporte|reconnaît|insiste|note|regrette"
)
_FRENCH_MANY = (
    "déclarent|affirment|disent|avertissent|assurent|indiquent|expliquent|soulignent|ajoutent|estiment|précisent"
    "|répondent|annoncent|confirment|rappellent|racontent|écrivent|soutiennent|rapportent|nient"
)
_SPANISH = (
    "dijo|dice|dicen|dijeron|declaró|declararon|afirmó|afirma|afirman|afirmaron|aseguró|asegura|aseguran"
    "|aseguraron|advirtió|advierte|advirtieron|señaló|señala|señalaron|sostuvo|sostiene|sostienen|explicó|explica"
    "|explicaron|agregó|agrega|añadió|añade|añadieron|denunció|denuncia|denunciaron|informó|informa|informaron"
    "|insistió|insiste|insistieron|respondió|responde|respondieron|confirmó|confirma|confirmaron|anunció|anuncia"
    "|anunciaron|recordó|recuerda|subrayó|subraya|indicó|indica|indicaron|contó|cuenta|relató|escribió|escribe"
    "|precisó|precisa|reconoció|reconoce|lamentó|manifestó|apuntó|apunta|aclaró|replicó|reiteró|opinó|opina"
)
_SPANISH_PAST = (
    "dicho|declarado|afirmado|asegurado|advertido|señalado|sostenido|explicado|agregado|añadido|denunciado"
    "|informado|insistido|respondido|confirmado|anunciado|recordado|subrayado|indicado|reconocido|precisado"
)
_ITALIAN_PAST = (
    "detto|dichiarato|affermato|sostenuto|aggiunto|spiegato|avvertito|comunicato|assicurato|replicato|risposto"
    "|precisato|confermato|annunciato|ricordato|sottolineato|riferito|scritto|raccontato|ribadito|osservato"
    "|ammesso|denunciato|commentato|rilevato|ipotizzato|stimato"
)
_ITALIAN_NOW = (
    "dice|dicono|afferma|affermano|sostiene|sostengono|spiega|spiegano|dichiara|aggiunge|avverte|assicura"
    "|replica|risponde|precisa|conferma|confermano|annuncia|ricorda|sottolinea|riferisce|riferiscono|scrive|scrivono"
    "|racconta|raccontano|ribadisce|osserva|ammette|denuncia|denunciano|commenta|disse|affermò|dichiarò|rispose"
)
_PORTUGUESE = (
    "disse|diz|dizem|disseram|declarou|declara|declararam|afirmou|afirma|afirmam|afirmaram|garantiu|garante"
    "|garantem|garantiram|alertou|alerta|alertaram|avisou|explicou|explica|explicaram|acrescentou|acrescenta"
    "|denunciou|denuncia|denunciaram|informou|informa|informaram|insistiu|insiste|respondeu|responde|responderam"
    "|confirmou|confirma|confirmaram|anunciou|anuncia|anunciaram|lembrou|sublinhou|indicou|indica|contou|relatou"
    "|escreveu|escreve|ressaltou|reconheceu|reiterou|destacou|admitiu|adiantou|frisou|sustentou|sustenta|alegou"
    "|revelou|salientou|comentou|observou|apontou"
)
_RUSSIAN = (
    "сказал|сказала|сказали|сказало|заявил|заявила|заявили|заявило|сообщил|сообщила|сообщили|сообщило|сообщает"
    "|сообщают|утверждает|утверждают|утверждал|утверждала|утверждали|отметил|отметила|отметили|отметило"
    "|подчеркнул|подчеркнула|подчеркнули|добавил|добавила|добавили|добавило|считает|считают|пояснил|пояснила"
    "|пояснили|написал|написала|написали|пишет|говорит|говорят|объявил|объявила|объявили|объявило|ответил"
    "|ответила|ответили|ответило|подтвердил|подтвердила|подтвердили|подтвердило|рассказал|рассказала|рассказали"
    "|уточнил|уточнила|уточнили|напомнил|напомнила|предупредил|предупредила|предупредили|предупредило|признал"
    "|признала|указал|указала|указали"
)
_UKRAINIAN = (
    "сказав|сказала|сказали|заявив|заявила|заявили|заявило|повідомив|повідомила|повідомили|повідомило|стверджує"
    "|стверджують|зазначив|зазначила|зазначили|наголосив|наголосила|додав|додала|додали|додало|вважає|пояснив"
    "|пояснила|написав|написала|каже|кажуть|оголосив|оголосила|відповів|відповіла|підтвердив|підтвердила"
    "|розповів|розповіла|попередив|попередила|уточнив|уточнила"
)
_ARABIC = (
    "قال|قالت|قالوا|يقول|تقول|صرح|صرحت|صرّح|أعلن|أعلنت|أكد|أكدت|زعم|زعمت|أضاف|أضافت|ذكر|ذكرت|أوضح|أوضحت|أشار"
    "|أشارت|أفاد|أفادت|رد|ردت|حذر|حذرت|كشف|كشفت|اعتبر|اعتبرت|شدد|شددت|كتب|كتبت|تابع|تابعت|أجاب|أجابت"
)

OTHER: Mapping[str, Speech] = {
    "de": Speech(
        _forms(_GERMAN),
        r"dass\s+",
        r"(?:laut|nach (?:eigenen )?(?:angaben|darstellung|auskunft|informationen) (?:von|vom|der|des))\s+",
        accuse="beschuldigte|beschuldigten|warf|warfen",
        deny="bestritt|bestreitet|bestritten|dementierte|dementierten",
    ),
    "fr": Speech(
        rf"(?:(?:a|ont|avait|avaient)\s+(?:\w+ment\s+|aussi\s+|également\s+)?"
        rf"(?:{_forms(_FRENCH_VERBS + '|accusé|nié|démenti')}))"
        rf"|{_forms(_FRENCH_NOW + '|' + _FRENCH_MANY + '|accuse|accusent|nie|dément')}",
        r"(?:que\s+|qu[’'])",
        r"(?:selon\s+|d[’']après\s+|aux dires de\s+)",
        accuse=r"(?:a|ont)\s+accusé|accuse|accusent",
        deny=r"(?:a|ont)\s+(?:nié|démenti)|nie|nient|dément",
        inverted=rf"(?:(?:a|ont)-(?:t-)?(?P<had>il|elle|ils|elles|on)\s+(?:{_forms(_FRENCH_VERBS)})"
        rf"|(?:{_forms(_FRENCH_NOW + '|' + _FRENCH_MANY)})-(?:t-)?(?P<now>il|elle|ils|elles|on))",
    ),
    "es": Speech(
        rf"(?:(?:ha|han|había|habían)\s+(?:{_forms(_SPANISH_PAST + '|acusado|negado')}))|{_forms(_SPANISH)}"
        "|acusó|acusa|acusaron|negó|niega|niegan|negaron|desmintió",
        r"que\s+",
        r"(?:según|de acuerdo con|de acuerdo a|a juicio de|en palabras de)\s+",
        accuse=r"(?:ha|han)\s+acusado|acusó|acusa|acusaron",
        deny=r"(?:ha|han)\s+negado|negó|niega|niegan|negaron|desmintió",
        drops=True,
    ),
    "it": Speech(
        rf"(?:(?:ha|hanno|aveva|avevano)\s+(?:poi\s+|anche\s+|inoltre\s+)?"
        rf"(?:{_forms(_ITALIAN_PAST + '|accusato|negato|smentito')}))"
        rf"|{_forms(_ITALIAN_NOW)}|accusa|accusano|nega|negano|smentisce",
        r"(?:che\s+|ch[’'])",
        r"(?:secondo\s+|stando (?:a(?:l|llo|lla|i|gli|lle)?\s+|all[’'])|a detta (?:di|del|della|dei|delle)\s+"
        r"|a parere (?:di|del|della|dei|delle)\s+)",
        accuse=r"(?:ha|hanno)\s+accusato|accusa|accusano",
        deny=r"(?:ha|hanno)\s+(?:negato|smentito)|nega|negano|smentisce",
        drops=True,
    ),
    "pt": Speech(
        _forms(_PORTUGUESE + "|acusou|acusa|acusaram|negou|nega|negam|negaram|desmentiu"),
        r"que\s+",
        r"(?:segundo|de acordo com|conforme|nas palavras de|na opinião de)\s+",
        accuse="acusou|acusa|acusaram",
        deny="negou|nega|negam|negaram|desmentiu",
        drops=True,
    ),
    "ru": Speech(
        _forms(
            _RUSSIAN
            + "|обвинил|обвинила|обвинили|обвинило|опроверг|опровергла|опровергли|опровергло|отрицает"
        ),
        r"(?:что|будто|якобы)\s+",
        r"(?:по словам|согласно|по мнению|по данным|по информации|по сообщению|по сведениям"
        r"|как (?:сообщает|сообщают|сообщил|сообщила|сообщили|сообщило|заявил|заявила|заявили|отметил"
        r"|отметила"
        r"|пишет|рассказал|рассказала))\s+",
        accuse="обвинил|обвинила|обвинили|обвинило",
        deny="опроверг|опровергла|опровергли|опровергло|отрицает",
    ),
    "uk": Speech(
        _forms(
            _UKRAINIAN + "|звинуватив|звинуватила|звинуватили|спростував|спростувала|спростували|заперечує"
        ),
        r"(?:що|нібито)\s+",
        r"(?:за словами|згідно з|за даними|на думку|за інформацією|як (?:повідомляє|повідомив"
        r"|повідомила|заявив))\s+",
        accuse="звинуватив|звинуватила|звинуватили",
        deny="спростував|спростувала|спростували|заперечує",
    ),
    "ar": Speech(
        _forms(_ARABIC + "|اتهم|اتهمت|نفى|نفت"),
        r"(?:إلى\s+)?(?:إن|أن|بأن)(?:ه|ها|هم|هما|نا)?\s+",
        r"[وف]?(?:وفق[اًا]{0,2}\s+(?:ل(?!ل)|(?=لل))|(?:وفق|بحسب|حسب)\s+)",
        accuse="اتهم|اتهمت",
        deny="نفى|نفت",
        drops=True,
    ),
}
"""Languages other than English whose attributions are read, by small tables."""


@dataclass(frozen=True)
class Patterns:
    """The compiled patterns of a language. `inverted` and `accuse` match nothing where it has none."""

    verbs: "re.Pattern[str]"
    that: "re.Pattern[str]"
    according: "re.Pattern[str]"
    accuse: "re.Pattern[str]"
    deny: "re.Pattern[str]"
    inverted: "re.Pattern[str]"


_NOTHING = r"(?!)"


@lru_cache(maxsize=16)
def patterns(language: str) -> Patterns:
    """The patterns of a language in `OTHER`.

    >>> patterns("de").verbs.search("Der Minister sagte, es regne.")[1]
    'sagte'
    >>> patterns("ar").verbs.search("وأضافت أن")[1]
    'أضافت'
    """
    speech = OTHER[language]
    joined = "(?:[وف])?" if language == "ar" else ""
    return Patterns(
        re.compile(rf"(?<![\w-]){joined}({speech.verbs})(?![\w-])", re.IGNORECASE),
        re.compile(rf"\s*[,،]?\s*(?<!\w){speech.that}(?=\S)", re.IGNORECASE),
        re.compile(rf"(?<!\w){speech.according}(?=\S)", re.IGNORECASE),
        re.compile(rf"(?:{speech.accuse or _NOTHING})\Z", re.IGNORECASE),
        re.compile(rf"(?:{speech.deny or _NOTHING})\Z", re.IGNORECASE),
        re.compile(rf"(?<![\w-])(?:{speech.inverted or _NOTHING})(?![\w-])", re.IGNORECASE),
    )
