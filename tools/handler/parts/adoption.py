# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Takes over an object that is there already, if it is as it is declared."""


def adopted(new, rows, state):
    """Compares what a query has found with the rows that were to be found; a table's definition says what these are."""
    _, *expected = new["Adopt"]
    found, wanted = ({json.dumps(row) for row in side} for side in (rows, expected))
    differs = [*sorted(found - wanted), *sorted(wanted - found)] if expected else different(new["Create"][0], rows)
    if differs:
        raise Failure("is there already, and not as it is declared: " + ", ".join(differs))
    state.update(adopted=True, made=True)


def different(create, rows):
    """What a table that is there has otherwise than its definition: rows of name, type, NOT NULL, DISTKEY and place in the SORTKEY."""
    before, *parts = columns(create)
    parts, tail = parts[:-1], " ".join(parts[-1] if parts else [])
    if {"as", "like"} & {*before, *tail.split(), *(part[0] for part in parts)}:
        return []  # its columns are those of a query, or of another table
    wanted = {part[0]: column(part[1:]) for part in parts if part[0] not in CONSTRAINTS}
    primary = [one.strip('"').lower() for part in parts if part[0] in CONSTRAINTS and "primary" in part for one in part]
    found = {name: (column(columns("(" + "c " + kind + ")")[1][1:])[:2], *keys) for name, kind, *keys in rows}
    spelled = {name.strip('"').lower(): name for name in wanted}
    result = [name + " is not there" for name in spelled if name not in found] + [name + " is there too" for name in found if name not in spelled]
    for name in [name for name in found if name in spelled]:
        kind, size, attributes, _ = wanted[spelled[name]]
        (old_kind, old_size), not_null, dist, sort = found[name]
        if (kind, size) != (old_kind, old_size):
            result.append(name + " is " + old_kind + (old_size and "(" + old_size + ")"))
        if not_null != (name in primary or bool(re.search(r"\b(not null|primary|identity)\b", attributes))):
            result.append(name + " is " + ("NOT NULL" if not_null else "NULL"))
    for key, place in (("distkey", 2), ("sortkey", 3)):
        inline = [name for name in spelled if re.search(r"\b" + key + r"\b", wanted[spelled[name]][2])]
        listed = re.search(key + r" \( (.*?) \)", tail)
        keys = [one.strip(' "').lower() for one in listed[1].split(",")] if listed else inline
        have = sorted((name for name in found if found[name][place]), key=lambda name: abs(int(found[name][place])))
        if keys and keys != have:
            result.append(key.upper() + " is " + (",".join(have) or "none"))
    return result
