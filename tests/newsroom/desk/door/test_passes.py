"""Who is logged in gets a pass, which the front tells editors from strangers by."""

import time

import pytest
from django.conf import settings
from django.test import Client

from caspian.common.passes import COOKIE, account_mark, make_pass, pass_key, read_pass
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def test_who_is_logged_in_gets_a_pass_once(cast: Cast, client: Client) -> None:
    maka = cast.publisher()
    client.force_login(maka)
    given = client.get("/desk/").cookies[COOKIE]
    key = pass_key(settings.SECRET_KEY)
    shown = read_pass(key, given.value, time.time())
    assert shown is not None
    assert shown.account == account_mark(key, maka.pk)
    assert (given["path"], given["httponly"], given["samesite"]) == ("/desk/", True, "Lax")
    assert COOKIE not in client.get("/desk/").cookies


def test_who_is_not_gets_none_and_no_forged_one_stays(cast: Cast, client: Client) -> None:
    maka = cast.publisher()
    assert COOKIE not in client.get("/desk/login/").cookies
    client.cookies[COOKIE] = make_pass(b"another key", maka.pk, time.time())
    assert COOKIE not in client.get("/desk/login/").cookies
    client.force_login(maka)
    assert COOKIE in client.get("/desk/").cookies


def test_a_pass_is_made_anew_when_half_its_time_is_over_or_another_logs_in(
    cast: Cast, client: Client
) -> None:
    maka = cast.publisher()
    key = pass_key(settings.SECRET_KEY)
    client.force_login(maka)
    client.cookies[COOKIE] = make_pass(key, maka.pk, time.time() - 100 * 86_400)
    assert COOKIE in client.get("/desk/").cookies
    client.cookies[COOKIE] = make_pass(key, cast.reporter().pk, time.time())
    assert COOKIE in client.get("/desk/").cookies
