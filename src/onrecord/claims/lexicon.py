"""The words that the rules for claims look for."""

import re

from onrecord.text.speech import listed

PRESENT = r"(?:is|are|am|has|have|do|does|['’]re|['’]s been|['’]ve)"
PAST = r"(?:was|were|had|did)"
FUTURE = r"(?:will|shall|won['’]t|['’]ll)"
POSSIBLE = r"(?:may|might|could|would)"
ABLE = r"(?:can|cannot|can['’]t)"
DUTY = r"(?:must|should|ought)"
AUX = rf"(?:{PRESENT}|{PAST}|{FUTURE}|{POSSIBLE}|{ABLE}|{DUTY})"
ADVERB = (
    r"(?:\w+ly|not|never|also|now|still|already|always|often|then|even|only|just|once|again|long|ever"
    r"|being|been)"
)

PAST_VERB = (
    r"(?:took|gave|went|fell|rose|grew|began|broke|wrote|sank|flew|drove|spoke|chose|came|became|ran|saw|drew|threw"
    r"|knew|wore|swore|froze|stole|rode|built|bought|sold|sent|spent|lost|won|made|paid|found|held|led|met|left"
    r"|kept|brought|fought|caught|taught|shot|struck|hid|hit|cut|put|set|shut|beat|fled|cost|[a-z]{3,}ed)"
)
"""Verbs in the past, for where no syntax is: irregular ones by a list, the others by their ending."""

NUMBER = (
    r"(?:\d[\d.,]*|[a-z]+ty|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundreds|thousands"
    r"|dozens)"
)
OBJECT = (
    rf"(?:the|a|an|its|their|his|her|our|no|nothing|nobody|them|it|him|us|{NUMBER}|up to|nearly|almost|about"
    r"|some|most|more|many|several|by \d)"
)
FINITE = re.compile(rf"\b{PAST_VERB}\b(?=\s+{OBJECT}\b)")
ANY_PAST = re.compile(rf"(?<=\s){PAST_VERB}\b")
DETERMINER = (
    r"(?:the|a|an|its|their|his|her|our|it|they|he|she|we|this|that|these|some|most|hundreds|thousands|up|at"
    r"|\d[\d.,]*%?|(?-i:[A-Z][\w.’'-]*))"
)
FIRST_AUX = re.compile(rf"(?<!\bto )(?:\b|(?=['’])){AUX}\b", re.IGNORECASE)
VERB_GROUP = re.compile(rf"(?:\b|(?=['’])){AUX}\b(?:\s+{ADVERB}\b)*\s+[\w'’-]+", re.IGNORECASE)
RELATIVE = re.compile(
    r"\b(?:who|whom|whose|which|that|when|where|while|because|if|unless|after|before|as)\b", re.I
)
PRONOUN = re.compile(r"\b(?:who|whom|whose|which|that)\b", re.IGNORECASE)
CONDITION = re.compile(
    r"\b(?:if|unless|provided that|as long as|not only|either|neither|whether)\b", re.IGNORECASE
)

BOTH_FACTS = frozenset({"although", "though", "whereas", "while"})
"""What joins two clauses that are both asserted."""

JOINS_FACTS = frozenset({"because", "after"})
"""What joins two asserted clauses by a relation that is asserted too."""

REPORTS = frozenset(
    listed(
        "accuse admit acknowledge add agree allege announce ask blame charge claim command confess confirm"
        " convict declare find force insist inform note oblige order pledge promise report require reveal say"
        " show state suspect swear tell testify vow warn write"
    )
)
"""Verbs whose content is split, with these words kept before each part."""

BELIEVED = frozenset(
    listed("believe think suppose suspect understand presume assume rumour rumor know seem appear")
)
"""Verbs before "to have done" by which others hold that it was done; they are kept before each part."""

DENIES = frozenset(listed("deny dispute doubt reject refuse fail forget stop prevent avoid"))
"""Verbs under which nothing is split: they reach over all that follows."""

NOBODY = frozenset(listed("no nobody none nothing neither few little hardly"))
STAY_WITH_VERB = frozenset(listed("reportedly allegedly apparently perhaps possibly probably supposedly"))
"""Hedges before a verb, which are copied with the subject."""

