"""The register of models: what the full export, the backup and the erasure of a person hold.

A model in no entry fails the build (`tests/house/test_register.py`): decide here, when you add one,
what becomes of its rows. The commands read this register.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Handling:
    """What becomes of a model's rows; where something is left out, `why` says why."""

    exported: bool
    """in the full export: what the paper takes along to another system"""
    backed_up: bool
    """in the backup: what this installation is put together from again"""
    person: str = ""
    """the fields that tell who somebody is, for the erasure of a person; empty for none"""
    why: str = ""


def _whole(person: str = "") -> Handling:
    return Handling(exported=True, backed_up=True, person=person)


def _local(why: str, person: str = "") -> Handling:
    return Handling(exported=False, backed_up=True, person=person, why=why)


def _made_anew(why: str, person: str = "") -> Handling:
    return Handling(exported=False, backed_up=False, person=person, why=why)


_OF_DESK = "how this desk works; another system has its own"
_DERIVED = "derived from articles: made anew"
_SHIELD = "what the shield learned here, as hashes that mean nothing elsewhere"
_STYLEBOOK = (
    "the archive has no kind of record for it yet; a new paper begins with what is proposed"
)
_UNUSED = "an app of Wagtail's own that no screen writes to"
_LOG = "the audit log: kept as it was, or it would prove nothing; names go with the account"
_PROVES = "what readers got here, beside the signed edition; made elsewhere of the revisions"

