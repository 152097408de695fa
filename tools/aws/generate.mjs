// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// Writes include/strata/aws: one header for each resource type of the CloudFormation service specification, and one for
// each service, and property_names.hpp, which lists the names of all their properties. Names, types, required members, attributes and update behaviour come from the specification; the limits
// of values come from facts.json. stateful_types.hpp lists the types whose resources hold data. The headers contain no prose of AWS.
//
//   node generate.mjs                 writes the services of services.json; `./dev service NAME` adds one
//   node generate.mjs --check         exits with 1 and names the headers that differ from its output
//   node generate.mjs --all --out DIR writes every service

import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';

const here = path.dirname(fileURLToPath(import.meta.url));
const version = createRequire(import.meta.url)('@aws-cdk/aws-service-spec/package.json').version;
const facts = JSON.parse(fs.readFileSync(path.join(here, 'facts.json'), 'utf8'));

const committed = JSON.parse(fs.readFileSync(path.join(here, 'services.json'), 'utf8'));

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

  /** Definitions in depth-first order. Members own their values by pointer, so a type may contain itself. */
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

  type(type, member) {
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
      case 'array': return `cfn::list<${this.type(type.element, member)}>`;
      case 'map': return `cfn::map<${this.type(type.element, member)}>`;
      case 'ref': return `${this.namespace}::${this.definitionName(type.reference.$ref)}`;
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
    if (known?.minimum !== undefined) list.push(`.minimum = ${number(known.minimum)}`);
    if (known?.maximum !== undefined) list.push(`.maximum = ${number(known.maximum)}`);
    if (known?.minLength) list.push(`.min_length = ${known.minLength}`);
    if (known?.maxLength !== undefined) list.push(`.max_length = ${known.maxLength}`);
    if (known?.minItems) list.push(`.min_items = ${known.minItems}`);
    if (known?.maxItems !== undefined) list.push(`.max_items = ${known.maxItems}`);
    if (known?.unique) list.push('.unique = true');
    if (property.causesReplacement === 'yes') list.push('.update = cfn::update::replaces');
    if (property.causesReplacement === 'maybe') list.push('.update = cfn::update::conditional');
    return list.length ? `, cfn::facts{${list.join(', ')}}` : '';
  }

  members(properties, known) {
    const names = Object.keys(properties).sort();
    const lines = [];
    for (const name of names) {
      const type = this.type(properties[name].type, name);
      const member = identifier(name);
      lines.push(properties[name].required
        ? `  cfn::required<${type}, "${name}"> ${member};`
        : `  cfn::optional<${type}> ${member}{};`);
    }
    lines.push(`  constexpr void each(auto&& ${names.length ? 'visit' : ''}) const {${names.length ? '' : '}'}`);
    for (const name of names)
      lines.push(`    visit("${name}", ${identifier(name)}${this.limits(known?.[name], properties[name])});`);
    if (names.length) lines.push('  }');
    return lines;
  }

  text() {
    const body = [];
    if (this.order.length) {
      body.push(`namespace ${this.namespace} {`);
      for (const id of this.order) body.push(`struct ${this.definitionName(id)};`);
      for (const id of this.order) {
        const definition = this.definitions.get(id);
        body.push(`struct ${this.definitionName(id)} {`,
          ...this.members(definition.properties, this.facts.definitions?.[definition.name]), '};');
      }
      body.push(`}  // namespace ${this.namespace}`);
    }
    const attributes = Object.keys(this.resource.attributes).sort();
    body.push(`/// ${this.resource.cloudFormationType}`, `struct ${identifier(this.name)} {`,
      `  static constexpr std::string_view type_name = "${this.resource.cloudFormationType}";`,
      `  static constexpr std::array<std::string_view, ${attributes.length}> attributes{${attributes.map((a) => `"${a}"`).join(', ')}};`,
      `  static constexpr bool has_ref = ${!withoutRef.has(this.resource.cloudFormationType)};`,
      ...this.members(this.properties, this.facts.properties), '};');
    return [...prologue, ...[...this.includes].sort().map((i) => `#include ${i}`), '',
      `namespace strata::aws::${snake(this.service)} {`, ...body, `}  // namespace strata::aws::${snake(this.service)}`, ''].join('\n');
  }
}

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-ref.html: the types
// whose documentation says that Ref returns nothing of use.
const withoutRef = new Set(['AWS::CloudFormation::WaitCondition', 'AWS::CloudFormation::Macro']);

