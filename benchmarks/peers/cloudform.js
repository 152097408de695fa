// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// cloudform.js N: N log groups with cloudform.
'use strict';
const {default: cloudform, Logs} = require('cloudform');

const Resources = {};
for (let n = 0; n < Number(process.argv[2]); ++n) Resources[`Group${n}`] = new Logs.LogGroup({LogGroupName: `/app/${n}`, RetentionInDays: 30});
process.stdout.write(cloudform({Resources}));
