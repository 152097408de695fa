#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""extract_facts.py [SERVICE...]

Writes facts.json: facts of property values that CloudFormation's registry schemas have and the service specification lacks.

The script reads cfn-lint's copy of the schemas, so it needs cfn-lint; the generator only needs facts.json. Facts are
enumerations, patterns, lengths, ranges, counts and uniqueness; no prose. The script leaves out a fact that only some of several
alternatives state (anyOf, oneOf), so that Strata never rejects a value that CloudFormation may accept. With names of services it
updates only these and keeps the rest; without, it updates all of services.json.
"""

import json
import pathlib
import sys

HERE = pathlib.Path(__file__).parent

SCALARS = {"enum": "values", "pattern": "pattern", "minLength": "minLength", "maxLength": "maxLength",
           "minimum": "minimum", "maximum": "maximum"}
LISTS = {"minItems": "minItems", "maxItems": "maxItems", "uniqueItems": "unique"}
DOUBTFUL = ("anyOf", "oneOf", "allOf", "if", "enumCaseInsensitive")


def resolved(schema, definitions):
    """The schema that references lead to, with the facts beside them."""
    merged = dict(schema)
    for _ in range(8):
        reference = merged.pop("$ref", None)
        if reference is None:
            break
        merged = {**definitions.get(reference.rsplit("/", 1)[-1], {}), **merged}
    return merged


def scalar_facts(schema):
    if any(key in schema for key in DOUBTFUL) or isinstance(schema.get("type"), list) or schema.get("type") in ("object", None):
        return {}
    facts = {name: schema[key] for key, name in SCALARS.items() if key in schema}
    values = facts.get("values")
    if values is None:
        return facts
    if schema["type"] == "integer" and all(isinstance(v, int) for v in values):
        return {"values": [str(v) for v in sorted(values)]}
    if all(isinstance(v, str) and v and "|" not in v for v in values):
        return {"values": sorted(values)}
    facts.pop("values")
    return facts


def property_facts(schema, definitions):
    schema = resolved(schema, definitions)
    if schema.get("type") != "array":
        return scalar_facts(schema)
    facts = {name: schema[key] for key, name in LISTS.items() if schema.get(key) not in (None, False)}
    facts.update(scalar_facts(resolved(schema.get("items", {}), definitions)))
    return facts


def all_facts(properties, definitions):
    found = {}
    for name, schema in sorted(properties.items()):
        facts = property_facts(schema, definitions)
        if facts:
            found[name] = facts
    return found


def read_only(schema):
    names = {path.split("/")[2] for path in schema.get("readOnlyProperties", []) if path.count("/") == 2}
    return sorted(names - set(schema.get("required", [])))


def main():
    try:
        from cfnlint.schema import PROVIDER_SCHEMA_MANAGER as manager
        from cfnlint.data.schemas.providers import us_east_1
    except ImportError:
        sys.exit("extract_facts.py needs the Python package cfn-lint")
    target = HERE / "facts.json"
    services = set(sys.argv[1:] or json.loads((HERE / "services.json").read_text()))
    result = json.loads(target.read_text()) if sys.argv[1:] else {}
    result = {name: entry for name, entry in result.items() if name.split("::")[1] not in services}
    for name in [t for t in sorted(us_east_1.types) if t.startswith("AWS::") and t.split("::")[1] in services]:
        schema = manager.get_resource_schema("us-east-1", name).schema
        definitions = schema.get("definitions", {})
        entry = {"properties": all_facts(schema.get("properties", {}), definitions)}
        parts = {d: all_facts(s.get("properties", {}), definitions) for d, s in sorted(definitions.items())}
        entry["definitions"] = {d: f for d, f in parts.items() if f}
        entry["readOnly"] = read_only(schema)
        entry = {key: value for key, value in entry.items() if value}
        if entry:
            result[name] = entry
    lines = [f"{json.dumps(name)}: {json.dumps(entry, sort_keys=True, separators=(',', ':'))}" for name, entry in sorted(result.items())]
    target.write_text("{\n" + ",\n".join(lines) + "\n}\n")
    print(f"{len(lines)} resource types, {target.stat().st_size} bytes")


main()
