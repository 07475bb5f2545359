"""The words that mark intent, prediction and opinion in other languages than English: few."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

SHORT = 8
"""Words up to which a sentence without a copula is taken for a judgement by one word, or for a greeting."""


@dataclass(frozen=True)
class Markers:
    """Patterns of one language. `judging` counts only after `copula`, or in a short sentence without one.

    `greeting` opens a short sentence that asserts nothing.
    """

    intent: str
    prediction: str
    duty: str
    judging: str
    copula: str
    greeting: str
    before: str = ""  # letters that may be written together with a word

    @cache  # noqa: B019  one of six constants
    def pattern(self, field: str) -> "re.Pattern[str]":
        """The pattern of this field, for whole words."""
        return re.compile(rf"(?<!\w){self.before}(?:{getattr(self, field)})(?!\w)", re.IGNORECASE)


OTHER: Mapping[str, Markers] = {
    "de": Markers(
        intent=r"wollen|will|wollte|versuch\w*|beabsichtig\w*|streben|strebt|plant(?=,| zu )|planen(?=,| zu )"
        r"|(?:hat|haben) vor(?=,)|um zu",
        prediction=r"(?:wird|werden)(?=\s[^,;]*\b(?!ge|be|ver|ent|er|zer)\w*(?:en|ern|eln|sein)[.!]?$)",
        duty=r"sollte(?:n|st|t)?|müssen|muss|müsste\w*",
        judging=r"Schande|Skandal|schändlich\w*|wunderbar\w*|wunderschön\w*|großartig\w*|schrecklich\w*"
        r"|furchtbar\w*|lächerlich\w*|unerträglich\w*|Unverschämtheit|Katastrophe",
        copula=r"ist|sind|war|waren|bleibt|bleiben",
        greeting=r"vielen Dank|danke|guten (?:Abend|Tag|Morgen)|herzlich willkommen|liebe \w+",
    ),
    "fr": Markers(
        intent=r"veut|veulent|cherche\w* à|tente\w* de|essaie\w* de|vise\w* à|afin de|dans le but de"
        r"|(?:a|ont|avons) l[’']intention de|envisage\w* de|souhaite\w*",
        prediction=r"(?:va|vont|allons) (?:\w+ment )?\w+(?:er|ir|re|oir)|sera|seront|fera|feront|aura|auront"
        r"|\w{3,}(?:era|eront|ira|iront)",
        duty=r"il faut|il faudrait|doit|doivent|devons|devrai\w*",
        judging=r"honte|honteu\w*|scandale|scandaleu\w*|merveilleu\w*|magnifique\w*|terrible\w*|ridicule\w*"
        r"|inacceptable\w*|catastrophe",
        copula=r"est|sont|était|étaient|c[’']est|reste\w*",
        greeting=r"bonsoir|bonjour|merci|bienvenue|chers \w+",
    ),
    "es": Markers(
        intent=r"quiere\w*|queremos|busca\w* \w+r|intenta\w*|(?<!se )trata\w* de|pretende\w*|con el fin de"
        r"|tiene\w* la intención de|planea\w*",
        prediction=r"(?:va|van|vamos) a \w+[aeií]r(?:se)?|(?-i:[a-zñ]{2,}(?:ará|erá|irá|arán|erán|irán))|será"
        r"|serán"
        r"|hará|harán|habrá|tendrán?|podrán?",
        duty=r"debe|deben|debemos|deberí\w+|hay que",
        judging=r"vergüenza|vergonzos\w*|escándalo|maravillos\w*|terrible\w*|precios[oa]s?|ridícul\w*"
        r"|inaceptable\w*|desastre|indignante\w*",
        copula=r"es|son|fue|fueron|era|eran|está|están",
        greeting=r"buenas (?:tardes|noches)|buenos días|muchas gracias|gracias|bienvenidos|queridos \w+",
    ),
    "it": Markers(
        intent=r"vuole|vogliono|cerca\w* di|tenta\w* di|intende\w*|al fine di",
        prediction=r"sarà|saranno|farà|faranno",
        duty=r"deve|devono|dovrebbe\w*|bisogna",
        judging=r"vergogna|vergognos\w*|meraviglios\w*|terribil\w*|scandalo",
        copula=r"è|sono|era|erano|fu",
        greeting=r"buonasera|buongiorno|grazie|benvenuti",
    ),
    "ru": Markers(
        intent=r"хочу|хочет|хотят|хотел\w*|хотим|пыта[ею]\w*|пытал\w*|стрем[ия]\w*|намерен\w*|планиру\w*"
        r"|с целью",
        prediction=r"будет|будут|будем|собира\w*ся",
        duty=r"долж(?:ен|на|но|ны)|следует(?! из)|нужно|надо|необходимо",
        judging=r"позор\w*|прекрас\w*|ужас\w*|стыд\w*|безобрази\w*|отвратительн\w*|замечательн\w*",
        copula=r"был|была|было|были",
        greeting=r"спасибо|добр\w+ (?:вечер|день|утро)|здравствуйте|дорогие \w+",
    ),
    "ar": Markers(
        intent=r"يريد\w*|تريد\w*|نريد|يسعى|تسعى|يسعون|يحاول\w*|تحاول\w*|يعتزم\w*|تعتزم|ينوي|تنوي|يخطط\w*|تخطط"
        r"|بهدف|من أجل",
        prediction=r"سوف|سي(?!ار|اس|اق|اح|اد|دة|دات|دي|طر|نا|نم|رة|ل|ول)\w{3,}|ست(?!ة|ون|ين|ار|ائر|ال)\w{3,}",
        duty=r"يجب|ينبغي|لا بد",
        judging=r"عار|مخز\w*|رائع\w*|مروع\w*|جميل\w*|فضيحة|كارثة",
        copula=r"كان|كانت|هو|هي|هذا|هذه",
        greeting=r"مساء الخير|صباح الخير|السلام عليكم|شكرا\w*|أهلا\w*",
        before="[وف]?",
    ),
}
