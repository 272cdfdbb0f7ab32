"""A translation that comes or goes changes the fronts and texts that chose its original."""

import json
from pathlib import Path

from wagtail.models import Locale

from caspian.newsroom.founding import add_home
from caspian.newsroom.models import Article, Home, Information, Section
from caspian.wire.sample.articles import items
from tests.cast import Cast, republished
from tests.press.editions import Edition, differences


def same_as_clean(edition: Edition, folder: Path) -> None:
    edition.press()
    clean = Edition(folder)
    clean.press()
    assert differences(edition.store, clean.store) == []
    clean.store.close()


def azerbaijani(cast: Cast) -> tuple[Home, Section]:
    home = add_home("az")
    section = Section.objects.get(pk=cast.politics.pk).copy_for_translation(home.locale)
    section.save_revision().publish()
    return home, section


def translated(article: Article, headline: str) -> Article:
    copy = article.copy_for_translation(Locale.objects.get(language_code="az"))
    copy.title = headline
    copy.save_revision().publish()
    return Article.objects.get(pk=copy.pk)


def test_the_front_and_texts_follow_a_translation(
    cast: Cast, edition: Edition, tmp_path: Path
) -> None:
    ferry = cast.published("The ferry")
    home, _ = azerbaijani(cast)
    link = f'<p><a linktype="page" id="{ferry.pk}">this</a></p>'
    other = translated(cast.published("Another"), "Başqa")
    republished(other, body=[("paragraph", link)])
    home.front = json.dumps(
        [{"type": "package", "value": {"title": "Dəniz", "articles": items([ferry.pk])}}]
    )
    home.save_revision().publish()
    same_as_clean(edition, tmp_path)
    assert "Dəniz" not in edition.text("/az/")
    assert 'hreflang="en"' in edition.text(other.url_path).partition("<main")[2]

    own = translated(ferry, "Bərə")
    same_as_clean(edition, tmp_path)
    assert "Dəniz" in edition.text("/az/")
    assert f'<a href="{own.url_path}">this</a>' in edition.text(other.url_path)

    own.unpublish()
    same_as_clean(edition, tmp_path)
    assert "Dəniz" not in edition.text("/az/")
    own.get_latest_revision().publish()
    same_as_clean(edition, tmp_path)
    Article.objects.get(pk=own.pk).delete()
    same_as_clean(edition, tmp_path)
    assert "Dəniz" not in edition.text("/az/")


def test_a_link_follows_a_page_about_the_paper(
    cast: Cast, edition: Edition, tmp_path: Path
) -> None:
    about = Information(title="About", slug="about", locale=cast.home.locale, live=False)
    cast.home.add_child(instance=about)
    about.save_revision().publish()
    home, _ = azerbaijani(cast)
    link = f'<p><a linktype="page" id="{about.pk}">this</a></p>'
    other = translated(cast.published("Another"), "Başqa")
    republished(other, body=[("paragraph", link)])
    same_as_clean(edition, tmp_path)
    own = about.copy_for_translation(home.locale)
    own.save_revision().publish()
    same_as_clean(edition, tmp_path)
    assert f'<a href="{own.url_path}">this</a>' in edition.text(other.url_path)
