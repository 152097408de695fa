# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Facts of property values that CloudFormation's registry schemas have and the service specification lacks.

They are read from cfn-lint's copy of the schemas: enumerations, patterns, lengths, ranges, counts and uniqueness; no prose. A fact that
only some of several alternatives state (anyOf, oneOf) is left out, so that Strata never rejects a value that CloudFormation may accept.
"""

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


def facts_of_all_types():
    """The facts of each resource type. @raises ImportError without the Python package cfn-lint"""
    from cfnlint.schema import PROVIDER_SCHEMA_MANAGER as manager
    from cfnlint.data.schemas.providers import us_east_1
    result = {}
    for name in sorted(t for t in us_east_1.types if t.startswith("AWS::")):
        schema = manager.get_resource_schema("us-east-1", name).schema
        definitions = schema.get("definitions", {})
        parts = {d: all_facts(s.get("properties", {}), definitions) for d, s in sorted(definitions.items())}
        entry = {"properties": all_facts(schema.get("properties", {}), definitions),
                 "definitions": {d: f for d, f in parts.items() if f}, "readOnly": read_only(schema)}
        entry = {key: value for key, value in entry.items() if value}
        if entry:
            result[name] = entry
    return result
