"""Words with which English texts report what somebody said, and words that stand for a source."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache


def listed(words: str) -> list[str]:
    """The words of a list that is written as one text.

    >>> listed("say tell")
    ['say', 'tell']
    """
    return words.split()


_SAY = listed("""
say says said claim claims claimed allege alleges alleged insist insists insisted warn warns warned add adds
added state states stated declare declares declared assert asserts asserted maintain maintains maintained
argue argues argued announce announces announced write writes wrote note notes noted stress stresses
stressed suggest suggests suggested contend contends contended reiterate reiterates reiterated confirm
confirms confirmed acknowledge acknowledges acknowledged admit admits admitted explain explains explained
report reports reported read reads emphasize emphasizes emphasized emphasise emphasised complain complains
complained recall recalls recalled reply replies replied respond responds responded tweet tweets tweeted
post posts posted predict predicts predicted boast boasts boasted remark remarks remarked conclude concludes
concluded estimate estimates estimated ask asks asked continue continued continues joke jokes joked quip
quips quipped testify testifies testified promise promises promised pledge pledges pledged vow vows vowed
charged find finds found show shows showed saying adding arguing claiming noting warning insisting
asserting suggesting stating explaining declaring alleging writing tweeting asking
""")
_QUOTE = [
    "put it",
    "puts it",
    *listed("""
demand demands demanded agree agrees agreed sing sings sang shout shouts shouted yell yells yelled scold
scolds scolded exclaim exclaims exclaimed observe observes observed offer offers offered lament laments
lamented begin begins began recount recounts recounted counter counters countered retort retorts
retorted quote quotes quoted caution cautions cautioned urge urges urged implore implored scoff scoffs
scoffed muse muses mused interject interjected chant chants chanted whisper whispers whispered proclaim
proclaims proclaimed concede concedes conceded opine opines opined reflect reflects reflected elaborate
elaborated clarify clarified snap snaps snapped fume fumes fumed rail railed plead pleads pleaded wonder
wonders wondered thunder thundered summarize summarized cry cries cried object objects objected answer
answers answered echo echoes echoed intone intoned protest protested inquire inquired croon crooned
growl growled assess assessed hint hints hinted demanding singing shouting agreeing
"""),
]
_TELL = listed("tell tells told inform informs informed assure assures assured remind reminds reminded")
_ACCUSE = listed("accuse accuses accused blame blames blamed")
_DENY = listed("deny denies denied")

KINDS: Mapping[str, str] = (
    dict.fromkeys(_SAY, "say")
    | dict.fromkeys(_QUOTE, "quote")
    | dict.fromkeys(_TELL, "tell")
    | dict.fromkeys(_ACCUSE, "accuse")
    | dict.fromkeys(_DENY, "deny")
)
"""English reporting verbs, every form that is read, with the way their content follows.

