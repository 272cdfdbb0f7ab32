"""Where a request came from: of what its sender wrote nothing is believed."""

import pytest

from caspian.server.proxies import networks, sender_of

OURS = networks(["127.0.0.1", "10.0.0.0/8", "::1"])


@pytest.mark.parametrize(
    ("peer", "said", "sender"),
    [
        ("203.0.113.7", "", "203.0.113.7"),
        ("203.0.113.7", "198.51.100.1", "203.0.113.7"),
        ("127.0.0.1", "203.0.113.7", "203.0.113.7"),
        ("127.0.0.1", "", "127.0.0.1"),
        ("127.0.0.1", "6.6.6.6, 203.0.113.7", "203.0.113.7"),
        ("127.0.0.1", "6.6.6.6, 203.0.113.7, 10.1.2.3", "203.0.113.7"),
        ("127.0.0.1", "nonsense", "127.0.0.1"),
        ("127.0.0.1", "203.0.113.7, nonsense, 10.1.2.3", "10.1.2.3"),
        ("::1", " 2001:db8::1 ", "2001:db8::1"),
        ("127.0.0.1", ",,,", "127.0.0.1"),
        ("", "203.0.113.7", ""),
    ],
)
def test_who_sent_it(peer: str, said: str, sender: str) -> None:
    assert sender_of({"REMOTE_ADDR": peer, "HTTP_X_FORWARDED_FOR": said}, OURS) == sender


def test_what_is_no_network_is_said() -> None:
    with pytest.raises(ValueError, match="my-proxy"):
        networks(["my-proxy"])
