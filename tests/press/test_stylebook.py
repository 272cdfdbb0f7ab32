"""The page of the stylebook comes, changes and goes in the release of its entries' change."""

from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from caspian.feeds.sitemaps import PAGES
from caspian.newsroom.founding import add_home
from caspian.newsroom.models import Section
from caspian.press import invalidation
from caspian.stylebook.models import StyleRule
from caspian.stylebook.watched import STYLEBOOK
from tests.cast import Cast
from tests.press.editions import Edition
from tests.press.led import assert_as_clean
from tests.press.sabotage import blind
from tests.stylebook.entries import entry

PAGE = "/en/style/"


def test_it_comes_with_the_first_entry_and_goes_with_the_last(
    cast: Cast, edition: Edition, tmp_path: Path
) -> None:
    cast.published("The ferry")
    edition.press()
    assert edition.status(PAGE) == 404
    made = entry(note="The capital of Ukraine.")
    release = edition.press().release
    assert release
    text = edition.text(PAGE)
    for words in ("Kyiv", "Kiev", "The name in Ukrainian.", "The capital of Ukraine.", "Proposed"):
        assert words in text
    assert f'href="{PAGE}"' in edition.text("/en/")
    assert PAGE in edition.text(PAGES)
    assert_as_clean(edition, tmp_path)
    made.is_decided = True
    made.save()
    changed = edition.press().release
    assert changed
    assert changed.number == release.number + 1
    assert "Proposed" not in edition.text(PAGE)
    made.delete()
    edition.press()
    assert edition.status(PAGE) == 404
    assert f'href="{PAGE}"' not in edition.text("/en/")
    assert_as_clean(edition, tmp_path)


def test_each_language_has_its_own(cast: Cast, edition: Edition) -> None:
    add_home("az")
    made = entry()
    StyleRule.objects.create(entry=made, language="az", form="Kiyev", note="Ukraynanın paytaxtı.")
    edition.press()
    assert "Ukraynanın paytaxtı." in edition.text("/az/style/")
    assert "Kyiv" not in edition.text("/az/style/")
    assert 'hreflang="az"' in edition.text(PAGE)


def test_a_section_of_that_address_goes_on_serving(
    cast: Cast, edition: Edition, tmp_path: Path
) -> None:
    entry()
    section = Section(title="Fashion", slug="fashion", locale=cast.home.locale)
    cast.home.add_child(instance=section)
    cast.published("Hats", section=section)
    edition.press()
    assert "Kyiv" in edition.text(PAGE)
    # As in a paper that named it so before there was a stylebook: no form asks.
    section.slug = "style"
    section.save(clean=False)
    edition.press()
    assert "Fashion" in edition.text(PAGE)
    assert "Hats" in edition.text("/en/style/hats/")
    assert "Kyiv" not in edition.text(PAGE)
    assert_as_clean(edition, tmp_path)
    with pytest.raises(ValidationError, match="“style” is an address that the paper itself uses"):
        section.full_clean()
    section.slug = "fashion"
    section.save()
    edition.press()
    assert "Kyiv" in edition.text(PAGE)
    assert_as_clean(edition, tmp_path)


def test_the_control_without_the_subject_leaves_it_stale(
    cast: Cast, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = entry()
    edition.press()
    blind(monkeypatch, STYLEBOOK)
    edition.press_clean()
    StyleRule.objects.create(entry=made, language="en", form="Kyjiv")
    monkeypatch.setattr(invalidation, "STYLEBOOK", "another")
    edition.press()
    assert "Kyjiv" not in edition.text(PAGE)