Those of the kind `quote` report only beside quotation marks: "agreed to pay" reports nothing.
"""

NOUN_TOO = frozenset(
    listed(
        "claim claims state states note notes report reports stress post posts tweet estimate"
        " estimates estimated read reply remark remarks add boast promise promises pledge pledges vow vows"
        " joke jokes quip quips show shows warning writing finds demand demands offer offers counter"
        " counters quote"
        " quotes urge urges chant chants whisper whispers snap cry cries object objects answer"
        " answers echo echoes"
        " protest hint hints"
    )
)
"""Forms that are as often a noun: they report only after a source that can say something."""

ADVERBS = (
    r"(?:also|further|furthermore|again|later|earlier|then|recently|repeatedly|falsely|publicly|reportedly"
    r"|previously|now|once|even|only|since|already|openly|simply|flatly|explicitly|strongly|today|yesterday"
    r"|has|have|had|is|was|be|will|long|first|subsequently|wrongly|rightly|never|not|did|does)"
)

_ROLE_NOUNS = listed("""
envoy representative minister president spokesman spokeswoman spokesperson spokesmen ambassador secretary
general colonel major commander chief head director leader official officials adviser advisor senator
governor mayor chancellor chairman chairwoman chair deputy analyst expert professor premier king diplomat
lawmaker officer editor judge prosecutor lawyer economist scientist founder ceo speaker commissioner
coordinator negotiator correspondent historian doctor host
strategist pollster activist journalist reporter author columnist candidate nominee congressman congresswoman
attorney sheriff detective researcher bishop pope imam sheikh captain admiral sergeant
sondergesandter sondergesandte außenminister außenministerin präsident präsidentin sprecher sprecherin
ministerin botschafter botschafterin kanzler kanzlerin
ministre président présidente porte-parole envoyé ambassadeur
chef cheffe maire directeur directrice procureur ingénieur secrétaire
bundeskanzler bundeskanzlerin bundespräsident vorsitzender vorsitzende generalsekretär generalsekretärin
bürgermeister bürgermeisterin leiter leiterin
ministro ministra presidente presidenta portavoz enviado embajador portavoce ambasciatore inviato
secretario secretaria alcalde alcaldesa director directora jefe jefa segretario segretaria sindaco direttore
direttrice capo secretário secretária porta-voz diretor diretora chefe prefeito embaixador
presidente-executivo
представитель представительница спецпредставитель министр президент посол глава пресс-секретарь директор мэр
губернатор генсек секретарь лидер депутат сенатор премьер премьер-министр
председатель міністр речник речниця голова
وزير رئيس المتحدث متحدث مبعوث سفير الأمين أمين قائد مدير
""")
ROLE_NOUNS = frozenset(_ROLE_NOUNS)
"""Nouns that name an office or a task."""

AUTHORS = frozenset(listed("i we ich wir je nous yo nosotros io noi eu nós я мы ми أنا نحن"))
"""Pronouns that stand, outside quotation marks, for the author."""

PRONOUNS = AUTHORS | frozenset(
    listed(
        "he she they it er sie es il elle ils elles el él ella ellos ellas lui lei loro ele ela eles elas"
        " он она оно они він вона воно вони هو هي هم"
    )
)
"""Pronouns that can stand for a source."""

_TITLE = re.compile(r"[A-ZÀ-ÖØ-ÞА-ЯЁ]")
_PARTICLES = frozenset(listed("al bin ibn de la von van der den di da du del dos el ul ur ben abu"))
_LINKS = frozenset(
    listed(
        "for of to in at on by with from against and for por par"
        " y e et und des der du de del della dell' di von für pour para per the la le"
    )
)
"""Words after which a name is the office's field or place, not its holder."""


@lru_cache(maxsize=1)
def reporting_verb() -> "re.Pattern[str]":
    """The pattern of every English form in `KINDS`."""
    forms = "|".join(sorted(KINDS, key=len, reverse=True))
    return re.compile(rf"\b({forms})\b", re.IGNORECASE)


_DATELINE = re.compile(r"^[A-Z][A-Z .,]{3,30}(?:\([A-Z]{2,8}\))?\s+[―—–-]+\s+(?=[A-Z])")
_BRACKETED = re.compile(r"\s\([^()]{1,20}\)(?=,|$)")
_CONTRACTED = re.compile(r"^لل(?=\w{2})")
"""Arabic "to" and the article, written as one."""

_RELATIVE = re.compile(
    r",?\s+(?:who|which|whose)\b"
    r"|,\s+(?:[a-z]{2,}ing|asked|published|released|issued|conducted|posted|elected|appointed|quoted|reached)\s"
    r"|,\s+(?:in|on|at|during|after|before)\s"
)


@dataclass(frozen=True)
class Source:
    """A source as written, taken apart. `kind` is `named`, `pronoun`, or `described` ("the envoy")."""

    name: str
    role: str | None
    kind: str


