# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Replaces a relation, and keeps the privileges that others hold on it and its place in datashares."""

# What is known of a relation; whoever makes it owns it, and needs no grant. Redshift quotes the names. What a datashare (ds:)
# or the system (sys:) holds is not granted by anybody.
# https://docs.aws.amazon.com/redshift/latest/dg/r_SVV_RELATION_PRIVILEGES.html
# https://docs.aws.amazon.com/redshift/latest/dg/r_SVV_COLUMN_PRIVILEGES.html
# https://docs.aws.amazon.com/redshift/latest/dg/r_SVV_DATASHARE_OBJECTS.html
HELD = "SELECT identity_type,quote_ident(identity_name),privilege_type,"
OTHERS = "_privileges WHERE COALESCE(identity_name,'')<>current_user AND COALESCE(identity_name,'')!~'^(ds|sys):' AND namespace_name||'.'||relation_name="
KNOWN = (
    HELD + "'',admin_option FROM svv_relation" + OTHERS,
    HELD + "quote_ident(column_name),1=0 FROM svv_column" + OTHERS,
    "SELECT quote_ident(share_name) FROM svv_datashare_objects JOIN svv_datashares USING(share_name,share_type)"
    " WHERE share_type='OUTBOUND' AND source_database=current_database() AND object_name=",
    "SELECT DISTINCT c.relname FROM pg_depend,pg_rewrite r,pg_class c,pg_class t,pg_namespace n WHERE r.oid=objid AND c.oid=ev_class"
    " AND c.oid<>t.oid AND t.oid=refobjid AND n.oid=t.relnamespace AND nspname||'.'||t.relname=",
)


def replaced(new, state):
    """The steps to another definition. CREATE OR REPLACE changes a view in place if its columns stay; its dependents stay too.

    Otherwise one transaction takes the relation out of the datashares, drops it, creates it, repeats the grants and shares it
    again. The handler refuses this if other relations depend on it.
    """
    create, drop = new["Create"][0], new["Delete"][0]
    text, relation = new["Relation"]
    steps = [["look", [query + text for query in KNOWN]]]
    if "known" in state:
        privileges, narrow, shares, dependents = state["known"]
        if dependents and state["back"]:
            return []  # the update was refused before
        if dependents:
            raise Failure(relation + " is not replaced, others are made of it: " + ", ".join(sum(dependents, [])))
        held, grants = {}, {}
        for kind, name, privilege, column, option in privileges + narrow:
            who = {"user": name, "public": "PUBLIC"}.get(kind, kind + " " + name) + " WITH GRANT OPTION" * option
            held.setdefault((privilege, who), []).append(column)
        for (privilege, who), names in held.items():
            grants.setdefault(privilege + ("(" + ",".join(names) + ")" if names[0] else ""), []).append(who)
        alter = [("ALTER DATASHARE " + one, " TABLE " + relation) for one, in shares]
        transaction = [" REMOVE".join(one) for one in alter] + [drop, create]
        transaction += ["GRANT " + what + " ON " + relation + " TO " + ",".join(to) for what, to in grants.items()]
        steps.append(["make", transaction + [" ADD".join(one) for one in alter]])
    in_place, found = re.subn(r"(?i)^\s*create\s+view\b", "CREATE OR REPLACE VIEW", create)
    return [["try", in_place]] * found + steps
