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
    alone = {row: _Row(row, one) for row, one in journal.items() if row[0] in BY_TABLE}
    stands_for = _who_is_who(alone, erased)
    histories = {
        row: _Row(row, _all_that_is_said(row, journal, alone, stands_for))
        for row in alone
        if row not in erased and stands_for.get(row, row) == row
    }
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


def _who_is_who(alone, erased):
    """Give the row that stays for every row that says it is another; of a circle the smallest id stays."""
    says = {}
    for row, one in alone.items():
        other = (row[0], one.values().get("same_as") or "")
        if other[1] and other != row and one.lives and row not in erased and other in alone and alone[other].has_puts:
            says[row] = other
    found = {}
    for row in says:
        at = row
        for _ in says:
            at = says.get(at, at)
        if at in says:  # every row of the circle is passed when one walks on
            circle = {at}
            while (at := says[at]) not in circle:
                circle.add(at)
            at = min(circle)
        found[row] = at
    return found


def _all_that_is_said(row, journal, alone, stands_for):
    """Give a row's operations with links led on, and what the rows that went say that nobody who united them had seen."""
    own = {one: _led_on(row, each, stands_for) for one, each in journal[row].items()}
    gone = [one for one, stays in stands_for.items() if stays == row and one != row]
    if not gone:
        return own
    family = own | {one: _led_on(each, said, stands_for) for each in gone for one, said in journal[each].items()}
    seen = set()
    waiting = [one for each in gone for one in alone[each].heads("same_as")]
    while waiting:
        one = waiting.pop()
        if one in family and one not in seen:
            seen.add(one)
            waiting += family[one][3]
    answered = {
        (before, name)
        for each in (row, *gone)
        for one in journal[each]
        for before in family[one][3]
        for name in family[one][2]
        if family[one][0] and before not in journal[each]
    }
    told = {name for is_put, patch, *_ in own.values() if is_put for name in patch}
    late = {}
    for each in gone:
        said = {one: family[one] for one in journal[each]}
        its = _Row(each, said)
        at_uniting = _Row(each, {one: put for one, put in said.items() if one in seen})
        for one, (is_put, patch, _, pred, stamp) in said.items():
            kept = {}
            for name, value in patch.items():
                if not is_put or name == "same_as":
                    continue
                is_latest = one in [version for _, version in its.versions(name)]
                known = [at_uniting.all[version][1][name] for _, version in at_uniting.versions(name)]
                known += [
                    other[1][name]
                    for version, other in said.items()
                    if (version, name) in answered and version not in seen and name in other[1]
                ]
                is_new = one not in seen and value not in known
                if (is_latest and (name not in told or is_new)) or ((one, name) in answered and one not in seen):
                    kept[name] = value
            if kept:
                late[one] = (True, kept, set(kept), pred, stamp)
    return own | late


def _led_on(row, operation, stands_for):
    is_put, patch, names, pred, stamp = operation
    led = dict(patch)
    for name, field in BY_TABLE[row[0]].fields.items():
        if field.target and name != "same_as" and name in led:
            led[name] = stands_for.get((field.target, led[name]), (field.target, led[name]))[1]
    return is_put, led, names, pred, stamp


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

    def versions(self, name):
        return sorted((self.all[put][4], put) for put in self.heads(name) if name in self.all[put][1])

    def heads(self, name):
        naming = [put for put in self.puts if name in self.all[put][2]]
        return [put for put in naming if not any(put in self.seen[other] for other in naming)]

    def values(self):
        found = {}
        for name, field in self.record.fields.items():
            versions = self.versions(name)
            found[name] = self.all[versions[-1][1]][1][name] if versions else field.empty
        return found

    def disputed(self):
        if self.deletes:
            yield ""
        for name in self.record.fields:
            if len({json.dumps(self.all[put][1][name]) for _, put in self.versions(name)}) > 1:
                yield name

    def owners(self):
        values = self.values()
        return {
            (field.target, values[name])
            for name, field in self.record.fields.items()
            if field.is_owner and values[name]
        }
