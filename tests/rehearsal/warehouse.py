# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Redshift namespaces on PostgreSQL. The two differ, and the double treats the differences like this:

  databases      A schema s of database d of a namespace n is the schema "n.d.s" of one PostgreSQL database. Names with a
                 schema, or with the database of a datashare, are rewritten; bare names are found by the search path.
  tables         DISTSTYLE, DISTKEY, SORTKEY, ENCODE, BACKUP and AUTO REFRESH are taken off; varchar(max) is text.
  views          WITH NO SCHEMA BINDING: the text is kept, and run when the view is read.
  COPY           Reads the objects below the prefix in the S3 double, as the role of the namespace. In every format an
                 object holds rows as JSON, one a line; COPY takes their values in the order of the columns.
  MERGE          ... REMOVE DUPLICATES deletes the rows that match and inserts the distinct rows of the source.
  datashares     The double keeps them, with Redshift's restrictions: a schema before its relations, one consumer database, no
                 DROP of a missing share. A consumer reads the producer's relations themselves, if it may at that moment.
  identities     The role, user or group r of a namespace n is the PostgreSQL role "n.r". They share their names here.
  policies       Policies of masking and of row-level security are kept here and hide nothing: attached to a relation's columns
                 and a role that are there, once. What is granted to them, and on the databases of datashares, has no effect.
  external       An external schema is a schema, and an external table is a table in it without rows.
  shared         What is in a datashare has a privilege of the role ds:NAME, which nobody can grant.
  system views   SVV_RELATION_PRIVILEGES and SVV_COLUMN_PRIVILEGES are read from PostgreSQL's catalog, SVV_DATASHARES and
                 SVV_DATASHARE_OBJECTS from what is kept here; pg_namespace shows the schemas of one database.
  scoped         GRANT ... FOR TABLES IN SCHEMA is a grant and a default privilege, which a table has by itself here.
  keys           Nothing says whether a column is in a DISTKEY or SORTKEY; VACUUM only looks whether the table is there.
  functions      TRUNC of a timestamp; nothing else that PostgreSQL lacks is needed so far.
  transactions   What Redshift refuses in a transaction block is refused here.
