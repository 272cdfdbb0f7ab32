"""What may be done to an edition from outside, and the words in which verify must name it."""

from dataclasses import dataclass

from caspian.edition.pictures import number_of
from tests.edition.editions import FERRY, FRONT, LATEST, OIL, STORM

_OTHER_BODY = f"(SELECT body FROM edition_document WHERE key = '{FERRY}')"
_ROW = "key, number, status, media_type, location, digest, body"
_RESTORED = f"""INSERT INTO edition_document ({_ROW})
    SELECT {_ROW} FROM edition_past WHERE key = '{{}}'"""


@dataclass(frozen=True)
class Sabotage:
    """Statements that SQLite and PostgreSQL both take, and one finding that must be there."""

    says: str
    sql: tuple[str, ...]


def _by(says: str, *sql: str) -> Sabotage:
    return Sabotage(says, sql)


SABOTAGE = {
    "a page with the bytes of another": _by(
        f"{FRONT}: its bytes are not those that its digest was made of",
        f"UPDATE edition_document SET body = {_OTHER_BODY} WHERE key = '{FRONT}'",
    ),
    "a page with bytes and digest of another": _by(
        f"{FRONT}: it is not the one that release 1 put here (it says 1)",
        f"UPDATE edition_document SET body = {_OTHER_BODY}, digest = (SELECT digest FROM "
        f"edition_document WHERE key = '{FERRY}') WHERE key = '{FRONT}'",
    ),
    "an older signed text put back": _by(
        f"{LATEST}: it is not the one that release 4 put here (it says 2)",
        f"DELETE FROM edition_document WHERE key = '{LATEST}'",
        _RESTORED.format(LATEST) + " AND number = 2",
    ),
    "a removed page put back": _by(
        f"{OIL}: it stands here, and release 4 removed it", _RESTORED.format(OIL)
    ),
    "a page that nobody released": _by(
        "/en/false/: it stands here, and no release put it there",
        f"INSERT INTO edition_document ({_ROW}) SELECT '/en/false/', {_ROW[5:]} "
        f"FROM edition_document WHERE key = '{FRONT}'",
    ),
    "a page taken away": _by(
        f"{FRONT}: it is missing: release 1 put it there, and none removed it",
        f"DELETE FROM edition_document WHERE key = '{FRONT}'",
    ),
    "a fragment taken away": _by(
        f"{FRONT}: it shows {LATEST}, which doesn't stand in this edition",
        f"DELETE FROM edition_document WHERE key = '{LATEST}'",
    ),
    "a past text with the bytes of another": _by(
        f"{OIL}: the past one of release 2: its bytes are not those that its digest was made of",
        f"UPDATE edition_past SET body = {_OTHER_BODY} WHERE key = '{OIL}'",
    ),
    "a past text of another release": _by(
        f"{OIL}: the past one of release 3: release 3 put something else here, or nothing",
        f"UPDATE edition_past SET number = 3 WHERE key = '{OIL}'",
    ),
    "a release taken out": _by(
        "release 3: release 2 should stand here: numbers run from 1 without a gap",
        "DELETE FROM edition_release WHERE number = 2",
        "DELETE FROM edition_change WHERE number = 2",
    ),
    "a release without its row": _by(
        "release 2: it is missing, and changes are recorded for it",
        "DELETE FROM edition_release WHERE number = 2",
    ),
    "a change forgotten": _by(
        "release 2: the changes recorded for it are not those that it was signed for",
        f"DELETE FROM edition_change WHERE number = 2 AND key = '{STORM}'",
    ),
    "a removal told as a digest of nothing": _by(
        f"release 4: the digest of its change of '{OIL}' has 0 bytes",
        "UPDATE edition_change SET digest = substr((SELECT digest FROM edition_release "
        f"WHERE number = 1), 1, 0) WHERE number = 4 AND key = '{OIL}'",
    ),
    "a release to be believed for longer": _by(
        "release 4: its signature is not by the key of this edition",
        "UPDATE edition_release SET believe_until = '2031-01-01T00:00:00.000000+00:00' "
        "WHERE number = 4",
    ),
    "a release with another digest": _by(
        "release 2: its digest is not that of what it says",
        "UPDATE edition_release SET digest = (SELECT digest FROM edition_release "
        "WHERE number = 3) WHERE number = 2",
    ),
    "a release chained to another": _by(
        "release 3: it is not chained to the release before it",
        "UPDATE edition_release SET prior = changes WHERE number = 3",
    ),
    "a release whose time lies before": _by(
        "release 3: its time lies before that of the release before it",
        "UPDATE edition_release SET at = '2026-11-23T11:00:00.000000+00:00' WHERE number = 3",
    ),
    "a time spelled in another way": _by(
        "release 2: '2026-11-23 12:02:00.000000+00:00' is not a time as it was stored",
        "UPDATE edition_release SET at = replace(at, 'T', ' ') WHERE number = 2",
    ),
    "a time that is none": _by(
        "release 2: 'noon' is not a time as it was stored",
        "UPDATE edition_release SET believe_until = 'noon' WHERE number = 2",
    ),
    "another public key": _by(
        "edition_about: public is 'AB', which is no Ed25519 key",
        "UPDATE edition_about SET value = 'AB' WHERE name = 'public'",
    ),
    "another format": _by(
        "edition_about: format is '3', not 1",
        "UPDATE edition_about SET value = '3' WHERE name = 'format'",
    ),
    "something said that means nothing": _by(
        "edition_about: it holds 'motto', which means nothing",
        "INSERT INTO edition_about (name, value) VALUES ('motto', 'Read all of it')",
    ),
    "a trace taken away": _by(
        f"{FRONT}: there is no trace of what it was made from",
        "DELETE FROM edition_trace WHERE document = "
        f"(SELECT id FROM edition_document WHERE key = '{FRONT}')",
    ),
    "a trace that holds for longer": _by(
        f"{FRONT}: its trace is not what the press wrote down",
        "UPDATE edition_trace SET until = until + 1 WHERE document = "
        f"(SELECT id FROM edition_document WHERE key = '{FRONT}')",
    ),
    "a trace of no document": _by(
        "document 77: there is a trace of it, and no such document",
        "INSERT INTO edition_trace (document, until, reads, asked, cause, epoch, seal) "
        "SELECT 77, until, reads, asked, cause, epoch, seal FROM edition_trace WHERE document = 1",
    ),
    "a read taken out of the index": _by(
        f"{FRONT}: reads of its trace are not in the index: ",
        "DELETE FROM edition_read WHERE document = "
        f"(SELECT id FROM edition_document WHERE key = '{FRONT}')",
    ),
    "a read put into the index": _by(
        f"{FRONT}: the index holds reads that are not in its trace: 5",
        "INSERT INTO edition_read (read, document) SELECT 5, id FROM edition_document "
        f"WHERE key = '{FRONT}'",
    ),
    "a picture taken out of the index": _by(
        "/en/ports/steamer/: it names pictures that are not in the index: readers lack them",
        "DELETE FROM edition_picture",
    ),
    "a picture put into the index": _by(
        f"{FRONT}: the index holds pictures that it doesn't name",
        "INSERT INTO edition_picture (picture, document) SELECT 5, id FROM edition_document "
        f"WHERE key = '{FRONT}'",
    ),
    "a picture of no document": _by(
        "document 77: the index holds pictures that it doesn't name",
        "INSERT INTO edition_picture (picture, document) VALUES (5, 77)",
    ),
    "a picture that stays though it was never there": _by(
        f"picture 5 of {LATEST}: it was not named there before release 4",
        "INSERT INTO edition_picture_past (picture, original, key, number) "
        f"VALUES (5, 6, '{LATEST}', 4)",
    ),
    "a picture that stays for longer": _by(
        f"picture {number_of('ferry/small.webp')} of {LATEST}: it was not named there before "
        "release 4",
        "UPDATE edition_picture_past SET number = 4",
    ),
    "an index that is said not to be whole": _by(
        "edition_about: the index of pictures is not whole",
        "UPDATE edition_about SET value = '1 4' WHERE name = 'pictures'",
    ),
    "an index of another release": _by(
        "edition_about: the index of pictures is not whole",
        "UPDATE edition_about SET value = 'whole 3' WHERE name = 'pictures'",
    ),
    "a subject that stood elsewhere": _by(
        "what is known of article:1: it is not what the press wrote down",
        "UPDATE edition_known SET facts = '{}' WHERE subject = 'article:1'",
    ),
    "a subject forgotten": _by(
        "what the press remembers: there are rows too few, too many, or of another time",
        "DELETE FROM edition_known WHERE subject = 'article:1'",
    ),
    "a trace and its reads taken away": _by(
        "what the press remembers: there are rows too few, too many, or of another time",
        "DELETE FROM edition_read WHERE document = 1",
        "DELETE FROM edition_trace WHERE document = 1",
    ),
    "a sum of another release": _by(
        "what the press remembers: it is that of release 3, not of 4",
        "UPDATE edition_about SET value = '3' || substr(value, 2) WHERE name = 'memory'",
    ),
    "no sum at all": _by(
        "what the press remembers: the edition doesn't say what it should be",
        "DELETE FROM edition_about WHERE name = 'memory'",
    ),
}  # fmt: skip