PAST_ONLY = frozenset(
    listed(
        "took gave went fell rose grew began broke wrote flew drove spoke chose ran saw drew threw knew stole"
        " was were sank wore swore froze rode came became"
    )
)
"""Pasts that are no participles, which "have" cannot govern."""

COMPARED = frozenset({"more", "less", "fewer"})

INTENT = re.compile(
    r"\b(?:seek(?:s|ing)?|sought|want(?:s|ed|ing)?|tr(?:y|ies|ied|ying)|aim(?:s|ed|ing)?|intend(?:s|ed|ing)?"
    r"|hop(?:e|es|ed|ing)|attempt(?:s|ed|ing)?|striv(?:e|es|ing)|strove|plan(?:s|ned|ning)?|wish(?:es|ed)?"
    r"|desires?d?|conspir(?:e|es|ed|ing)|plot(?:s|ted|ting)?)\s+to\b(?!\s+the\b)"
    r"|\b(?:bent|intent|determined|keen|eager)\s+(?:on\s+\w+ing|to)\b",
    re.IGNORECASE,
)
PROMISE = re.compile(
    r"^(?:I|we)\b(?:\s+\[[^\]]*\])?(?:\s+(?:hereby|solemnly|also))?\s+(?:promise|pledge|vow|swear|undertake|guarantee"
    r"|(?:am|are)\s+(?:committed|determined))\b",
    re.IGNORECASE,
)
ORDER = re.compile(
    r"^(?:vote|stop|wash|stay|join|help|support|save|protect|stand|fight|remember|don['’]t|do not|please|keep"
    r"|give|take|make|bring|tell|ask|call|come|go|look|listen|read|think|imagine|donate|sign|share|trust|buy|use|wear"
    r"|avoid|put|send|say|end|defend|choose)\b(?=\s+\S)",
    re.IGNORECASE,
)
"""How an order or an appeal begins; it is one when no verb in a tense follows."""

GREETING = re.compile(
    r"^(?:thank you|thanks|good (?:morning|evening|afternoon|day|night)|hello|welcome|congratulations"
    r"|dear|ladies)\b",
    re.IGNORECASE,
)
PURPOSE = re.compile(
    r",?\s+(?:in order to|so as to|with intent to"
    r"|with the (?:aim|intent|intention|goal|purpose) (?:of|to))\s",
    re.IGNORECASE,
)
_SAID_ONLY = (
    r"(?!\s+(?:also\s+|just\s+)?(?:like to|call|say|add|note|argue|remind|tell you|give you|point out|admit"
    r"|recall)\b)"
)
PREDICTION = re.compile(
    rf"(?<!the )(?<!of )(?<!their )(?<!its )(?:\b|(?=['’])){FUTURE}\b{_SAID_ONLY}"
    r"|\b(?:is|are|was|were)\s+(?:\w+ly\s+)?(?:going|about|set|due|bound|expected|likely)\s+to\b",
    re.IGNORECASE,
)
MODAL = re.compile(rf"\b(?!(?-i:May)){POSSIBLE}\b(?!\s+(?:\w+ly\s+)?have\b){_SAID_ONLY}", re.IGNORECASE)
OUGHT = re.compile(
    rf"\b{DUTY}\b(?!\s+(?:not\s+)?have\s+(?:been|had|made|paid|left|lost|sent|sold|told|met|\w+(?:ed|en|ne|wn))\b)"
    r"|(?:\bhas|\bhave|['’]ve|['’]s)\s+got\s+to\b"
    r"|(?<!will )(?<!would )(?<!not )(?<!n['’]t )\b(?:has|have|needs?)\s+to\b(?=\s+[a-z]+)"
    r"|\blet us\b|\blet['’]s\b",
    re.IGNORECASE,
)
BELIEF = re.compile(
    r"\b(?:I|we)\s+(?:think|believe|feel|guess|suppose|hope|love|hate|like|doubt)\b", re.IGNORECASE
)
JUDGING = re.compile(
    r"\b(?:disgrac\w*|shame\w*|terribl[ey]|horrific|horribl[ey]|wonderful\w*|great(?:est)?|best|worst|evil|brave\w*"
    r"|unfair\w*|unjust\w*|ridiculous\w*|nonsense|absurd\w*|beautiful\w*|excellent|awful\w*|amazing\w*|stupid\w*"
    r"|disgusting|despicabl[ey]|cowardly|heroic|noble|immoral|wrong|good|bad"
    r"|right(?!\s+(?:next|now|here|there|after|before|away|to|of|on)\b)|fantastic|pathetic|outrageous"
    r"|scandal\w*|mess|liars?|cowards?|hero(?:es)?|farce|jokes?|madness|insult\w*|racists?|corrupt|incompetent"
    r"|arrogant|hypocri\w*|useless|hopeless|catastroph\w*|disast\w*|proud|magnificent|perfect|brilliant|shambles"
    r"|unacceptable|frantic|brutal\w*|so-called|shameless\w*|cynical\w*|treacherous\w*|notorious\w*|sad|tragic)\b",
    re.IGNORECASE,
)
COPULA = re.compile(r"\b(?:is|are|was|were|be|been|remains?|seems?)\b|['’]s\b|['’]re\b", re.IGNORECASE)
UNNAMED = re.compile(
    r"^(?:(?:and|but|so|well|now|also|then),?\s+)*(?:they|he|she|it|this|that|these|those|someone|somebody"
    r"|some people|people|many|everyone|everybody|nobody|one|things?|stuff|something|you)\b",
    re.IGNORECASE,
)
OURSELVES = re.compile(r"^we\b", re.IGNORECASE)
AMOUNT = re.compile(
    r"\d|\b(?:million|billion|trillion|percent|half|third|quarter|twice|double[ds]?|two|three|four|five)\b",
    re.I,
)
OTHERS_SAY = re.compile(
    r"\b(?<!\bI )(?<!\bwe )(?:said|says|told|tells|claims?|claimed|announced|promised|pledged|warned"
    r"|predicts?|predicted|forecasts?|expects?|expected|estimates?|estimated|reported|denies|denied|argues?|argued)\b",
    re.IGNORECASE,
)
"""Verbs by which others are said to have said something: whether they did is on record."""

