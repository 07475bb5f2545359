"""Nouns that can head a source: persons, offices, bodies, and documents that state something."""

import re

from onrecord.text.speech import ROLE_NOUNS, listed

PERSONS = ROLE_NOUNS | frozenset(
    listed("""
man woman men women boy girl people person persons resident residents voter voters critic critics expert
experts source sources aide aides ally allies analysts ministers presidents ambassadors envoys diplomats
leaders lawmakers officers judges prosecutors lawyers economists scientists commanders spokespeople
researcher researchers doctors doctor nurse nurses teacher teachers student students victim victims witness
witnesses survivor survivors mother father parent parents son daughter wife husband brother sister friend
friends family families colleague colleagues neighbor neighbour neighbors neighbours citizen citizens
farmer farmers worker workers employee employees soldier soldiers pilot pilots activist activists protester
protesters journalist journalists reporter reporters writer author authors columnist pundits strategist
strategists pollster pollsters candidate candidates nominee politician politicians republicans democrats
conservatives liberals supporters opponents rebels fighters militants insurgents refugees migrants
congressman congresswoman representatives senators governors mayors attorney attorneys counsel sheriff
detective detectives investigator investigators inspector cop cops agent agents king queen prince princess
priest rabbi pastor monk nun veteran veterans investor investors trader traders owner owners customers users
user player players coach coaches captain manager managers couple passenger passengers driver drivers others
someone somebody everyone some many most several both few observers insiders historians professors
superintendent dean principal trustee trustees secretary undersecretary deputies delegates delegate
billionaire mogul businessman businesswoman entrepreneur executive executives actor actress singer
comedian host anchor moderator narrator caller callers viewers readers duo trio fans tourists locals
""")
)
"""Nouns for persons and offices."""

BODIES = frozenset(
    listed("""
ministry ministries government governments administration parliament senate congress council committee
commission court tribunal police military army navy force forces department agency agencies bureau office
authority authorities embassy consulate company companies corporation firm firms group groups party parties
union unions association federation organization organisation organizations organisations institute
institution university school college hospital church bank banks foundation fund campaign camp team
newspaper paper magazine newswire network channel station outlet outlets website site media press blog
journal publication publisher coalition alliance movement regime state states country countries embassy city
county board panel society league club airline operator maker staff troops crew jury prosecution defense
defence kremlin pentagon watchdog regulator regulators think-tank nonprofit charity ngo militia junta
house cabinet delegation mission leadership opposition secretariat headquarters chamber
""")
)
"""Nouns for bodies."""

DOCUMENTS = frozenset(
    listed("""
report reports statement statements study studies survey surveys poll polls article articles letter letters
note memo memos email emails e-mail document documents record records release transcript transcripts post
posts tweet tweets story stories account accounts book data figures statistics analysis paper papers filing
filings lawsuit complaint indictment affidavit testimony ruling review brochure website page profile message
messages editorial column biography diary caption sign signs headline headlines law rules constitution
file files research numbers estimates estimate census index exit interview cable cables audit findings
""")
)
"""Nouns for texts that are cited as sources."""

QUANTITIES = frozenset(
    listed("""
percent majority half third quarter number dozens hundreds thousands group groups lot most some many all
both few several one two three four five six seven eight nine ten member members none each either plurality
pair couple host coalition panel
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
        r"|kommandos?|medien|berichte?n?|studien?|umfragen?|erklärung|mitteilung|urteil|auskunft|agenturen"
        r"|verfassungsschutze?s?|parlaments?|kanzleramte?s?|gesellschaft|kirche|nachrichtendienste?s?|senats?)$"
    ),
    "fr": re.compile(
        r"(?:ministre|président|présidente|porte-parole|ministère|gouvernement|police|parquet|justice|agence"
        r"|journal|quotidien|presse|entreprise|groupe|société|organisateurs?|expert[es]*|chercheu(?:r|rs|se|ses)"
        r"|directeur|directrice|avocate?s?|députée?s?|sénateu?r?s?|maire|général|armée|autorités|syndicats?|parti"
        r"|étude|rapport|données|sondage|ong|association|institut|chef|cheffe|témoins?|responsables?|patronne?"
        r"|secrétaire|ambassad\w+|commission|conseil|banque|médias?|source|sources|communiqué|procureure?|juge)$"
    ),
    "es": re.compile(
        r"(?:ministr[oa]s?|presidente|presidenta|portavo[cz]\w*|ministerio|gobierno|policía|fiscalía|fiscal|agencia"
        r"|diario|periódico|empresa|grupo|organización|organizaciones|expert[oa]s?|director|directora|abogad[oa]s?"
        r"|diputad[oa]s?|senador\w*|alcalde|alcaldesa|general|ejército|autoridades|sindicatos?|partido|estudio"
        r"|informe|datos|encuesta|recuento|ong|asociación|instituto|jef[ea]|testigos?|responsables?|secretari[oa]"
        r"|embajador\w*|comisión|consejo|banco|medios|fuentes?|comunicado|juez|jueza|líder|tribunal|comité)$"
    ),
    "it": re.compile(
        r"(?:ministr[oa]|presidente|portavoce|ministero|governo|polizia|procura|agenzia|giornale|quotidiano|azienda"
        r"|gruppo|società|organizzazion[ei]|espert[oiae]|direttore|direttrice|avvocat[oi]|deputat[oi]|senator[ei]"
        r"|sindac[oa]|generale|esercito|autorità|sindacat[oi]|partito|studio|rapporto|dati|sondaggio|ong|istituto"
        r"|capo|testimon[ei]|responsabil[ei]|segretari[oa]|ambasciat\w+|commissione|consiglio|banca|media|font[ei]"
        r"|comunicato|giudice|leader|tribunale|comitato|sottosegretari[oa])$"
    ),
    "ru": re.compile(
        r"(?:министр\w*|президент\w*|представител\w*|спикер\w*|глав[аыеу]\w*|посол|посл\w*|директор\w*|премьер\w*"
        r"|секретар\w*|эксперт\w*|учен\w+|аналитик\w*|адвокат\w*|депутат\w*|сенатор\w*|мэр\w*|губернатор\w*|генерал\w*"
        r"|министерств\w*|правительств\w*|полици\w*|прокуратур\w*|агентств\w*|газет\w*|компани\w*|организаци\w*"
        r"|власт\w*|источник\w*|парти\w*|суд\w*|банк\w*|ведомств\w*|служб\w*|чиновник\w*|политик\w*|дипломат\w*"
        r"|минобороны|мид\w*|ведомост\w*|издани\w*|исследовани\w*|отчет\w*|доклад\w*|данн\w+|господин|лидер\w*)$"
    ),
}


def heads_a_source(noun: str, language: str) -> bool:
    """Whether the noun can head a source in the language.

    >>> heads_a_source("officials", "en"), heads_a_source("display", "en")
    (True, False)
    >>> heads_a_source("Bundesregierung", "de"), heads_a_source("Trackingdaten", "de")
    (True, False)
    """
    plain = re.sub(r"[’']s?$", "", noun.strip("\"'’.,()").lower())
    if language == "en":
        if plain in PERSONS or plain in BODIES or plain in DOCUMENTS:
            return True
        if plain.endswith("s") and plain[:-1] in PERSONS:
            return True
        return plain not in _NO_AGENT and _AGENT.match(plain) is not None
    listed_nouns = _OTHER.get(language)
    return plain in ROLE_NOUNS or (listed_nouns is not None and listed_nouns.search(plain) is not None)
