"""An article is moved by its form, for those who may, and readers are led to where it stands."""

from django.test import Client

from caspian.newsroom.models import Article
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk, shown
from tests.newsroom.desk.forms import edit, opened
from tests.newsroom.desk.test_article_form import add_address, sent

JSON = {"accept": "application/json"}


def save(client: Client, article: Article, section: int, **headers: str) -> None:
    """Save the form with another section chosen."""
    values = opened(client, edit(article)) | {"filed_in": str(section)}
    client.post(edit(article), values, headers=headers or None)


def section_of(article: Article) -> str:
    """Return where an article stands."""
    return str(Article.objects.get(pk=article.pk).get_parent().slug)


def test_a_draft_moves_when_it_is_saved(cast: Cast, desk: Desk) -> None:
    rena = cast.reporter()
    article, client = cast.draft("Mine", owner=rena), desk(rena)
    save(client, article, cast.culture.pk)
    assert section_of(article) == "culture"
    assert Article.objects.get().url_path == "/en/culture/mine/"
    save(client, article, cast.politics.pk, accept="application/json")
    assert section_of(article) == "politics"


def test_a_new_article_goes_where_its_form_says(cast: Cast, desk: Desk) -> None:
    client = desk(cast.reporter())
    client.post(add_address(cast), sent(cast, filed_in=str(cast.culture.pk)))
    assert section_of(Article.objects.get()) == "culture"


def test_what_readers_have_is_moved_by_a_press_and_never_by_itself(cast: Cast, desk: Desk) -> None:
    article, client = cast.published("Out"), desk(cast.publisher())
    save(client, article, cast.culture.pk, accept="application/json")
    assert section_of(article) == "politics"
    save(client, article, cast.culture.pk)
    assert section_of(article) == "culture"
    assert Article.objects.public().get().url_path == "/en/culture/out/"


def test_who_may_not_move_it_chooses_nothing(cast: Cast, desk: Desk) -> None:
    rena = cast.reporter()
    article, client = cast.published("Out", owner=rena), desk(rena)
    assert "disabled" in _field(client, article)
    save(client, article, cast.culture.pk)
    assert section_of(article) == "politics"


def test_who_moves_it_out_of_their_hands_is_led_on(cast: Cast, desk: Desk) -> None:
    editor = desk(cast.editor(cast.politics))
    article = cast.draft("Handed over", owner=cast.reporter())
    values = opened(editor, edit(article)) | {"filed_in": str(cast.culture.pk), "standfirst": "Go."}
    assert editor.get(f"/desk/drafts/session/?page={article.pk}").json()["writes"] is True
    said = editor.post(edit(article), values, headers=JSON).json()
    assert (said["success"], said["left"]) == (True, "/desk/")
    assert section_of(article) == "culture"
    saved = Article.objects.get(pk=article.pk).get_latest_revision_as_object()
    assert saved.standfirst == "Go."
    assert "“Handed over” is in Culture now, where others go on" in shown(editor, "/desk/")
    assert editor.get(f"/desk/drafts/session/?page={article.pk}").json()["writes"] is False

    other = cast.draft("Handed over by a press", owner=article.owner)
    values = opened(editor, edit(other)) | {"filed_in": str(cast.culture.pk)}
    assert editor.post(edit(other), values).headers["Location"] == "/desk/"


def test_the_field_stands_in_the_form_once(cast: Cast, desk: Desk) -> None:
    page = shown(desk(cast.publisher()), edit(cast.draft("Mine")))
    assert page.count('name="filed_in"') == 1


def _field(client: Client, article: Article) -> str:
    page = shown(client, edit(article))
    found = page[page.index('name="filed_in"') :]
    return found[: found.index(">")]