const prologue = ['// SPDX-FileCopyrightText: The Strata authors', '// SPDX-License-Identifier: Apache-2.0',
  `// Generated by tools/aws/generate.mjs from the CloudFormation service specification ${version}; do not edit.`,
  '#pragma once'];

// The specification marks few types as stateful; these also hold data that a template cannot restore.
const alsoStateful = ['AWS::RedshiftServerless::Namespace', 'AWS::RedshiftServerless::Snapshot'];

function statefulTypes(db) {
  const types = [...db.all('resource')].filter((r) => r.isStateful).map((r) => r.cloudFormationType);
  const all = [...new Set([...types, ...alsoStateful])].sort();
  return [...prologue, '#include <string_view>', '', 'namespace strata::aws {',
    '/// The resource types that hold data: what is deleted with a resource of them is lost. Sorted.',
    'inline constexpr std::string_view stateful_types[] = {', ...all.map((t) => `    "${t}",`), '};',
    '}  // namespace strata::aws', ''].join('\n');
}

function propertyNames(all) {
  const rows = all.map((header) => `    {"${header.resource.cloudFormationType}", "${Object.keys(header.properties).sort().join('|')}"},`);
  return [...prologue, '', 'namespace strata::aws {',
    '/// The properties of a resource type, joined by \'|\'; a resource that is given as data has no others.',
    'struct properties_of_type {', '  char const* type_name;', '  char const* names;', '};',
    '/// All types that have a header here. Sorted.', 'inline constexpr properties_of_type property_names[] = {', ...rows, '};',
    '}  // namespace strata::aws', ''].join('\n');
}

function headers(services) {
  const db = loadAwsServiceSpecSync();
  const files = new Map();
  const umbrellas = new Map(), written = [];
  files.set('stateful_types.hpp', statefulTypes(db));
  for (const resource of [...db.all('resource')].sort((a, b) => (a.cloudFormationType < b.cloudFormationType ? -1 : 1))) {
    const [vendor, service] = resource.cloudFormationType.split('::');
    if (vendor !== 'AWS' || (services && !services.includes(service))) continue;
    const header = new ResourceHeader(db, resource);
    const file = `${snake(service)}/${header.namespace.replace(/_$/, '')}.hpp`;
    files.set(file, header.text());
    written.push(header);
    if (!umbrellas.has(service)) umbrellas.set(service, []);
    umbrellas.get(service).push(file);
  }
  files.set('property_names.hpp', propertyNames(written));
  const unknown = (services ?? []).filter((s) => !umbrellas.has(s));
  if (unknown.length) {
    console.error(`the specification has no service ${unknown.join(', ')}; capitals count, as in AWS::StepFunctions::...`);
    process.exit(1);
  }
  for (const [service, parts] of umbrellas)
    files.set(`${snake(service)}.hpp`, [...prologue, ...parts.sort().map((p) => `#include <strata/aws/${p}>`), ''].join('\n'));
  return files;
}

function main(args) {
  const all = args.includes('--all');
  const out = args.includes('--out') ? args[args.indexOf('--out') + 1] : path.join(here, '../../include/strata/aws');
  const files = headers(all ? null : committed);
  if (args.includes('--check')) {
    const present = fs.readdirSync(out, { recursive: true }).map(String).filter((f) => f.endsWith('.hpp'));
    const stale = [...files].filter(([f, text]) => !present.includes(f) || fs.readFileSync(path.join(out, f), 'utf8') !== text).map(([f]) => f);
    const foreign = present.filter((f) => !files.has(f));
    for (const f of [...stale, ...foreign]) console.error(`not what the generator writes: ${f}`);
    process.exitCode = stale.length + foreign.length ? 1 : 0;
    return;
  }
  fs.rmSync(out, { recursive: true, force: true });
  for (const [file, text] of files) {
    fs.mkdirSync(path.join(out, path.dirname(file)), { recursive: true });
    fs.writeFileSync(path.join(out, file), text);
  }
  console.log(`${files.size} headers, ${[...files.values()].reduce((sum, t) => sum + t.split('\n').length, 0)} lines`);
}

main(process.argv.slice(2));
