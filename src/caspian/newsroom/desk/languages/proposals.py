"""What a section or a page about the paper is probably called in another language.

Written with care and reviewed by no person: the form offers them, and its editor decides.
"""

from caspian.newsroom.models import Topic

CODES = ("az", "hy", "ka", "ru", "tr", "fa", "kk-cyrl", "uz-latn")
_NAMES = {
    "politics": "Siyasət|Քաղաքականություն|პოლიტიკა|Политика|Siyaset|سیاست|Саясат|Siyosat",
    "economy": "İqtisadiyyat|Տնտեսություն|ეკონომიკა|Экономика|Ekonomi|اقتصاد|Экономика|Iqtisodiyot",
    "environment": "Ətraf mühit|Շրջակա միջավայր|გარემო|Окружающая среда|Çevre|محیط زیست"
    "|Қоршаған орта|Atrof-muhit",
    "society": "Cəmiyyət|Հասարակություն|საზოგადოება|Общество|Toplum|جامعه|Қоғам|Jamiyat",
    "culture": "Mədəniyyət|Մշակույթ|კულტურა|Культура|Kültür|فرهنگ|Мәдениет|Madaniyat",
    "perspectives": "Rəylər|Տեսակետներ|მოსაზრებები|Мнения|Görüşler|دیدگاه‌ها|Пікірлер|Fikrlar",
    "opinion": "Rəylər|Տեսակետներ|მოსაზრებები|Мнения|Görüşler|دیدگاه‌ها|Пікірлер|Fikrlar",
    "world": "Dünya|Աշխարհ|მსოფლიო|Мир|Dünya|جهان|Әлем|Dunyo",
    "science": "Elm|Գիտություն|მეცნიერება|Наука|Bilim|دانش|Ғылым|Fan",
    "sport": "İdman|Սպորտ|სპორტი|Спорт|Spor|ورزش|Спорт|Sport",
    "about us": "Haqqımızda|Մեր մասին|ჩვენ შესახებ|О нас|Hakkımızda|درباره ما"
    "|Біз туралы|Biz haqimizda",
    "about": "Haqqımızda|Մեր մասին|ჩვენ შესახებ|О нас|Hakkımızda|درباره ما"
    "|Біз туралы|Biz haqimizda",
    "contact": "Əlaqə|Կապ|კონტაქტი|Контакты|İletişim|تماس|Байланыс|Aloqa",
    "corrections policy": "Düzəlişlər|Ուղղումներ|შესწორებები|Исправления|Düzeltmeler|اصلاح‌ها"
    "|Түзетулер|Tuzatishlar",
    "corrections": "Düzəlişlər|Ուղղումներ|შესწორებები|Исправления|Düzeltmeler|اصلاح‌ها"
    "|Түзетулер|Tuzatishlar",
}


def proposed_name(title: str, code: str) -> str:
    """Return a name for what is called so in English or is a topic; or an empty text."""
    known = _NAMES.get(title.casefold())
    if known and code in CODES:
        return known.split("|")[CODES.index(code)]
    topic = Topic.objects.filter(name__iexact=title).first()
    names = topic.local_names.filter(language=code) if topic else Topic.objects.none()
    return str(names.values_list("name", flat=True).first() or "")
