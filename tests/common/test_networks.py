"""What one customer has at once is one line, and what one cheap server has, one network."""

import pytest

from caspian.common.networks import line_of, network_of


@pytest.mark.parametrize(
    ("address", "line"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:DB8:1:2:ffff:ffff:ffff:ffff", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::1", "2001:db8:1:3::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("::1", "::/64"),
        ("", ""),
        ("not an address", "not an address"),
    ],
)
def test_a_line_is_an_ipv4_address_or_a_64th_of_ipv6(address: str, line: str) -> None:
    assert line_of(address) == line


def test_a_network_is_more_than_a_line() -> None:
    assert network_of("203.0.113.7") == network_of("203.0.113.200")
    assert network_of("2001:db8:1:2::1") == network_of("2001:db8:1:3::1") == "2001:db8:1::/48"
