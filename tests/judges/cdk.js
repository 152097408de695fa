// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
//
// AWS CDK and cdk-nag, for the judges that need them: {cdk, cfninc, nag}. If they are not installed, the judge is skipped.
'use strict';

process.env.CDK_DISABLE_VERSION_CHECK = '1';
process.env.JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION = '1';

try {
  module.exports = {
    cdk: require('aws-cdk-lib'),
    cfninc: require('aws-cdk-lib/cloudformation-include'),
    nag: require('cdk-nag'),
  };
} catch (error) {
  console.error(`*** SKIPPED: cdk-nag is not installed here (./dev setup installs it): ${error.message.split('\n')[0]}`);
  process.exit(77);
}
