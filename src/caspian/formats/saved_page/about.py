"""Paragraphs in which a newspaper speaks of itself."""

import re

from caspian.formats.saved_page.fold import fold

LONGEST = 1200

_WE = re.compile(
    r"\b(?:we (?:aim|strive|seek|believe|bring|cover|are committed|publish|provide)|"
    r"our (?:readers|mission|newsroom|team|journalists|goal|aim|audience|editorial)|"
    r"мы (?:стремимся|рассказываем|публикуем|освещаем|верим)|наш(?:и|их|им|а|у|ей) "
    r"(?:читател\w+|мисси\w+|цел\w+|команд\w+|редакци\w+|журналист\w+)|"
    r"ми прагнемо|наші читач\w+|наша місія|"
    r"oxucularimiz\w*|məqsədimiz\w*|missiyamiz\w*|komandamiz\w*|çalişiriq|"
    r"okurlarimiz\w*|okuyucularimiz\w*|amacimiz\w*|misyonumuz\w*|ekibimiz\w*|hedefliyoruz|"
    r"amaçliyoruz)\b"
)
_OUTLET_EN = (
    r"platform|newspaper|publication|website|news site|news agency|magazine|portal|outlet|journal|"
    r"media (?:company|organi[sz]ation|outlet|project)|newsroom"
)
_OUTLET_RU = (
    r"платформ\w*|газет\w*|издани\w*|сайт\w*|журнал\w*|портал\w*|агентств\w*|сми|видання|медиа\w*"
)
_OUTLET_AZ_TR = (
    r"(?:platform|qəzet|sayt|nəşr|portal|jurnal|agentli|media|gazete|site|yayin|dergi|ajans)\w*"
    r"(?:dir|dur|dür|tir|tur|tür)"
)
_IS = re.compile(
    rf"^.{{2,80}}? (?:is (?:an?|the) (?:[\w’'-]+,? ){{0,6}}?(?:{_OUTLET_EN})\b|"
    rf" ?[—–-] ?(?:это |це )?(?:[\w-]+,? ){{0,5}}?(?:{_OUTLET_RU})\b|"
    rf" (?:[\w’'-]+,? ){{0,8}}?(?:{_OUTLET_AZ_TR})\b)"
)
_MISSION = re.compile(
    r"(?:high[- ]quality|independent|trusted|objective|fearless) (?:journalism|news|reporting)|"
    r"(?:качественн|независим|объективн)\w* (?:журналистик|новост)\w*|"
    r"(?:keyfiyyətli|müstəqil|obyektiv) (?:jurnalistika|xəbər)\w*|"
    r"(?:kaliteli|bağimsiz|tarafsiz) (?:gazetecilik|haber)\w*"
)
_NAME = re.compile(r"^(?P<name>[^,.]{3,60}?)(?: is (?:an?|the) | ?[—–-] ?(?:это |це )?)")


def speaks_of_the_paper(text: str, names: frozenset[str], *, among_boilerplate: bool) -> bool:
    """Tell the about text of a publication from the article.

    Only a place where boilerplate stands makes two signs enough: an article about a
    newspaper, or an editor's letter, has them too. `names` are what the paper calls itself.
    """
    if len(text) > LONGEST:
        return False
    folded = fold(text)
    of_an_outlet = bool(_IS.match(folded))
    named = any(folded.startswith(fold(name)) for name in names)
    signs = of_an_outlet + named + len(_WE.findall(folded)) + bool(_MISSION.search(folded))
    return signs >= (2 if among_boilerplate and (of_an_outlet or named) else 3)


def name_in(about: str) -> str | None:
    """Return what the paper calls itself in its about text."""
    match = _NAME.match(about)
    return match["name"].strip() if match else None
