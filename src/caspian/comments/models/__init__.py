"""The records of what readers write and of what was decided on it, one file each."""

from caspian.comments.models.ban import Ban
from caspian.comments.models.brought_in import BroughtIn
from caspian.comments.models.comment import Comment
from caspian.comments.models.commenter import Commenter
from caspian.comments.models.decision import Decision
from caspian.comments.models.house_rule import HouseRule, HouseRuleText
from caspian.comments.models.lesson import Learned, Lesson
from caspian.comments.models.likeness import Likeness, LikenessKey
from caspian.comments.models.our_names import OurNames
from caspian.comments.models.salt import Salt
from caspian.comments.models.second_look import LookThrough, SecondLook
from caspian.comments.models.settings import CommentSettings
from caspian.comments.models.shield_words import ShieldWords
from caspian.comments.models.slow_mode import SlowMode

__all__ = [
    "Ban",
    "BroughtIn",
    "Comment",
    "CommentSettings",
    "Commenter",
    "Decision",
    "HouseRule",
    "HouseRuleText",
    "Learned",
    "Lesson",
    "Likeness",
    "LikenessKey",
    "LookThrough",
    "OurNames",
    "Salt",
    "SecondLook",
    "ShieldWords",
    "SlowMode",
]
