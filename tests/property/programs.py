# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Random programs of two kinds: `things`, of a toy domain that uses every part of a description, and `platforms`, of tables,
views, loads, merges, shares and `after`. A program is valid, or has one mistake that the generator put in.
"""
import random

from model import IDS, MAKES, STRICT, Resource, closure, verdict_of, waits

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"


class Program:
    """The program declares `resources` in this order; the stack lists them and the shared constructs in the order of `listed`."""

    def __init__(self, declared, listed, mistake=None, code=None):
        self.declared, self.listed, self.mistake, self.code = declared, listed, mistake, code

    def cpp(self, namespace):
        lines = [f"namespace {namespace} {{", *(r.text for r in self.declared)]
        listed = ", ".join(r.variable for r in self.listed)
        lines += [f'struct app : {self.stack}<app, "App", {self.checks}{listed}> {{}};',
                  "static_assert(strata::core::valid<app>);", f"}}  // namespace {namespace}"]
        return lines


def new_id(draw, used):
    while True:
        made = "".join(draw.choice(LETTERS) for _ in range(draw.choice([1, 2, 3, 8, 40])))
        if made not in used:
            used.add(made)
            return made


def bad_id(draw, good):
    at = draw.randrange(len(good) + 1)
    return draw.choice([good[:at] + draw.choice("-_ .:/é") + good[at:], good + "x" * (256 - len(good))])


def earlier_and_later(draw, resources):
    """Two constructs, of which the second has to wait for the first, directly or through others."""
    reach = closure(waits(resources))
    pairs = sorted((e, l) for l in reach for e in reach[l])
    if not pairs:
        return None
    by_variable = {r.variable: r for r in resources}
    earlier, later = draw.choice(pairs)
    return by_variable[earlier], by_variable[later]


# ---- things --------------------------------------------------------------------------------------------------------

class Things(Program):
    stack, checks = "strata::core::basic_stack", "strata::core::no_further_checks, "
    head = """#include <strata/core/stack.hpp>
