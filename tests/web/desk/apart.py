"""What the pages of disputes and of earlier reports answer, which are about no application."""

from gongkai.office.bodies.roles import TABLE, Relation, Role
from tests.web.desk.disputed import disputed

APART = ("desk:dispute", "desk:past")
# Pages about the reports that are there: tests/web/desk/test_past.py.
POSTED = {"desk:past-mend", "desk:past-withdraw"}
# At whichever body they may do it.
SOMEWHERE = {"desk:past": "list_reports", "desk:past-import": "import_report"}


def apart(name: str, role: Role, relation: Relation) -> int:
    """What looking at such a page answers."""
    if name.startswith("desk:dispute"):
        return disputed(name, role, relation)
    if name in POSTED:
        return 405
    if name not in SOMEWHERE:
        return 404
    # Everybody has a body of their own, and the county one below.
    around = {Relation.OWN, relation} if relation is Relation.BELOW else {Relation.OWN}
    return 200 if around & TABLE[SOMEWHERE[name]].get(role, frozenset()) else 403
