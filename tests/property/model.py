# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""The errors of the graph, E0101 to E0106, E0108 and E0115, a second time: written from docs/errors and docs/explanation/design.md, without
the hash tables, barriers and other means of the C++. It is quadratic and worse on purpose, because it has to be obvious.

A program is a list of constructs in the order of the stack. A construct has a variable, an id, and mentions: pairs of a verb
and an id or a name. The verb "keeps" says that a construct goes on using a name after its deployment.
"""
import collections

Resource = collections.namedtuple("Resource", "variable id mentions text")
Verdict = collections.namedtuple("Verdict", "code resources about")  # resources: their variables

IDS = ("needs", "follows", "precedes")
MAKES = ("creates", "provides")
STRICT = ("fills", "reads", "uses", "removes")
USES = ("uses", "may_use")
FILLS = ("fills", "may_fill")
READS = ("reads", "may_read")


def is_id(text):
    return 1 <= len(text) <= 255 and all(c.isascii() and c.isalnum() for c in text)


def names_of(program):
    """In the order of their first mention."""
    return list(dict.fromkeys(name for r in program for verb, name in r.mentions if verb not in IDS))


def who(program, name, verbs):
    return [r.variable for r in program if any(verb in verbs and what == name for verb, what in r.mentions)]


def waits(program):
    """All pairs (later, earlier): from ids, from creators, and from fillers of a name to its readers."""
    by_id = {r.id: r.variable for r in program}
    place = {r.variable: i for i, r in enumerate(program)}
    pairs = set()
    for r in program:
        for verb, what in r.mentions:
            if verb == "follows":
                pairs.add((r.variable, by_id[what]))
            elif verb == "precedes":
                pairs.add((by_id[what], r.variable))
    for name in names_of(program):
        fillers, readers = who(program, name, FILLS), who(program, name, READS)
        makers, creators = who(program, name, MAKES), who(program, name, ("creates",))
        for maker in makers:
            pairs.update((maker, creator) for creator in creators if creator != maker)
            pairs.update((other, maker) for other in fillers + readers + who(program, name, USES) if other not in makers)
        for remover in who(program, name, ("removes",)):
            pairs.update((remover, r.variable) for r in program if r.variable != remover and any(what == name for _, what in r.mentions))
        for filler in fillers:
            for reader in readers:
                if reader == filler:
                    continue
                if filler in readers and reader in fillers:  # both fill and read: the order of the stack decides
                    if place[filler] < place[reader]:
                        pairs.add((reader, filler))
                else:
                    pairs.add((reader, filler))
    return pairs


def closure(pairs):
    """The constructs that wait for each other, directly or through others."""
    reach = collections.defaultdict(set)
    for later, earlier in pairs:
        reach[later].add(earlier)
    grown = True
    while grown:
        grown = False
        for later in list(reach):
            more = set().union(*(reach[e] for e in reach[later] if e in reach)) - reach[later]
            if more:
                reach[later] |= more
                grown = True
    return reach


def verdict_of(program):
    """The program's first error, or None."""
    for r in program:
        if not r.id:
            return Verdict("E0108", [r.variable], "")
        if not is_id(r.id):
            return Verdict("E0101", [r.variable], r.id)
    for i, r in enumerate(program):
        for earlier in program[:i]:
            if earlier.id == r.id:
                return Verdict("E0102", [earlier.variable, r.variable], r.id)
    ids = [r.id for r in program]
    for r in program:
        for verb, what in r.mentions:
            if verb in IDS and what not in ids:
                return Verdict("E0103", [r.variable], what)
            if verb in ("follows", "precedes") and what == r.id:
                return Verdict("E0106", [r.variable, r.variable], what)
    for name in names_of(program):
        creators = who(program, name, ("creates",))
        users = who(program, name, STRICT)
        if len(creators) > 1:
            return Verdict("E0105", creators[:2], name)
        if not who(program, name, MAKES) and users:
            return Verdict("E0104", users[:1], name)
    for name in names_of(program):
        for remover in who(program, name, ("removes",)):
            victims = [v for v in who(program, name, ("keeps", "removes")) if v != remover]
            if victims:
                return Verdict("E0115", [remover, victims[0]], name)
    reach = closure(waits(program))
    circle = [r.variable for r in program if r.variable in reach[r.variable]]
    return Verdict("E0106", circle, "") if circle else None


def is_circle(program, path):
    """True when each construct waits for the next. An error shows the first eight of a long cycle."""
    pairs = waits(program)
    closed = path[0] == path[-1] or len(path) == 8
    return closed and all(pair in pairs for pair in zip(path, path[1:]))