template <strata::core::fixed_string Id, class Say>
struct thing {
  static constexpr std::string_view id = Id.view();
  Say say;
  unsigned line = static_cast<unsigned>(__builtin_LINE());
  constexpr void describe(strata::core::describer& about) const { say(about); }
};
template <strata::core::fixed_string Id, class Say>
constexpr thing<Id, Say> make(Say say, unsigned line = __builtin_LINE()) { return {say, line}; }
using strata::core::verb;"""


PLAIN = (*IDS, "creates", "fills", "reads")  # verbs with a function of their own


def thing(variable, id_, mentions):
    said = "".join(f' about.{verb}("{what}");' if verb in PLAIN else f' about.name(verb::{verb}).append("{what}");'
                   for verb, what in mentions)
    used = "about" if mentions else ""
    return Resource(variable, id_, mentions,
                    f'inline constexpr auto {variable} = make<"{id_}">([](strata::core::describer& {used}) {{{said} }});')


def valid_things(draw):
    while True:
        count, used = draw.randint(1, 11), set()
        mentions = [[] for _ in range(count)]
        ids = [new_id(draw, used) for _ in range(count)]
        for _ in range(draw.randint(0, count + 2)):
            later, earlier = sorted((draw.randrange(count), draw.randrange(count)), reverse=True)
            if later != earlier:
                verb = draw.choice(IDS)
                if verb == "precedes":
                    mentions[earlier].append((verb, ids[later]))
                else:
                    mentions[later].append((verb, ids[earlier]))
        for n in range(draw.randint(0, 4)):
            name = f"n{n}"
            first = draw.randrange(count)
            created = draw.random() < 0.8
            if created:
                mentions[first].append((draw.choice(["creates", "creates", "provides"]), name))
            for i in range(first, count):
                for verb in ("fills", "reads", "uses") if created else ("may_fill", "may_read", "may_use"):
                    if draw.random() < 0.25:
                        may = {"fills": "may_fill", "reads": "may_read", "uses": "may_use"}.get(verb, verb)
                        mentions[i].append((draw.choice([verb, may]), name))
                if created and i > first and draw.random() < 0.1:
                    mentions[i].append(("provides", name))
            if created and draw.random() < 0.2:
                mentions[count - 1].append(("removes", name))
        for m in mentions:
            draw.shuffle(m)
        things = [thing(f"r{i}", ids[i], mentions[i]) for i in range(count)]
        draw.shuffle(things)
        if verdict_of(things) is None:
            return things


def mistaken_thing(draw, things, mistake):
    """(the things with the mistake, the code that it must give), or None if the program has no place for it."""
    i, j = draw.randrange(len(things)), draw.randrange(len(things))
    this, other = things[i], things[j]

    def put(at, id_=None, mentions=None):
        old = things[at]
        return things[:at] + [thing(old.variable, old.id if id_ is None else id_, old.mentions if mentions is None else mentions)] + things[at + 1:]

    def say(at, *more):
        mentions = list(things[at].mentions)
        for m in more:
            mentions.insert(draw.randint(0, len(mentions)), m)
        return put(at, mentions=mentions)

    created = [what for r in things for verb, what in r.mentions if verb == "creates"]
    if mistake == "bad id":
        return put(i, id_=bad_id(draw, this.id)), "E0101"
    if mistake == "no id":
        return put(i, id_=""), "E0108"
    if mistake == "same id" and i != j:
        return put(i, id_=other.id), "E0102"
    if mistake == "unlisted":
        mentioned = {what for r in things for verb, what in r.mentions if verb in IDS and what != r.id}
        if this.id in mentioned:
            return things[:i] + things[i + 1:], "E0103"
    if mistake == "misspelt id":
        return say(i, (draw.choice(IDS), this.id + "x" if this.id + "x" not in [r.id for r in things] else "Nowhere")), "E0103"
    if mistake == "misspelt name":
        return say(i, (draw.choice(["fills", "reads"]), "n")), "E0104"
    if mistake == "nobody creates":
        strict = {what for r in things for verb, what in r.mentions if verb in STRICT}
        for at, r in enumerate(things):
            others = {what for o in things if o is not r for verb, what in o.mentions if verb == "provides"}
            if any(verb == "creates" and what in strict - others for verb, what in r.mentions):
                return put(at, mentions=[m for m in r.mentions if m[0] not in MAKES]), "E0104"
    if mistake == "created twice" and created:
        name = draw.choice(created)
        if ("creates", name) not in this.mentions:
            return say(i, ("creates", name)), "E0105"
    if mistake == "waits for itself":
        return say(i, (draw.choice(["follows", "precedes"]), this.id)), "E0106"
    pair = earlier_and_later(draw, things)
    if pair and mistake == "circle of ids":
        earlier, later = pair
        if draw.random() < 0.5:
            return say(things.index(earlier), ("follows", later.id)), "E0106"
        return say(things.index(later), ("precedes", earlier.id)), "E0106"
    if pair and mistake == "circle of a name":
        earlier, later = pair
        changed = say(things.index(earlier), (draw.choice(["reads", "fills", "may_read", "may_fill"]), "z"))
        things = changed
        return say([r.variable for r in things].index(later.variable), ("creates", "z")), "E0106"
    return None


THING_MISTAKES = ["bad id", "no id", "same id", "unlisted", "misspelt id", "misspelt name", "nobody creates", "created twice",
                  "waits for itself", "circle of ids", "circle of a name"]


# ---- platforms -----------------------------------------------------------------------------------------------------

class Platforms(Program):
    stack, checks = "strata::stack", ""
    head = """#include <strata/strata.hpp>
