"""A pass says which browser logged in before, and nobody makes one without the paper's key."""

import pytest

from caspian.common.passes import (
    KEPT_SECONDS,
    account_mark,
    make_pass,
    pass_in,
    pass_key,
    read_pass,
)

KEY, NOW = pass_key("a secret"), 1_800_000_000.0


def test_a_pass_says_of_which_account_and_browser_it_is() -> None:
    one, other = (read_pass(KEY, make_pass(KEY, 7, NOW), NOW) for _ in range(2))
    assert one is not None
    assert other is not None
    assert one.account == other.account == account_mark(KEY, 7) != account_mark(KEY, 8)
    assert one.browser != other.browser


def test_a_pass_ends() -> None:
    made = make_pass(KEY, 7, NOW)
    assert read_pass(KEY, made, NOW + KEPT_SECONDS - 1)
    assert read_pass(KEY, made, NOW + KEPT_SECONDS + 1) is None


def test_a_pass_of_another_key_or_with_another_letter_is_none() -> None:
    made = make_pass(KEY, 7, NOW)
    assert read_pass(pass_key("another"), made, NOW) is None
    assert read_pass(b"", make_pass(b"", 7, NOW), NOW) is None, "without a key nobody has one"
    for at, letter in enumerate(made):
        changed = made[:at] + ("1" if letter != "1" else "2") + made[at + 1 :]
        assert read_pass(KEY, changed, NOW) is None, at


@pytest.mark.parametrize("around", ["{}", "a=1; {}", "{}; b=2", "a=1;{} ;b=2"])
def test_a_pass_is_found_among_cookies(around: str) -> None:
    assert pass_in(KEY, around.format(f"desk_pass={make_pass(KEY, 7, NOW)}"), NOW)
    assert pass_in(KEY, around.format(f"my_desk_pass={make_pass(KEY, 7, NOW)}"), NOW) is None
