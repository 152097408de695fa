// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// Prints what the headers of all resource types need, as JSON: export.mjs FACTS_FILE
//
// Names, types, required members, attributes and update behaviour come from the CloudFormation service specification, the limits of
// values from the facts. Nothing has prose of AWS. refresh.py calls this and keeps the result; services.py writes headers from it.

import fs from 'node:fs';
import { createRequire } from 'node:module';
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';

const version = createRequire(import.meta.url)('@aws-cdk/aws-service-spec/package.json').version;
const facts = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));

const keywords = new Set(`alignas alignof and asm auto bool break case catch char class concept const constexpr continue
  default delete do double else enum explicit export extern false final float for friend goto if import inline int long
  module mutable namespace new noexcept not nullptr operator or override private protected public register requires return
  short signed sizeof static struct switch template this throw true try typedef typename union unsigned using virtual void
  volatile while xor each type_name attributes has_ref`.split(/\s+/));
const identifier = (name) => (keywords.has(name) || /^[0-9]/.test(name) ? `${name}_` : name).replace(/[^A-Za-z0-9_]/g, '_');
const snake = (name) => identifier(name.replace(/([A-Z])v([0-9])/g, '$1V$2')
  .replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2').toLowerCase());

// Members that hold IAM policy documents. They have a type, so that rules can check them.
const policyMembers = new Set(['AssumeRolePolicyDocument', 'PolicyDocument', 'KeyPolicy', 'ResourcePolicy']);
const isDocument = (type) => type.type === 'json' || (type.type === 'union' && type.types.some((t) => t.type === 'json'));

/** The most precise of several types: an object, a list of objects, then JSON, then text. */
function richest(type) {
  if (type.type !== 'union') return type;
  const rank = (t) => ['ref', 'array', 'map', 'json', 'string'].indexOf(t.type);
  return [...type.types].map(richest).sort((a, b) => (rank(a) + 9) % 9 - (rank(b) + 9) % 9)[0];
}

class ResourceHeader {
  constructor(db, resource) {
    this.db = db;
    this.resource = resource;
    [, this.service, this.name] = resource.cloudFormationType.split('::');
    this.namespace = snake(this.name);
    this.facts = facts[resource.cloudFormationType] ?? {};
    this.definitions = new Map();  // by reference
    this.includes = new Set(['<strata/cfn/property.hpp>']);
    // The specification also has the objects that attributes belong to.
    const read = Object.entries(resource.properties).filter(([n, p]) => n in resource.attributes && p.type.type === 'ref');
    const readOnly = new Set([...(this.facts.readOnly ?? []), ...read.map(([n]) => n)]);
    this.properties = Object.fromEntries(Object.entries(resource.properties).filter(([name]) => !readOnly.has(name)));
    this.order = [];
    this.collect(this.properties, []);
  }

  /** Definitions in depth-first order. */
  collect(properties, open) {
    for (const [name, property] of Object.entries(properties)) {
      const visit = (type) => {
        type = richest(type);
        if (type.type === 'array' || type.type === 'map') return visit(type.element);
        if (type.type !== 'ref') return;
        const id = type.reference.$ref;
        if (open.includes(id)) return;
        if (this.definitions.has(id)) return;
        const definition = this.db.get('typeDefinition', id);
        this.definitions.set(id, definition);
        this.collect(definition.properties, [...open, id]);
        this.order.push(id);
      };
      visit(property.type);
    }
  }

  definitionName(id) {
    return identifier(this.definitions.get(id).name);
  }

  /** The type of a member of the definition at a position. A definition that contains itself takes any value there, because clang wants
   *  the types of members to be complete. */
  type(type, member, position) {
    if (policyMembers.has(member) && isDocument(type)) {
      this.includes.add('<strata/cfn/policy_document.hpp>');
      return 'cfn::policy_document';
    }
    type = richest(type);
    switch (type.type) {
      case 'string': case 'date-time': return 'cfn::text';
      case 'integer': return 'cfn::integer';
      case 'number': return 'cfn::number';
      case 'boolean': return 'cfn::boolean';
      case 'array': return `cfn::list<${this.type(type.element, member, position)}>`;
      case 'map': return `cfn::map<${this.type(type.element, member, position)}>`;
      case 'ref':
        if (this.order.indexOf(type.reference.$ref) >= position) return 'cfn::json';
        return `${this.namespace}::${this.definitionName(type.reference.$ref)}`;
      case 'tag':
        this.includes.add('<strata/cfn/tag.hpp>');
        return 'cfn::tag';
      default: return 'cfn::json';
    }
  }

  limits(known, property) {
    const raw = (text) => `R"re(${text})re"`;
    const number = (value) => String(value);
    const list = [];
    if (known?.values) list.push(`.values = "${known.values.join('|')}"`);
    if (known?.pattern) list.push(`.pattern = ${raw(known.pattern)}`);
    const exact = (value) => value !== undefined && Number.isSafeInteger(Math.trunc(value));
    if (exact(known?.minimum)) list.push(`.minimum = ${number(known.minimum)}`);
    if (exact(known?.maximum)) list.push(`.maximum = ${number(known.maximum)}`);
    if (known?.minLength) list.push(`.min_length = ${known.minLength}`);
    if (known?.maxLength !== undefined) list.push(`.max_length = ${known.maxLength}`);
    if (known?.minItems) list.push(`.min_items = ${known.minItems}`);
    if (known?.maxItems !== undefined) list.push(`.max_items = ${known.maxItems}`);
    if (known?.unique) list.push('.unique = true');
    if (property.causesReplacement === 'yes') list.push('.update = cfn::update::replaces');
    if (property.causesReplacement === 'maybe') list.push('.update = cfn::update::conditional');
    return list.length ? `, cfn::facts{${list.join(', ')}}` : '';
  }

  /** A row for each member: its name, type, whether it is required, its facts, and its name in C++ if that differs. */
  members(properties, known, position = this.order.length) {
    return Object.keys(properties).sort().map((name) => {
      const row = [name, this.type(properties[name].type, name, position), properties[name].required ? 1 : 0,
        this.limits(known?.[name], properties[name])];
      return identifier(name) === name ? row : [...row, identifier(name)];
    });
  }

  row() {
    const definitions = this.order.map((id, position) => [this.definitionName(id),
      this.members(this.definitions.get(id).properties, this.facts.definitions?.[this.definitions.get(id).name], position)]);
    const members = this.members(this.properties, this.facts.properties);
    return {
      name: identifier(this.name), namespace: this.namespace, attributes: Object.keys(this.resource.attributes).sort(),
      ref: !withoutRef.has(this.resource.cloudFormationType), includes: [...this.includes].sort(), members, definitions,
    };
  }
}

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-ref.html: the types
// whose documentation says that Ref returns nothing of use.
const withoutRef = new Set(['AWS::CloudFormation::WaitCondition', 'AWS::CloudFormation::Macro']);

// The specification marks few types as stateful; these also hold data that a template cannot restore.
const alsoStateful = ['AWS::RedshiftServerless::Namespace', 'AWS::RedshiftServerless::Snapshot'];

const db = loadAwsServiceSpecSync();
const resources = [...db.all('resource')].filter((r) => r.cloudFormationType.startsWith('AWS::'))
  .sort((a, b) => (a.cloudFormationType < b.cloudFormationType ? -1 : 1));
const stateful = [...db.all('resource')].filter((r) => r.isStateful).map((r) => r.cloudFormationType);
const types = {}, services = {};
for (const resource of resources) {
  types[resource.cloudFormationType] = new ResourceHeader(db, resource).row();
  const [, service] = resource.cloudFormationType.split('::');
  services[service] = snake(service);
}
process.stdout.write(JSON.stringify({ version, services, stateful: [...new Set([...stateful, ...alsoStateful])].sort(), types }));