#include <strata/policy.hpp>
namespace shared {
using namespace strata;
inline constexpr auto lake = data_lake_storage<"DataLake">();
inline constexpr auto role = iam_role<"LakeRole">(service_principal::redshift, can_read(lake.silver()));
inline constexpr auto owner = redshift_serverless_namespace<"Namespace">({.name = "warehouse", .db_name = "dev"}, default_role(role));
inline constexpr auto house = redshift_serverless_workgroup<"House">(owner, {.name = "warehouse"});
}
using namespace strata;
using shared::house, shared::lake;"""


SHARED = [Resource("shared::lake", "DataLake", [], ""),
          Resource("shared::role", "LakeRole", [("needs", "DataLake")], ""),
          Resource("shared::owner", "Namespace", [("needs", "LakeRole")], ""),
          Resource("shared::house", "House", [("needs", "Namespace")], "")]
STATEMENT = [("needs", "House"), ("needs", "Namespace")]
KINDS = ["table", "table", "view", "view", "load", "load", "merge", "custom", "share", "after", "output", "schema", "role", "grant",
         "procedure", "call", "drop"]


def spelt(draw, relation):
    """One of the spellings of a name in SQL: without its schema, in capitals, in quotes."""
    if "." in relation:
        return draw.choice([relation, relation.upper(), f'{relation.split(".")[0]}.\\"{relation.split(".")[1]}\\"', f"dev.{relation}"])
    return draw.choice([relation, f"public.{relation}", relation.upper(), f'\\"{relation}\\"'])


def statement(kind, variable, id_, *, creates=None, reads=(), fills=None, handles=(), spell=None):
    """One construct of a platform: `handles` are constructs that it takes, the rest are names of relations."""
    draw = spell
    mentions = list(STATEMENT)
    if kind == "table":
        text = f'house.create_table<"{id_}">("CREATE TABLE {spelt(draw, creates)} (id integer, title varchar(100))")'
    elif kind == "view":
        what = draw.choice(["view", "materialized_view"])
        tables = " CROSS JOIN ".join(f"{spelt(draw, r)} t{i}" for i, r in enumerate(reads))
        text = (f'house.create_{what}<"{id_}">("CREATE {what.replace("_", " ").upper()} {spelt(draw, creates)} AS '
                f'SELECT t0.id, t0.title FROM {tables}")')
    elif kind == "load":
        mentions.append(("needs", "DataLake"))
        target = handles[0].variable if handles else f'table_named{{"{draw.choice([fills, fills if "." in fills else "public." + fills])}"}}'
        mentions += [("needs", h.id) for h in handles]
        text = f'house.ingest_data<"{id_}">({target}, lake.silver() / "in/", {{.when_no_files = when_no_files::fail}})'
    elif kind == "merge":
        mentions += [("needs", h.id) for h in handles]
        text = f'house.merge_to_target_table<"{id_}">({handles[0].variable}, {handles[1].variable})'
    elif kind == "custom":
        text = (f'house.run_custom_sql<"{id_}">({{.create = "INSERT INTO {spelt(draw, fills)} SELECT id, title FROM '
                f'{spelt(draw, reads[0])}"}})')
        return Resource(variable, id_, mentions + [("may_fill", fills), ("may_read", reads[0])], f"inline constexpr auto {variable} = {text};")
    elif kind == "share":
        mentions += [("follows", h.id) for h in handles]
        mentions += [(verb, what) for h in handles for made, what in h.mentions if made == "creates" for verb in ("uses", "keeps")]
        text = f'house.create_share<"{id_}">("share_{variable}", {handles[0].variable})'
    elif kind == "output":
        mentions = [("needs", h.id) for h in handles]
        text = f'output<"{id_}">([] {{ return cfn::reference{{{{"{handles[0].id}", {{}}}}}}; }})'
    if kind == "after":
        later, earlier = handles
        return Resource(variable, id_, [("precedes", later.id), ("follows", earlier.id)],
                        f'inline constexpr after<"{id_}"> {variable}{{{later.variable}, {earlier.variable}}};')
    if creates:
        mentions.append(("creates", creates))
        if "." in creates:
            mentions += [(verb, f"schema {creates.split('.')[0]}") for verb in ("reads", "keeps")]
    mentions += [("reads", r) for r in reads]
    if kind == "view":
        mentions += [("keeps", r) for r in reads]
    if fills:
        mentions.append(("fills", fills))
    return Resource(variable, id_, mentions, f"inline constexpr auto {variable} = {text};")


def of_schema(draw, variable, id_, schema):
    """The schema, by a function, by SQL, or by SQL that leaves an existing one alone."""
    text, verb = draw.choice([(f'house.create_schema<"{id_}">("{schema}")', "creates"),
                              (f'house.run_custom_sql<"{id_}">({{.create = "CREATE SCHEMA {schema.upper()}"}})', "creates"),
                              (f'house.run_custom_sql<"{id_}">({{.create = "CREATE SCHEMA IF NOT EXISTS {schema}"}})', "provides")])
    return Resource(variable, id_, STATEMENT + [(verb, f"schema {schema}")], f"inline constexpr auto {variable} = {text};")


def of_role(draw, variable, id_, role):
    text = draw.choice([f'house.create_db_role<"{id_}">("{role}")', f'house.run_custom_sql<"{id_}">({{.create = "CREATE ROLE {role}"}})'])
    return Resource(variable, id_, STATEMENT + [("creates", f"role {role}")], f"inline constexpr auto {variable} = {text};")


def of_script(variable, id_, mentions, sql):
    return Resource(variable, id_, STATEMENT + mentions, f'inline constexpr auto {variable} = house.run_custom_sql<"{id_}">({{.create = "{sql}"}});')


def grant_of_usage(variable, id_, schema, role):
    needs_schema = [] if schema == "public" else [("reads", f"schema {schema}")]  # every database has it
    return of_script(variable, id_, [*needs_schema, ("reads", f"role {role}"), ("keeps", f"role {role}")],
                     f"GRANT USAGE ON SCHEMA {schema} TO ROLE {role}")


def of_names(draw, kind, variable, id_, number, names):
    """A construct of other names than those of relations, or None; `names` lists the names of each kind."""
    if kind == "schema":
        names["schema"].append(f"area{number}")
        return of_schema(draw, variable, id_, names["schema"][-1])
    if kind == "role":
        names["role"].append(f"reader{number}")
        return of_role(draw, variable, id_, names["role"][-1])
    if kind == "procedure":
        names["procedure"].append(f"refresh{number}")
        made = names["procedure"][-1]
        return of_script(variable, id_, [("provides", f"procedure public.{made}")], f"CREATE PROCEDURE {made}() AS $$ BEGIN END; $$ LANGUAGE plpgsql")
    if kind == "grant" and names["schema"] and names["role"]:
        return grant_of_usage(variable, id_, draw.choice(names["schema"]), draw.choice(names["role"]))
    if kind == "call" and names["procedure"]:
        called = draw.choice(names["procedure"])
        return of_script(variable, id_, [("reads", f"procedure public.{called}")], f"CALL {spelt(draw, called)}()")
    if kind == "drop" and names["procedure"]:
        gone = names["procedure"].pop()
        return of_script(variable, id_, [("removes", f"procedure public.{gone}")], f"DROP PROCEDURE {gone}()")
    return None


def valid_platform(draw):
    while True:
        used = {r.id for r in SHARED}
        declared, relations, tables = [], {}, []
        names = {"schema": [], "role": [], "procedure": []}
        for i in range(draw.randint(1, 6)):
            variable, id_ = f"r{i}", new_id(draw, used)
            kind = draw.choice(KINDS if tables else ["table"])
            some = [draw.choice(list(relations)) for _ in range(draw.randint(1, 2))] if relations else []
            table = draw.choice(tables) if tables else None
            made = of_names(draw, kind, variable, id_, i, names)
            if kind in ("table", "view"):
                in_schema = names["schema"] and draw.random() < 0.5
                relation = f"{draw.choice(names['schema'])}.rel{i}" if in_schema else f"rel{i}"
                made = statement(kind, variable, id_, creates=relation, reads=some if kind == "view" else (), spell=draw)
                relations[relation] = made
                if kind == "table":
                    tables.append((relation, made))
            elif kind == "load":
                made = statement(kind, variable, id_, fills=table[0], handles=[table[1]] if draw.random() < 0.5 else (), spell=draw)
            elif kind == "merge" and len(tables) > 1:
                source, target = draw.sample(tables, 2)
                made = statement(kind, variable, id_, reads=(source[0], target[0]), fills=target[0], handles=(source[1], target[1]), spell=draw)
            elif kind == "custom":
                made = statement(kind, variable, id_, fills=table[0], reads=some[:1], spell=draw)
            elif kind == "share":
                made = statement(kind, variable, id_, handles=[relations[some[0]]], spell=draw)
            elif kind == "output":
                made = statement(kind, variable, id_, handles=[draw.choice(declared)], spell=draw)
            elif kind == "after" and len(declared) > 1:
                made = statement(kind, variable, id_, handles=draw.sample(declared, 2), spell=draw)
            if made:
                declared.append(made)
        listed = SHARED + declared
        draw.shuffle(listed)
        if verdict_of(listed) is None:
            return declared, listed


def mistaken_platform(draw, declared, listed, mistake):
    variable, id_ = "extra", new_id(draw, {r.id for r in listed})

    def more(made):
        into = list(listed)
        into.insert(draw.randint(0, len(into)), made)
        return declared + [made], into

    created = [(what, r) for r in declared for verb, what in r.mentions if verb == "creates"]
    created = [(what, r) for what, r in created if r.variable.startswith("r") and "rel" in what]
    relation, creator = draw.choice(created)
    schemas = [what.split()[1] for r in declared for verb, what in r.mentions if verb in MAKES and what.startswith("schema ")]
    roles = [what.split()[1] for r in declared for verb, what in r.mentions if verb in MAKES and what.startswith("role ")]
    if mistake == "bad id":
        return *more(statement("table", variable, bad_id(draw, id_), creates="fresh", spell=draw)), "E0101"
    if mistake == "no id":
        return *more(statement("view", variable, "", creates="fresh", reads=[relation], spell=draw)), "E0108"
    if mistake == "same id":
        return *more(statement("table", variable, draw.choice(listed).id, creates="fresh", spell=draw)), "E0102"
    if mistake == "unlisted":
        needed = {what for r in listed for verb, what in r.mentions if verb in IDS}
        candidates = [r for r in listed if r.id in needed]
        left_out = draw.choice(candidates)
        return declared, [r for r in listed if r is not left_out], "E0103"
    if mistake == "misspelt relation":
        misspelt = draw.choice([relation + "s", relation[:-1], relation.replace("rel", "ref")])
        if draw.random() < 0.5:
            return *more(statement("view", variable, id_, creates="fresh", reads=[misspelt], spell=draw)), "E0104"
        return *more(statement("load", variable, id_, fills=misspelt, spell=draw)), "E0104"
    if mistake == "created twice":
        return *more(statement("table", variable, id_, creates=relation, spell=draw)), "E0105"
    if mistake == "misspelt schema" and schemas:
        return *more(statement("table", variable, id_, creates=draw.choice(schemas) + "s.fresh", spell=draw)), "E0104"
    if mistake == "misspelt role" and roles:
        return *more(grant_of_usage(variable, id_, "public", draw.choice(roles) + "s")), "E0104"
    if mistake == "unknown procedure":
        return *more(of_script(variable, id_, [("reads", "procedure public.nothing")], "CALL nothing()")), "E0104"
    if mistake == "dropped under its user":
        sql = draw.choice(["DROP TABLE {}", "DROP TABLE {} CASCADE", "ALTER TABLE {} RENAME TO elsewhere"])
        if any(verb == "keeps" and what == relation for r in declared for verb, what in r.mentions):
            return *more(of_script(variable, id_, [("removes", relation)], sql.format(relation))), "E0115"
    if mistake == "circle by after":
        pair = earlier_and_later(draw, listed)
        if pair and all(not r.variable.startswith("shared::") for r in pair):
            return *more(statement("after", variable, id_, handles=pair, spell=draw)), "E0106"
    if mistake == "circle by SQL":
        one = statement("view", variable, id_, creates="fresh", reads=["other", relation], spell=draw)
        two = statement("view", "other", new_id(draw, {id_} | {r.id for r in listed}), creates="other", reads=["fresh"], spell=draw)
        both, into = more(one)
        into.insert(draw.randint(0, len(into)), two)
        return both + [two], into, "E0106"
    return None


PLATFORM_MISTAKES = ["bad id", "no id", "same id", "unlisted", "misspelt relation", "created twice", "circle by after", "circle by SQL",
                     "misspelt schema", "misspelt role", "unknown procedure", "dropped under its user"]


# ---- both ----------------------------------------------------------------------------------------------------------

MISTAKES = [(Things, m) for m in THING_MISTAKES] + [(Platforms, m) for m in PLATFORM_MISTAKES]


def draw_program(draw, kind, mistake=None):
    """A valid program, or one with this mistake."""
    while True:
        if kind is Things:
            things = valid_things(draw)
            made = (things, None) if mistake is None else mistaken_thing(draw, things, mistake)
            if made:
                return Things(made[0], made[0], mistake, made[1])
        else:
            declared, listed = valid_platform(draw)
            made = (declared, listed, None) if mistake is None else mistaken_platform(draw, declared, listed, mistake)
            if made:
                return Platforms(made[0], made[1], mistake, made[2])


def draw_programs(seed, count):
    """As many mistakes as valid programs, but each kind of mistake at least once if there is room."""
    mistaken = min(count, max(count // 2, len(MISTAKES)))
    for i in range(count):
        draw = random.Random(f"{seed} {i}")
        if i < mistaken:
            yield draw_program(draw, *MISTAKES[i % len(MISTAKES)])
        else:
            yield draw_program(draw, Platforms if i % 4 == 0 else Things)
