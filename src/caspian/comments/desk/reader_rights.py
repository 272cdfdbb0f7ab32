"""Readers' rights at the desk: what is kept of somebody, to hand out or to erase."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from wagtail.admin import messages

from caspian.comments import reader_rights
from caspian.comments.desk.screen import ERASE, Screen

SHOWN = 50


class WhoForm(forms.Form):
    """Asks whose comments are meant."""

    who = forms.CharField(
        label=_("Their e-mail address, or the link to one of their comments"),
        max_length=500,
        help_text=_(
            "They were given the link when they commented. Without one of the two, their "
            "comments can't be found."
        ),
    )


@method_decorator(never_cache, name="dispatch")
class ReadersRights(Screen):
    """Finds, hands out and erases; the address comes by POST only, so that no log holds it."""

    permission = ERASE
    template_name = "comments/desk/rights.html"
    page_title, tab = _("Readers’ rights"), "rights"
    http_method_names = ["get", "head", "post"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Start with an empty form."""
        return {"form": WhoForm()} | super().get_context_data(**kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Show what there is; hand it out or erase it where a button said so."""
        form = WhoForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        who, action = form.cleaned_data["who"], request.POST.get("action")
        if action == "export":
            return _file(reader_rights.export(who, by=request.user))
        if action == "erase":
            number = reader_rights.erase(who, by=request.user)
            messages.success(
                request,
                gettext("Erased for good: {comments}.").format(comments=_comments(number)),
            )
            return self.render_to_response(self.get_context_data())
        found = reader_rights.found(who).select_related("article")
        number = found.count()
        context = {"form": form, "who": who, "found": found[:SHOWN], "number": number}
        context |= {"how_many": _comments(number), "more": max(0, number - SHOWN)}
        return self.render_to_response(self.get_context_data(**context))


def _file(data: dict[str, Any]) -> HttpResponse:
    options = {"ensure_ascii": False, "indent": 2}
    answer = JsonResponse(data, json_dumps_params=options)
    answer["Content-Disposition"] = 'attachment; filename="comments.json"'
    return answer


def _comments(number: int) -> str:
    words = ngettext("{number} comment", "{number} comments", number)
    return words.format(number=f"{number:,}")
