"""What the shield is shown of a comment on its way in."""

import datetime as dt
from dataclasses import dataclass

from caspian.comments.marks import Marks
from caspian.comments.models import Commenter


@dataclass(frozen=True)
class Posting:
    """A comment that keeps the rules of form, before anybody has judged it."""

    article_id: int
    language: str
    """BCP 47, of the article"""
    name: str
    text: str
    marks: Marks
    now: dt.datetime
    commenter: Commenter | None = None
    """None for a browser that has not commented before"""
    parent_id: int | None = None
    seconds: float | None = None
    """between the form and the post; None when the form's token says nothing"""
    form: str = ""
    """the number of the form; empty when its token says nothing"""
    is_trapped: bool = False
    """whether a field was filled in that no reader sees"""
