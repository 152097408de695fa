// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
//
// node cdk_nag.js TEMPLATE...      AWS's own rules of good practice (cdk-nag, pack AwsSolutions) over our templates.
//
// The judge ignores suppressions: every finding counts. It allows only AwsSolutions-IAM5 (a wildcard in a policy), and only if
// the resource gives the reason in its Metadata:
//
//   "cdk_nag": {"rules_to_suppress": [{"id": "AwsSolutions-IAM5", "reason": "DescribeStatement has no resource"}]}
//
// with an optional "applies_to": ["Resource::*"] that narrows the reason to these findings. A rule that cdk-nag cannot evaluate
// ("threw an error during validation") is a finding too.
//
// AwsSolutions-L1 asks for the newest runtime that this version of aws-cdk-lib knows: python3.14 up to 2.275.0. From
// 2.276.0 on it asks for python3.15, which cfn-lint 1.51 does not accept yet; so 2.275.0 is the version here.
'use strict';
const fs = require('fs');
const os = require('os');
const path = require('path');

const { cdk, cfninc, nag } = require('./cdk');

const ALLOWED = 'AwsSolutions-IAM5';

function findings(file) {
  const app = new cdk.App({ outdir: fs.mkdtempSync(path.join(os.tmpdir(), 'strata-nag-')), analyticsReporting: false });
  const stack = new cdk.Stack(app, 'Judged');
  new cfninc.CfnInclude(stack, 'Template', { templateFile: file, preserveLogicalIds: true });
  const report = new nag.AwsSolutionsChecks(stack, { verbose: true }).validateScope(stack);
  fs.rmSync(app.outdir, { recursive: true, force: true });
  const found = [];
  for (const violation of report.violations) {
    for (const resource of violation.violatingResources) {
      found.push({ rule: violation.ruleName, id: resource.constructPath.split('/').pop(), text: violation.description });
    }
  }
  return found;
}

function reasonFor(resource, rule) {
  const detail = (/\[(.*)\]$/s.exec(rule) || [])[1];
  for (const entry of resource?.Metadata?.cdk_nag?.rules_to_suppress ?? []) {
    if (entry.id !== ALLOWED || typeof entry.reason !== 'string' || entry.reason.trim() === '') continue;
    if (entry.applies_to === undefined || entry.applies_to.includes(detail)) return entry.reason;
  }
  return undefined;
}

let failed = false;
if (process.argv.length < 3) {
  console.error('usage: node cdk_nag.js TEMPLATE...');
  process.exit(2);
}
for (const file of process.argv.slice(2)) {
  const template = JSON.parse(fs.readFileSync(file, 'utf8'));
  const found = findings(file);
  const explained = [];
  const bad = [];
  for (const finding of found) {
    const resource = template.Resources[finding.id];
    const reason = finding.rule.startsWith(ALLOWED) ? reasonFor(resource, finding.rule) : undefined;
    (reason === undefined ? bad : explained).push({ ...finding, reason });
  }
  for (const [id, resource] of Object.entries(template.Resources)) {
    for (const entry of resource?.Metadata?.cdk_nag?.rules_to_suppress ?? []) {
      if (entry.id !== ALLOWED) {
        bad.push({ rule: entry.id, id, text: 'a suppression of a rule that may not be suppressed here' });
      } else if (!explained.some((finding) => finding.id === id && reasonFor({ Metadata: { cdk_nag: { rules_to_suppress: [entry] } } }, finding.rule))) {
        bad.push({ rule: entry.id, id, text: 'a reason for something that cdk-nag does not find' });
      }
    }
  }
  console.log(`${path.basename(file)}: ${Object.keys(template.Resources).length} resources, ${bad.length} findings, ` +
    `${explained.length} wildcards with a reason`);
  for (const { id, rule, reason } of explained) console.log(`  explained  ${id}  ${rule}: ${reason}`);
  for (const { id, rule, text } of bad) console.log(`  FINDING    ${id}  ${rule}: ${text}`);
  failed ||= bad.length > 0;
}
process.exit(failed ? 1 : 0);
