"""One comment: itself, what was decided on it, a ban, an answer in the paper's name."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from caspian.comments.answer_for_paper import NotShown, answer_for_paper
from caspian.comments.ban import LONGEST_DAYS, ban, kinds_for
from caspian.comments.desk.log import lines_of
from caspian.comments.desk.queue.row_context import row_context
from caspian.comments.desk.queue.rows import row_of
from caspian.comments.desk.queue.views import may, newest_seen
from caspian.comments.desk.queue.wanted import ANY, Wanted
from caspian.comments.desk.screen import ANSWER, BAN, For, Screen, tabs_for
from caspian.comments.models import Ban, Comment, CommentSettings, HouseRule
from caspian.comments.wording import RefusedWording, in_words

_WITH_ROW = ("article__locale", "commenter", "parent", "rule", "written_by")


class OneComment(Screen):
    """A comment and its history."""

    template_name = "comments/desk/comment.html"
    page_title = _("Comment")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the comment as a row, and every line of the log about it."""
        comments = Comment.objects.select_related(*_WITH_ROW)
        comment = get_object_or_404(comments, pk=self.kwargs["pk"])
        wanted, now = Wanted(state=ANY), timezone.now()
        return super().get_context_data(**kwargs) | {
            "row": row_of(comment, row_context([comment], wanted, now), now),
            "lines": lines_of(comment.decisions.select_related("by", "rule")),
            "bans": Ban.objects.filter(comment=comment).select_related("banned_by"),
            "house_rules": list(HouseRule.objects.all()),
            "asked": wanted.address(),
            "upto": newest_seen(),
            "next_url": self.request.path,
            **may(self.request),
        }


class OfComment(For, WagtailAdminTemplateMixin, FormView):  # type: ignore[type-arg]
    """A form about one comment."""

    header_icon = "comment"
    template_name = "comments/desk/of_comment.html"
    button: str | Promise = ""
    hint: str | Promise = ""

    @cached_property
    def comment(self) -> Comment:
        """Return the comment that the address names."""
        comments = Comment.objects.select_related(*_WITH_ROW)
        return get_object_or_404(comments, pk=self.kwargs["pk"])

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here: over the queue and the comment."""
        queue = {"url": reverse("comments:queue"), "label": gettext("Comments")}
        comment = {
            "url": reverse("comments:comment", args=[self.comment.pk]),
            "label": gettext("Comment"),
        }
        here = {"url": "", "label": self.page_title}
        return [*self.breadcrumbs_items, queue, comment, here]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the comment over the form."""
        back = get_valid_next_url_from_request(self.request)
        return super().get_context_data(**kwargs) | {
            "comment": self.comment,
            "tabs": tabs_for(self.request.user),
            "tab": "queue",
            "next": back,
            "back": back or reverse("comments:queue"),
            "button": self.button,
            "hint": self.hint,
        }

    def done(self, words: str) -> HttpResponse:
        """Say what was done, and go back to where the form was opened."""
        messages.success(self.request, words)
        back = get_valid_next_url_from_request(self.request)
        return redirect(back or reverse("comments:comment", args=[self.comment.pk]))


class BanForm(forms.Form):
    """Asks by what somebody should be known, how long, and why."""

    kinds = forms.MultipleChoiceField(
        label=_("Known by"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one thing to know them by.")},
    )
    days = forms.IntegerField(label=_("For how many days"), min_value=1)
    why = forms.CharField(
        label=_("Why"),
        required=False,
        max_length=250,
        help_text=_("For the log. Readers don't see it."),
    )

    def __init__(self, comment: Comment, *args: Any, **kwargs: Any) -> None:
        """Offer only what there is to know the comment's author by."""
        super().__init__(*args, **kwargs)
        most = min(LONGEST_DAYS, CommentSettings.load().ban_days)
        kinds = kinds_for(comment)
        offered: Any = self.fields["kinds"]
        offered.choices = [(kind.value, kind.label) for kind in kinds]
        # By the cookie alone a ban has a way around it: a private window.
        usual = {Ban.Kind.COMMENTER, Ban.Kind.ADDRESS, Ban.Kind.EMAIL}
        self.fields["kinds"].initial = [kind.value for kind in kinds if kind in usual]
        self.fields["days"].initial = most
        self.fields["days"].widget.attrs["max"] = most
        self.fields["days"].help_text = gettext(
            "{most} at most. Then it ends automatically."
        ).format(most=most)


class BanAuthor(OfComment):
    """Bans the author of a comment."""

    permission = BAN
    page_title, form_class, button = _("Ban the author"), BanForm, _("Ban")
    hint = _("No address is stored, only marks that expire.")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Hand the comment to the form."""
        return {**super().get_form_kwargs(), "comment": self.comment}

    def form_valid(self, form: BanForm) -> HttpResponse:
        """Ban by each kind, or say why not."""
        days, why = form.cleaned_data["days"], form.cleaned_data["why"]
        try:
            for kind in form.cleaned_data["kinds"]:
                ban(self.comment, kind=kind, days=days, by=self.request.user, why=why)
        except ValidationError as refusal:
            form.add_error(None, refusal.messages)
            return self.form_invalid(form)
        return self.done(
            ngettext(
                "Banned {name} for {days} day.", "Banned {name} for {days} days.", days
            ).format(name=self.comment.name or gettext("Nameless"), days=days)
        )


class AnswerForm(forms.Form):
    """Asks what the paper has to say."""

    text = forms.CharField(label=_("The paper's answer"), widget=forms.Textarea(attrs={"rows": 5}))


class Reply(OfComment):
    """Answers a comment in the paper's name."""

    permission = ANSWER
    page_title, form_class, button = _("Answer for the paper"), AnswerForm, _("Publish the answer")
    hint = _("It is published at once, under the paper's name.")

    def form_valid(self, form: AnswerForm) -> HttpResponse:
        """Publish the answer, or say why not."""
        try:
            answer_for_paper(self.comment, form.cleaned_data["text"], by=self.request.user)
        except NotShown as refusal:
            form.add_error(None, str(refusal))
        except RefusedWording as refusal:
            form.add_error("text", in_words(refusal))
        else:
            return self.done(gettext("The paper's answer is published."))
        return self.form_invalid(form)
