"""Lines of a page that are addressed to its reader, or lead elsewhere: in the words of many languages."""

import re

MAX_CALL = 500
"""A longer paragraph is taken for text, however it begins."""

MAX_TEASER = 300

_ALSO = re.compile(
    r"\W*(?:read (?:also|more|next)|also read|see also|more from|more on this|more:|related(?: articles?| stories)?:|"
    r"don't miss:|recommended:|you may also like|"
    r"lesen sie (?:auch|mehr|hier)|lesen sie dazu|auch interessant|mehr zum thema|mehr themen|das könnte sie|"
    r"lire aussi|à lire aussi|à lire également|lire également|voir aussi|sur le même sujet|"
    r"lea también|lee también|ver también|te puede interesar|más información:|leggi anche|"
    r"leia (?:também|mais)|veja também|читайте также|читать также|смотрите также|по теме:|ещё по теме|"
    r"читайте також|дивіться також|прочетете още|вижте още|اقرأ أيضا|اقرأ أيضًا|إقرأ أيضا|شاهد أيضا|بیشتر بخوانید|"
    r"czytaj (?:także|też|również|więcej)|zobacz (?:także|też|również)|lees ook|lees meer|les også|les mer:|"
    r"læs også|läs också|läs även|läs mer:|lue myös|čtěte také|přečtěte si|olvassa el|citește și|ayrıca okuyun|"
    r"ilgili haber|baca juga|xem thêm|đọc thêm|相关阅读|延伸阅读|相关新闻|関連(?:記事|キーワード|リンク|タグ)|あわせて読みたい|관련기사)",
    re.I,
)
_CALL = re.compile(
    r"[\s•>*-]*(?:get in touch with|do you have an? (?:story|tip)|for more stories like|follow us |follow \w+ on |"
    r"sign up (?:for|to) |subscribe (?:to|now|for)|join our |download (?:our|the) app|support (?:our|independent) |"
    r"you must (?:confirm|be logged|log in)|please log ?(?:in|out)|listen to this article|advertisement$|click here to |i would like to be emailed|"
    r"we use cookies|this content is (?:hosted|provided) by|to view this content|"
    r"fehler gefunden|ihre meinung ist uns wichtig|hat ihnen (?:der|dieser) artikel gefallen|"
    r"empfohlener (?:redaktioneller|externer) inhalt|an dieser stelle (?:finden sie|befindet sich|wird ein)|"
    r"ich bin (?:damit )?einverstanden|unterstützen sie uns|abonnieren sie|folgen sie uns|wir verwenden cookies|"
    r"jetzt (?:abonnieren|registrieren|anmelden|testen)|melden sie sich (?:hier )?(?:an|für)|anzeige$|"
    r"abonnez-vous|inscrivez-vous|suivez-nous|recevez (?:nos|notre|chaque)|cet article est réservé|publicité$|"
    r"suscríbete|suscríbase|regístrate|síguenos|apúntate a|únete a nuestro|publicidad$|"
    r"iscriviti (?:a|al|alla) |abbonati|seguici su|pubblicità$|assine (?:a|o|já)|inscreva-se|siga-nos|publicidade$|"
    r"abonneer|schrijf je in|volg ons|meld je aan|advertentie$|"
    r"zapisz się (?:na|do)|obserwuj nas|reklama$|reklame$|annonse$|annons$|"
    r"подпишитесь|подписывайтесь|присоединяйтесь к нам|следите за (?:нами|нашими)|реклама$|"
    r"підписуйтесь|підпишіться|приєднуйтесь до|стежте за нами|абонирайте се|последвайте ни|"
    r"abone ol|bizi takip|haberin devamı|اشترك في|تابعونا|تابعنا|انضم إلى قناتنا|"
    r"关注我们|扫码关注|订阅我们|有料会員|無料会員|会員登録|続きを読む|【初トク|기사 제보|무단 ?전재|저작권자|"
    r"prenumerera på|följ oss|ljuduppspelningen är|følg oss|meld deg på|tilmeld dig|tegn abonnement|seuraa meitä|tilaa uutiskirje)",
    re.I,
)
_DATE_LABEL = re.compile(
    r"published|updated|posted|last|modified|on|at|by|uhr|um|stand|aktualisiert|veröffentlicht|zuletzt|erstellt|"
    r"publié|mis à jour|modifié|le|à|publicado|actualizado|pubblicato|aggiornato|опубликовано|обновлено|"
    r"gepubliceerd|bijgewerkt|opublikowano|aktualizacja|publisert|oppdatert|publicerad|uppdaterad|udgivet|"
    r"[ap]\.?m\.?|[a-z]{2,3}t|gmt|utc|입력|수정|更新|公開|发布|时间|来源",
    re.I,
)
_SOURCE_LINE = re.compile(
    r"(?:quellen?|sources?|fuente|fonte|fontes|источник|джерело|kilde|källa|bron|źródło|kaynak|المصدر|来源|出典|출처)"
    r"\s*[:：].{1,60}",
    re.I,
)
_LETTERS = re.compile(r"[^\W\d_]+")


def leads_elsewhere(words: str) -> bool:
    """Whether a short line sends the reader to another article.

    >>> leads_elsewhere("Lesen Sie auch: Ein Damm im Norden"), leads_elsewhere("He read also the map.")
    (True, False)
    """
    return len(words) < MAX_TEASER and bool(_ALSO.match(words))


def calls_on_reader(words: str) -> bool:
    """Whether a paragraph asks the reader for something: to subscribe, write, allow, follow.

    >>> calls_on_reader("Subscribe to our letter."), calls_on_reader("Subscribers left the daily.")
    (True, False)
    """
    return len(words) < MAX_CALL and bool(_CALL.match(words))


def names_source(words: str) -> bool:
    """Whether a line only names where the text is from.

    >>> names_source("Quelle: dpa"), names_source("Sources: the ministry.")
    (True, True)
    """
    return bool(_SOURCE_LINE.fullmatch(words))


def only_date(words: str, months: frozenset[str]) -> bool:
    """Whether a line is a date, a time, or both, with the words that usually stand beside them.

    >>> only_date("Updated 2 November 2022, 17:41", frozenset({"november"}))
    True
    >>> only_date("2 people left in November", frozenset({"november"}))
    False
    """
    if len(words) > 100 or not any(sign.isdigit() for sign in words):
        return False
    rest = [word for word in _LETTERS.findall(words) if word.casefold() not in months]
    return all(_DATE_LABEL.fullmatch(word) for word in rest)
