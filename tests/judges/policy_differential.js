// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
//
// node policy_differential.js CASES [DIFFERENCES]    our packs against cdk-nag's, on templates with one change each.
//
// tests/judges/policy_mutations.cpp writes CASES. cdk-nag judges each template as in cdk_nag.js, and the two lists of violations
// have to be equal. DIFFERENCES (policy_differences.json) lists the exceptions with their reasons:
// {"rule": regex, "change": regex, "who": "ours" | "cdk-nag", "reason": "..."}; when all templates were judged, an entry that
// explains nothing is an error.
'use strict';
const fs = require('fs');
const os = require('os');
const path = require('path');

const { cdk, cfninc, nag } = require('./cdk');
if (process.argv.length < 3) {
  console.error('usage: node policy_differential.js CASES [DIFFERENCES]');
  process.exit(2);
}
const { base, rules, cases, possible } = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const known = JSON.parse(fs.readFileSync(process.argv[3] ?? path.join(__dirname, 'policy_differences.json'), 'utf8'));
const ours = new Set(rules);
const packs = [nag.AwsSolutionsChecks, nag.HIPAASecurityChecks, nag.NIST80053R5Checks, nag.PCIDSS321Checks];

const work = fs.mkdtempSync(path.join(os.tmpdir(), 'strata-differential-'));
const file = path.join(work, 'template.json');

/// The violations of a template as "rule id", or undefined when CDK rejects the template.
function judged(template) {
  fs.writeFileSync(file, JSON.stringify(template));
  const app = new cdk.App({ outdir: path.join(work, 'out'), analyticsReporting: false });
  const stack = new cdk.Stack(app, 'Judged');
  try {
    new cfninc.CfnInclude(stack, 'Template', { templateFile: file, preserveLogicalIds: true });
  } catch {
    return undefined;
  }
  const found = new Set();
  for (const Pack of packs) {
    for (const violation of new Pack(stack).validateScope(stack).violations) {
      const rule = violation.ruleName.replace(/\[.*\]$/s, '');
      if (!ours.has(rule)) continue;
      for (const resource of violation.violatingResources) found.add(`${rule} ${resource.constructPath.split('/').pop()}`);
    }
  }
  return found;
}

const explanations = known.map((k) => ({ ...k, rule: new RegExp(k.rule), change: new RegExp(k.change), used: 0 }));
let refused = 0, compared = 0, explained = 0;
const broken = new Set(), unexplained = [];
for (const { name, resource, properties, ours: mine } of cases) {
  const template = structuredClone(base);
  template.Resources[resource].Properties = properties;
  const theirs = judged(template);
  if (theirs === undefined) {
    ++refused;
    continue;
  }
  ++compared;
  const we = new Set(mine);
  for (const violation of we) broken.add(violation.split(' ')[0]);
  for (const [who, found, other] of [['ours', we, theirs], ['cdk-nag', theirs, we]]) {
    for (const violation of found) {
      if (other.has(violation)) continue;
      const reason = explanations.find((e) => e.who === who && e.rule.test(violation) && e.change.test(name));
      if (reason === undefined) unexplained.push(`${name}\n    only ${who}: ${violation}`);
      else {
        ++reason.used;
        ++explained;
      }
    }
  }
}
fs.rmSync(work, { recursive: true, force: true });
console.log(`${compared} templates compared, ${refused} that the CDK does not take; ${broken.size} of ${ours.size} rules broken; ` +
  `${explained} differences with a reason, ${unexplained.length} without`);
for (const line of unexplained) console.log(`  DIFFERENCE ${line}`);
let failed = unexplained.length > 0 || compared === 0;
if (cases.length > possible) {
  for (const e of explanations.filter((e) => e.used === 0)) {
    console.log(`  UNUSED     ${e.rule} ${e.change}`);
    failed = true;
  }
}
process.exit(failed ? 1 : 0);
