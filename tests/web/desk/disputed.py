"""What the pages of disputes answer to whom, beside the table of roles."""

from gongkai.office.bodies.roles import TABLE, Relation, Role, allowed


def disputed(page: str, role: Role, relation: Relation) -> int:
    """What looking at a page answers: 404 for a dispute that one must not know of."""
    if page == "desk:disputes":
        return 200
    if page == "desk:dispute-personal":
        return 405
    if page == "desk:dispute-new":
        return 200 if role in TABLE["file_dispute"] else 403
    if not allowed("list_disputes", role, relation):
        return 404
    needed = {"desk:dispute": "list_disputes", "desk:dispute-action": "notify_dispute"}
    return 200 if allowed(needed[page], role, relation) else 403