OWN_FEELING = re.compile(
    r"^(?:(?:and|but|so|well|now),?\s+)*I(?: \[[^\]]*\])?\s+"
    r"(?:(?:really|also|just|do|deeply|don['’]t|do not)\s+)*"
    r"(?:(?:love|hate|like|dislike|care|hope|resent|disapprove|approve|admire|respect)\b"
    r"|am\s+(?:(?:not|very|so|deeply|really|truly)\s+)*(?:proud|glad|happy|satisfied|disappointed|worried|concerned"
    r"|sorry|grateful|honou?red|pleased|delighted|sad|angry|confident|convinced)\b)",
    re.IGNORECASE,
)
ANNOUNCED = re.compile(r"^(?:(?:and|but|so|well|now|finally|first),?\s+)*let me\b", re.IGNORECASE)
FEELING = re.compile(
    r"\b(?:thank(?:s| you)|good (?:morning|evening|afternoon|night)|hello|welcome|congratulations|please"
    r"|sorry|I(?:['’]m| am) (?:\w+ly )?(?:happy|glad|sad|proud|sorry|pleased|delighted|honou?red|grateful)"
    r"|I (?:love|hate|like|feel|hope))\b",
    re.IGNORECASE,
)
HARM = re.compile(
    r"\b(?:kill\w*|attack\w*|bomb\w*|arm(?:s|ed|ing)?|fund(?:s|ed|ing)?|financ\w*|strik(?:e|es|ing)|struck|tortur\w*"
    r"|poison\w*|creat(?:e|es|ed|ing)|back(?:s|ed|ing)|support\w*|train(?:s|ed|ing)|smuggl\w*|steal\w*|stole\w*"
    r"|invad\w*|terror\w*|weapon\w*|extremis\w*|strengthen\w*|drones?|murder\w*|massacr\w*|rap(?:e|es|ed|ing)"
    r"|wound\w*|injur\w*|destr\w*|shell\w*|shoot\w*|shot|help(?:s|ed|ing)|aid(?:s|ed|ing)|suppl(?:y|ies|ied|ying)"
    r"|recruit\w*|kidnap\w*|virus\w*|vaccin\w*|fraud\w*|corrupt\w*|sabotag\w*|alienat\w*|distanc\w*)\b",
    re.IGNORECASE,
)
HEDGE = re.compile(
    r"\b(?:reportedly|allegedly|apparently|perhaps|possibly|probably|may have|might have|could have"
    r"|appears? to|seems? to|some say|it is said)\b",
    re.IGNORECASE,
)