"""

import copy
import json
import re

from postgresql import SqlError

NAME = r'(?:"(?:[^"]|"")+"|[A-Za-z_][\w$]*)'
ATTRIBUTES = re.compile(
    r"(?i)\bDISTSTYLE\s+\w+|\bDISTKEY\s*(?:\([^)]*\))?|\b(?:COMPOUND\s+|INTERLEAVED\s+)?SORTKEY\s*(?:\([^)]*\)|AUTO)?"
    r"|\bENCODE\s+\w+|\bBACKUP\s+(?:YES|NO)|\bAUTO\s+REFRESH\s+(?:YES|NO)"
)
ALONE = re.compile(r"(?i)\s*(CREATE DATABASE|DROP DATABASE|ALTER TABLE \S+ ALTER COLUMN|ALTER TABLE APPEND|VACUUM|CREATE EXTERNAL)")


FUNCTIONS = """
CREATE SCHEMA redshift;
CREATE FUNCTION redshift.trunc(timestamp) RETURNS date IMMUTABLE LANGUAGE SQL AS 'SELECT $1::date';
GRANT USAGE ON SCHEMA redshift TO public;
"""


def unquoted(name):
    return name[1:-1].replace('""', '"').lower() if name.startswith('"') else name.lower()


def quoted(name):
    return '"' + name.replace('"', '""') + '"'


class Share:
    def __init__(self, database):
        self.database, self.schemas, self.relations, self.consumers, self.options = database, set(), set(), set(), {}


class Namespace:
    """The databases and datashares of one namespace."""

    def __init__(self, world, account, identity, database):
        self.world, self.account, self.id = world, account, identity
        self.shares, self.databases, self.late_views, self.roles, self.masks, self.external = {}, {}, {}, set(), {}, set()
        self.role = None  # the default role's ARN
        self.identities = {}  # ROLE, USER or GROUP, by name
        self.created = set()
        self.make_database(database)

    def make_database(self, name):
        self.created.add(name)
        self.sql(f'CREATE SCHEMA {self.schema(name, "public")}')

    def sql(self, text):
        return self.world.database.run(text)

    def schema(self, database, name):
        return quoted(f"{self.id}.{database.lower()}.{name}")

    def drop(self):
        for (name,) in self.sql(f"SELECT nspname FROM pg_namespace WHERE nspname LIKE '{self.id}.%'"):
            self.sql(f"DROP SCHEMA {quoted(name)} CASCADE")
        for role in self.roles:
            self.sql(f"DROP ROLE {quoted(self.id + '.' + role)}")

    def execute(self, statements, database):
        """Runs all of them in one transaction. Returns the text of the error, or None."""
        kept = copy.deepcopy((self.shares, self.databases, self.late_views, self.roles, self.masks, self.external, self.created))
        self.rows = []  # of each statement
        try:
            if database.lower() not in self.created:
                raise SqlError(f'FATAL: database "{database}" does not exist')
            self.sql("BEGIN")
            for statement in statements:
                if len(statements) > 1 and ALONE.match(statement):
                    raise SqlError(f"ERROR: {' '.join(statement.split()[:2])} cannot run inside a transaction block")
                self.rows.append(self.one(statement.strip(), database.lower()) or [])
            self.sql("COMMIT")
        except SqlError as error:
            self.sql("ROLLBACK")
            self.shares, self.databases, self.late_views, self.roles, self.masks, self.external, self.created = kept
            return str(error)
        return None

    def query(self, text, database, role=None):
        """Rows; as a database role when one is given."""
        text = re.sub(r"(?i)\b(?:FROM|JOIN)\s+(" + NAME + r")\b", lambda m: m[0] if unquoted(m[1]) not in self.late_views else m[0].replace(m[1], f"({self.late_views[unquoted(m[1])]}) AS {m[1]}"), text)
        sql = f"SET search_path = {self.schema(database, 'public')}, redshift; "
        if role:
            sql += f"SET ROLE {quoted(self.id + '.' + role)}; "
        try:
            return self.sql(sql + self.rewritten(text, database))
        finally:
            self.sql("RESET ROLE")

    def relations(self, database):
        """(schema, name) of every relation of a database."""
        prefix = f"{self.id}.{database.lower()}."
        rows = self.sql(f"SELECT nspname, relname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname LIKE '{prefix}%' AND relkind IN ('r', 'v', 'm')")
        return {(schema.removeprefix(prefix), name) for schema, name in rows}

    def everything(self):
        """All its contents, as a value: relations with their columns, rows and privileges, shares, databases and roles."""
        mine = f"FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname LIKE '{self.id}.%' AND relkind IN ('r', 'v', 'm')"
        relations = {(schema.split(".", 1)[1], name): (of, [], []) for schema, name, *of in self.sql(f"SELECT nspname, relname, relacl::text, pg_get_viewdef(c.oid) {mine}")}
        attributes = mine.replace("WHERE", "JOIN pg_attribute ON attrelid = c.oid WHERE attnum > 0 AND NOT attisdropped AND")
        for schema, name, *column in self.sql(f"SELECT nspname, relname, attname, format_type(atttypid, atttypmod) {attributes} ORDER BY attnum"):
            relations[schema.split(".", 1)[1], name][1].append(tuple(column))
        texts = [f"SELECT {i}, r::text FROM {quoted(self.id + '.' + schema)}.{quoted(name)} r" for i, (schema, name) in enumerate(relations)]
        for i, row in self.sql(" UNION ALL ".join(texts) + " ORDER BY 1, 2") if texts else ():
            list(relations.values())[int(i)][2].append(row)
        schemas = self.sql(f"SELECT nspname, nspacl::text FROM pg_namespace WHERE nspname LIKE '{self.id}.%' ORDER BY 1")
        return {"relations": relations, "schemas": schemas, "shares": {n: vars(s) for n, s in self.shares.items()}, "databases": dict(self.databases),
                "late views": dict(self.late_views), "roles": set(self.roles), "masks": {n: set(places) for n, places in self.masks.items()}}

    # ---- statements ------------------------------------------------------------------------------------------------

    def one(self, sql, database):
        self.sql(f"SET LOCAL search_path = {self.schema(database, 'public')}, redshift")
        if sql.startswith("SELECT"):
            return self.sql(self.asked(sql, database))
        for pattern, method in STATEMENTS:
            match = re.fullmatch(pattern, sql, re.I | re.S)
            if match:
                return method(self, match, database)
        sql = ATTRIBUTES.sub(" ", self.rewritten(sql, database))
        self.sql(re.sub(r"(?i)\b(n?varchar|character varying)\s*\(\s*max\s*\)", "text", sql))
        # A dropped relation leaves the shares. Redshift documents neither this nor the opposite, so its name may also stay there.
        if sql.upper().startswith("DROP") and self.world.what_is_dropped_leaves_shares:
            for share in self.shares.values():
                share.relations &= self.relations(share.database)

    def rewritten(self, sql, database):
        """Names with a schema or a share's database in front, outside of literals."""
        own = "|".join(sorted({re.escape(name.split(".", 2)[2]) for (name,) in self.sql(f"SELECT nspname FROM pg_namespace WHERE nspname LIKE '{self.id}.{database}.%'")}))
        shared = "|".join(map(re.escape, self.databases)) or "(?!)"
        out = []
        for part in re.split(r"('(?:[^']|'')*')", sql):
            if not part.startswith("'"):
                part = re.sub(rf"(?i)(?<![\w.\"])({shared})\.({NAME})\.({NAME})", lambda m: self.shared(unquoted(m[1]), unquoted(m[2]), unquoted(m[3])), part)
                part = re.sub(rf"(?i)(?<![\w.\"])(\"?)({own})\1\.(?={NAME})", lambda m: self.schema(database, m[2].lower()) + ".", part)
                part = re.sub(rf"(?i)\b(CREATE SCHEMA(?: IF NOT EXISTS)?|DROP SCHEMA(?: IF EXISTS)?|ON SCHEMA|IN SCHEMA)\s+({NAME})", lambda m: f"{m[1]} {self.schema(database, unquoted(m[2]))}", part)
                if re.match("(?i)GRANT|REVOKE", sql):
                    part = re.sub(rf"(?i)\b(?:ROLE|GROUP) ({NAME})", lambda m: self.identity(m[1]), part)
                    part = re.sub(rf"(?i)\b(TO|FROM) ({NAME})$", lambda m: m[0] if m[2].lower() == "public" or m[2].startswith(f'"{self.id}.') else f"{m[1]} {self.identity(m[2])}", part)
            out.append(part)
        return "".join(out)

    def asked(self, sql, database):
        """Answers a query of a system view, from PostgreSQL's catalog and from this double's records."""
        prefix, text = f"{self.id}.{database}.", lambda *values: "(" + ", ".join("'" + v.replace("'", "''") + "'" for v in values) + ")"
        schemas = f"(SELECT oid, replace(nspname, '{prefix}', '') AS nspname FROM pg_namespace WHERE nspname LIKE '{prefix}%')"
        users, groups = ("(" + ", ".join(["''"] + [f"'{name}'" for name in sorted(self.roles) if self.identities.get(name) == kind]) + ")" for kind in ("USER", "GROUP"))
        bare = f"replace(rolname, '{self.id}.', '')"
        kinds = f"CASE WHEN {bare} IN {users} THEN 'user' WHEN {bare} IN {groups} THEN 'group' ELSE 'role' END"
        who = (
            f"CASE WHEN grantee = 0 THEN 'public' ELSE replace(rolname, '{self.id}.', '') END AS identity_name, "
            f"CASE WHEN grantee = 0 THEN 'public' WHEN rolname LIKE '{self.id}.%' THEN {kinds} ELSE 'user' END AS identity_type, privilege_type, is_grantable AS admin_option"
        )
        relations = f"FROM pg_class c JOIN {schemas} n ON n.oid = relnamespace"
        shares = [("OUTBOUND", name, share) for name, share in self.shares.items()]
        views = {
            "svv_relation_privileges": f"SELECT nspname AS namespace_name, relname AS relation_name, {who} {relations}, aclexplode(relacl) LEFT JOIN pg_roles r ON r.oid = grantee"
            + "".join(f" UNION ALL SELECT {text(*r)[1:-1]}, {text('ds:' + name, 'role', 'SELECT')[1:-1]}, false" for _, name, share in shares if share.database == database for r in sorted(share.relations)),
            "svv_column_privileges": f"SELECT nspname AS namespace_name, relname AS relation_name, attname AS column_name, {who} {relations} JOIN pg_attribute ON attrelid = c.oid,"
            " aclexplode(attacl) LEFT JOIN pg_roles r ON r.oid = grantee",
            "svv_datashares": "SELECT share_type, share_name, source_database, is_publicaccessible = 'TRUE' AS is_publicaccessible, consumer_database, producer_namespace FROM (VALUES "
            + ", ".join([text(*[""] * 6)] + [text(kind, name, share.database, share.options.get("PUBLICACCESSIBLE", ""), "", self.id) for kind, name, share in shares]
                        + [text("INBOUND", share, "", "", database, producer) for database, (producer, share) in self.databases.items()])
            + ") AS v(share_type, share_name, source_database, is_publicaccessible, consumer_database, producer_namespace)",
            "svv_datashare_objects": "SELECT * FROM (VALUES "
            + ", ".join([text("", "", "")] + [text(kind, name, one) for kind, name, share in shares for one in sorted(share.schemas | {".".join(r) for r in share.relations})])
            + ") AS v(share_type, share_name, object_name)",
            "svv_tables": f"SELECT nspname AS table_schema, relname AS table_name, CASE WHEN relkind = 'r' THEN 'BASE TABLE' ELSE 'VIEW' END AS table_type {relations} WHERE relkind IN ('r', 'v', 'm')",
            "svv_columns": "SELECT nspname AS table_schema, relname AS table_name, attname AS column_name, format_type(atttypid, NULL) AS data_type,"
            " CASE WHEN atttypid IN (1042, 1043) AND atttypmod > 0 THEN atttypmod - 4 END AS character_maximum_length,"
            " CASE WHEN atttypid = 1700 AND atttypmod > 0 THEN ((atttypmod - 4) >> 16) & 65535 END AS numeric_precision,"
            " CASE WHEN atttypid = 1700 AND atttypmod > 0 THEN (atttypmod - 4) & 65535 END AS numeric_scale,"
            f" CASE WHEN attnotnull THEN 'NO' ELSE 'YES' END AS is_nullable {relations} JOIN pg_attribute ON attrelid = c.oid WHERE relkind IN ('r', 'v', 'm') AND attnum > 0 AND NOT attisdropped",
            "svv_schema_privileges": f"SELECT replace(nspname, '{prefix}', '') AS namespace_name, {who} FROM pg_namespace, aclexplode(nspacl) LEFT JOIN pg_roles r ON r.oid = grantee WHERE nspname LIKE '{prefix}%'",
            "svv_redshift_schemas": f"SELECT '{database}' AS database_name, nspname AS schema_name FROM {schemas} s",
            "svv_roles": "SELECT * FROM (VALUES " + ", ".join([text("")] + [text(role) for role in sorted(self.roles)]) + ") AS v(role_name)",
            "pg_namespace": schemas[1:-1],
        }
        sql = sql.replace("attisdistkey,attsortkeyord", "false,NULL")
        sql = sql.replace("current_database()", f"'{database}'").replace("FROM pg_depend,", "FROM pg_depend, ").replace(",pg_namespace n", ", pg_namespace n")
        return re.sub(r"(FROM|JOIN|,) (svv_\w+|pg_namespace)( \w\b(?=[ ,]))?", lambda m: f"{m[1]} ({views[m[2]]}) AS {(m[3] or m[2]).strip()}", sql)

    def shared(self, database, schema, name):
        """The producer's relation, if this namespace may read it now."""
        producer, share_name = self.databases[database]
        share = self.world.namespaces.get(producer) and self.world.namespaces[producer].shares.get(share_name)
        if not share or not self.world.may_use(producer, share_name, self):
            raise SqlError(f"ERROR: permission denied for datashare {share_name}")
        if (schema, name) not in share.relations:
            raise SqlError(f'ERROR: relation "{schema}.{name}" does not exist in the datashare')
        return f"{self.world.namespaces[producer].schema(share.database, schema)}.{quoted(name)}"

    def share(self, name):
        if unquoted(name) not in self.shares:
            raise SqlError(f"ERROR: datashare {name} does not exist")
        return self.shares[unquoted(name)]

    def share_arn(self, name):
        return self.account.arn("redshift", f"datashare:{self.id}/{name}")

    def identity(self, name):
        return quoted(self.id + "." + unquoted(name))

    def create_identity(self, match, database):
        self.sql(f"CREATE ROLE {self.identity(match[1])}")
        self.roles.add(unquoted(match[1]))
        self.identities[unquoted(match[1])] = match[0].split()[1].upper()

    def drop_identity(self, match, database):
        if any(role == unquoted(match[1]) for places in self.masks.values() for *_, role in places):
            raise SqlError(f"ERROR: a policy is attached to the role {match[1]}")
        self.sql(f"DROP ROLE {self.identity(match[1])}")
        self.roles.discard(unquoted(match[1]))

    def create_own_database(self, match, database):
        name = unquoted(match[1])
        if name in self.created or name in self.databases:
            raise SqlError(f'ERROR: database "{name}" already exists')
        self.make_database(name)

    def create_external_schema(self, match, database):
        self.sql(f"CREATE SCHEMA {self.schema(database, unquoted(match[1]))}")
        self.external.add((database, unquoted(match[1])))

    def create_external_table(self, match, database):
        if (database, unquoted(match[1])) not in self.external:
            raise SqlError(f'ERROR: schema "{match[1]}" is not an external schema')
        self.sql(f"CREATE TABLE {self.schema(database, unquoted(match[1]))}.{match[2]} {match[3]}")

    def create_policy(self, match, database):
        if unquoted(match[1]) in self.masks:
            raise SqlError(f"ERROR: policy {match[1]} already exists")
        self.masks[unquoted(match[1])] = set()

    def attach_policy(self, match, database):
        attach, name, table, column, role = match[1].upper() == "ATTACH", unquoted(match[2]), match[3], match[4], unquoted(match[5])
        self.sql(f"SELECT {column or '1'} FROM {self.rewritten(table, database)} LIMIT 0")
        where = (table.lower(), unquoted(column or ""), role)
        if name not in self.masks or role not in self.roles or (where in self.masks[name]) == attach:
            raise SqlError(f"ERROR: cannot {match[1]} policy {name} for role {role}")
        self.masks[name] ^= {where}

    def grant_to_policy(self, match, database):
        self.sql(f"SELECT 1 FROM {self.rewritten(match[1], database)} LIMIT 0")
        if unquoted(match[2]) not in self.masks:
            raise SqlError(f"ERROR: policy {match[2]} does not exist")

    def grant_database(self, match, database):
        if unquoted(match[1]) not in self.databases or unquoted(match[2]) not in self.roles:
            raise SqlError(f"ERROR: database {match[1]} or role {match[2]} does not exist")

    def secure_rows(self, match, database):
        self.sql(f"SELECT 1 FROM {self.rewritten(match[1], database)} LIMIT 0")

    def drop_policy(self, match, database):
        if self.masks.get(unquoted(match[1]), {match[1]}):
            raise SqlError(f"ERROR: policy {match[1]} does not exist, or is attached")
        del self.masks[unquoted(match[1])]

    def create_share(self, match, database):
        if unquoted(match[1]) in self.shares:
            raise SqlError(f"ERROR: datashare {match[1]} already exists")
        self.shares[unquoted(match[1])] = Share(database)

    def drop_share(self, match, database):
        self.share(match[1])
        del self.shares[unquoted(match[1])]
        arn = self.share_arn(unquoted(match[1]))
        for authorization in [known for known in self.world.authorized if known[0] == arn]:
            del self.world.authorized[authorization]

    def alter_share(self, match, database):
        share, adding = self.share(match[1]), match[2].upper() == "ADD"
        if share.database != database:
            raise SqlError("ERROR: a datashare is altered in its own database")
        if match[3].upper() == "SCHEMA":
            for name in map(unquoted, re.findall(NAME, match[4])):
                if not self.sql(f"SELECT 1 FROM pg_namespace WHERE nspname = '{self.id}.{database}.{name}'"):
                    raise SqlError(f'ERROR: schema "{name}" does not exist')
                if adding == (name in share.schemas):
                    raise SqlError(f"ERROR: schema {name} " + ("already exists in" if adding else "does not exist in") + " the datashare")
                (share.schemas.add if adding else share.schemas.discard)(name)
                share.relations = {r for r in share.relations if r[0] in share.schemas}
        elif match[3].upper() == "TABLE":
            for text in match[4].split(","):
                name = tuple(map(unquoted, re.findall(NAME, text)))
                name = name if len(name) == 2 else ("public", *name)
                if adding and name not in self.relations(database):
                    raise SqlError(f'ERROR: relation "{".".join(name)}" does not exist')
                if adding and name[0] not in share.schemas:
                    raise SqlError(f"ERROR: schema {name[0]} is not in the datashare")
                if adding == (name in share.relations):
                    raise SqlError(f"ERROR: relation {name} " + ("already exists in" if adding else "does not exist in") + " the datashare")
                (share.relations.add if adding else share.relations.discard)(name)
        else:  # ALL TABLES IN SCHEMA
            name = unquoted(match[4].strip())
            if name not in share.schemas:
                raise SqlError(f"ERROR: schema {name} is not in the datashare")
            mine = {r for r in self.relations(database) if r[0] == name}
            share.relations = share.relations | mine if adding else share.relations - mine

    def set_share(self, match, database):
        self.share(match[1]).options[match[2].upper()] = match[3].upper()

    def grant_share(self, match, database):
        share, to = self.share(match[2]), match[4]
        if match[3].upper() == "NAMESPACE" and to not in self.world.namespaces:
            raise SqlError(f"ERROR: namespace {to} does not exist")
        (share.consumers.add if match[1].upper() == "GRANT" else share.consumers.discard)(to)

    def create_database(self, match, database):
        name, share, producer = unquoted(match[1]), unquoted(match[2]), match[4]
        if name in self.databases or name in self.created:
            raise SqlError(f'ERROR: database "{name}" already exists')
        if producer not in self.world.namespaces or share not in self.world.namespaces[producer].shares:
            raise SqlError(f"ERROR: datashare {share} does not exist in the namespace {producer}")
        if not self.world.may_use(producer, share, self):
            raise SqlError(f"ERROR: permission denied for datashare {share}")
        if (producer, share) in self.databases.values():
            raise SqlError("ERROR: a database of this datashare already exists")
        self.databases[name] = (producer, share)

    def drop_database(self, match, database):
        name = unquoted(match[1])
        if name in self.created and name != database:
            for (schema,) in self.sql(f"SELECT nspname FROM pg_namespace WHERE nspname LIKE '{self.id}.{name}.%'"):
                self.sql(f"DROP SCHEMA {quoted(schema)} CASCADE")
            self.created.discard(name)
        elif name in self.databases:
            del self.databases[name]
        else:
            raise SqlError(f'ERROR: database "{name}" does not exist')

    def create_late_view(self, match, database):
        if not match[1] and (unquoted(match[2]) in self.late_views or ("public", unquoted(match[2])) in self.relations(database)):
            raise SqlError(f'ERROR: relation "{match[2]}" already exists')
        self.late_views[unquoted(match[2])] = match[3]
        self.rewritten(match[3], database)  # Redshift does not check it, but readers of the view must not fail now

    def drop_view(self, match, database):
        if unquoted(match[2]) in self.late_views:
            del self.late_views[unquoted(match[2])]
        else:
            self.sql(self.rewritten(match[0], database))

    def copy(self, match, database):
        table, columns, bucket, prefix, role = match[1], match[2], match[3], match[4], match[5]
        arn = self.role if role.lower() == "default" else role.strip("'")
        if not arn:
            raise SqlError("ERROR: the namespace has no default IAM role")
        keys = [key for key in sorted(self.world.buckets.get(bucket, {})) if key.startswith(prefix)]
        try:
            self.world.authorize(arn, "s3:ListBucket", f"arn:aws:s3:::{bucket}", {"s3:prefix": prefix})
            for key in keys:
                self.world.authorize(arn, "s3:GetObject", f"arn:aws:s3:::{bucket}/{key}")
                if self.world.bucket_keys.get(bucket):
                    self.world.authorize(arn, "kms:Decrypt", self.world.bucket_keys[bucket])
        except Exception as refused:
            raise SqlError(f"ERROR: S3ServiceException: Access Denied, {refused}") from None
        if not keys:
            raise SqlError(f"ERROR: The specified S3 prefix '{prefix}' does not exist")
        self.world.loads.append((bucket, prefix))
        for key in keys:
            for line in self.world.buckets[bucket][key]["Body"].splitlines():
                values = ", ".join("NULL" if v is None else "'" + str(v).replace("'", "''") + "'" for v in json.loads(line))
                self.sql(self.rewritten(f"INSERT INTO {table} {columns or ''} VALUES ({values})", database))

    def merge(self, match, database):
        target, source, on = (self.rewritten(match[i], database) for i in (1, 2, 3))
        self.sql(f"DELETE FROM {target} USING {source} WHERE {on}; INSERT INTO {target} SELECT DISTINCT * FROM {source}")

    def alter_type(self, match, database):
        table, column = self.rewritten(match[1], database), unquoted(match[2])
        have = self.sql(f"SELECT atttypmod - 4 FROM pg_attribute WHERE attrelid = '{table}'::regclass AND attname = '{column}'")
        if have == [(match[3],)]:
            raise SqlError(f'ERROR: cannot alter column "{column}" of relation "{match[1]}", target column size should be different')
        self.sql(f"ALTER TABLE {table} ALTER COLUMN {match[2]} TYPE varchar({match[3]})")

    def scoped(self, match, database):
        """PostgreSQL has these privileges in two: on what is there, and on what its owner makes later."""
        what, schema, to, role = match[2], self.schema(database, unquoted(match[3])), match[4], quoted(self.id + "." + unquoted(match[5]))
        self.sql(f"{match[1]} {what} ON ALL TABLES IN SCHEMA {schema} {to} {role}")
        self.sql(f"ALTER DEFAULT PRIVILEGES IN SCHEMA {schema} {match[1]} {what} ON TABLES {to} {role}")

    def vacuum(self, match, database):
        self.sql(f"SELECT 1 FROM {self.rewritten(match[1], database)} LIMIT 0")

    def alter_encoding(self, match, database):
        self.sql(f"SELECT {match[2]} FROM {self.rewritten(match[1], database)} LIMIT 0")


