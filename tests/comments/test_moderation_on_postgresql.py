"""Moderation in PostgreSQL: the same queue, decisions and rights as in SQLite."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.edition.postgres import Postgres

pytestmark = pytest.mark.slow
STEPS = """
import json
from django.test import Client
from caspian.comments import reader_rights
from caspian.comments.ban import ban
from caspian.comments.importing import ImportedComment, import_comments
from caspian.comments.decide import decide
from caspian.comments.models import Ban, Comment, Commenter
from caspian.comments.undo import undo
from caspian.newsroom.founding import found
from tests.cast import Cast
from tests.comments.writing import State, moderator, reader, rule, wrote
found()
Cast.settle()
cast, nino = Cast(), moderator()
article = cast.published("Ferry leaves")
trap = [{"name": "trap", "points": 20, "words": "A field was filled in."}]
known = wrote(article, "Была Грузия.", commenter=reader("Known", approved=3), score=2.5,
              email="lela@example.org")
first = wrote(article, "Buy!", name="First", signs=trap, score=9)
again = wrote(article, "Buy!!", name="Second", signs=trap, score=9, alike=first)
client = Client()
client.force_login(nino)
def names(query):
    page = client.get(f"/desk/comments/?{query}").context_data
    return [row.comment.name for row in page["rows"]]
queries = {"all": "", "sign": "sign=trap", "words": "words=грузия", "known": "who=known",
           "new": "who=new", "language": "language=en", "oldest": "sort=oldest",
           "network": f"network={known.pk}&state=any", "alike": f"alike={first.pk}",
           "behind": f"sort=worst&after=9.0~{first.pk}"}
said = {name: names(query) for name, query in queries.items()}
done = decide([known.pk, first.pk, again.pk], after=State.REJECTED, by=nino, rule=rule())
said["record"] = Commenter.objects.get(name="Known").rejected
said["undone"] = undo(done.batch, by=nino).back
said["log"] = client.get("/desk/comments/log/").status_code
ban(known, kind=Ban.Kind.EMAIL, days=3, by=nino)
row = ImportedComment("wp:1", "Lela", "Late then, too.", article.published_at, "approved")
said["brought"] = [len(import_comments(article, [row], by=nino).taken) for _ in range(2)]
said["exported"] = len(reader_rights.export("lela@example.org", by=nino)["comments"])
said["erased"] = reader_rights.erase("lela@example.org", by=nino)
print("SAID", json.dumps(said))
"""


def test_moderation_is_the_same_on_postgresql(tmp_path: Path, postgres: Postgres) -> None:
    environment = {
        **os.environ,
        "DATABASE_URL": postgres.newsroom(),
        "CASPIAN_HOME": str(tmp_path),
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    done = subprocess.run(
        [sys.executable, "-m", "caspian.project.cli", "manage", "shell", "-v", "0", "-c", STEPS],
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout.split("SAID", 1)[1])
    assert said["all"] == said["language"] == said["oldest"] == ["Known", "First"]
    assert said["words"] == said["known"] == said["behind"] == ["Known"]
    assert said["sign"] == said["new"] == ["First"]
    assert (said["alike"], said["network"]) == (["First", "Second"], ["First", "Known"])
    assert (said["record"], said["undone"], said["log"]) == (1, 3, 200)
    assert (said["brought"], said["exported"], said["erased"]) == ([1, 0], 1, 1)
