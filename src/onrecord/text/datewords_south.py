"""The date words of Spanish, Italian and Portuguese. Tables only."""

from onrecord.text.datewords_form import DateWords, days, forms

_SPANISH_NOUNS = (
    r"\w*(?:policía|energía|economía|mayoría|minoría|todavía|compañía|alcaldía|fiscalía|categoría|teoría"
    r"|garantía|geografía|tecnología|ideología|turquía|andalucía|garcía|ciudadanía|soberanía|artillería"
    r"|minería|tesorería|ingeniería|batería|auditoría|mediodía|autonomía|democracia|monarquía|vía|vías)"
)
"""Nouns and small words that end as the verbs of the past or the future do."""

SPANISH = DateWords(
    months=forms(
        "enero|ene febrero|feb marzo|mar abril|abr mayo junio|jun julio|jul agosto|ago "
        "septiembre|setiembre|sept octubre|oct noviembre|nov diciembre|dic"
    ),
    day_mark="[ºo]",
    joiner="del?",
    year_cues=(
        "en", "desde", "de", "del", "hasta", "año", "fines de", "principios de", "finales de",
        "mediados de", "para",
        "y", "entre",
    ),
    relative={
        "anteayer": ("day", -2), "ayer": ("day", -1), "hoy": ("day", 0), "mañana": ("", 0),
        "pasado mañana": ("day", 2),
        "la semana pasada": ("week", -1), "la pasada semana": ("week", -1), "esta semana": ("week", 0),
        "la próxima semana": ("week", 1), "la semana próxima": ("week", 1), "la semana que viene": ("week",
        1),
        "el mes pasado": ("month", -1), "el pasado mes": ("month", -1), "este mes": ("month", 0),
        "el próximo mes": ("month", 1), "el mes próximo": ("month", 1), "el mes que viene": ("month", 1),
        "el año pasado": ("year", -1), "el pasado año": ("year", -1), "este año": ("year", 0),
        "el próximo año": ("year", 1), "el año próximo": ("year", 1), "el año que viene": ("year", 1),
        "el fin de semana pasado": ("weekend", -1), "este fin de semana": ("weekend", 0),
    },
    turned={"pasado": -1, "pasada": -1, "próximo": 1, "próxima": 1, "último": -1, "este": 0},
    weekdays=days("lunes martes miércoles jueves viernes sábado domingo"),
    seasons={"primavera": "SP", "verano": "SU", "otoño": "FA", "invierno": "WI"},
    parts={
        "por la mañana": "TMO", "por la tarde": "TAF", "por la noche": "TNI", "en la noche": "TNI",
        "de madrugada": "TMO",
    },
    parts_of_today={
        "esta mañana": "TMO", "esta tarde": "TAF", "esta noche": "TNI", "esta madrugada": "TMO",
    },
    units={
        "segundos": "TS", "minuto": "TM", "minutos": "TM", "hora": "TH", "horas": "TH", "día": "D",
        "días": "D",
        "semana": "W", "semanas": "W", "mes": "M", "meses": "M", "año": "Y", "años": "Y", "década": "DE",
        "décadas": "DE", "siglos": "CE",
    },
    numbers=forms(
        "un|una|uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
        "dieciséis "
        "diecisiete dieciocho diecinueve veinte"
    ) | {"treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "cien": 100},
    ordinals=forms("primer|primero segundo|2º tercer|tercero cuarto"),
    quarter=r"trimestre",
    ago=r"hace\s+(?:unos\s+|unas\s+|más\s+de\s+|casi\s+)?{n}\s+{u}",
    ahead=r"dentro\s+de\s+{n}\s+{u}",
    decade=r"(?:los\s+)?años\s+(?P<number>(?:1[5-9]|20)\d0)|década\s+de\s+(?P<other>(?:1[5-9]|20)\d0)",
    decade_words={
        "años veinte": 20, "años treinta": 30, "años cuarenta": 40, "años cincuenta": 50, "años sesenta": 60,
        "años setenta": 70, "años ochenta": 80, "años noventa": 90,
    },
    century=r"siglo\s+(?P<number>[ivx]{1,5})",
    clock=r"(?<=las\s)(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?:\s+horas)?",
    modifiers={
        "principios de": "early", "mediados de": "mid", "finales de": "late", "fines de": "late",
        "inicios de": "early",
    },
    said={
        "cada día": ("P1D", "SET"), "todos los días": ("P1D", "SET"), "cada semana": ("P1W", "SET"),
        "cada mes": ("P1M", "SET"), "cada año": ("P1Y", "SET"), "todos los años": ("P1Y", "SET"),
        "durante décadas": ("PXDE", "DURATION"), "durante años": ("PXY", "DURATION"),
        "durante meses": ("PXM", "DURATION"), "durante semanas": ("PXW", "DURATION"),
        "durante días": ("PXD", "DURATION"), "actualmente": ("PRESENT_REF", "DATE"),
        "ahora": ("PRESENT_REF", "DATE"),
        "recientemente": ("PAST_REF", "DATE"), "pronto": ("FUTURE_REF", "DATE"),
    },
    named={
        "al año siguiente": ("year", 1), "el año siguiente": ("year", 1), "un año después": ("year", 1),
        "un año más tarde": ("year", 1), "el año anterior": ("year", -1), "un año antes": ("year", -1),
        "ese año": ("year", 0), "el mismo año": ("year", 0), "al día siguiente": ("day", 1),
        "el día anterior": ("day", -1), "ese mismo día": ("day", 0), "el mes siguiente": ("month", 1),
    },
    come=rf"\b(?!{_SPANISH_NOUNS}s?\b)"
    r"(?:(?:será|serán|deberá|deberán|va a|van a)\s+(?:ser\s+)?\w+[aiu]d[oa]s?"
    r"|será|serán|deberá|deberán|va a|van a|prevé|prevén|previst[oa]s?|podrá|podría|\w{2,}(?:rá"
    r"|rán|ría|rían))\b",
    gone=rf"\b(?!{_SPANISH_NOUNS}s?\b)"
    r"(?:hizo|vino|puso|quiso|pudo|supo|estuvo|dio|vio|\w*(?:dujo|trajo|jeron|yeron)"
    r"|muert[oa]s|herid[oa]s|asesinad[oa]s?|ocurrid[oa]s?|fue|fueron|era|eran|ha|han|había|habían|hubo|tuvo|dijo|desde|cerrad[oa]s?|atrapad[oa]s?"
    r"|estaban?"
    r"|\w{2,}(?:ó|aron|ieron|aba|aban|ía|ían))\b",
)  # fmt: skip

ITALIAN = DateWords(
    months=forms(
        "gennaio|gen febbraio|feb marzo|mar aprile|apr maggio|mag giugno|giu luglio|lug agosto|ago "
        "settembre|set|sett ottobre|ott novembre|nov dicembre|dic"
    ),
    day_mark="[º°]",
    year_cues=("nel", "dal", "del", "al", "anno", "fine", "inizio"),
    relative={
        "l'altro ieri": ("day", -2), "ieri": ("day", -1), "oggi": ("day", 0), "domani": ("day", 1),
        "la settimana scorsa": ("week", -1), "la scorsa settimana": ("week", -1),
        "la prossima settimana": ("week", 1), "la settimana prossima": ("week", 1),
        "il mese scorso": ("month", -1), "lo scorso mese": ("month", -1), "il mese prossimo": ("month", 1),
        "il prossimo mese": ("month", 1), "l'anno scorso": ("year", -1), "l’anno scorso": ("year", -1),
        "lo scorso anno": ("year", -1), "quest'anno": ("year", 0), "quest’anno": ("year", 0),
        "l'anno prossimo": ("year", 1), "l’anno prossimo": ("year", 1), "il prossimo anno": ("year", 1),
    },
    units={
        "minuti": "TM", "ore": "TH", "giorno": "D", "giorni": "D", "settimana": "W", "settimane": "W",
        "mese": "M", "mesi": "M", "anni": "Y", "anno": "Y", "decenni": "DE", "secoli": "CE",
    },
    numbers=forms("un|uno|una due tre quattro cinque sei sette otto nove dieci undici dodici"),
    ago=r"{n}\s+{u}\s+fa",
    come=r"\b(?:deve|devono|dovrebbe|dovrebbero|previst[oaie]|\w{2,}(?:rà|ranno|rebbe|rebbero))\b"
    r"(?:\s+essere)?(?:\s+\w+[aiu]t[oaie]\b)?",
    gone=r"\b(?:ha|hanno|aveva|avevano|è|sono|era|erano|fu|furono|ebbe|fece|disse|prese|venne|morì|\w{2,}(?:ò"
    r"|arono|erono|irono|ava|avano|ivano))\b",
)  # fmt: skip

PORTUGUESE = DateWords(
    months=forms(
        "janeiro|jan fevereiro|fev março|mar abril|abr maio junho|jun julho|jul agosto|ago "
        "setembro|set outubro|out novembro|nov dezembro|dez"
    ),
    day_mark="º",
    joiner="de",
    year_cues=("em", "desde", "de", "até", "ano"),
    relative={
        "anteontem": ("day", -2), "ontem": ("day", -1), "hoje": ("day", 0), "amanhã": ("day", 1),
        "na semana passada": ("week", -1), "na próxima semana": ("week", 1), "no mês passado": ("month", -1),
        "no próximo mês": ("month", 1), "no ano passado": ("year", -1), "no próximo ano": ("year", 1),
    },
    units={
        "minutos": "TM", "horas": "TH", "dia": "D", "dias": "D", "semana": "W", "semanas": "W", "mês": "M",
        "meses": "M", "anos": "Y", "ano": "Y",
        "décadas": "DE", "séculos": "CE",
    },
    numbers=forms("um|uma dois|duas três quatro cinco seis sete oito nove dez onze doze"),
    ago=r"há\s+(?:cerca\s+de\s+|quase\s+|mais\s+de\s+)?{n}\s+{u}",
    come=r"\b(?:vai|vão|deve|devem|previst[oa]s?|\w{2,}(?:rá|rão|ria|riam))\b(?:\s+ser)?(?:\s+\w+[aiu]d[oa]s?\b)?",
    gone=r"\b(?:foi|foram|era|eram|tinha|tinham|havia|houve|teve|disse|fez|veio|morreu|\w{2,}(?:ou|aram|eram"
    r"|iram|ava|avam|eu|iu))\b",
)  # fmt: skip
