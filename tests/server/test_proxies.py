"""Where a request came from: of what its sender wrote nothing is believed."""

import ipaddress

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from caspian.server.proxies import FORWARDED, Proxies, networks, sender_of

OURS = networks(["127.0.0.1", "10.0.0.0/8", "::1"])
IN_FORWARDED = Proxies(OURS, FORWARDED)


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


ADDRESSES = st.ip_addresses().map(str)
PORTS = st.integers(0, 65535)


def written(address: str, port: int | None) -> str:
    """Return an address as servers write it, with a port or without."""
    if port is None:
        return address
    return f"[{address}]:{port}" if ":" in address else f"{address}:{port}"


def element(address: str, port: int | None) -> str:
    """Return an address as RFC 7239 has it."""
    node = written(address, port)
    node = f"[{node}]" if ":" in address and port is None else node
    return f'for="{node}";proto=https;by=_us' if ":" in node else f"proto=http;For={node}"


@given(ADDRESSES, st.none() | PORTS, st.text('0123456789abcdef.:,[]"; =\\for-', max_size=60))
def test_a_port_is_read_and_what_stands_before_counts_for_nothing(
    address: str, port: int | None, before: str
) -> None:
    assume(not sender_is_ours(address))
    said = f"{before}, {written(address, port)}"
    assert sender_of({"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": said}, OURS) == address


@given(st.lists(st.tuples(ADDRESSES, st.none() | PORTS), min_size=1, max_size=4))
def test_forwarded_says_the_same_as_x_forwarded_for(
    chain: list[tuple[str, int | None]],
) -> None:
    one = {
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_X_FORWARDED_FOR": ", ".join(written(*node) for node in chain),
    }
    other = {
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_FORWARDED": ", ".join(element(*node) for node in chain),
        "HTTP_X_FORWARDED_FOR": "6.6.6.6",
    }
    assert sender_of(other, IN_FORWARDED) == sender_of(one, OURS)


@pytest.mark.parametrize(
    ("said", "sender"),
    [
        ("", "127.0.0.1"),
        ("for=unknown", "127.0.0.1"),
        ("for=_hidden, for=203.0.113.7", "203.0.113.7"),
        ('for="203.0.113.7, 6.6.6.6"', "127.0.0.1"),
        ('for="[2001:db8::1]:443";by="a,b"', "2001:db8::1"),
        ('by="for=6.6.6.6"', "127.0.0.1"),
        ('host="x;for=6.6.6.6";for=203.0.113.7', "203.0.113.7"),
        ('host="x, for=6.6.6.6";for=203.0.113.7', "203.0.113.7"),
        ('host="\\", for=6.6.6.6";for=203.0.113.7', "203.0.113.7"),
    ],
)
def test_forwarded_is_believed_no_further(said: str, sender: str) -> None:
    environ = {
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_FORWARDED": said,
        "HTTP_X_FORWARDED_FOR": "6.6.6.6",
    }
    assert sender_of(environ, IN_FORWARDED) == sender


def sender_is_ours(address: str) -> bool:
    """Return whether an address is that of a server in front."""
    return any(ipaddress.ip_address(address) in network for network in OURS)
