"""What a journal means, worked out slowly from who had seen what; shares no code with the program's own adding up."""

import json

from facilitator.domain.records import BY_TABLE


def read(document):
    """Give (rows, conflicts) as the journal of a document has them."""
    erased = set(document.connection.execute("SELECT tbl, uid FROM erased"))
    journal = {}
    for id_, table, uid, kind, patch, withheld, pred, stamp in document.connection.execute(
        "SELECT id, tbl, uid, kind, patch, withheld, pred, hlc FROM op"
    ):
        before = {pred[at : at + 16] for at in range(0, len(pred), 16)}
        told = json.loads(patch or "{}")
        names = set(told) | set(json.loads(withheld or "[]"))
        journal.setdefault((table, uid), {})[id_] = (kind == 0, told, names, before, stamp)
    histories = {row: _Row(row, one) for row, one in journal.items() if row[0] in BY_TABLE and row not in erased}
    shown = {row for row, one in histories.items() if one.lives}
    while True:
        more = {
            owner
            for row in shown
            for owner in histories[row].owners()
            if owner in histories and owner not in shown and histories[owner].has_puts
        }
        if not more:
            break
        shown |= more
    rows = {row: histories[row].values() for row in shown}
    conflicts = {(*row, name) for row in shown for name in histories[row].disputed()}
    return rows, conflicts


class _Row:
    def __init__(self, row, operations):
        self.record = BY_TABLE[row[0]]
        self.all = operations
        self.seen = {one: self._everything_before(one) for one in operations}
        self.puts = [one for one in operations if operations[one][0]]
        self.deletes = [
            one for one in operations if not operations[one][0] and not any(one in self.seen[put] for put in self.puts)
        ]
        self.has_puts = bool(self.puts)
        known_to_deletes = set().union(*(self.seen[one] for one in self.deletes))
        self.lives = any(put not in known_to_deletes for put in self.puts)

    def _everything_before(self, one):
        found = set()
        while True:
            more = set(self.all[one][3])
            for earlier in found:
                if earlier in self.all:
                    more |= self.all[earlier][3]
            if more <= found:
                return found
            found |= more

    def _versions(self, name):
        naming = [put for put in self.puts if name in self.all[put][2]]
        latest = [put for put in naming if not any(put in self.seen[other] for other in naming)]
        return sorted((self.all[put][4], put) for put in latest if name in self.all[put][1])

    def values(self):
        found = {}
        for name, field in self.record.fields.items():
            versions = self._versions(name)
            found[name] = self.all[versions[-1][1]][1][name] if versions else field.empty
        return found

    def disputed(self):
        if self.deletes:
            yield ""
        for name in self.record.fields:
            if len({json.dumps(self.all[put][1][name]) for _, put in self._versions(name)}) > 1:
                yield name

    def owners(self):
        values = self.values()
        return {
            (field.target, values[name])
            for name, field in self.record.fields.items()
            if field.is_owner and values[name]
        }
