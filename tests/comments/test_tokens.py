"""What comments sign can't be made or altered by its holder."""

import pytest

from caspian.comments import tokens


def test_a_form_knows_how_old_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    token = tokens.form_token(12)
    later = tokens._milliseconds() + 42_000
    monkeypatch.setattr(tokens, "_milliseconds", lambda: later)
    assert tokens.seconds_since(token, 12) == pytest.approx(42, abs=1)
    assert tokens.seconds_since(token, 13) is None
    assert tokens.seconds_since(token.replace("12-", "12-1"), 12) is None
    assert tokens.seconds_since("", 12) is None


def test_a_form_of_last_week_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    token = tokens.form_token(12)
    later = tokens._milliseconds() + 1000 * (tokens.OLDEST_SECONDS + 10)
    monkeypatch.setattr(tokens, "_milliseconds", lambda: later)
    assert tokens.seconds_since(token, 12) is None


def test_ones_own_comment_is_opened_by_its_own_token_alone() -> None:
    token = tokens.own_token(7)
    assert tokens.own_comment(token) == 7
    for forged in ("7", "7:", token.replace("7:", "8:"), token[:-1], "", "é:é", token + "a"):
        assert tokens.own_comment(forged) is None, forged
    # One kind of token does not pass for another.
    assert tokens.own_comment(tokens.commenter_cookie("7")) is None


def test_a_commenters_cookie_is_ours_or_nobodys() -> None:
    key = tokens.new_commenter()
    assert tokens.commenter_key(tokens.commenter_cookie(key)) == key
    assert tokens.commenter_key(key) == tokens.commenter_key("") == ""
