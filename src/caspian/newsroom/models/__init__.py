"""The newsroom's records, in files by what they are about."""

from caspian.newsroom.models.accounts import LoginDelay, OutgoingMail, User
from caspian.newsroom.models.article import Article
from caspian.newsroom.models.byline import Byline
from caspian.newsroom.models.crawlers import CrawlerSettings
from caspian.newsroom.models.derived import (
    ArchivePage,
    Change,
    Likeness,
    Listed,
    Related,
    StrongWord,
    TraitUse,
    ViewTally,
    Withdrawn,
)
from caspian.newsroom.models.draft_session import DraftSession
from caspian.newsroom.models.files import Attachment, FormerFile, Picture, PictureRendition
from caspian.newsroom.models.filing import (
    Contributor,
    KeyArticle,
    Merge,
    Section,
    Topic,
    TopicName,
)
from caspian.newsroom.models.front_page import BreakingNews, Home, MostRead, Pin, Weather
from caspian.newsroom.models.import_record import ImportRecord
from caspian.newsroom.models.notices import Notice
from caspian.newsroom.models.publication import Publication, PublicationText, SocialAddress
from caspian.newsroom.models.publication_checks import (
    CheckRule,
    HeldBack,
    Overruling,
    Unpublication,
)
from caspian.newsroom.models.reader_page import Information
from caspian.newsroom.models.review import Review

__all__ = [
    "ArchivePage",
    "Article",
    "Attachment",
    "BreakingNews",
    "Byline",
    "Change",
    "CheckRule",
    "Contributor",
    "CrawlerSettings",
    "DraftSession",
    "FormerFile",
    "HeldBack",
    "Home",
    "ImportRecord",
    "Information",
    "KeyArticle",
    "Likeness",
    "Listed",
    "LoginDelay",
    "Merge",
    "MostRead",
    "Notice",
    "OutgoingMail",
    "Overruling",
    "Picture",
    "PictureRendition",
    "Pin",
    "Publication",
    "PublicationText",
    "Related",
    "Review",
    "Section",
    "SocialAddress",
    "StrongWord",
    "Topic",
    "TopicName",
    "TraitUse",
    "Unpublication",
    "User",
    "ViewTally",
    "Weather",
    "Withdrawn",
]
