# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Random platforms, and mistakes in them.

A platform is a list of declarations. Each has the C++ that declares it, and the names that it creates and uses. Names are
unique words (`rel3`, `fun4`), so a mistake replaces words: once in the C++ that the compiler judges, and once in the
resource of the template that a deployment judges. The generator knows which names are there; it knows nothing of order.
"""
import dataclasses
import random
import re

COLUMNS = "id int, num int, title varchar(40)"


@dataclasses.dataclass
class Declaration:
    variable: str
    id: str
    text: str  # without "inline constexpr auto VARIABLE = "
    creates: list = dataclasses.field(default_factory=list)  # (kind, name)
    uses: list = dataclasses.field(default_factory=list)  # (kind, name) that stand in the text as words
    takes: list = dataclasses.field(default_factory=list)  # variables of other declarations
    reads: list = dataclasses.field(default_factory=list)  # names of relations whose columns a view or a statement reads
    form: str = ""

    def cpp(self):
        if self.form == "after":
            return f'inline constexpr after<"{self.id}"> {self.variable}{self.text};'
        return f"inline constexpr auto {self.variable} = {self.text};"

    def with_words(self, words):
        return dataclasses.replace(self, text=replaced(self.text, words))


def replaced(text, words):
    """The text with some words replaced by others, all at once."""
    return re.sub(r"\b(" + "|".join(map(re.escape, words)) + r")\b", lambda found: words[found[1]], text) if words else text


@dataclasses.dataclass
class Mistake:
    kind: str
    words: dict = dataclasses.field(default_factory=dict)  # id of a declaration: {word: word}
    texts: dict = dataclasses.field(default_factory=dict)  # id of a declaration: (text, text), the SQL of its creation
    gone: str = ""  # id of the declaration that is left out


class Platform:
    """`mistake` is None for a platform that must compile and deploy."""

    def __init__(self, declarations, mistake=None):
        self.declarations, self.mistake = declarations, mistake

    def cpp(self, namespace, mistaken, asserted):
        """The declarations and the stack; with its mistake if `mistaken`, and with the compiler's verdict if `asserted`."""
        mistake = self.mistake if mistaken else None
        lines, listed = [f"namespace {namespace} {{"], ["lake", "files_role", "other_role", "owner", "house"]
        for d in self.declarations:
            if mistake and d.id in mistake.words:
                d = d.with_words(mistake.words[d.id])
            if mistake and d.id in mistake.texts:
                old, new = mistake.texts[d.id]
                assert old in d.text, (old, d.text)
                d = dataclasses.replace(d, text=d.text.replace(old, new))
            lines.append(d.cpp())
            if not mistake or d.id != mistake.gone:
                listed.append(d.variable)
        random.Random(namespace).shuffle(listed)
        lines += [f'struct app : stack<app, "Proof", {", ".join(listed)}> {{',
                  "  static constexpr stack_options options{.remove_data_on_destroy = true};", "};",
                  "static_assert(valid<app>);" if asserted else "", f"}}  // namespace {namespace}"]
        return lines

    def template(self, written):
        """The template of the mistaken platform, from the one that the program without the mistake writes."""
        if not self.mistake:
            return written
        resources = {}
        for identity, resource in written["Resources"].items():
            if identity == self.mistake.gone:
                continue
            words, texts = self.mistake.words.get(identity, {}), self.mistake.texts.get(identity, ("", ""))
            old, new = (text.replace('\\"', '"') for text in texts)  # a template is without the backslashes of C++
            words = {spelt(a): spelt(b) for a, b in words.items()}
            resource = changed(resource, lambda text: replaced(text.replace(old, new) if old else text, words))
            waits = resource.get("DependsOn", [])
            waits = [w for w in ([waits] if isinstance(waits, str) else waits) if w != self.mistake.gone]
            resources[identity] = {**{k: v for k, v in resource.items() if k != "DependsOn"}, **({"DependsOn": waits} if waits else {})}
        return {**written, "Resources": resources}


def spelt(word):
    """What a template says for a variable of the shared head."""
    return {"files_role": "FilesRole", "other_role": "OtherRole"}.get(word, word)


def changed(value, change):
    if isinstance(value, dict):
        return {k: changed(v, change) for k, v in value.items()}
    if isinstance(value, list):
        return [changed(v, change) for v in value]
    return change(value) if isinstance(value, str) else value


