"""What is asked of a file that was recognised: whether to import it, whose and of when it is."""

from django import forms

from gongkai.office.bodies.models import Body, choices
from gongkai.office.reports.importing import Planned, What
from gongkai.office.reports.models import Scope

TAKEN = (What.NEW, What.AGAIN)
CHOSEN = 300  # bodies in a list to choose from; where there are more, the code is typed
EARLIEST, LATEST = 1, 9999  # of a year that is one at all; which may be is the action's to say


class RowForm(forms.Form):
    """One file."""

    take = forms.BooleanField(label="导入", required=False)
    body = forms.CharField(label="机关编号", required=False, max_length=40)
    year = forms.IntegerField(label="年度", required=False, min_value=EARLIEST, max_value=LATEST)
    scope = forms.ChoiceField(label="范围", choices=choices(Scope))
    carried = forms.CharField(widget=forms.HiddenInput)

    def among(self, bodies: list[Body]) -> "RowForm":
        """The same, with a list of bodies to choose from where it is not too long."""
        if len(bodies) <= CHOSEN:
            known = [("", "请选择"), *((body.code, body.name) for body in bodies)]
            initial = self.initial.get("body")
            self.fields["body"] = forms.ChoiceField(
                label="机关", choices=known, required=False, initial=initial
            )
        return self


def initial(made: Planned, carried: str) -> dict[str, object]:
    """What the form of a file begins with."""
    return {
        "take": made.what in TAKEN,
        "body": made.body.code if made.body else "",
        "year": made.year,
        "scope": made.scope,
        "carried": carried,
    }
