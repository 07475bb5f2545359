"""Nouns that can head a source: persons, offices, bodies, and documents that state something."""

import re

from onrecord.text.speech import ROLE_NOUNS, listed

PERSONS = ROLE_NOUNS | frozenset(
    listed("""
man woman men women boy girl people person persons resident residents voter voters critic critics expert
experts source sources aide aides ally allies analysts ministers presidents ambassadors envoys diplomats
leaders lawmakers officers judges prosecutors lawyers economists scientists commanders spokespeople
researcher researchers doctors doctor nurse nurses teacher teachers student students victim victims
witness witnesses survivor survivors mother father parent parents son daughter wife husband brother
sister friend friends family families colleague colleagues neighbor neighbour neighbors neighbours
citizen citizens treasurer auditor auditors contractor contractors inspectors engineer engineers
negotiators geologist surgeon surgeons magistrate tenant tenants patient patients commuter commuters
fisherman fishermen shepherd miner miners sailor sailors observer historians hydrologist physician
physicians bishop clerk clerks cashier builder builders architect architects landlord landlords
shopkeeper master headmaster headmistress producer producers publisher publishers programmer programmers
cleric clerics leader pensioner pensioners planner planners manufacturer manufacturers employer
employers referee umpire coroner dealer dealers ranger rangers warden wardens firefighter firefighters
responders respondents participants participant supporter opponent supporters defender defenders
speakers reviewer reviewers chairs heads chiefs premiers chancellors commissioners monarch emperor
sultan ayatollah archbishop cardinal chaplain vicar adviser advisers advisors advisor attendee attendees
organizers organisers organizer organiser campaigner campaigners farmer farmers worker workers employee
employees soldier soldiers pilot pilots activist activists protester protesters journalist journalists
reporter reporters writer author authors columnist pundits strategist strategists pollster pollsters
candidate candidates announcer questioner surrogate surrogates incumbent newcomer rival rivals backer
backers donor donors nominee politician politicians republicans democrats conservatives liberals
opponents rebels fighters militants insurgents refugees migrants congressman congresswoman
representatives senators governors mayors attorney attorneys counsel sheriff detective detectives
investigator investigators inspector cop cops agent agents king queen prince princess priest rabbi
pastor monk nun veteran veterans investor investors trader traders owner owners customers users user
player players coach coaches captain manager managers couple passenger passengers driver drivers others
someone somebody everyone some many most several both few observers insiders professors superintendent
dean principal trustee trustees secretary undersecretary deputies delegates delegate billionaire mogul
businessman businesswoman entrepreneur executive executives actor actress singer comedian host anchor
moderator narrator caller callers viewers readers duo trio fans tourists locals
""")
)
"""Nouns for persons and offices."""

BODIES = frozenset(
    listed("""
ministry ministries government governments administration parliament senate congress council committee
commission court tribunal police military army navy force forces department agency agencies bureau
office authority authorities embassy consulate company companies corporation firm firms group groups
party parties union unions association federation organization organisation organizations organisations
institute institution university school college hospital church bank banks foundation fund campaign camp
team newspaper paper magazine newswire network channel station outlet outlets website site media press
blog journal publication publisher coalition alliance movement regime state states country countries
city county board panel society league club airline operator maker staff troops crew jury prosecution
defense defence kremlin pentagon watchdog regulator regulators think-tank nonprofit charity ngo militia
junta service brigade utility museum archive theatre theater hotel port railway railways laboratory lab
clinic clubs guard garrison fleet ward inspectorate directorate household house cabinet delegation
mission leadership opposition secretariat headquarters chamber
""")
)
"""Nouns for bodies."""

DOCUMENTS = frozenset(
    listed("""
report reports statement statements study studies survey surveys poll polls article articles letter
letters note memo memos email emails e-mail document documents record records release transcript
transcripts post posts tweet tweets story stories account accounts book data figures statistics analysis
paper papers filing filings lawsuit complaint indictment affidavit testimony ruling review brochure
website page profile message messages editorial column biography diary caption sign signs headline
headlines law rules constitution clip clips ad ads advert spot commercial film documentary footage piece
pieces tape tapes recording recordings video videos segment announcement proclamation communique
bulletin dossier manifesto treaty file files research numbers estimates estimate census index exit
interview cable cables audit findings
""")
)
"""Nouns for texts that are cited as sources."""

QUANTITIES = frozenset(
    listed("""
percent majority half third quarter number dozens hundreds thousands group groups lot most some many all
both few several one two three four five six seven eight nine ten member members none each either
plurality pair couple host coalition panel
""")
)
"""Words before "of" that leave the noun after it to say who speaks."""

