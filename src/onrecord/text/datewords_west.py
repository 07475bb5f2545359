"""The date words of German and French. Tables only."""

from onrecord.text.datewords_form import DateWords, days, forms

GERMAN = DateWords(
    months=forms(
        "januar|jänner|jan februar|feber|feb märz|mrz april|apr mai juni|jun juli|jul august|aug "
        "september|sept|sep oktober|okt november|nov dezember|dez"
    ),
    day_mark=r"\.",
    year_cues=(
        "im jahr", "im jahre", "jahr", "jahre", "seit", "anfang", "mitte", "ende", "von", "bis", "sommer",
        "für",
        "ab", "nach", "vor", "und",
    ),
    relative={
        "vorgestern": ("day", -2), "gestern": ("day", -1), "heute": ("day", 0), "morgen": ("", 0),
        "übermorgen": ("day", 2), "heutzutage": ("", 0),
        "letzte woche": ("week", -1), "vergangene woche": ("week", -1), "vergangenen woche": ("week", -1),
        "letzter woche": ("week", -1), "letzten woche": ("week", -1), "diese woche": ("week", 0),
        "dieser woche": ("week", 0), "nächste woche": ("week", 1), "nächster woche": ("week", 1),
        "kommende woche": ("week", 1), "kommender woche": ("week", 1), "kommenden woche": ("week", 1),
        "letzten monat": ("month", -1), "vergangenen monat": ("month", -1), "vorigen monat": ("month", -1),
        "diesen monat": ("month", 0), "diesem monat": ("month", 0), "nächsten monat": ("month", 1),
        "kommenden monat": ("month", 1),
        "letztes jahr": ("year", -1), "letzten jahr": ("year", -1), "vergangenes jahr": ("year", -1),
        "vergangenen jahr": ("year", -1), "voriges jahr": ("year", -1), "vorigen jahr": ("year", -1),
        "dieses jahr": ("year", 0), "diesem jahr": ("year", 0), "dieses jahres": ("year", 0),
        "nächstes jahr": ("year", 1), "nächsten jahr": ("year", 1), "kommendes jahr": ("year", 1),
        "kommenden jahr": ("year", 1), "vergangenen wochenende": ("weekend", -1),
    },
    turned={
        "letzten": -1, "letzter": -1, "letztem": -1, "vergangenen": -1, "vorigen": -1, "diesen": 0,
        "diesem": 0,
        "nächsten": 1, "kommenden": 1, "nächstem": 1,
    },
    weekdays=days("montag dienstag mittwoch donnerstag freitag samstag|sonnabend sonntag"),
    seasons={"frühjahr": "SP", "frühling": "SP", "sommer": "SU", "herbst": "FA", "winter": "WI"},
    parts={
        "morgen": "TMO", "früh": "TMO", "vormittag": "TMO", "nachmittag": "TAF", "abend": "TEV",
        "nacht": "TNI",
        "mittag": "T12:00", "morgens": "TMO", "abends": "TEV", "nachts": "TNI",
    },
    units={
        "sekunde": "TS", "sekunden": "TS", "minute": "TM", "minuten": "TM", "stunde": "TH", "stunden": "TH",
        "tag": "D", "tage": "D", "tagen": "D", "woche": "W", "wochen": "W", "monat": "M", "monate": "M",
        "monaten": "M", "jahr": "Y", "jahre": "Y", "jahren": "Y", "jahrzehnt": "DE", "jahrzehnte": "DE",
        "jahrzehnten": "DE", "jahrhunderte": "CE", "jahrhunderten": "CE",
    },
    numbers=forms(
        "ein|eine|einem|einer|einen zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn "
        "vierzehn "
        "fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig"
    ) | {"dreißig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "hundert": 100},
    ordinals=forms("erste|ersten|erstes|1. zweite|zweiten|2. dritte|dritten|3. vierte|vierten|4."),
    quarter=r"quartals?",
    ago=r"vor\s+(?:rund\s+|etwa\s+|fast\s+|knapp\s+|gut\s+|mehr\s+als\s+)?{n}\s+{u}",
    ahead=r"in\s+{n}\s+{u}",
    decade=r"(?:den\s+|die\s+|der\s+)?(?P<number>(?:1[5-9]|20)\d0)er(?:[- ]?jahren?)?",
    decade_words={
        "zwanziger": 20, "dreißiger": 30, "vierziger": 40, "fünfziger": 50, "sechziger": 60, "siebziger": 70,
        "achtziger": 80, "neunziger": 90,
    },
    century=r"(?P<number>\d\d?)\.\s+jahrhunderts?",
    clock=r"(?P<hour>[01]?\d|2[0-3])(?:[.:](?P<minute>[0-5]\d))?\s+uhr",
    modifiers={
        "anfang": "early", "mitte": "mid", "ende": "late", "frühen": "early", "späten": "late",
        "beginn": "early", "zu beginn": "early",
    },
    said={
        "jeden tag": ("P1D", "SET"), "täglich": ("P1D", "SET"), "jede woche": ("P1W", "SET"),
        "wöchentlich": ("P1W", "SET"), "jeden monat": ("P1M", "SET"), "monatlich": ("P1M", "SET"),
        "jedes jahr": ("P1Y", "SET"), "jährlich": ("P1Y", "SET"), "jahrelang": ("PXY", "DURATION"),
        "jahrzehntelang": ("PXDE", "DURATION"), "monatelang": ("PXM", "DURATION"), "tagelang": ("PXD",
        "DURATION"),
        "wochenlang": ("PXW", "DURATION"), "stundenlang": ("PTXH", "DURATION"), "derzeit": ("PRESENT_REF",
        "DATE"),
        "zurzeit": ("PRESENT_REF", "DATE"), "jetzt": ("PRESENT_REF", "DATE"), "inzwischen": ("PRESENT_REF",
        "DATE"),
        "heutzutage": ("PRESENT_REF", "DATE"), "kürzlich": ("PAST_REF", "DATE"), "jüngst": ("PAST_REF",
        "DATE"),
        "demnächst": ("FUTURE_REF", "DATE"), "bald": ("FUTURE_REF", "DATE"),
    },
    named={
        "im folgenden jahr": ("year", 1), "im jahr darauf": ("year", 1), "ein jahr später": ("year", 1),
        "im jahr zuvor": ("year", -1), "am tag darauf": ("day", 1), "am folgenden tag": ("day", 1),
        "am nächsten tag": ("day", 1), "am tag zuvor": ("day", -1), "im monat darauf": ("month", 1),
        "im selben jahr": ("year", 0), "im gleichen jahr": ("year", 0),
    },
    come=r"\b(?:wird|werden|werde|würden?|sollte[n]?"
    r"|soll(?:en)?(?![^.,;!?\n]{0,200}(?:\w(?:t|en)\s+haben|(?:gew|gek|gest|geg|gef)\w+en\s+sein)\b)|will|wollen|plant|planen|geplant|kann"
    r"|können|erwartet"
    r"|beginnt|startet|endet|findet|öffnet|beginnen)\b",
    gone=r"\b(?:war|waren|hat|haben|hatte|hatten|wurde|wurden|ist|sind|kam|kamen|ging|teilte|sagte"
    r"|erklärte|begann"
    r"|endete|erreichte|besuchte|seit"
    r"|(?-i:(?:ab|an|auf|aus|be|bei|durch|ein|ent|er|ge|nach|über|um|unter|ver|vor|zer|zu|zurück)?"
    r"(?:starb|kam|fiel|traf|schloss|nahm|gab|fand|brach|griff|schoss|schlug|zog|trat|sprach|ließ|blieb"
    r"|hielt|lief|floh|flog|fuhr|ging|gewann|verlor|stieg|sank|lag|stand|schrieb|wies|rief|riss|trug|bot"
    r"|saß|schied|warf|half|begann|entschied|gewannen)(?:en)?)"
    r"|(?-i:(?!heute|letzt|erste|zweite|dritte|vierte|beste|nächste|gute|rechte|weite"
    r"|breite)[a-zäöüß]{3,}ten?))\b",
)  # fmt: skip

FRENCH = DateWords(
    months=forms(
        "janvier|janv février|fevrier|févr mars avril mai juin juillet|juil août|aout septembre|sept "
        "octobre|oct novembre|nov décembre|decembre|déc"
    ),
    day_mark=r"(?:er|\.)",
    year_cues=(
        "en", "depuis", "dès", "de", "à", "fin", "début", "mi", "l'année", "l’année", "pour", "et", "avant",
        "après",
        "jusqu'en", "jusqu’en",
    ),
    relative={
        "avant-hier": ("day", -2), "hier": ("day", -1), "aujourd'hui": ("day", 0),
        "aujourd’hui": ("day", 0), "demain": ("day", 1), "après-demain": ("day", 2),
        "la semaine dernière": ("week", -1), "la semaine passée": ("week", -1), "cette semaine": ("week", 0),
        "la semaine prochaine": ("week", 1), "le mois dernier": ("month", -1), "ce mois-ci": ("month", 0),
        "le mois prochain": ("month", 1), "l'année dernière": ("year", -1), "l’année dernière": ("year", -1),
        "l'an dernier": ("year", -1), "l’an dernier": ("year", -1), "l'année passée": ("year", -1),
        "l’année passée": ("year", -1), "cette année": ("year", 0), "l'année prochaine": ("year", 1),
        "l’année prochaine": ("year", 1), "l'an prochain": ("year", 1), "l’an prochain": ("year", 1),
        "le week-end dernier": ("weekend", -1), "ce week-end": ("weekend", 0),
    },
    turned={"dernier": -1, "dernière": -1, "passé": -1, "prochain": 1, "prochaine": 1},
    weekdays=days("lundi mardi mercredi jeudi vendredi samedi dimanche"),
    seasons={"printemps": "SP", "été": "SU", "automne": "FA", "hiver": "WI"},
    parts={"matin": "TMO", "après-midi": "TAF", "soir": "TEV", "nuit": "TNI", "midi": "T12:00"},
    parts_of_today={
        "ce matin": "TMO", "cet après-midi": "TAF", "ce soir": "TEV", "cette nuit": "TNI",
        "ce midi": "T12:00",
    },
    units={
        "seconde": "TS", "secondes": "TS", "minute": "TM", "minutes": "TM", "heure": "TH", "heures": "TH",
        "jour": "D", "jours": "D", "semaine": "W", "semaines": "W", "mois": "M", "an": "Y", "ans": "Y",
        "année": "Y", "années": "Y", "décennie": "DE", "décennies": "DE", "siècles": "CE",
    },
    numbers=forms(
        "un|une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize "
        "dix-sept "
        "dix-huit dix-neuf vingt"
    ) | {"trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "cent": 100},
    ordinals=forms("premier|1er deuxième|second|2e troisième|3e quatrième|4e"),
    quarter=r"trimestre",
    ago=r"il\s+y\s+a\s+(?:environ\s+|plus\s+de\s+|près\s+(?:de\s+|d[’'])|presque\s+|à\s+peine\s+)?"
    r"{n}\s+{u}",
    ahead=r"dans\s+{n}\s+{u}",
    decade=r"(?:les\s+|des\s+)?années\s+(?P<number>(?:1[5-9]|20)\d0)",
    century=r"(?P<number>[ivx]{1,5}|\d\d?)(?:e|er|ème)\s+siècle",
    clock=r"(?P<hour>[01]?\d|2[0-3])\s?(?:h|heures)(?:\s?(?P<minute>[0-5]\d))?",
    modifiers={"début": "early", "mi": "mid", "fin": "late", "au début de": "early", "à la fin de": "late"},
    said={
        "chaque jour": ("P1D", "SET"), "tous les jours": ("P1D", "SET"), "chaque semaine": ("P1W", "SET"),
        "chaque mois": ("P1M", "SET"), "tous les mois": ("P1M", "SET"), "chaque année": ("P1Y", "SET"),
        "tous les ans": ("P1Y", "SET"), "des décennies": ("PXDE", "DURATION"), "des années": ("PXY",
        "DURATION"),
        "des mois": ("PXM", "DURATION"), "des semaines": ("PXW", "DURATION"), "des jours": ("PXD",
        "DURATION"),
        "actuellement": ("PRESENT_REF", "DATE"), "maintenant": ("PRESENT_REF", "DATE"),
        "récemment": ("PAST_REF", "DATE"), "bientôt": ("FUTURE_REF", "DATE"),
    },
    named={
        "l'année suivante": ("year", 1), "l’année suivante": ("year", 1), "un an plus tard": ("year", 1),
        "l'année précédente": ("year", -1), "l’année précédente": ("year", -1), "la même année": ("year", 0),
        "le lendemain": ("day", 1), "la veille": ("day", -1), "le mois suivant": ("month", 1),
        "le mois précédent": ("month", -1), "cette année-là": ("year", 0), "le même jour": ("day", 0),
    },
    come=r"\b(?:(?:sera|seront|serait|seraient|(?:devrait|devraient|doit|doivent|va|vont|pourra|pourrait)"
    r"(?:\s+être)?)(?:\s+\w+(?:ée?s?|[iu]e?s?|[iu][st]e?s?))?|aura|auront|prévue?s?"
    r"|\w{2,}(?:era|eront|ira"
    r"|iront|rait|raient|dra|dront))\b",
    gone=r"\b(?:a|ont|était|étaient|avait|avaient|fut|furent|est|sont|eut|depuis|mourut|vécut|reçut|put|dut"
    r"|parut|apparut|disparut|connut|vint|devint|survint|intervint|tint|obtint|prit|mit|fit|dit|perdit|rendit"
    r"|répondit|détruisit|annonça|déclara|attaqua|frappa|tomba|tua|blessa|signa|rencontra|arriva|commença"
    r"|gagna|explosa|éclata|causa|quitta|(?:surven|interven|dispar)ue?s?"
    r"|(?:tu|bless|arrêt|décéd|enlev|sign|vot|publi|perpétr)ée?s?|morte?s|commise?s?"
    r"|\w{2,}(?:ait|aient|èrent|irent|urent|inrent))\b",
)  # fmt: skip