def read_source(words: str) -> Source:
    """Who the words name, and the role that stands beside the name, as written.

    >>> read_source("Zamir Kabulov, the Russian special representative,")
    Source(name='Zamir Kabulov', role='Russian special representative', kind='named')
    >>> read_source("the envoy").kind
    'described'
    """
    plain = _RELATIVE.split(_DATELINE.sub("", words).strip(" ,;:—–-\n\t"), maxsplit=1)[0].strip(" ,")
    plain = _CONTRACTED.sub("ال", _BRACKETED.sub("", plain))
    if plain.lower() in PRONOUNS:
        return Source(plain, None, "pronoun")
    parts = [part.strip() for part in plain.split(",") if part.strip()]
    if len(parts) > 1 and _is_name(parts[0]) and re.match(r"(?:\d{1,3}$|of\s|from\s)", parts[1]):
        return Source(parts[0], None, "named")
    if len(parts) > 1:
        rest = ", ".join(parts[1:])
        if _is_name(parts[0]) and _has_role(rest):
            return Source(parts[0], _bare(rest), "named")
        field = re.search(r"\s(?:for|of)\s", parts[0]) and len(parts[-1].split()) > 1
        if _is_name(parts[-1]) and (_has_role(parts[0]) or field):
            return Source(parts[-1], _bare(", ".join(parts[:-1])), "named")
        if _is_name(parts[0]) and re.match(r"(?:a|an|the|one of)\s", rest):
            return Source(parts[0], _bare(rest), "named")
        if len(parts) == 2 and _has_role(parts[0]) and re.match(r"(?:a|an|the)\s", rest):
            return Source(parts[0], _bare(rest), "described")
    return _title_and_name(plain)


def _title_and_name(plain: str) -> Source:
    plain = re.sub(r"\s\([^()]*\)$", "", plain)
    tokens = plain.split()
    start = len(tokens)
    office = re.match(r"((?:\S+\s+){0,3}[Ss]ecretary\s+of\s+(?:State|Defense|Defence))\s+(?=[A-Z])", plain)
    if office:
        return Source(plain[office.end() :], _bare(office[1]), "named")
    while start and _name_word(tokens[start - 1]):
        start -= 1
    while start < len(tokens) and tokens[start].lower() in _PARTICLES:
        start += 1
    start = _past_the_field(tokens, start)
    linked = start > 0 and tokens[start - 1].lower() in _LINKS
    if 0 < start < len(tokens) and not linked and _has_role(" ".join(tokens[:start])):
        return Source(" ".join(tokens[start:]), _bare(" ".join(tokens[:start])), "named")
    described = _has_role(plain) and not _is_name(plain)
    if described:
        return Source(plain, None, "described")
    bare = _bare(plain)
    return Source(bare if _TITLE.match(bare) else plain, None, "named")


_FIELD = re.compile(r"[А-ЯЁІЇЄ][\w-]*(?:ии|ы|[^ияаоеіїє]и|ії|ої|ой|ого|их|ых)|[А-ЯЁІЇЄ]{2,5}")
_FIELD_OF_THREE = re.compile(r"[А-ЯЁ][а-яё-]*(?:[^и]я|а)")
_PATRONYMIC = re.compile(r"\w+(?:вич|вна|ична|йович|івна)")
_CYRILLIC = re.compile(r"[а-яёіїє]")


def _past_the_field(tokens: list[str], start: int) -> int:
    """Past the genitive that belongs to a Russian or Ukrainian office: "президент России Владимир Путин".

    An office in lower case stands before it. The ending tells; where a given name may end so too,
    three capital words without a patronymic do.
    """
    if not 0 < start < len(tokens) or not _CYRILLIC.match(tokens[start - 1].lower()):
        return start
    while len(tokens) - start > 1:
        few = len(tokens) - start < 3 or any(_PATRONYMIC.fullmatch(each) for each in tokens[start:])
        if not _FIELD.fullmatch(tokens[start]) and (few or not _FIELD_OF_THREE.fullmatch(tokens[start])):
            break
        start += 1
        if len(tokens) - start == 1 and tokens[start].endswith(("ой", "ого")):
            return len(tokens)  # the name is a genitive too: "представитель Марии Захаровой"
    return start


def _bare(words: str) -> str:
    """The words without the article before them."""
    return re.sub(
        r"^(?:the|a|an|der|die|das|le|la|el|il|l’|l')\s*\b(?=\S)", "", words, flags=re.IGNORECASE
    ).strip()


def _name_word(word: str) -> bool:
    plain = word.strip("'’.")
    return plain.lower() not in ROLE_NOUNS and (
        bool(_TITLE.match(plain)) or plain.lower() in _PARTICLES or plain.lower().startswith(("al-", "el-"))
    )


def _is_name(words: str) -> bool:
    tokens = words.split()
    return 0 < len(tokens) <= 5 and all(map(_name_word, tokens)) and bool(_TITLE.match(tokens[-1]))


def _has_role(words: str) -> bool:
    return any(token.strip(",.'’").lower() in ROLE_NOUNS for token in words.split())
