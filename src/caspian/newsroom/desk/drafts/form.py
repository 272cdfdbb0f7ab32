"""A form whose draft always saves: what a field cannot hold is kept beside it, as typed."""

from typing import Any, cast

from django.forms import ModelChoiceField, ModelMultipleChoiceField
from django.forms.utils import ErrorDict
from django.utils.translation import gettext
from wagtail.models import Page

from caspian.newsroom.drafts.slugs import follows_headline, free_slug
from caspian.newsroom.drafts.unfinished import BYLINES, FIELDS, KEY, Unfinished, fault_of, of_stream
from caspian.newsroom.stored import identifier

HEADLINE = Page._meta.get_field("title").max_length
CUT = "…"


class AlwaysSaves:
    """A page's form that refuses nothing as a draft; only what goes out is asked for more."""

    is_deferred_validation: bool
    instance: Any
    fields: Any
    data: Any
    files: Any
    formsets: Any
    cleaned_data: dict[str, Any]
    _errors: Any
    error_class: Any
    parent_page: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._typed: dict[str, Any] = {}
        self._half_bylines: list[dict[str, Any]] = []
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            # A browser cuts a long paste at this number, in silence.
            field.widget.attrs.pop("maxlength", None)
        form: Any = self
        if not form.is_bound and self.instance.pk:
            self._show_as_typed()

    def _clean_form(self) -> None:
        self._settle_slug()
        held = dict(self.cleaned_data)
        super()._clean_form()  # type: ignore[misc]
        self._keep(held)

    def _post_clean(self) -> None:
        held = dict(self.cleaned_data)
        super()._post_clean()  # type: ignore[misc]
        self._keep(held)

    def is_valid(self) -> bool:
        """Return whether it can be saved; of a draft, after what is unfinished was put aside."""
        if self.is_deferred_validation:
            self._keep_bylines()
        return bool(super().is_valid())  # type: ignore[misc]

    def save(self, commit: bool = True) -> Any:
        """Save, and keep beside the fields what they cannot hold."""
        kept = {FIELDS: self._typed, BYLINES: self._half_bylines}
        setattr(self.instance, KEY, {name: held for name, held in kept.items() if held})
        # Only the form knows which of its lines got which id.
        self.instance.saved_by = self
        return super().save(commit=commit)  # type: ignore[misc]

    def get_field_updates_for_resave(self) -> list[tuple[str, str]]:
        """Return what the open form is to hold from now on: ids of lines, and the address."""
        updates: list[tuple[str, str]] = super().get_field_updates_for_resave()  # type: ignore[misc]
        return [*updates, ("slug", self.instance.slug)] if "slug" in self.fields else updates

    def unfinished(self) -> list[Unfinished]:
        """Return what the form says is unfinished, field by field."""
        form: Any = self
        found: list[Unfinished] = []
        for name, errors in form.errors.items():
            if name == "body":
                body = form["body"].value()
                for error in errors.as_data():
                    found += of_stream(body, error)
            elif name in self.fields:
                label = str(form[name].label)
                found += [Unfinished(name, label, str(one)) for one in errors]
        for line in self.formsets[BYLINES].forms:
            if line.errors:
                said = gettext("Choose a contributor.")
                found.append(Unfinished(BYLINES, gettext("Byline"), said))
        return found

    def _keep(self, held: dict[str, Any]) -> None:
        """Of a draft, take the errors away, and keep what they were about."""
        if not self.is_deferred_validation:
            return
        for name in list(self._errors):
            why = [str(one) for one in self._errors.pop(name)]
            if name in held:
                self.cleaned_data[name] = held[name]
            elif name in self.fields:
                self._keep_one(name, why)

    def _keep_one(self, name: str, why: list[str]) -> None:
        form: Any = self
        field = self.fields[name]
        typed = field.widget.value_from_datadict(self.data, self.files, form.add_prefix(name))
        if isinstance(field, ModelMultipleChoiceField):
            # One that was deleted meanwhile must not take the others with it.
            there = [pk for one in typed or () if (pk := identifier(one))]
            self.cleaned_data[name] = cast(Any, field.queryset).filter(pk__in=there)
        elif not isinstance(field, ModelChoiceField) and isinstance(typed, str):
            self._typed[name] = {"typed": typed, "why": why}
            if name == "title":
                self.cleaned_data[name] = self._working_title(typed)

    def _working_title(self, typed: str) -> str:
        """Return what lists call a draft whose headline is missing or too long for its field."""
        if typed.strip():
            return typed.strip()[: HEADLINE - 1] + CUT
        return self.instance.title or gettext("Untitled")

    def _settle_slug(self) -> None:
        """Find a free address: what a headline makes must not refuse a draft, nor what is new."""
        form: Any = self
        if self.instance.live and not self.is_deferred_validation:
            return
        typed = str(self.data.get(form.add_prefix("slug"), "")).strip()
        wanted = self.cleaned_data.get("slug") or ""
        if typed and "slug" in self._errors:
            # Typed by hand, and none: the address stays as it was until it is one.
            if not self.is_deferred_validation:
                return
            self._keep_one("slug", [str(one) for one in self._errors["slug"]])
            wanted = self.instance.slug or ""
        headline = self.cleaned_data.get("title") or self.instance.title or ""
        is_untouched = wanted == (self.instance.slug or "") and headline != self.instance.title
        if is_untouched and follows_headline(self.instance, self.parent_page):
            wanted = ""
        self._errors.pop("slug", None)
        self.cleaned_data["slug"] = free_slug(wanted, headline, self.parent_page, self.instance)

    def _keep_bylines(self) -> None:
        """Of a draft, put aside each byline without a contributor: no record can hold it."""
        lines = self.formsets.get(BYLINES)
        if lines is None or self._half_bylines or not lines.management_form.is_valid():
            return
        lines.errors  # noqa: B018 - cleans them all, once
        for line in lines.forms:
            data = getattr(line, "cleaned_data", {})
            if not line.errors or data.get("DELETE"):
                continue
            role = self.data.get(line.add_prefix("role"), "")
            order = self.data.get(line.add_prefix("ORDER"), "")
            self._half_bylines.append({"role": str(role), "order": str(order)})
            line.cleaned_data = {**data, "DELETE": True}
            line._errors = ErrorDict()
        for name in ("_deleted_form_indexes", "_ordering"):
            lines.__dict__.pop(name, None)

    def _show_as_typed(self) -> None:
        """Show a draft as it was typed, with what is unfinished marked."""
        form: Any = self
        held = getattr(self.instance, KEY, None) or {}
        self._errors = ErrorDict()
        for name, one in held.get(FIELDS, {}).items():
            if name in self.fields:
                form.initial[name] = one["typed"]
                self._errors[name] = self.error_class(one["why"])
        if "body" in self.fields and (error := fault_of(self.instance.body)):
            self._errors["body"] = self.error_class([error])
        if half := held.get(BYLINES, []):
            lines = self.formsets[BYLINES]
            lines.extra = len(half)
            lines.initial_extra = [{"role": one["role"]} for one in half]
            for line in lines.forms[lines.initial_form_count() :]:
                said = line.error_class([gettext("Choose a contributor.")])
                line._errors = ErrorDict({"contributor": said})
