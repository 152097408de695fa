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


# https://docs.aws.amazon.com/redshift/latest/dg/c_Supported_data_types.html, with the sizes that types have when none is given
TYPES = "double precision|character varying|binary varying|time(?:stamp)? with(?:out)? time zone|\\w+"
SYNONYMS = {
    "int": "integer", "int4": "integer", "int2": "smallint", "int8": "bigint", "numeric": "decimal", "bool": "boolean",
    "float4": "real", "float": "double precision", "float8": "double precision",
    "character varying": "varchar", "nvarchar": "varchar", "text": "varchar", "character": "char", "nchar": "char",
    "varbinary": "varbyte", "binary varying": "varbyte", "timestamp without time zone": "timestamp", "time without time zone": "time",
    "timestamp with time zone": "timestamptz", "time with time zone": "timetz",
}
SIZES = {"varchar": "256", "char": "1", "decimal": "18,0", "varbyte": "64000"}

# https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE.html: what ADD COLUMN does not take, and ALTER COLUMN TYPE
NOT_ADDED = r"\b(identity|generated|unique|primary|references|distkey|sortkey)\b|^(?!.*\bdefault (?!null)).*\bnot null\b"
NOT_ALTERED = r"\b(default|unique|primary|references)\b"
NOT_ENCODED = "bytedict", "runlength", "text255", "text32k"
CONSTRAINTS = "primary", "unique", "foreign", "constraint", "like", "check"


def evolved(table, old, new, back):
    """The steps from one definition of a table to another, if no data are lost on the way, and if Redshift can take them."""
    before, after = ({part[0]: part[1:] for part in parts[1:-1] if part[0] not in CONSTRAINTS} for parts in (old, new))
    kept = [name for name in after if name in before]
    lost = [name for name in before if name not in after]
    one, other = ([part for part in parts if part in (parts[0], parts[-1]) or part[0] in CONSTRAINTS] for parts in (old, new))
    if one != other or (not back and (lost or list(after)[: len(kept)] != list(before))):
        raise Failure("this would lose data: " + " ".join(lost or ["keys, order or attributes"]))
    alter, steps = "ALTER TABLE " + table + " ", []
    for name in after:
        kind, size, attributes, wanted = column(after[name])
        if name not in before:
            if re.search(NOT_ADDED, attributes):
                raise Failure("Redshift adds no column with a key or identity, nor one that is NOT NULL without a default: " + name)
            steps.append(["make", alter + "ADD COLUMN " + " ".join([name, *after[name]])])
            continue
        old_kind, old_size, old_attributes, encoding = column(before[name])
        if (kind, size, attributes) != (old_kind, old_size, old_attributes):
            if (kind, attributes) != ("varchar", old_attributes) or old_kind != kind or (int(size) < int(old_size) and not back):
                raise Failure("this would lose data: " + name)
            if re.search(NOT_ALTERED, attributes) or encoding in NOT_ENCODED or any(name in part for part in other[1:-1]):
                raise Failure("Redshift changes no size of a column with a default, a key or its encoding: " + name)
            steps.append(["make", alter + "ALTER COLUMN " + name + " TYPE varchar(" + size + ")"])
        if wanted and encoding != wanted:
            steps.append(["make", alter + "ALTER COLUMN " + name + " ENCODE " + wanted])
    # Only in a rollback: the resources that read an added column came with it, so they are dropped or made anew themselves.
    return steps + [["undo", alter + "DROP COLUMN " + name + " CASCADE"] for name in lost]


def column(tokens):
    """Of a column: its type by one name, its size, what else it has, and its encoding. Literals are of no interest."""
    encoding = ""
    if "encode" in tokens:
        at = tokens.index("encode")
        tokens, encoding = tokens[:at] + tokens[at + 2 :], tokens[at + 1]
    kind, size, attributes = re.fullmatch("(" + TYPES + r")(?: \( (.*?) \))?(.*)", " ".join(tokens), re.S).groups()
    kind = SYNONYMS.get(kind, kind)
    size = (size or SIZES.get(kind, "")).replace(" ", "").replace("max", "65535")
    return kind, size + ",0" * (kind == "decimal" and "," not in size), attributes, encoding
