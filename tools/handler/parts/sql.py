# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Runs SQL in a warehouse, as the role of its namespace."""

RUNNING = "SUBMITTED", "PICKED", "STARTED"  # of a statement
# In the id of a load that has found nothing, at first or at another source: the next event makes it.
NO_FILES, NO_MORE_FILES = "/no-files", "/no-more-files"


def data_api(properties):
    return client_as(properties["Access"].split()[0], "redshift-data")


def sql(event, properties, state):
    """Runs steps. A step is a kind, and one statement or a list of statements for one transaction. The kinds:

    "make": has to succeed. When CloudFormation rolls an update back, the object may exist already.
    "undo": the object may be gone.
    "try": the later steps run only if it fails.
    "look": reads facts for the later steps.
    """
    if "back" not in state:
        state.update(back=event["RequestType"] == "Update" and is_rolled_back(event), at=0, tries=0)
        if "Files" in properties and finds_none(event, properties, state):
            state.update(found=True, ends=NO_FILES if is_new(event) else NO_MORE_FILES)
    api = data_api(properties)
    while state["at"] < len(steps := script(event, properties, state)):
        at = state["at"]
        meant, step = steps[at]
        if "id" not in state:
            state["id"] = submitted(api, event, properties, state, step)
        result = api.describe_statement(Id=state["id"])
        status = result["Status"]
        if status in RUNNING:
            return backoff(state)
        identity, problem = state.pop("id"), status != "FINISHED" and result.get("Error", status)
        passes = GONE if meant == "undo" else "^$"
        if state["back"]:  # objects that the update had not reached, or that it could not change, are as before
            passes = GONE + "|already exists|should be different|depend on it"
        if problem and not re.search(passes, problem):
            # a failed statement has changed nothing, so it can be repeated
            if state["tries"] < 9 and re.search("(?i)serializable|concurrent|conflict|access ?denied|not authorized", problem):
                state["tries"] += 1
                return backoff(state)
            if "undoing" in state:
                state["left"] = True
            elif meant != "try":
                raise Failure("statement " + str(at + 1) + ": " + problem)
        if meant == "look":
            state["known"] = [rows(api, identity + ":" + str(number + 1)) for number in range(len(step))]
        counted(meant, state)
        state.update(at=len(steps) if meant == "try" and not problem else at + 1, tries=0, polls=0)
    if "undoing" in state:
        state["made"] = state.get("left")
        stays = ["; ".join(" ".join(one.split())[:100] for one in not_undone(properties, state.get("ran")))]
        if any(stays) and "reason" in state:
            state["reason"] += " (not taken back, because it may have been there before: " + stays[0] + ")"


def counted(meant, state):
    """Remembers that a step has had its effect, and how many have: what undoes them takes back no more than they made."""
    if meant == "make":
        state.update(made=True, ran=state.get("ran", 0) + 1)


def submitted(api, event, properties, state, step):
    """The id of a statement, or of a transaction. Asked for again, it is the same one."""
    many = isinstance(step, list)
    return (api.batch_execute_statement if many else api.execute_statement)(
        **{"Sqls" if many else "Sql": step},
        **properties.get("Connect", {"WorkgroupName": properties["Workgroup"]}),
        **dict(zip(["SecretArn"], properties["Access"].split()[1:])),
        Database=properties["Database"],
        ClientToken=digest(event["StackId"], event["LogicalResourceId"], event["RequestId"], "undoing" in state, state["at"], state["tries"]),
    )["Id"]


def finds_none(event, properties, state):
    """True when there is nothing to load. What the console shows as a folder is an object without content."""
    if state["back"]:
        return event["PhysicalResourceId"].endswith(NO_FILES + NOT_CREATED)  # as before the update
    if not script(event, properties, state):
        return False
    bucket, prefix, region = properties["Files"]
    page = client_as(properties["Access"].split()[0], "s3", region).list_objects_v2(Bucket=bucket, Prefix=prefix)
    return not any(item["Size"] or item["Key"][-1] != "/" for item in page.get("Contents", []))


def run_out(event, properties, state):
    """True when a creation had an effect whose last step is not known: each step that it may have begun is ended, or has ended.

    A step that it had not begun is begun by that. When it succeeds, the object was not there before.
    """
    api = data_api(properties)
    state.update({"at": 0, "tries": 0, **state, "back": False})
    while state["at"] < len(steps := script(event, properties, state)):
        meant, step = steps[state["at"]]
        if meant == "look":
            return False  # nothing was made before it was answered
        if stopped(api, submitted(api, event, properties, state, step)) != "FINISHED":
            break
        counted(meant, state)
        state.update(at=state["at"] + 1, tries=0)
    return state.get("made") and "adopted" not in state


def rows(api, identity):
    pages = api.get_paginator("get_statement_result").paginate(Id=identity)
    return [[one for value in row for one in value.values()] for page in pages for row in page["Records"]]


