"""Readers who write: a form sent as a browser sends it, from an address of its own."""

import http.client
import re
import time
from urllib.parse import urlencode

from tests.paper import Paper
from tests.patience import PATIENT

ARTICLE = "/en/environment/caspian-falling/"
A_LOOK = 3.1
"""seconds: what the paper calls a second look at one's own words"""


def article_id(paper: Paper, path: str = ARTICLE) -> int:
    """Return the id under which an article takes comments."""
    found = re.search(r'action="/comments/(\d+)/"', paper.get(path)[1])
    assert found, "the article takes no comments"
    return int(found[1])


def tokens(paper: Paper, article: int, number: int) -> list[str]:
    """Return the tokens of some forms, once they are old enough to have been written in."""
    found = []
    for _ in range(number):
        page = paper.get(f"/comments/{article}/")[1]
        given = re.search(r'name="token" value="([^"]+)"', page)
        assert given
        found.append(given[1])
    time.sleep(A_LOOK)
    return found


def send(paper: Paper, article: int, address: str, **fields: str) -> tuple[int, str, str]:
    """Send a form; return the status, where it leads, and the page that came back."""
    connection = http.client.HTTPConnection("127.0.0.1", paper.port, timeout=PATIENT)
    try:
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            # The tests' own machine passes for a proxy of the paper's.
            "X-Forwarded-For": address,
        }
        connection.request("POST", f"/comments/{article}/", urlencode(fields).encode(), headers)
        answer = connection.getresponse()
        return answer.status, answer.headers.get("Location", ""), answer.read().decode()
    finally:
        connection.close()


def approve_all(paper: Paper) -> None:
    """Publish whatever is held, and press it."""
    paper.shell(
        "from caspian.comments.models import Comment\n"
        "from caspian.comments.watched import of_article\n"
        "from caspian.newsroom.outbox import record\n"
        "held = Comment.objects.filter(state='held')\n"
        "articles = set(held.values_list('article', flat=True))\n"
        "held.update(state='approved')\n"
        "record('approved', [of_article(article) for article in articles])"
    )
    paper.run("press")


def forget_all(paper: Paper) -> None:
    """Delete every comment, commenter and slow mode: tests come in any order and share a paper."""
    paper.shell(
        "from caspian.comments.models import Comment, Commenter, SlowMode\n"
        "Comment.objects.all().delete(); Commenter.objects.all().delete()\n"
        "SlowMode.objects.all().delete()"
    )
