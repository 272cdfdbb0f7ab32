"""What editors put first stands first in a search for its words, and for as long as they say."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from caspian.search.models import Promotion
from caspian.search.promotions import promoted
from caspian.search.query import parse
from tests.cast import Cast


def first_for(text: str, language: str = "en") -> tuple[int, ...]:
    """Return the articles that stand first for a question."""
    return promoted(parse(text, language), language, timezone.now())


def test_all_of_its_words_must_be_looked_for_in_any_form_and_order(cast: Cast) -> None:
    article = cast.published("Guide")
    Promotion.objects.create(words="caspian ferry", article=article)
    for text in ("ferries caspian", "the Caspian ferry today", '"caspian ferry"'):
        assert first_for(text) == (article.pk,), text
    for text in ("caspian", "ferry", "caspian port", "", "-ferry -caspian"):
        assert first_for(text) == (), text
    assert first_for("caspian ferry", "ru") == ()


def test_it_ends(cast: Cast) -> None:
    now = timezone.now()
    old, new = cast.published("Old"), cast.published("New")
    Promotion.objects.create(words="ferry", article=old, until=now - dt.timedelta(hours=1))
    Promotion.objects.create(words="ferry", article=new, until=now + dt.timedelta(hours=1))
    assert first_for("ferry") == (new.pk,)


def test_it_must_make_sense(cast: Cast) -> None:
    article, past = cast.published("Guide"), timezone.now() - dt.timedelta(days=1)
    for fields, wrong in (
        ({"words": "—"}, "words"),
        ({"words": "ferry", "until": past}, "until"),
        ({"words": "ferry", "language": "ru"}, "article"),
    ):
        with pytest.raises(ValidationError) as refused:
            Promotion(article=article, **fields).full_clean()
        assert wrong in refused.value.message_dict
    Promotion(words="ferry", article=article).full_clean()


def test_a_draft_is_not_shown_however_it_is_promoted(cast: Cast) -> None:
    draft = cast.draft("Secret guide")
    Promotion.objects.create(words="ferry", article=draft)
    assert "Secret guide" not in Client().get("/en/search/?q=ferry").content.decode()
    draft.get_latest_revision().publish()
    assert "Secret guide" in Client().get("/en/search/?q=ferry").content.decode()


def test_editors_keep_them_and_reporters_do_not(cast: Cast) -> None:
    address = "/desk/snippets/search/promotion/"
    editor, reporter = Client(), Client()
    editor.force_login(cast.editor(cast.politics))
    reporter.force_login(cast.reporter())
    assert editor.get(address).status_code == 200
    assert reporter.get(address).status_code == 302
    article = cast.published("Guide")
    data = {"words": "ferry", "language": "en", "article": article.pk, "until": ""}
    assert editor.post(f"{address}add/", data).status_code == 302
    assert Promotion.objects.get().article == article
    assert "Guide" in editor.get(address).content.decode()
