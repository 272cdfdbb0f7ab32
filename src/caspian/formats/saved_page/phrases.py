"""The words of newspaper themes that are not the article, by language."""

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

_TOKEN = re.compile(r"\d+|[^\W\d_]+")


def comparable(text: str) -> str:
    """Return a text for comparison: lower case, the four Turkish i made one.

    "AĞUSTOS" and "Ağustos" have to meet, and no case mapping without a language does that.
    """
    lowered = unicodedata.normalize("NFC", text).casefold()
    return lowered.replace("ı", "i").replace("i\u0307", "i")


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """Return the comparable words and numbers of a text, punctuation dropped."""
    return tuple(_TOKEN.findall(comparable(text)))


def keys(joined: str) -> frozenset[tuple[str, ...]]:
    """Return phrases with a bar between them, each as its comparable words."""
    return frozenset(map(words, joined.split("|")))


class Zone(Enum):
    """What begins at a heading: teasers that may interrupt an article, or what follows it."""

    TEASERS = "teasers"
    AFTER = "after"
    SINGLE = "single"  # nothing begins: the line alone is dropped


@dataclass(frozen=True)
class Phrase:
    """What a line of the theme begins, and the language in which it is written, if one."""

    zone: Zone
    language: str | None


_TEASERS = {
    "en": "must read|read also|read more|also read|related|related articles|related stories|"
    "related news|related posts|you may also like|you might also like|recommended|"
    "recommended for you|editor's picks|editors' picks|don't miss|see also|trending|trending now|"
    "most read|most popular|popular|popular news|popular posts|top stories|top news|breaking news|"
    "featured",
    "ru": "читайте также|читать также|смотрите также|по теме|материалы по теме|другие новости|"
    "самое читаемое|популярное|популярные новости|рекомендуем|выбор редакции|главное|"
    "обязательно к прочтению|важное",
    "az": "ən çox oxunan|ən çox oxunanlar|çox oxunanlar|mütləq oxuyun|həmçinin oxuyun|"
    "bunu da oxuyun|oxşar xəbərlər|əlaqəli xəbərlər|mövzu üzrə|tövsiyə olunur|digər xəbərlər|"
    "populyar xəbərlər|redaktorun seçimi",
    "tr": "mutlaka okuyun|bunları da okuyun|ayrıca okuyun|ilgili haberler|ilginizi çekebilir|"
    "en çok okunan|en çok okunanlar|çok okunanlar|önerilenler|editörün seçtikleri|diğer haberler|"
    "popüler haberler",
    "uk": "читайте також|за темою|найпопулярніше|рекомендуємо|популярне",
}
_AFTER = {
    "en": "more articles|more stories|more news|more from author|latest|latest article|"
    "latest articles|latest news|latest posts|latest stories|recent posts|recent articles|"
    "previous article|next article|please enter your comment|please enter your name here|"
    "comment|comments|no comments|leave a reply|leave a comment|leave your comment|"
    "add a comment|post a comment|about us|contact us|privacy policy|terms of use|"
    "terms and conditions|about the author|tags|follow us|newsletter",
    "ru": "другие статьи|ещё статьи|еще статьи|ещё новости|последняя статья|последние статьи|"
    "последние новости|новости дня|лента новостей|предыдущая статья|следующая статья|"
    "комментарии|комментарий|нет комментариев|оставить комментарий|оставьте комментарий|"
    "добавить комментарий|пожалуйста, введите ваш комментарий|введите ваш комментарий|"
    "пожалуйста, введите ваше имя здесь|пожалуйста, введите ваше имя|о нас|контакты|теги|"
    "политика конфиденциальности|подписывайтесь на нас|об авторе",
    "az": "digər məqalələr|daha çox məqalə|son məqalə|son məqalələr|son xəbərlər|xəbər lenti|"
    "əvvəlki məqalə|növbəti məqalə|şərhlər|şərh|şərh yazın|şərh yaz|şərhinizi daxil edin|"
    "zəhmət olmasa şərhinizi daxil edin|zəhmət olmasa adınızı daxil edin|adınızı daxil edin|"
    "haqqımızda|əlaqə|bizimlə əlaqə|teqlər|məxfilik siyasəti",
    "tr": "diğer makaleler|daha fazla makale|son makale|son makaleler|son haberler|"
    "son dakika haberleri|önceki makale|sonraki makale|önceki haber|sonraki haber|yorumlar|yorum|"
    "yorum yap|yorum yapın|bir yanıt yazın|lütfen yorumunuzu girin|lütfen yorumunuzu giriniz|"
    "lütfen isminizi buraya giriniz|lütfen adınızı buraya girin|hakkımızda|iletişim|etiketler|"
    "gizlilik politikası",
    "uk": "останні новини|інші статті|коментарі|залишити коментар|попередня стаття|"
    "наступна стаття|про нас|контакти|теги",
}
_SINGLE = {
    "en": "advertisement|advertising|sponsored|share|share this|share this article|print|email|"
    "facebook|twitter|whatsapp|telegram|linkedin|copy link|sign in|log in|subscribe|home|menu|"
    "search|skip to content|loading|listen to this article|save my name email and website in this "
    "browser for the next time i comment|continue reading|all rights reserved|"
    "subscribe to our newsletter",
    "ru": "реклама|поделиться|войти|главная|меню|поиск|подписаться|печать|распечатать|"
    "все права защищены",
    "az": "reklam|paylaş|daxil ol|ana səhifə|menyu|axtarış|axtar|abunə ol|çap et|"
    "bütün hüquqlar qorunur",
    "tr": "reklam|paylaş|giriş yap|ana sayfa|anasayfa|menü|ara|abone ol|yazdır|"
    "tüm hakları saklıdır",
    "uk": "реклама|поділитися|увійти|головна|пошук|усі права захищені",
}


