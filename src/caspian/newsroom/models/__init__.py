"""The newsroom's records, one file each."""

from caspian.newsroom.models.article import Article
from caspian.newsroom.models.attachment import Attachment
from caspian.newsroom.models.breaking_news import BreakingNews
from caspian.newsroom.models.byline import Byline
from caspian.newsroom.models.change import Change
from caspian.newsroom.models.contributor import Contributor
from caspian.newsroom.models.former_file import FormerFile
from caspian.newsroom.models.home import Home
from caspian.newsroom.models.import_record import ImportRecord
from caspian.newsroom.models.information import Information
from caspian.newsroom.models.listed import Listed, Volume
from caspian.newsroom.models.login_delay import LoginDelay
from caspian.newsroom.models.merge import Merge
from caspian.newsroom.models.most_read import MostRead
from caspian.newsroom.models.outgoing_mail import OutgoingMail
from caspian.newsroom.models.picture import Picture, PictureRendition
from caspian.newsroom.models.pin import Pin
from caspian.newsroom.models.publication import Publication, PublicationText, SocialAddress
from caspian.newsroom.models.read_tally import ReadTally
from caspian.newsroom.models.related import Likeness, Related, StrongWord, TraitUse
from caspian.newsroom.models.review import Review
from caspian.newsroom.models.section import Section
from caspian.newsroom.models.topic import Topic, TopicName
from caspian.newsroom.models.user import User
from caspian.newsroom.models.weather import Weather
from caspian.newsroom.models.withdrawn import Withdrawn

__all__ = [
    "Article",
    "Attachment",
    "BreakingNews",
    "Byline",
    "Change",
    "Contributor",
    "FormerFile",
    "Home",
    "ImportRecord",
    "Information",
    "Likeness",
    "Listed",
    "LoginDelay",
    "Merge",
    "MostRead",
    "OutgoingMail",
    "Picture",
    "PictureRendition",
    "Pin",
    "Publication",
    "PublicationText",
    "ReadTally",
    "Related",
    "Review",
    "Section",
    "SocialAddress",
    "StrongWord",
    "Topic",
    "TopicName",
    "TraitUse",
    "User",
    "Volume",
    "Weather",
    "Withdrawn",
]
