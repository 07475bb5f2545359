"""Lines of a page that are addressed to its reader, or lead elsewhere: in the words of many languages."""

import re

MAX_CALL = 500
"""A longer paragraph is taken for text, however it begins."""

MAX_TEASER = 300

_ALSO = re.compile(
    r"\W*(?:read (?:also|more|next)|also read|see also|more from|more on this|more:|related(?: articles?|"
    r" stories)?:|"
    r"don't miss:|recommended:|you may also like|popular articles|most (?:read|popular)$|up next$|"
    r"top stories$|"
    r"meistgelesen|les plus lus|lo más (?:leído|visto)|(?:i )?più letti|mais lidas|mest lest|mest lästa|"
    r"najczęściej czytane|"
    r"lesen sie (?:auch|mehr|hier)|lesen sie dazu|auch interessant|mehr zum thema|mehr themen|"
    r"das könnte sie|"
    r"lire aussi|à lire aussi|à lire également|lire également|voir aussi|sur le même sujet|"
    r"lea también|lee también|ver también|te puede interesar|más información:|leggi anche|"
    r"leia (?:também|mais)|veja também|читайте также|читать также|смотрите также|по теме:|ещё по теме|"
    r"читайте також|дивіться також|прочетете още|вижте още|اقرأ أيضا|اقرأ أيضًا|إقرأ أيضا|شاهد أيضا|"
    r"بیشتر بخوانید|"
    r"czytaj (?:także|też|również|więcej)|zobacz (?:także|też|również)|lees ook|lees meer|les også|"
    r"les mer:|"
    r"læs også|läs också|läs även|läs mer:|lue myös|čtěte také|přečtěte si|olvassa el|citește și|"
    r"ayrıca okuyun|"
    r"ilgili haber|baca juga|xem thêm|đọc thêm|相关阅读|延伸阅读|相关新闻|関連(?:記事|キーワード|リンク|"
    r"タグ)|あわせて読みたい|관련기사)",
    re.I,
)
_CALL = re.compile(
    r"[\s•>*-]*(?:get in touch with|do you have an? (?:story|tip)|for more stories like|follow us |"
    r"follow \w+ on |"
    r"sign up (?:for|to) |subscribe (?:to|now|for)|join our |download (?:our|the) app|support (?:our|"
    r"independent) |"
    r"you must (?:confirm|be logged|log in)|please log ?(?:in|out)|listen to this article|advertisement$|"
    r"click here to |i would like to be emailed|"
    r"create an? (?:free )?account|this site is protected by|by (?:clicking|submitting|signing up|"
    r"entering)\b.{0,40}\byou|"
    r"thank you for (?:registering|subscribing|signing)|please refresh the page|"
    r"registration is (?:a )?free|"
    r"stay up to date with|get (?:full|unlimited) access|already (?:a subscriber|have an account)|"
    r"enter now$|"
    r"subscribe and win|share this (?:article|story)|link copied|copied to clipboard|report (?:an )?error|"
    r"this article contains affiliate|we may earn (?:a )?commission|"
    r"artikel teilen|link kopiert|die artikel-url wurde|mit meiner anmeldung|wir haben (?:dir|"
    r"ihnen) eine e-mail|"
    r"sie haben (?:die|diesen) (?:push|hinweis)|push-benachrichtigungen sind|hinweis zu affiliate|"
    r"bereits abonnent|"
    r"als abonnee|nog geen abonnee|al abonnee|anmäl fel|déjà abonné|partager cet article|lien copié|"
    r"¿ya eres suscriptor|comparte (?:esta|este)|compartir (?:esta|este)|condividi (?:questo|l'articolo)|"
    r"sei già abbonato|"
    r"compartilhe|já é assinante|udostępnij|поделиться|поширити|paylaş$|شارك(?: هذا)? (?:المقال|الخبر)|"
    r"we use cookies|this content is (?:hosted|provided) by|to view this content|"
    r"fehler gefunden|ihre meinung ist uns wichtig|hat ihnen (?:der|dieser) artikel gefallen|"
    r"empfohlener (?:redaktioneller|externer) inhalt|an dieser stelle (?:finden sie|befindet sich|"
    r"wird ein)|"
    r"ich bin (?:damit )?einverstanden|unterstützen sie uns|abonnieren sie|folgen sie uns|"
    r"wir verwenden cookies|"
    r"jetzt (?:abonnieren|registrieren|anmelden|testen)|melden sie sich (?:hier )?(?:an|für)|anzeige$|"
    r"abonnez-vous|inscrivez-vous|suivez-nous|recevez (?:nos|notre|chaque)|cet article est réservé|"
    r"publicité$|"
    r"suscríbete|suscríbase|regístrate|síguenos|apúntate a|únete a nuestro|publicidad$|"
    r"iscriviti (?:a|al|alla) |abbonati|seguici su|pubblicità$|assine (?:a|o|já)|inscreva-se|siga-nos|"
    r"publicidade$|"
    r"abonneer|schrijf je in|volg ons|meld je aan|advertentie$|"
    r"zapisz się (?:na|do)|obserwuj nas|reklama$|reklame$|annonse$|annons$|"
    r"подпишитесь|подписывайтесь|присоединяйтесь к нам|следите за (?:нами|нашими)|реклама$|"
    r"підписуйтесь|підпишіться|приєднуйтесь до|стежте за нами|абонирайте се|последвайте ни|"
    r"abone ol|bizi takip|haberin devamı|اشترك في|تابعونا|تابعنا|انضم إلى قناتنا|"
    r"关注我们|扫码关注|订阅我们|有料会員|無料会員|会員登録|続きを読む|【初トク|기사 제보|무단 ?전재|"
    r"저작권자|"
    r"prenumerera på|följ oss|ljuduppspelningen är|følg oss|meld deg på|tilmeld dig|tegn abonnement|"
    r"seuraa meitä|tilaa uutiskirje)",
    re.I,
)
_DATE_LABEL = re.compile(
    r"published|updated|posted|last|modified|on|at|by|uhr|um|stand|aktualisiert|veröffentlicht|zuletzt|"
    r"erstellt|"
    r"publié|mis à jour|modifié|le|à|publicado|actualizado|pubblicato|aggiornato|опубликовано|обновлено|"
    r"gepubliceerd|bijgewerkt|opublikowano|aktualizacja|publisert|oppdatert|publicerad|uppdaterad|udgivet|"
    r"[ap]\.?m\.?|[a-z]{2,3}t|gmt|utc|입력|수정|更新|公開|发布|时间|来源",
    re.I,
)
_SOURCE_LINE = re.compile(
    r"(?:quellen?|sources?|fuente|fonte|fontes|источник|джерело|kilde|källa|bron|źródło|kaynak|المصدر|"
    r"来源|出典|출처)"
    r"\s*[:：].{1,60}",
    re.I,
)
_RIGHTS = re.compile(
    r"^\W*(?:copyright\b|©|\(c\) )|all rights reserved|alle rechte vorbehalten|tous droits réservés|"
    r"todos los derechos reservados|tutti i diritti riservati|todos os direitos reservados|"
    r"alle rechten voorbehouden|"
    r"wszelkie prawa zastrzeżone|все права защищены|усі права захищено|tüm hakları saklıdır|"
    r"جميع الحقوق محفوظة|"
    r"版\s?权\s?所\s?有|無断転載|무단\s?전재|may not be (?:published, broadcast|reproduced)",
    re.I,
)
MAX_RIGHTS = 250
_CREDITED = re.compile(
    r".{10,280}[\s|(\[/](?:bild(?:er|quelle|nachweis)?|fotos?|photos?|image|picture|credit|"
    r"crédit(?: photo)?|fotografía|"
    r"zdjęcie|фото|снимка|fotoğraf|صورة)\s?[:/©]\s?[^.:!?]{2,60}[)\]]?|"
    r".{10,280}\(?(?:imago|getty images|reuters|afp|epa|dpa|ap photo|shutterstock|picture alliance|"
    r"keystone|alamy|"
    r"anp|ansa|tass|scanpix|ritzau|ntb|tt|apa|efe|lusa|pap|čtk)(?: images)?\s?/\s?[^.:!?]{2,50}\)?",
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


def claims_rights(words: str) -> bool:
    """Whether a line is about copyright.

    >>> claims_rights("© 2022 A daily. All rights reserved."), claims_rights("He reserved all rights.")
    (True, False)
    """
    return len(words) < MAX_RIGHTS and bool(_RIGHTS.search(words))


def ends_in_credit(words: str) -> bool:
    """Whether a line ends with the credit of a picture, so that it is a caption.

    >>> ends_in_credit("The valley in spring. Photo: A desk/Archive"), ends_in_credit("He took a photo.")
    (True, False)
    """
    return len(words) < MAX_TEASER and bool(_CREDITED.fullmatch(words))


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
