# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Copies ranges of keys in parallel: the state machine runs a distributed map over them, one execution a range."""


def s3_ranges(event, properties, state):
    """Lists the keys, from any region, and makes each page a range."""
    if "last" in state:
        return s3_copy(event, properties, state)
    if "failed" in state:
        raise Failure(" ".join(state["failed"].values()))
    state.pop("ranges", 0)
    if "listed" in state:
        return None
    source, until, room, ranges = client_as(properties["Role"], "s3", properties["SourceRegion"]), end_of_step(state), 100000, []
    while "listed" not in state and room > 0 and time.time() < until:
        after = state.get("after", "")
        page = source.list_objects_v2(Bucket=properties["SourceBucket"], Prefix=properties["SourcePrefix"], StartAfter=after)
        keys = page.get("Contents", [])
        items = [item["Size"] for item in keys if item["Size"] or item["Key"][-1] != "/"]
        count = state.setdefault("data", {"Objects": 0, "Bytes": 0})
        count["Objects"] += len(items)
        count["Bytes"] += sum(items)
        if items:
            last = {"after": after, "last": keys[-1]["Key"], "deadline": state["deadline"], "there": True, "data": {"Objects": 1, "Bytes": 0}}
            ranges.append(last)
            room -= len(json.dumps(last))
        if page["IsTruncated"]:
            state["after"] = keys[-1]["Key"]
        else:
            state["listed"] = True
    if not count["Objects"]:
        if "MayBeEmpty" in properties:
            return None
        raise Failure("nothing to copy: " + properties["SourceBucket"] + "/" + properties["SourcePrefix"])
    print("to be copied", count)
    state["ranges"] = ranges
    return 1


def answer_of_range(event, state):
    """The execution that has the ranges answers CloudFormation. A failure in one range is retried there, and then in all ranges."""
    if "last" not in state:
        return answer_of_resource(event, state)
    if "reason" in state:
        raise Failure(state["reason"])


answer_of_resource = answer
answer = answer_of_range
