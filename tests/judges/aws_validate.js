// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
//
// node aws_validate.js [--finds REGEX BAD] TEMPLATE...      AWS's own offline template validator, which aws-cdk-lib carries inside.
//
// Every version of aws-cdk-lib in package.json judges the templates twice: the engine itself with all its rules and those that
// CDK adds, and CDK's own use of the engine. No error and no warning may remain, except a warning that the resource waives by its
// id and with a reason (Metadata.Strata.Waivers; the templates waive cfn-lint's rules, which these are, in cfn-lint's form as
// well). Informational findings are only counted. Each version's findings in BAD must match REGEX: an engine takes seconds to
// start, so the same run tests the judge.
'use strict';
const fs = require('fs');
const path = require('path');

const libraries = Object.keys(require('./package.json').dependencies).filter((name) => name.startsWith('aws-cdk-lib'));
const engines = [];
for (const library of libraries) {
  const home = path.join(__dirname, 'node_modules', library);
  const engine = path.join(home, 'node_modules', '@aws', 'cloudformation-validate');
  if (!fs.existsSync(engine)) {
    console.error(`*** SKIPPED: ${library} is not installed here, or has no validator inside (./dev setup installs it)`);
    process.exit(77);
  }
  engines.push({ home, engine });
}
const templates = process.argv.slice(2);
const [finds, bad] = templates[0] === '--finds' ? templates.splice(0, 3).slice(1) : [];
if (templates.length === 0) {
  console.error('usage: node aws_validate.js [--finds REGEX BAD] TEMPLATE...');
  process.exit(2);
}

let failed = false;
for (const { home, engine } of engines) {
  const { CompositeEngine, TemplateFile, version } = require(engine);
  const { CloudFormationValidatePlugin } = require(path.join(home, 'core'));
  const plugin = new CloudFormationValidatePlugin();
  const direct = plugin.engine instanceof CompositeEngine ? plugin.engine : new CompositeEngine();

  function judge(file) {
    const { Resources } = JSON.parse(fs.readFileSync(file, 'utf8'));
    const isWaived = (id, rule) => Resources[id]?.Metadata?.Strata?.Waivers?.some((w) => w.id === rule && w.reason.trim() !== '');
    const lines = new Set();
    let informational = 0;
    for (const found of direct.validateTemplate(new TemplateFile(file), { severityLevel: 'INFO' }).diagnostics) {
      if (found.severity === 'INFO') {
        informational += 1;
      } else if (found.severity !== 'WARN' || !isWaived(found.entity?.logicalId, found.ruleId)) {
        const where = [found.entity?.logicalId, found.propertyPath].filter(Boolean).join('.');
        lines.add(`${found.severity} ${found.ruleId}  ${where}: ${found.message}`);
      }
    }
    const report = plugin.validate({ stackTemplates: [{ stackConstructPath: 'Judged', templatePath: file }] });
    for (const found of report.violations) {
      const ids = found.violatingResources.map((resource) => resource.resourceLogicalId);
      if (found.severity === 'informational') continue;
      if (found.severity === 'warning' && ids.every((id) => isWaived(id, found.ruleName))) continue;
      const where = ids.map((id) => id ?? 'template').join(', ');
      lines.add(`${found.severity.toUpperCase()} ${found.ruleName}  ${where}: ${found.description} (as CDK runs it)`);
    }
    console.log(`${path.basename(file)}: ${lines.size} errors and warnings of AWS's validator ${version()}, ${informational} notes`);
    for (const line of lines) console.log(`  ${line}`);
    return [...lines].join('\n');
  }

  for (const file of templates) failed = judge(file) !== '' || failed;
  if (bad !== undefined && !new RegExp(finds, 's').test(judge(bad))) {
    console.log(`  WRONG  nothing in ${path.basename(bad)} matches ${finds}`);
    failed = true;
  }
}
process.exit(failed ? 1 : 0);
