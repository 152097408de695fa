// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// generic.js N: N log groups in a CDK app.
'use strict';
const cdk = require('aws-cdk-lib/core');
const logs = require('aws-cdk-lib/aws-logs');

const app = new cdk.App({analyticsReporting: false});
const stack = new cdk.Stack(app, 'Generic', {synthesizer: new cdk.LegacyStackSynthesizer()});
for (let n = 0; n < Number(process.argv[2]); ++n) new logs.LogGroup(stack, `Group${n}`, {logGroupName: `/app/${n}`, retention: 30});
app.synth();