class Draft:
    """A platform in the making."""

    def __init__(self, draw):
        self.draw, self.declarations, self.serial, self.home = draw, [], 0, {}
        # `home` has the schema of each relation, function and procedure
        self.names = {kind: [] for kind in ("schema", "table", "view", "function", "procedure", "role", "user", "group", "database", "share", "mask", "rls", "prefix", "external schema")}

    def name(self, kind):
        self.serial += 1
        short = {"table": "rel", "view": "rel", "schema": "sch", "function": "fun", "procedure": "prc", "role": "rol", "user": "usr", "group": "grp",
                 "database": "dbs", "share": "shr", "mask": "msk", "rls": "rls", "prefix": "pfx", "external schema": "ext"}[kind]
        return f"{short}{self.serial}"

    def some(self, kind):
        return self.draw.choice(self.names[kind]) if self.names[kind] else None

    def put(self, form, text, **more):
        number = len(self.declarations) + 1
        self.declarations.append(Declaration(f"r{number}", f"R{number}", text.replace("<>", f'<"R{number}">'), form=form, **more))
        for kind, name in self.declarations[-1].creates:
            if kind in self.names:
                self.names[kind].append(name)
        return self.declarations[-1]

    def creator(self, name):
        return next((d for d in self.declarations if any(n == name for _, n in d.creates)), None)

    def take(self, name):
        """The variable of the construct that creates a relation, or None for one that custom SQL creates."""
        found = self.creator(name)
        return found.variable if found and found.form in ("table", "view") else None

    def spell(self, name):
        """One of the spellings of a relation in SQL: (text, names of schemas in it)."""
        home = self.home[name]
        if home != "public":
            return f"{home}.{name}", [("schema", home)]
        return self.draw.choice([name, f"public.{name}", name.upper(), f'\\"{name}\\"']), []



def custom(create, delete=""):
    gone = f', .delete_ = "{delete}"' if delete else ""
    return f'house.run_custom_sql<>({{.create = "{create}"{gone}}})'


# Of each kind of policy: its words, the rest of its creation, and the columns that it is attached to.
POLICIES = {"mask": ("MASKING", "WITH (title varchar(40)) USING ('x'::varchar(40))", "(title)"), "rls": ("RLS", "WITH (num int) USING (num > 1)", "")}


