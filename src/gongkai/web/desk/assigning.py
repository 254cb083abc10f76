"""Many applications handed to a section at once: each by itself, and what was not done is said."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from gongkai.office.applications.actions import act
from gongkai.refusal import Refusal
from gongkai.web.desk.guard import desk, person_of, shown
from gongkai.web.saying import sentence

MOST = 100


@require_POST
@desk
def assign(request: HttpRequest) -> HttpResponse:
    """Hand the chosen applications to a section."""
    codes, section = request.POST.getlist("code")[:MOST], request.POST.get("section", "")
    done, refused = 0, []
    for row in [shown(request, code) for code in codes]:
        try:
            act(row.code, "transfer", person_of(request), section=section)
        except Refusal as refusal:
            refused.append(f"{row}：{sentence(refusal)}")
        else:
            done += 1
    if done:
        messages.success(request, f"已把 {done} 件转交{section}。")
    for each in refused:
        messages.error(request, each)
    if not codes:
        messages.error(request, "没有选申请。请先在左边打勾，再转交。")
    query = QueryDict(request.POST.get("query", "")[:400]).urlencode()
    return redirect(f"{reverse('desk:register')}?{query}")