_AGENT = re.compile(
    r"[a-z-]{3,}(?:ists?|icians?|ologists?|makers?|workers?|holders?|men|women|man|woman"
    r"|owners?|ssors?|ators?|utors?|ectors?|goers?|leaders?|chiefs?|officials?|keepers?)$"
)
_NO_AGENT = frozenset(listed("human sector vectors factor factors lists"))

_OTHER = {
    "de": re.compile(
        r"(?:minister|sprecher|präsident|chef|leiter|kanzler|experte|expert|politiker|forscher|wissenschaftler"
        r"|anwält|vertreter|botschafter|kommissar|direktor|vorstand|trainer|kritiker|beobachter|ermittler|bürger"
        r"|bewohner|autor|ökonom|historiker|analyst|gewerkschafter|abgeordneter?|mitarbeiter|richter|könig)"
        r"(?:in|innen|en|n|s|e)?$"
        r"|(?:anwalt|anwalts|professor|general|admiral|vorsitzende[rn]?|beauftragte[rn]?|gesandte[rn]?"
        r"|abgeordnete[rn]?|vater|mutter|zeuge|zeugin|zeugen|quellen?|fachleuten?|leuten?|experten|expertin"
        r"|opposition|regierung|ministeriums?|behörden?|amte?s?|polizei|feuerwehr|partei|fraktion|gericht|gerichts"
        r"|staatsanwaltschaft|agentur|zeitung|magazin|institute?s?|universität|verbande?s?|verein|gewerkschaft"
        r"|unternehmens?|konzerns?|bank|stiftung|organisation|kommission|rat|parlament|armee|militärs?"
        r"|anwohner(?:in|n|innen)?|einwohner(?:in|n|innen)?|stadt|gemeinde|klub|museums?|bundes\w+amt"
        r"|kommandos?|medien|berichte?n?|studien?|umfragen?|erklärung|mitteilung|urteil|auskunft|agenturen"
        r"|verfassungsschutze?s?|parlaments?|kanzleramte?s?|gesellschaft|kirche|nachrichtendienste?s?|senats?)$"
    ),
    "fr": re.compile(
        r"(?:ministre|président|présidente|porte-parole|ministère|gouvernement|police|parquet|justice|agence"
        r"|journal|quotidien|presse|entreprise|groupe|société|organisateurs?|expert[es]*|chercheu(?:r|rs|se|ses)"
        r"|directeur|directrice|avocate?s?|députée?s?|sénateu?r?s?|maire|général|armée|autorités|syndicats?|parti"
        r"|étude|rapport|données|sondage|ong|association|institut|chef|cheffe|témoins?|responsables?|patronne?"
        r"|habitante?s?|préfecture|mairie|direction|ingénieure?s?|institutrice|riverains?|tribunal|club|musée"
        r"|secrétaire|ambassad\w+|commission|conseil|banque|médias?|source|sources|communiqué|procureure?|juge)$"
    ),
    "es": re.compile(
        r"(?:ministr[oa]s?|presidente|presidenta|portavo[cz]\w*|ministerio|gobierno|policía|fiscalía|fiscal|agencia"
        r"|diario|periódico|empresa|grupo|organización|organizaciones|expert[oa]s?|director|directora|abogad[oa]s?"
        r"|diputad[oa]s?|senador\w*|alcalde|alcaldesa|general|ejército|autoridades|sindicatos?|partido|estudio"
        r"|informe|datos|encuesta|recuento|ong|asociación|instituto|jef[ea]|testigos?|responsables?|secretari[oa]"
        r"|vecin[oa]s?|observador\w*|ayuntamiento|museo|club|hospital|universidad|investigador\w*"
        r"|embajador\w*|comisión|consejo|banco|medios|fuentes?|comunicado|juez|jueza|líder|tribunal|comité)$"
    ),
    "it": re.compile(
        r"(?:ministr[oa]|presidente|portavoce|ministero|governo|polizia|procura|agenzia|giornale|quotidiano|azienda"
        r"|gruppo|società|organizzazion[ei]|espert[oiae]|direttore|direttrice|avvocat[oi]|deputat[oi]|senator[ei]"
        r"|sindac[oa]|generale|esercito|autorità|sindacat[oi]|partito|studio|rapporto|dati|sondaggio|ong|istituto"
        r"|capo|testimon[ei]|responsabil[ei]|segretari[oa]|ambasciat\w+|commissione|consiglio|banca|media|font[ei]"
        r"|abitanti|comune|protezione|museo|club|ospedale|università|ricercator[ei]|osservator[ei]|residenti"
        r"|comunicato|giudice|leader|tribunale|comitato|sottosegretari[oa])$"
    ),
    "pt": re.compile(
        r"(?:ministr[oa]s?|presidente|presidenta|porta-vo[cz]\w*|ministério|governo|polícia|procuradoria|procurador\w*"
        r"|agência|jornal|diário|empresa|grupo|organização|organizações|especialistas?|diretor\w*|advogad[oa]s?"
        r"|deputad[oa]s?|senador\w*|prefeit[oa]|autarca|general|exército|autoridades|sindicatos?|partido|estudo"
        r"|relatório|dados|sondagem|pesquisa|ong|associação|instituto|chefe|testemunhas?|responsáve(?:l|is)"
        r"|secretári[oa]|embaixador\w*|comissão|conselho|banco|mídia|fontes?|comunicado|juiz|juíza|líder|tribunal"
        r"|comitê|comité|moradores|observadores|vizinhos|câmara|clube|hospital|universidade|pesquisador\w*)$"
    ),
    "ar": re.compile(
        r"(?:و|ف)?(?:ال)?(?:وزير|وزيرة|وزارة|رئيس|رئيسة|متحدث|متحدثة|مبعوث|سفير|سفيرة|قائد|مدير|مديرة|أمين|حكومة|جيش|شرطة"
        r"|محكمة|نيابة|شركة|نقابة|منظمة|لجنة|هيئة|وكالة|صحيفة|سكان|خبراء|خبير|مسؤول|مسؤولون|حزب|بنك|محافظ|نائب|تقرير"
        r"|بيان|مصدر|مصادر|شاهد|شهود|مستشفى|جامعة|إدارة|بلدية|بعثة|محام|محامي|قاضي|ناطق)$"
    ),
    "uk": re.compile(
        r"(?:міністр\w*|міністерств\w*|президент\w*|представни\w+|речни\w+|голов[аиі]|посол|посл\w*|директор\w*|прем'?єр\w*"
        r"|секретар\w*|експерт\w*|вчен\w+|аналітик\w*|депутат\w*|мер\w{0,2}|генерал\w*|уряд\w*|поліці\w*|прокуратур\w*"
        r"|агентств\w*|газет\w*|компані\w*|організаці\w*|влад\w*|джерел\w*|парті\w*|суд\w{0,2}|банк\w*|відомств\w*"
        r"|служб\w*|звіт\w*|дан\w+|лідер\w*|профспілк\w*|жител\w*)$"
    ),
    "ru": re.compile(
        r"(?:министр\w*|президент\w*|представител\w*|спикер\w*|глав[аыеу]\w*|посол|посл\w*|директор\w*|премьер\w*"
        r"|секретар\w*|эксперт\w*|учен\w+|аналитик\w*|адвокат\w*|депутат\w*|сенатор\w*|мэр\w*|губернатор\w*|генерал\w*"
        r"|министерств\w*|правительств\w*|полици\w*|прокуратур\w*|агентств\w*|газет\w*|компани\w*|организаци\w*"
        r"|власт\w*|источник\w*|парти\w*|суд\w*|банк\w*|ведомств\w*|служб\w*|чиновник\w*|политик\w*|дипломат\w*"
        r"|минобороны|мид\w*|ведомост\w*|издани\w*|исследовани\w*|отчет\w*|доклад\w*|данн\w+|господин|лидер\w*"
        r"|профсоюз\w*|жител\w*|очевид\w+|сторон\w*|больниц\w*|университет\w*|директор\w*|музе\w*)$"
    ),
}


def heads_a_source(noun: str, language: str) -> bool:
    """Whether the noun can head a source in the language.

    >>> heads_a_source("officials", "en"), heads_a_source("display", "en")
    (True, False)
    >>> heads_a_source("Bundesregierung", "de"), heads_a_source("Trackingdaten", "de")
    (True, False)
    """
    plain = re.sub(r"[’']s?$", "", noun.strip("\"'’.,()").lower()).replace("ё", "е")
    if language == "en":
        if plain in PERSONS or plain in BODIES or plain in DOCUMENTS:
            return True
        if plain.endswith("s") and plain[:-1] in PERSONS:
            return True
        if plain.rpartition("-")[2] in PERSONS:
            return True
        return plain not in _NO_AGENT and _AGENT.match(plain) is not None
    if language in ("fr", "it"):
        plain = re.sub(r"^(?:l|d|un|all|dall|dell|nell)[’']", "", plain)
    listed_nouns = _OTHER.get(language)
    return plain in ROLE_NOUNS or (listed_nouns is not None and listed_nouns.search(plain) is not None)