def declare(draft, kind):
    """Puts one declaration of a kind into the draft, if what it needs is there."""
    draw = draft.draw
    relation = draw.choice(draft.names["table"] + draft.names["view"]) if draft.names["table"] else None
    table = draft.some("table")
    schema = draw.choice(["public"] + draft.names["schema"])

    def in_schema(name):
        draft.home[name] = schema
        return (name, []) if schema == "public" and draw.random() < 0.7 else (f"{schema}.{name}", [("schema", schema)] if schema != "public" else [])

    def source(name):
        text, schemas = draft.spell(name)
        return text, [("relation", name.upper() if text.isupper() else name), *schemas]

    if kind == "schema":
        name = draft.name("schema")
        if draw.random() < 0.5:
            draft.put(kind, f'house.create_schema<>("{name}", {{.removal = removal_policy::destroy}})', creates=[("schema", name)])
        else:
            draft.put("custom schema", custom(f"CREATE SCHEMA {name}", f"DROP SCHEMA {name}"), creates=[("schema", name)])
    elif kind == "table":
        name = draft.name("table")
        spelt, uses = in_schema(name)
        draft.put(kind, f'house.create_table<>("CREATE TABLE {spelt} ({COLUMNS})", {{.removal = removal_policy::destroy}})', creates=[("table", name)], uses=uses)
    elif kind == "custom table":
        name = draft.name("table")
        spelt, uses = in_schema(name)
        draft.put(kind, custom(f"CREATE TABLE {spelt} ({COLUMNS})", f"DROP TABLE {spelt}"), creates=[("table", name)], uses=uses)
    elif kind == "custom script" and schema != "public":
        name, other = draft.name("table"), draft.name("table")
        draft.home[name] = draft.home[other] = schema
        text = f"CREATE TABLE {schema}.{name} ({COLUMNS}); CREATE TABLE {schema}.{other} ({COLUMNS}); INSERT INTO {schema}.{other} SELECT * FROM {schema}.{name}"
        draft.put(kind, custom(text, f"DROP TABLE {schema}.{name}; DROP TABLE {schema}.{other}"), creates=[("table", name), ("table", other)], uses=[("schema", schema)])
    elif kind in ("view", "materialized view") and relation:
        name = draft.name("view")
        spelt, uses = in_schema(name)
        below = draft.names["table"] + draft.names["view"]
        if kind == "materialized view":  # it reads no plain view
            below = [r for r in below if "create_view" not in draft.creator(r).text]
        sources = [draw.choice(below) for _ in range(draw.choice([1, 1, 2]))]
        function = draft.some("function") if draw.random() < 0.5 else None
        tables = []
        for i, each in enumerate(sources):
            text, more = source(each)
            tables.append(f"{text} t{i}")
            uses = uses + more
        number = "t0.num"
        if function:
            home = draft.home[function]
            number = f"{function}(t0.num)" if home == "public" else f"{home}.{function}(t0.num)"
            uses = uses + [("function", function)] + ([("schema", home)] if home != "public" else [])
        what = kind.replace(" ", "_")
        draft.put("view", f'house.create_{what}<>("CREATE {kind.upper()} {spelt} AS SELECT t0.id, {number} AS num, t0.title FROM {" CROSS JOIN ".join(tables)}")',
                  creates=[("view", name)], uses=uses, reads=sources)
    elif kind == "function":
        name = draft.name("function")
        spelt, uses = in_schema(name)
        draft.put(kind, custom(f"CREATE FUNCTION {spelt} (int) RETURNS int IMMUTABLE AS $$ SELECT $1 + 1 $$ LANGUAGE sql", f"DROP FUNCTION {spelt}(int)"),
                  creates=[("function", name)], uses=uses)
    elif kind == "procedure":
        name = draft.name("procedure")
        spelt, uses = in_schema(name)
        draft.put(kind, custom(f"CREATE PROCEDURE {spelt}() AS $$ BEGIN NULL; END; $$ LANGUAGE plpgsql", f"DROP PROCEDURE {spelt}()"),
                  creates=[("procedure", name)], uses=uses)
    elif kind == "call" and draft.names["procedure"]:
        name = draft.some("procedure")
        home = draft.home[name]
        draft.put(kind, custom(f"CALL {name}()" if home == "public" else f"CALL {home}.{name}()"), uses=[("procedure", name)] + ([("schema", home)] if home != "public" else []))
    elif kind == "insert" and table:
        (target, one), (origin, two) = source(table), source(relation)
        draft.put(kind, custom(f"INSERT INTO {target} SELECT id, num, title FROM {origin}"), uses=one + two, reads=[relation])
    elif kind == "update" and table:
        target, uses = source(table)
        draft.put(kind, custom(f"UPDATE {target} SET num = 1 WHERE id = 2"), uses=uses, reads=[table])
    elif kind == "comment" and table:
        target, uses = source(table)
        draft.put(kind, custom(f"COMMENT ON TABLE {target} IS 'noted'"), uses=uses)
    elif kind == "load" and table:
        handle = draft.take(table)
        home = draft.home[table]
        if handle and draw.random() < 0.6:
            target, uses, takes = handle, [], [handle]
        else:
            target, uses, takes = f'table_named{{"{home}.{table}"}}', [("relation", table)] + ([("schema", home)] if home != "public" else []), []
        role = draw.choice(["", ", .role = &files_role"])
        prefix = draft.some("prefix") if draw.random() < 0.6 else None
        if prefix:
            draft.put(kind, f'house.ingest_data<>({target}, lake.silver() / "{prefix}/", {{.format = copy_format::parquet{role}}})', uses=uses + [("prefix", prefix)], takes=takes)
        else:
            draft.put(kind, f'house.ingest_data<>({target}, files / "in/", {{.format = copy_format::parquet{role}}})', uses=uses, takes=takes)
    elif kind == "copy":
        name = draft.name("prefix")
        draft.put(kind, f's3_data_copy<>(files / "in/", lake.silver() / "{name}/")', creates=[("prefix", name)])
    elif kind == "merge" and len(draft.names["table"]) > 1:
        pair = [t for t in draft.names["table"] if draft.take(t)]
        if len(pair) > 1:
            one, two = draw.sample(pair, 2)
            draft.put(kind, f'house.merge_to_target_table<>({draft.take(one)}, {draft.take(two)}, {{.source_key = "id", .target_key = "id"}})', takes=[draft.take(one), draft.take(two)])
    elif kind == "share" and relation and draft.take(relation):
        name = draft.name("share")
        draft.put(kind, f'house.create_share<>("{name}", {draft.take(relation)})', creates=[("share", name)], takes=[draft.take(relation)])
    elif kind == "share more" and draft.names["share"] and table:
        target, uses = draft.home[table] + "." + table, [("relation", table)]
        name = draft.some("share")
        used = {n for d in draft.declarations if ("share", name) in d.creates + d.uses for n in [*d.reads, *(n for _, n in d.uses)]} | {x for d in draft.declarations if ("share", name) in d.creates for x in d.takes}
        creator = draft.creator(name)
        first = next(d for d in draft.declarations if d.variable == creator.takes[0])
        if table not in used and first.variable != draft.take(table) and draft.home[table] == draft.home[first.creates[0][1]]:
            draft.put(kind, custom(f"ALTER DATASHARE {name} ADD TABLE {target}", f"ALTER DATASHARE {name} REMOVE TABLE {target}"), uses=uses + [("share", name)])
    elif kind == "role":
        name = draft.name("role")
        if draw.random() < 0.5:
            draft.put(kind, f'house.create_db_role<>("{name}")', creates=[("role", name)])
        else:
            draft.put("custom role", custom(f"CREATE ROLE {name}", f"DROP ROLE {name}"), creates=[("role", name)])
    elif kind == "user":
        name = draft.name("user")
        draft.put(kind, custom(f"CREATE USER {name} PASSWORD DISABLE", f"DROP USER {name}"), creates=[("user", name)])
    elif kind == "group":
        name = draft.name("group")
        draft.put(kind, custom(f"CREATE GROUP {name}", f"DROP GROUP {name}"), creates=[("group", name)])
    elif kind == "grant" and relation:
        who = draw.choice([k for k in ("role", "user", "group") if draft.names[k]] or [None])
        if who:
            name = draft.some(who)
            target, uses = source(relation)
            to = {"role": f"ROLE {name}", "group": f"GROUP {name}", "user": name}[who]
            draft.put(kind, custom(f"GRANT SELECT ON {target} TO {to}", f"REVOKE SELECT ON {target} FROM {to}"), uses=uses + [(who, name)])
    elif kind == "role in role" and (draft.names["role"] and (draft.names["user"] or len(draft.names["role"]) > 1)):
        one = draft.some("role")
        if draft.names["user"]:
            two = draft.some("user")
            if not any(set([("role", one), ("user", two)]) <= set(d.uses) for d in draft.declarations if d.form == kind):
                draft.put(kind, custom(f"GRANT ROLE {one} TO {two}", f"REVOKE ROLE {one} FROM {two}"), uses=[("role", one), ("user", two)])
    elif kind == "schema grant" and draft.names["schema"]:
        roles = [d for d in draft.declarations if d.form == "role"]
        if roles:
            role, name = draw.choice(roles), draft.some("schema")
            what = draw.choice(["grant_db_schema_to_role", "grant_schema_read_to_role", "grant_db_all_privileges_to_role"])
            if not any(d.form == kind and role.variable in d.takes and ("schema", name) in d.uses for d in draft.declarations):
                draft.put(kind, f'house.{what}<>({role.variable}, "{name}")', uses=[("schema", name)], takes=[role.variable])
    elif kind in POLICIES:
        name, (words, head, _) = draft.name(kind), POLICIES[kind]
        draft.put(kind, custom(f"CREATE {words} POLICY {name} {head}", f"DROP {words} POLICY {name}"), creates=[(kind, name)])
    elif (policies := kind.removeprefix("attach ")) in POLICIES and draft.names[policies] and draft.names["role"] and table:
        policy, role, (words, _, columns) = draft.some(policies), draft.some("role"), POLICIES[policies]
        uses = [("relation", table), (policies, policy), ("role", role)]
        if not any(set(uses) <= set(d.uses) for d in draft.declarations):
            where = f"{policy} ON {draft.home[table]}.{table}{columns}"
            draft.put(kind, custom(f"ATTACH {words} POLICY {where} TO ROLE {role}", f"DETACH {words} POLICY {where} FROM ROLE {role}"), uses=uses)
    elif kind == "database":
        name = draft.name("database")
        draft.put(kind, custom(f"CREATE DATABASE {name}", f"DROP DATABASE {name}"), creates=[("database", name)])
    elif kind == "elsewhere" and draft.names["database"]:
        name, database = draft.name("table"), draft.some("database")
        draft.put(kind, f'house.create_table<>("CREATE TABLE {name} ({COLUMNS})", {{.database = "{database}", .removal = removal_policy::destroy}})', creates=[("elsewhere", name)],
                  uses=[("database", database)])
    elif kind == "external schema":
        name = draft.name("external schema")
        draft.put(kind, custom(f"CREATE EXTERNAL SCHEMA {name} FROM DATA CATALOG DATABASE 'glue' IAM_ROLE default", f"DROP SCHEMA {name}"), creates=[("external schema", name)])
    elif kind == "external table" and draft.names["external schema"]:
        home, name = draft.some("external schema"), draft.name("table")
        draft.put(kind, custom(f"CREATE EXTERNAL TABLE {home}.{name} (id int, num int) STORED AS PARQUET LOCATION 's3://files-of-others/in/'", f"DROP TABLE {home}.{name}"),
                  creates=[("external table", name)], uses=[("external schema", home)])


