# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Changes a table in place, from one definition to another."""


def columns(text):
    """A CREATE TABLE as lists of tokens: the text before the columns, each column, and the text after them."""
    parts, depth, closed = [[]], 0, False
    for token in re.findall(r"""--.*|/\*(?s:.*?)\*/|'(?:[^']|'')*'|"(?:[^"]|"")*"|::|[\w$]+|\S""", text):
        depth += (token == "(") - (token == ")")
        if closed or depth > 1 or token not in "(,)" or (token == ")" and depth):
            if token[:2] not in ("--", "/*"):
                parts[-1].append(token if token[0] in "\"'" else token.lower())
        else:
            parts.append([])
            closed = token == ")"
    return parts


def evolved(table, old, new, back):
    """The steps from one definition of a table to another, if they lose no data."""
    before, after = ({part[0]: part[1:] for part in parts[1:-1]} for parts in (old, new))
    kept = [name for name in after if name in before]
    lost = [name for name in before if name not in after]
    fixed = "primary", "unique", "foreign", "constraint", "like", "check"
    one, other = ([part for part in parts if part in (parts[0], parts[-1]) or part[0] in fixed] for parts in (old, new))
    if one != other or (not back and (lost or list(after)[: len(kept)] != list(before))):
        raise Failure("this would lose data: " + " ".join(lost or ["keys, order or attributes"]))
    alter, steps = "ALTER TABLE " + table + " ", []
    for name in after:
        if name not in before:
            steps.append(["make", alter + "ADD COLUMN " + " ".join([name, *after[name]])])
            continue
        (one, encoding), (other, wanted) = encoded(before[name]), encoded(after[name])
        if one != other:
            sizes = [int(size) for size in (varchar(one), varchar(other)) if size]
            if len(sizes) < 2 or one[4:] != other[4:] or (sizes[1] < sizes[0] and not back):
                raise Failure("this would lose data: " + name)
            steps.append(["make", alter + "ALTER COLUMN " + name + " TYPE varchar(" + str(sizes[1]) + ")"])
        if wanted and encoding != wanted:
            steps.append(["make", alter + "ALTER COLUMN " + name + " ENCODE " + wanted])
    # Only in a rollback: the resources that read an added column came with it, so they are dropped or made anew themselves.
    return steps + [["undo", alter + "DROP COLUMN " + name + " CASCADE"] for name in lost]


def encoded(tokens):
    """A column without its encoding, and the encoding."""
    if "encode" not in tokens:
        return tokens, ""
    at = tokens.index("encode")
    return tokens[:at] + tokens[at + 2 :], tokens[at + 1]


def varchar(tokens):
    if tokens[0] == "varchar" and tokens[1:2] == ["("]:
        return tokens[2].replace("max", "65535")
