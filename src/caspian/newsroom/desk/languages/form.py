"""The forms of a language: what it opens with, and where its pages lead when it is closed."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from caspian.common.languages import language
from caspian.newsroom.desk.languages.proposals import proposed_name
from caspian.newsroom.desk.start.lists import name_of
from caspian.newsroom.models import Home, Information, Section, User
from caspian.newsroom.opening import BranchPage, FirstPages, first_home
from caspian.newsroom.rights.accounts import may_manage
from caspian.newsroom.roles import EDITORS

SECTION, PAGE = "section", "page"
MOST_CHARACTERS = 255


class OpenForm(forms.Form):
    """Asks which of the first language's sections and pages a new one gets, and their names."""

    def __init__(self, code: str, by: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.code = code
        first = first_home()
        self.sections = list(Section.objects.public().child_of(first).order_by("path"))
        self.pages = list(Information.objects.public().child_of(first).order_by("path"))
        for kind, page in self._offered():
            self._add(kind, page)
        people = User.objects.filter(is_active=True, groups__name=EDITORS).distinct()
        choices = [(one.pk, name_of(one)) for one in people if may_manage(by, one)]
        self.fields["editors"] = forms.TypedMultipleChoiceField(
            choices=choices, coerce=int, required=False,
            label=_("Who edits and publishes in its sections"),
            widget=forms.CheckboxSelectMultiple,
        )  # fmt: skip

    def _offered(self) -> list[tuple[str, Any]]:
        return [(SECTION, one) for one in self.sections] + [(PAGE, one) for one in self.pages]

    def _add(self, kind: str, page: Any) -> None:
        name, known = f"{kind}-{page.pk}", language(self.code)
        marks = {"lang": known.code, "dir": known.direction}
        self.fields[name] = forms.BooleanField(label=page.title, required=False, initial=True)
        self.fields[f"{name}-name"] = forms.CharField(
            label=gettext("“{title}” in {language}").format(title=page.title, language=known.name),
            required=False, max_length=MOST_CHARACTERS,
            initial=proposed_name(page.title, self.code),
            widget=forms.TextInput(attrs=marks),
        )  # fmt: skip
        if kind == PAGE:
            self.fields[f"{name}-text"] = forms.CharField(
                label=gettext("What it says in {language}").format(language=known.name),
                required=False,
                widget=forms.Textarea(attrs={**marks, "rows": 3}),
                help_text=_("Empty: the page is made as a draft, to be written later."),
            )

    def clean(self) -> dict[str, Any]:
        """Ask for the name of each that is ticked."""
        given: dict[str, Any] = super().clean() or {}
        for kind, page in self._offered():
            name = f"{kind}-{page.pk}"
            if given.get(name) and not given.get(f"{name}-name", "").strip():
                self.add_error(f"{name}-name", _("Give it a name, or leave it out."))
        return given

    def rows(self, kind: str) -> list[dict[str, Any]]:
        """Return the fields of each section, or of each page, as the screen shows them."""
        found = []
        for one, page in self._offered():
            if one == kind:
                name = f"{kind}-{page.pk}"
                has_text = f"{name}-text" in self.fields
                found.append(
                    {
                        "ticked": self[name],
                        "name": self[f"{name}-name"],
                        "text": self[f"{name}-text"] if has_text else None,
                    }
                )
        return found

    def wanted(self) -> FirstPages:
        """Return what was asked for, once the form is valid."""
        given = self.cleaned_data
        chosen: dict[str, list[BranchPage]] = {SECTION: [], PAGE: []}
        for kind, page in self._offered():
            name = f"{kind}-{page.pk}"
            if given[name]:
                lines = str(given.get(f"{name}-text", "")).splitlines()
                text = tuple(line.strip() for line in lines if line.strip())
                chosen[kind].append(BranchPage(page.pk, given[f"{name}-name"], text))
        return FirstPages(chosen[SECTION], chosen[PAGE])

    def editors(self) -> list[User]:
        """Return the accounts that were ticked."""
        return list(User.objects.filter(pk__in=self.cleaned_data["editors"]))


class CloseForm(forms.Form):
    """Asks what readers get at the addresses of a language that is closed."""

    leads_to = forms.ChoiceField(
        label=_("What readers get at its addresses"), required=False, widget=forms.RadioSelect
    )

    def __init__(self, code: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        homes = Home.objects.public().few().order_by("path")
        codes = list(homes.values_list("locale__language_code", flat=True))
        words = gettext("They are led to the front in {language}.")
        field: Any = self.fields["leads_to"]
        field.choices = [("", gettext("The page says that it is gone."))] + [
            (one, words.format(language=language(one).name)) for one in codes if one != code
        ]