KINDS = ("schema schema table table table view view view insert insert load load copy merge update comment function function procedure call share grant grant role role user group "
         "mask rls database elsewhere").split() + [
    "custom table", "custom script", "materialized view", "share more", "role in role", "schema grant", "schema grant", "attach mask", "attach rls", "external schema", "external table", "external table"]


FILLING = ("insert", "update", "load", "merge")


def waits(declarations):
    """What each declaration may have to wait for: who creates what it uses, and who fills the relations that it uses.

    More than the library asks for (a comment need not wait for a load): a platform without a circle here has none there.
    """
    creators = {name: d for d in declarations for _, name in d.creates}
    by_variable = {d.variable: d for d in declarations}
    filled = {d.variable: filled_by(d, by_variable) for d in declarations}
    used = {d.variable: {name.lower() for _, name in d.uses} | set(d.reads) | {n for t in d.takes if t in by_variable for _, n in by_variable[t].creates} for d in declarations}
    fillers = {}
    for d in declarations:
        if filled[d.variable]:
            fillers.setdefault(filled[d.variable], []).append(d)
    found = {d.variable: set() for d in declarations}
    for d in declarations:
        for name in used[d.variable]:
            if name in creators:
                found[d.variable].add(creators[name].variable)
            if filled[d.variable] == name and name not in d.reads:
                continue  # it only fills it
            for other in fillers.get(name, ()):
                both = filled[d.variable] == name and name in other.reads
                if not both or int(other.variable[1:]) < int(d.variable[1:]):
                    found[d.variable].add(other.variable)
        if d.form == "after":
            found[d.takes[0]].add(d.takes[1])
        found[d.variable].discard(d.variable)
    return found


