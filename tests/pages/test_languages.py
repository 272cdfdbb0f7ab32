"""Another language is another front, found from its translations and nowhere invented."""

from typing import Any

from wagtail.models import Locale

from caspian.newsroom.models import Article, Home, Section
from tests.cast import Cast
from tests.pages.reading import page


def translated(page: Any, locale: Locale) -> Any:
    """Return the public translation of a page, made as the desk makes it."""
    copy = page.copy_for_translation(locale, copy_parents=True)
    copy.save_revision().publish()
    return type(page).objects.get(pk=copy.pk)


def persian(cast: Cast) -> Article:
    """Return an article's Persian translation, with the front and the section that it needs."""
    original = cast.published("The ferry", slug="the-ferry")
    locale = Locale.objects.create(language_code="fa")
    home = translated(Home.objects.get(slug="en"), locale)
    assert home.url_path == "/fa/"
    translated(Section.objects.get(slug="politics", locale__language_code="en"), locale)
    article: Article = translated(original, locale)
    return article


def alternates(path: str) -> dict[str, str]:
    """Return what a page says of its own other languages."""
    found = page(path).xpath("//link[@rel='alternate'][@hreflang]")
    return {one.get("hreflang"): one.get("href") for one in found}


def test_translations_point_at_each_other_and_at_a_default(cast: Cast) -> None:
    article = persian(cast)
    root = "http://127.0.0.1:8000"
    expected = {
        "en": f"{root}/en/politics/the-ferry/",
        "fa": f"{root}{article.url_path}",
        "x-default": f"{root}/en/politics/the-ferry/",
    }
    assert alternates("/en/politics/the-ferry/") == expected
    assert alternates(article.url_path) == expected


def test_a_translation_that_is_not_public_is_not_offered(cast: Cast) -> None:
    article = persian(cast)
    article.unpublish()
    assert alternates("/en/politics/the-ferry/") == {}


def test_language_and_direction_are_set_and_lists_keep_to_their_language(cast: Cast) -> None:
    article = persian(cast)
    front = page("/fa/")
    assert (front.get("lang"), front.get("dir")) == ("fa", "rtl")
    main = front.cssselect("main")[0]
    assert main.xpath(".//a[starts-with(@href, '/en/')]") == []
    assert main.xpath(f".//a[@href='{article.url_path}']")


def test_who_cannot_read_an_article_finds_the_front_of_their_language(cast: Cast) -> None:
    persian(cast)
    cast.published("The port", slug="the-port")
    missing = page("/en/politics/the-port/").xpath("//details[@class='not-in']//li")
    assert [(one.get("lang"), one.get("dir")) for one in missing] == [("fa", "rtl")]
    assert missing[0].text_content().split(" ")[:2] == ["این", "مقاله"]
    (link,) = missing[0].xpath("a")
    assert (link.get("href"), link.get("hreflang"), link.text) == ("/fa/", None, "فارسی")
    assert not alternates("/en/politics/the-port/")
    for there in ("/en/politics/the-ferry/", "/fa/politics/the-ferry/"):
        assert not page(there).xpath("//details[@class='not-in']")
