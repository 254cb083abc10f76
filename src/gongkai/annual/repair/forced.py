"""Where as many changes are left as sums that share no cell need: by how much each must change.

Each of these sums then has just one changed cell, so that the change of every candidate is known,
and what the candidates do to the other sums can be weighed before any is tried.
"""

from collections.abc import Mapping, Sequence

from gongkai.annual.repair.tableau import NONE, Number, Tableau, quotient

SUMS = 1_000  # where more different sums can be reached, they say too little to be worth it

Options = list[dict[int, Number]]


def possible(node: Tableau, lists: Mapping[int, Sequence[int]]) -> Options:
    """Of lists that share no cell, by their rows, the cells that can change, and by how much.

    One cell of each list changes and no other cell does. The lists are of rows without a basic
    cell; where one cannot be met, its options are empty.
    """
    options = [_fitting(node, row, cells) for row, cells in lists.items()]
    before = -1
    while all(options) and sum(map(len, options)) != before:
        before = sum(map(len, options))
        for i, row in enumerate(node.rows):
            crossing = [k for k, cells in enumerate(options) if not row.keys().isdisjoint(cells)]
            if crossing and node.basic[i] == NONE:
                _weigh(row, node.rest[i], [options[k] for k in crossing])
    return options


def _fitting(node: Tableau, row: int, cells: Sequence[int]) -> dict[int, Number]:
    changes = {cell: quotient(node.rest[row], node.rows[row][cell]) for cell in cells}
    return {cell: change for cell, change in changes.items() if node.cells.allow(cell, change)}


def _weigh(row: Mapping[int, Number], rest: Number, options: Options) -> None:
    """Strike the options with which the others cannot bring a sum right."""
    shares = [{j: row.get(j, 0) * change for j, change in cells.items()} for cells in options]
    different = [set(share.values()) for share in shares]
    ahead = [{rest}]
    for found in reversed(different):
        ahead.append({total - share for total in ahead[-1] for share in found})
        if len(ahead[-1]) > SUMS:
            return
    ahead.reverse()
    behind: set[Number] = {0}
    for k, found in enumerate(different):
        fit = {share for share in found if not ahead[k + 1].isdisjoint(s + share for s in behind)}
        if fit != found:
            for cell, share in shares[k].items():
                if share not in fit:
                    del options[k][cell]
        behind = {s + share for s in behind for share in fit}
        if len(behind) > SUMS:
            return