def filled_by(d, by_variable):
    if d.form not in FILLING:
        return None
    if d.form == "merge":
        return by_variable[d.takes[1]].creates[0][1]
    if d.form == "load" and d.takes:
        return by_variable[d.takes[0]].creates[0][1]
    return d.uses[0][1].lower()


def has_circle(found):
    left = {variable: set(needs) for variable, needs in found.items()}
    while ready := [v for v, needs in left.items() if not needs & left.keys()]:
        for v in ready:
            del left[v]
    return bool(left)


def valid_platform(draw, least=10, most=60):
    draft = Draft(draw)
    wanted = draw.randint(least, most)
    for _ in range(20 * wanted):
        if len(draft.declarations) >= wanted:
            break
        before = len(draft.declarations)
        declare(draft, draw.choice(KINDS))
        if len(draft.declarations) > before and has_circle(waits(draft.declarations)):
            draft.declarations.pop()  # only what fills a relation closes a circle, and it creates no name
    for _ in range(draw.randint(0, 3)):
        later, earlier = draw.sample([d for d in draft.declarations if d.form != "after"], 2)
        draft.put("after", f"{{{later.variable}, {earlier.variable}}}", takes=[later.variable, earlier.variable])
        if has_circle(waits(draft.declarations)):
            draft.declarations.pop()
    return draft


# ---- mistakes ------------------------------------------------------------------------------------------------------

MISSPELT = ["schema", "relation", "function", "procedure", "role", "user", "group", "share", "mask", "rls", "database", "external schema", "prefix"]
MISTAKES = ([f"misspelt {kind}" for kind in MISSPELT] + ["missing " + k for k in ("schema", "table", "function", "procedure", "role", "user", "database", "share", "mask")]
            + ["created twice", "dropped", "renamed", "column dropped", "reads itself", "circle of views", "unknown column", "role cannot read", "too many values"])