def table(by_zone: dict[Zone, dict[str, str]]) -> dict[tuple[str, ...], Phrase]:
    """Return each phrase as its comparable words; one that two languages share names neither."""
    phrases: dict[tuple[str, ...], Phrase] = {}
    for zone, by_language in by_zone.items():
        for language, joined in by_language.items():
            for key in map(words, joined.split("|")):
                shared = key in phrases and phrases[key].language != language
                phrases[key] = Phrase(zone, None if shared else language)
    return phrases


PHRASES = table({Zone.TEASERS: _TEASERS, Zone.AFTER: _AFTER, Zone.SINGLE: _SINGLE})

# Lines that carry more than the phrase: "Read also: a headline", "Tags: Baku, gas", "5 min read".
SINGLE_PATTERNS = (
    re.compile(
        r"(?:read (?:also|more)|also read|see also|related|читайте также|смотрите также|по теме|"
        r"читайте також|həmçinin oxuyun|bunu da oxuyun|ayrıca okuyun|ilgili haber|tags|теги|"
        r"teqlər|etiketler|photo|фото|foto|fotoğraf|source: (?=\S+$))\s*:\s*\S.{0,200}",
        re.IGNORECASE,
    ),
    re.compile(r"\d+ ?(?:min(?:ute)?s?(?: read)?|мин\.?|dəq\.?|dk\.?)(?: read)?", re.IGNORECASE),
    re.compile(
        r"(?:reading time|время чтения|oxuma vaxtı|okuma süresi)\s*:?.{1,20}", re.IGNORECASE
    ),
    re.compile(r"(?:views|просмотры|просмотров|baxış|okunma)\s*:?\s*\d[\d ,.]*", re.IGNORECASE),
    re.compile(r"\d[\d ,.]* (?:views|shares|просмотров|baxış|okunma)", re.IGNORECASE),
)
RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright\b)\s*(?:\d{4}(?:\s?[-–—]\s?\d{4})?)?[\s,]*(?P<name>[^.,|©]*)",
    re.IGNORECASE,
)
READ_ON = re.compile(
    r"(?:read more|continue reading|читать далее|читать дальше|подробнее|daha ətraflı|ətraflı|"
    r"davamını oxu|devamını oku|devamı)\W*",
    re.IGNORECASE,
)
