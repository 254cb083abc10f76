"""What the pages of the annual reports answer to each role."""

from gongkai.office.bodies.roles import TABLE, Relation, Role


def reported(page: str, role: Role, relation: Relation) -> int:
    """What a page of the annual reports answers, where none was begun.

    Reports that are there are tested in tests/web/desk/reports/test_roles.py.
    """
    around = {Relation.OWN, relation} if relation is Relation.BELOW else {Relation.OWN}
    if not around & TABLE["list_reports"].get(role, frozenset()):
        return 403
    return 200 if page == "list" else 404