def mistake_in(draft, kind):
    """A mistake of a kind in a valid platform, or None if it has no place for one."""
    draw, declarations = draft.draw, draft.declarations
    read = {r for d in declarations if d.form == "view" for r in d.reads}
    if kind.startswith("misspelt "):
        what = kind.removeprefix("misspelt ")
        found = [(d, name) for d in declarations for used, name in d.uses if used == what]
        if found:
            d, name = draw.choice(found)
            return Mistake(kind, words={d.id: {name: name + draw.choice("xqz")}})
    if kind.startswith("missing "):
        what = kind.removeprefix("missing ")
        used = {name.lower() for d in declarations for _, name in d.uses} | {r for d in declarations for r in d.reads}
        found = [d for d in declarations if any(made == what and name in used for made, name in d.creates)]
        if found:
            return Mistake(kind, gone=draw.choice(found).id)
    if kind == "created twice":
        for what in draw.sample(["table", "schema", "function", "role", "user", "mask", "database", "share"], 8):
            found = [d for d in declarations if any(made == what for made, _ in d.creates) and d.form != "schema"]
            homes = {}
            for d in found:
                homes.setdefault(draft.home.get(d.creates[0][1]), []).append(d)
            pairs = [of for of in homes.values() if len(of) > 1]
            if pairs:
                one, two = draw.sample(draw.choice(pairs), 2)
                return Mistake(f"{kind}: {what}", words={two.id: {two.creates[0][1]: one.creates[0][1]}})
    comments = [d for d in declarations if d.form == "comment" and any(name.lower() in read for _, name in d.uses)]
    if kind in ("dropped", "renamed", "column dropped") and comments:
        d = draw.choice(comments)
        target = re.search(r"COMMENT ON TABLE (\S+) IS", d.text)[1]
        new = {"dropped": f"DROP TABLE {target}", "renamed": f"ALTER TABLE {target} RENAME TO moved", "column dropped": f"ALTER TABLE {target} DROP COLUMN num"}[kind]
        return Mistake(kind, texts={d.id: (f"COMMENT ON TABLE {target} IS 'noted'", new)})
    views = [d for d in declarations if d.form == "view"]
    if kind == "reads itself" and views:
        d = draw.choice(views)
        own = d.creates[0][1]
        spelt = own if draft.home[own] == "public" else f"{draft.home[own]}.{own}"
        old = re.search(r"FROM (\S+) t0", d.text)[0]
        return Mistake(kind, texts={d.id: (old, f"FROM {spelt} t0")})
    if kind == "circle of views":
        for d in draw.sample(views, len(views)):
            for other in views:
                if d.creates[0][1] in other.reads and other is not d:
                    theirs = other.creates[0][1]
                    spelt = theirs if draft.home[theirs] == "public" else f"{draft.home[theirs]}.{theirs}"
                    old = re.search(r"FROM (\S+) t0", d.text)[0]
                    return Mistake(kind, texts={d.id: (old, f"FROM {spelt} t0")})
    if kind == "unknown column" and views:
        return Mistake(kind, texts={draw.choice(views).id: ("t0.title FROM", "t0.titel FROM")})
    if kind == "role cannot read":
        found = [d for d in declarations if d.form == "load" and "files_role" in d.text]
        if found:
            return Mistake(kind, words={draw.choice(found).id: {"files_role": "other_role"}})
    inserts = [d for d in declarations if d.form == "insert"]
    if kind == "too many values" and inserts:
        return Mistake(kind, texts={draw.choice(inserts).id: ("SELECT id, num, title FROM", "SELECT id, num, title, num FROM")})
    return None


def draw_platforms(seed, count, most=60):
    """As many platforms with a mistake as without one; each kind of mistake in turn."""
    for i in range(count):
        draw = random.Random(f"{seed} {i}")
        if i % 2 == 0:
            yield Platform(valid_platform(draw, most=most).declarations)
            continue
        kind = MISTAKES[i // 2 % len(MISTAKES)]
        while True:
            draft = valid_platform(draw, most=most)
            mistake = mistake_in(draft, kind)
            if mistake:
                yield Platform(draft.declarations, mistake)
                break
