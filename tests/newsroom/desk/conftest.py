"""The desk in a test: a browser that is logged in as one of the cast."""

from collections.abc import Callable

import pytest
from django.test import Client

from caspian.newsroom.models import User

Desk = Callable[[User], Client]


@pytest.fixture
def desk(db: None) -> Desk:
    """Return what logs somebody in at the desk."""

    def enter(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return enter


def shown(client: Client, address: str) -> str:
    """Return the screen at an address, which must be there."""
    answer = client.get(address)
    assert answer.status_code == 200, f"{address} answers {answer.status_code}"
    return answer.content.decode()
