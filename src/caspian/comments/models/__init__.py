"""The records of what readers write and of what was decided on it, one file each."""

from caspian.comments.models.comment import BroughtIn, Comment, Commenter
from caspian.comments.models.learnt import (
    Learned,
    Lesson,
    Likeness,
    LikenessKey,
    OurNames,
    Salt,
    ShieldWords,
    SlowMode,
)
from caspian.comments.models.moderation import (
    Ban,
    Decision,
    HouseRule,
    HouseRuleText,
    LookThrough,
    SecondLook,
)
from caspian.comments.models.settings import CommentSettings

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