def is_rolled_back(event):
    """True when CloudFormation returns to the state before a failed update."""
    return "ROLLBACK" in client("cloudformation").describe_stacks(StackName=event["StackId"])["Stacks"][0]["StackStatus"]


def script(event, new, state):
    """The steps for an event."""
    old, back = event.get("OldResourceProperties", {}), state["back"]
    if is_delete(event) or "undoing" in state:
        return undone(new, state.get("ran"))
    if "ends" in state:
        return []
    create = [["make", step] for step in new["Create"]]
    parts, before = new.get("Parts", []), old.get("Parts", [])
    if is_new(event):
        if back:  # the object to be replaced has stayed until now
            state.update({"found": True} if "There" in new else {})
            return []
        return found_or_made(new, state, create + making(parts, back))
    steps = [["undo", unmake] for part in before[::-1] if part not in parts for unmake in part[1:2]]
    steps += making([part for part in parts if part not in before], back)
    key = "Source" if "Source" in new else "Create"
    change = new.get("OnChange")
    if new[key] == old.get(key) or (change == "ignore" and "Update" not in new):
        return steps
    if "Update" in new:
        return steps + [["make", step] for step in new["Update"]]
    if change == "rerun":
        return [] if back else create
    if "Evolve" in new:
        try:
            return evolved(new["Delete"][0].split(" ", 4)[4], *map(columns, old["Create"] + new["Create"]), back)
        except Failure:
            if new["Evolve"] == "refuse":
                if back:
                    return []  # the update was refused before
                raise
    elif change == "refuse":
        if back:
            return []
        raise Failure("cannot be changed in place: give it another id and name, or SQL for the update")
    if "Relation" in new:
        return replaced(new, state)
    # At once, so that nobody reads what a policy hides between the two, or loses what both grant; else one after the other.
    both = statements(old.get("Delete", []) + new["Create"])
    return [["try", both]] * (len(both) <= 40) + undone(old) + create


def found_or_made(new, state, create):
    """The steps for an object that may be there already.

    "There": a query that finds it; then it is not made, and never taken away. "Adopt": a query and more, see adoption.py.
    """
    query = new.get("There") or new.get("Adopt", [""])[0]
    found = query and state.get("known", [[]])[0]
    if found and "There" in new:
        state["found"] = True
    elif found:
        adopted(new, found, state)
    return [["look", [query]]] * bool(query) + ([] if found else create)


def statements(script):
    return [one for step in script for one in ([step] if isinstance(step, str) else step)]


def undone(properties, ran=None):
    """Runs each statement alone, so that an object that is gone stops no other.

    Of a creation that only ran so many steps, what these have certainly made is dropped, and nothing else.
    """
    drops = statements(properties.get("Delete", []))
    if is_partial(properties, ran):
        made = {one for text in statements(properties["Create"][:ran]) for one in objects("create", text)}
        drops = [one for one in drops if objects("drop", one) and objects("drop", one) <= made]
    return [["undo", one] for one in drops]


def is_partial(properties, ran):
    return ran is not None and ran < len(properties.get("Create", []))


def not_undone(properties, ran):
    """The statements of a creation that failed half-way whose effect `undone` does not take back."""
    if not is_partial(properties, ran):
        return []
    dropped = {one for _, text in undone(properties, ran) for one in objects("drop", text)}
    return [text for text in statements(properties["Create"][:ran]) if not objects("create", text) & dropped]


def objects(verb, text):
    """What a statement creates, or drops: (kind, name). Nothing if it would succeed as well where the object was there."""
    words = [one.lower() for one in re.findall(r"""--.*|/\*(?s:.*?)\*/|("[^"]*"|[\w$]+|\S)""", text) if one]
    kinds = r" (?!or |temp|local )(?:external |materialized |masking |rls )?(\w+) (?!if not )(?:if exists )?(.*)"
    found = re.match(verb + kinds.replace(" ", "\t"), "\t".join(words), re.S)
    names = found[2].replace("\t.\t", ".").split("\t,\t") if found else []
    return {(found[1], name.split("\t")[0].replace('"', "").removeprefix("public.")) for name in (names if verb == "drop" else names[:1])}


def making(parts, back):
    """The steps that make parts of an object: in transactions as large as possible, but alone if a part may exist already."""
    size = 1 if back else 40
    return [["make", [part[0] for part in parts[at : at + size]]] for at in range(0, len(parts), size)]


def stopped(api, identity):
    """Cancels a statement, and returns its final status."""
    for _ in range(30):
        try:
            status = api.describe_statement(Id=identity)["Status"]
            if status not in RUNNING:
                return status
            api.cancel_statement(Id=identity)
        except Exception as error:  # it has ended meanwhile; or it is asked for again
            print(error)
        time.sleep(1)
    return None