REGISTER: dict[str, Handling] = {
    # What the paper published, and what it is filed under.
    "newsroom.Article": _whole("owner locked_by"),
    "newsroom.Section": _whole("owner locked_by"),
    "newsroom.Home": _whole("owner locked_by"),
    "newsroom.Information": _whole("owner locked_by"),
    "newsroom.Byline": _whole("contributor"),
    "newsroom.Contributor": _whole("name role about portrait beat email website user"),
    "newsroom.Topic": _whole(),
    "newsroom.TopicName": _whole(),
    "newsroom.KeyArticle": _whole(),
    "newsroom.Picture": _whole("uploaded_by_user creator credit"),
    "newsroom.Attachment": _whole("uploaded_by_user"),
    "newsroom.Publication": _whole(),
    "newsroom.PublicationText": _whole(),
    "newsroom.SocialAddress": _whole(),
    "newsroom.CrawlerSettings": _whole(),
    "newsroom.BreakingNews": _whole("set_by"),
    "newsroom.Withdrawn": _whole(),
    "newsroom.ImportRecord": _whole(),
    "newsroom.ViewTally": _whole(),
    "dossiers.Place": _whole(),
    "dossiers.PlaceName": _whole(),
    "search.Promotion": _whole(),
    "stylebook.StyleEntry": _local(_STYLEBOOK, "decided_by"),
    "stylebook.StyleRule": _local(_STYLEBOOK),
    "stylebook.StyleFinding": _made_anew(_DERIVED),
    "stylebook.ArchiveLook": _made_anew(_DERIVED),
    "stylebook.KeptWording": _local(_LOG, "by reason"),
    "translation.FollowedTranslation": _local("followed anew from what is imported on"),
    "translation.CarriedPart": _local("followed anew from what is imported on", "by"),
    "translation.OriginalPart": _made_anew(_DERIVED),
    "corrections.Version": _local(_PROVES, "by content"),
    "corrections.Correction": _local(_PROVES, "by"),
    "wagtailcore.Page": _whole("owner locked_by"),
    "wagtailcore.Locale": _whole(),
    "wagtailcore.Site": _whole(),
    "wagtailcore.Revision": _whole("user content"),
    "wagtailredirects.Redirect": _whole(),
    "taggit.Tag": _whole(),
    "taggit.TaggedItem": _whole(),
    # What readers wrote, and what was decided on it.
    "comments.Comment": _whole("name text email_mark commenter written_by"),
    "comments.Commenter": _whole("key name"),
    "comments.Decision": _whole("by"),
    "comments.HouseRule": _whole(),
    "comments.HouseRuleText": _whole(),
    "comments.CommentSettings": _whole(),
    "comments.BroughtIn": _whole(),
    "comments.Ban": _local("marks that only this installation's keys make", "mark banned_by"),
    "comments.SecondLook": _local("a list of work that is open here"),
    "comments.LookThrough": _local("how far a look through the archive has come"),
    "comments.Lesson": _local(_SHIELD, "comment"),
    "comments.Learned": _local(_SHIELD),
    "comments.Likeness": _local(_SHIELD, "first"),
    "comments.LikenessKey": _local(_SHIELD),
    "comments.ShieldWords": _whole(),
    "comments.SlowMode": _local("a state that ends within hours"),
    "comments.OurNames": _made_anew("a version counted up by itself"),
    "comments.Salt": _made_anew("keys of marks: a copy of them would make marks tell who wrote"),
    # People, and how the desk works.
    "newsroom.User": _local("accounts and passwords stay here", "all"),
    "newsroom.DraftSession": _made_anew("open forms of the last week", "user sent"),
    "newsroom.LoginDelay": _made_anew("failed logins of the last hours", "mark"),
    "newsroom.OutgoingMail": _local("mail that waits to be sent", "to bcc text html"),
    "newsroom.Notice": _local("read within 30 days", "account by words"),
    "newsroom.FormerFile": _local("kept for 30 days, to be put back", "replaced_by"),
    "newsroom.Merge": _local("kept for a day, to be undone", "by"),
    "newsroom.CheckRule": _local(_OF_DESK),
    "newsroom.Overruling": _local(_LOG, "by reason"),
    "newsroom.HeldBack": _local("work that is open here", "scheduled_by"),
    "newsroom.Unpublication": _local("kept for ten minutes, to be undone", "by content"),
    "newsroom.Pin": _local(_OF_DESK, "pinned_by"),
    "newsroom.Review": _local(_OF_DESK),
    "auth.Group": _local(_OF_DESK),
    "auth.Permission": _made_anew("made by migrations"),
    "contenttypes.ContentType": _made_anew("made by migrations"),
    "sessions.Session": _made_anew("people log in again", "session_data"),
    "wagtailusers.UserProfile": _local(_OF_DESK, "user avatar"),
    "wagtailcore.APIToken": _local("secrets of accounts stay here", "user"),
    "wagtailcore.ModelLogEntry": _local(_LOG, "user"),
    "wagtailcore.PageLogEntry": _local(_LOG, "user"),
    "wagtailcore.Collection": _local(_OF_DESK),
    "wagtailcore.CollectionViewRestriction": _local(_OF_DESK),
    "wagtailcore.GroupCollectionPermission": _local(_OF_DESK),
    "wagtailcore.GroupPagePermission": _local(_OF_DESK),
    "wagtailcore.GroupSitePermission": _local(_OF_DESK),
    "wagtailcore.PageViewRestriction": _local(_OF_DESK),
    "wagtailcore.Workflow": _local(_OF_DESK),
    "wagtailcore.WorkflowContentType": _local(_OF_DESK),
    "wagtailcore.WorkflowPage": _local(_OF_DESK),
    "wagtailcore.WorkflowState": _local(_OF_DESK, "requested_by"),
    "wagtailcore.WorkflowTask": _local(_OF_DESK),
    "wagtailcore.Task": _local(_OF_DESK),
    "wagtailcore.TaskState": _local(_OF_DESK, "finished_by comment"),
    "wagtailcore.GroupApprovalTask": _local(_OF_DESK),
    "wagtailcore.Comment": _local("notes of colleagues beside a draft", "user resolved_by text"),
    "wagtailcore.CommentReply": _local("notes of colleagues beside a draft", "user text"),
    "wagtailcore.PageSubscription": _local(_OF_DESK, "user"),
    "wagtailcore.UploadedFile": _made_anew(
        "files of a form that was never sent", "uploaded_by_user"
    ),
    "wagtailadmin.Admin": _made_anew(_UNUSED),
    "wagtailadmin.EditingSession": _made_anew("who has a form open just now", "user"),
    "wagtailadmin.FormState": _made_anew("how somebody left a form of the desk", "user"),
    "simple_translation.SimpleTranslation": _made_anew(_UNUSED),
    # What is made of all that.
    "newsroom.PictureRendition": _made_anew("made of the original when it is shown"),
    "newsroom.Change": _made_anew("the outbox: a restored paper is pressed anew"),
    "newsroom.Listed": _made_anew(_DERIVED),
    "newsroom.ArchivePage": Handling(
        True, True, why="derived, but its number stands in addresses that others link to"
    ),
    "newsroom.Related": _made_anew(_DERIVED),
    "newsroom.Likeness": _made_anew(_DERIVED),
    "newsroom.TraitUse": _made_anew(_DERIVED),
    "newsroom.StrongWord": _made_anew(_DERIVED),
    "newsroom.MostRead": _made_anew("ranked anew every fifteen minutes"),
    "newsroom.Weather": _made_anew("fetched anew"),
    "search.Entry": _made_anew("the search index: made anew"),
    "search.EntryText": _made_anew("the search index: made anew"),
    "search.Word": _made_anew("the search index: made anew"),
    "search.Progress": _made_anew("the search index: made anew"),
    "wagtailcore.ReferenceIndex": _made_anew("an index of Wagtail's: made anew"),
    "wagtailsearch.IndexEntry": _made_anew("an index of Wagtail's: made anew"),
    "wagtailsearch.SQLiteFTSIndexEntry": _made_anew("an index of Wagtail's: made anew"),
    "wagtailembeds.Embed": _made_anew("asked for again of the site that it is from"),
    "wagtaildocs.Document": _made_anew(_UNUSED, "uploaded_by_user"),
    "wagtailimages.Image": _made_anew(_UNUSED, "uploaded_by_user"),
    "wagtailimages.Rendition": _made_anew(_UNUSED),
}
