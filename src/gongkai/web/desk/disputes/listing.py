"""The list of disputes: what is due first, then filtered, page after page."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.office.applications.searching import FIRST_YEAR
from gongkai.office.disputes.filing import FILE
from gongkai.office.disputes.lines import of_row
from gongkai.office.disputes.listing import Due, Filters, Group, due, listed
from gongkai.web.desk.fields import choices
from gongkai.web.desk.guard import access_of, desk
from gongkai.web.desk.register import LAST_YEAR, bodies_of
from gongkai.words import Dispute as Kind
from gongkai.words import DisputeResult

RESULTS = [result for result in DisputeResult if result is not DisputeResult.PENDING]


class FilterForm(forms.Form):
    """What the list is narrowed to; what is wrong narrows nothing, and is said."""

    group = forms.ChoiceField(label="状态", required=False, choices=choices(Group, "全部"))
    kind = forms.ChoiceField(label="种类", required=False, choices=choices(Kind, "全部"))
    result = forms.ChoiceField(label="结果", required=False, choices=choices(RESULTS, "全部"))
    year = forms.IntegerField(
        label="提起年度", required=False, min_value=FIRST_YEAR, max_value=LAST_YEAR
    )
    text = forms.CharField(label="案号、机关", required=False, max_length=60)
    body = forms.CharField(label="机关", required=False, max_length=40)

    def filters(self) -> Filters:
        """The filters that were given rightly."""
        given: Mapping[str, Any] = getattr(self, "cleaned_data", {})
        kept = {name: value for name, value in given.items() if value}
        if "group" in kept:
            kept["group"] = Group.of(kept["group"])
        return Filters(**kept)


@require_safe
@desk
def disputes(request: HttpRequest) -> HttpResponse:
    """A page of the list, with what is due above the first."""
    form, access = FilterForm(request.GET), access_of(request)
    form.is_valid()
    asked = request.GET.get("before", "")
    before = int(asked) if asked.isascii() and asked.isdigit() else None
    page = listed(access, form.filters(), before)
    if bodies := bodies_of(request):
        pairs = [("", "全部"), *((body.code, body.name) for body in bodies)]
        form.fields["body"].widget = forms.Select(choices=pairs)
    else:
        del form.fields["body"]
    query = request.GET.copy()
    query.pop("before", None)
    plain = not query.urlencode(safe="") and before is None
    known = {
        "form": form,
        "due": due(access) if plain else [],
        "items": [Due(row, of_row(row, access.on)) for row in page.rows],
        "query": query.urlencode(),
        "before": page.before,
        "first": before is None,
        "files": bool(access.bodies(FILE)),
    }
    return render(request, "desk/disputes/disputes.html", known)
