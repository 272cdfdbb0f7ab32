"""What an open form asks when its writer may be signed out, and a form without its token."""

from django.test import Client

from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk
from tests.newsroom.desk.forms import edit
from tests.newsroom.drafts.sending import form, paragraph

SESSION = "/desk/drafts/session/"
OURS = {"origin": "http://testserver"}
WORDS = "The harbour master said that nobody had asked."


def test_it_says_who_is_signed_in_and_gives_a_token(cast: Cast, desk: Desk) -> None:
    rena = cast.reporter()
    answer = desk(rena).get(SESSION)
    assert answer.json()["account"] == rena.pk
    assert answer.json()["csrf"]
    assert "no-store" in answer["Cache-Control"]


def test_who_is_signed_out_is_sent_to_sign_in(db: None) -> None:
    assert Client().get(SESSION)["Location"].startswith("/desk/login/")


def checking(desk_client: Client) -> Client:
    """Return the same browser, of which tokens are asked."""
    found = Client(enforce_csrf_checks=True)
    found.cookies = desk_client.cookies
    return found


def test_a_form_without_its_token_keeps_the_words_and_goes_again(cast: Cast, desk: Desk) -> None:
    article = cast.draft("Ferry")
    client = checking(desk(cast.publisher()))
    sent = form(paragraph("Words."), slug="ferry", standfirst=WORDS)
    answer = client.post(edit(article), sent, headers=OURS)
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Nothing is lost" in page
    assert page.count(WORDS) == 2
    token = page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    again = client.post(edit(article), sent | {"csrfmiddlewaretoken": token}, headers=OURS)
    assert again.status_code == 302
    article.refresh_from_db()
    assert article.get_latest_revision_as_object().standfirst == WORDS


def test_what_another_site_sent_stands_on_no_page_of_ours(cast: Cast, desk: Desk) -> None:
    article = cast.draft("Ferry")
    client = checking(desk(cast.publisher()))
    for headers in ({"origin": "https://elsewhere.example"}, {}):
        answer = client.post(edit(article), form(standfirst=WORDS), headers=headers)
        assert answer.status_code == 403
        assert WORDS not in answer.content.decode()
        assert "<form" not in answer.content.decode()


def test_no_password_stands_on_the_page(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    sent = {"username": "rena", "password": "a secret of hers"}
    answer = client.post("/desk/login/", sent, headers=OURS)
    assert answer.status_code == 403
    assert "a secret of hers" not in answer.content.decode()