STATEMENTS = (
    (rf"CREATE (?:ROLE|USER|GROUP) ({NAME})(?: PASSWORD DISABLE.*)?", Namespace.create_identity),
    (rf"DROP (?:ROLE|USER|GROUP) ({NAME})", Namespace.drop_identity),
    (rf"CREATE (?:MASKING|RLS) POLICY ({NAME})(?: WITH \(.+\)(?: AS {NAME})?)? USING \(.+\)", Namespace.create_policy),
    (rf"(?:GRANT|REVOKE) USAGE ON DATABASE ({NAME}) (?:TO|FROM) ROLE ({NAME})", Namespace.grant_database),
    (rf"(?:GRANT|REVOKE) SELECT ON (\S+) (?:TO|FROM) (?:MASKING|RLS) POLICY ({NAME})", Namespace.grant_to_policy),
    (rf"ALTER (?:TABLE|MATERIALIZED VIEW) (\S+) ROW LEVEL SECURITY (ON|OFF)(?: CONJUNCTION TYPE (?:AND|OR)| FOR DATASHARES)?", Namespace.secure_rows),
    (rf"(ATTACH|DETACH) (?:MASKING|RLS) POLICY ({NAME}) ON ((?:{NAME}\.)?{NAME})(?:\s*\(({NAME})\))? (?:TO|FROM) ROLE ({NAME})(?: PRIORITY \d+)?", Namespace.attach_policy),
    (rf"DROP (?:MASKING|RLS) POLICY ({NAME})", Namespace.drop_policy),
    (rf"CREATE EXTERNAL SCHEMA ({NAME}) FROM DATA CATALOG DATABASE '\w+' IAM_ROLE .+", Namespace.create_external_schema),
    (rf"CREATE EXTERNAL TABLE ({NAME})\.({NAME}) (\(.+\)) STORED AS \w+ LOCATION '[^']+'", Namespace.create_external_table),
    (rf"CREATE DATABASE ({NAME})", Namespace.create_own_database),
    (rf"CREATE DATASHARE ({NAME})(?: SET PUBLICACCESSIBLE .*)?", Namespace.create_share),
    (rf"DROP DATASHARE ({NAME})", Namespace.drop_share),
    (rf"ALTER DATASHARE ({NAME}) (ADD|REMOVE) (SCHEMA|TABLE|ALL TABLES IN SCHEMA) (.+)", Namespace.alter_share),
    (rf"ALTER DATASHARE ({NAME}) SET (\w+).*?(TRUE|FALSE).*", Namespace.set_share),
    (rf"(GRANT|REVOKE) USAGE ON DATASHARE ({NAME}) (?:TO|FROM) (NAMESPACE|ACCOUNT) '([^']+)'", Namespace.grant_share),
    (rf"CREATE DATABASE ({NAME})(?: WITH PERMISSIONS)? FROM DATASHARE ({NAME}) OF (?:ACCOUNT '(\d+)' )?NAMESPACE '([^']+)'", Namespace.create_database),
    (rf"DROP DATABASE ({NAME})", Namespace.drop_database),
    (rf"CREATE (OR REPLACE )?VIEW ({NAME}) AS\s+(.+?)\s+WITH NO SCHEMA BINDING", Namespace.create_late_view),
    (rf"DROP VIEW (IF EXISTS )?({NAME})", Namespace.drop_view),
    (rf"COPY ((?:{NAME}\.)?{NAME})\s*(\([^)]*\))? FROM 's3://([^/]+)/([^']*)' IAM_ROLE (default|'[^']+').*", Namespace.copy),
    (r"MERGE INTO (\S+) USING (\S+) ON (.+) REMOVE DUPLICATES", Namespace.merge),
    (rf"ALTER TABLE (\S+) ALTER COLUMN ({NAME}) TYPE varchar\((\d+)\)", Namespace.alter_type),
    (rf"ALTER TABLE (\S+) ALTER COLUMN ({NAME}) ENCODE \w+", Namespace.alter_encoding),
    (r"VACUUM (\S+)", Namespace.vacuum),
    (rf"(GRANT|REVOKE) (\w+) FOR TABLES IN SCHEMA ({NAME}) (TO|FROM) ROLE ({NAME})", Namespace.scoped),
)
