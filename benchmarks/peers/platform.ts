// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// The platform of examples/redshift_data_warehouse.cpp as a CDK app: the same resource types in the same numbers, with L2
// constructs where CDK has them. Strata's SQL constructs work out the order; a CDK app has to write it down.
import * as cdk from 'aws-cdk-lib';
import {aws_ec2 as ec2, aws_glue as glue, aws_iam as iam, aws_kms as kms, aws_lambda as lambda, aws_logs as logs,
  aws_redshiftserverless as redshift, aws_s3 as s3, aws_stepfunctions as sfn} from 'aws-cdk-lib';

const app = new cdk.App({analyticsReporting: false});
const stack = new cdk.Stack(app, 'RedshiftDataWarehouse', {synthesizer: new cdk.LegacyStackSynthesizer()});
const key = (id: string) => new kms.Key(stack, id, {enableKeyRotation: true});
const role = (id: string, service: string) => new iam.Role(stack, id, {assumedBy: new iam.ServicePrincipal(service)});
const policy = (id: string, to: iam.IRole, actions: string[], resources: string[]) =>
  new iam.Policy(stack, id, {roles: [to], statements: [new iam.PolicyStatement({actions, resources})]});

const lakeKey = key('DataLakeKey');
const buckets = ['AccessLogs', 'Bronze', 'Silver', 'Gold'].map((layer) => new s3.Bucket(stack, `DataLake${layer}`, {
  encryptionKey: lakeKey, enforceSSL: true, versioned: true, blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
  removalPolicy: cdk.RemovalPolicy.DESTROY,
  lifecycleRules: [{abortIncompleteMultipartUploadAfter: cdk.Duration.days(7)}],
}));
const silver = buckets[2]!;

const handlerLogs = new logs.LogGroup(stack, 'HandlerLogs', {retention: logs.RetentionDays.ONE_MONTH});
const machineLogs = new logs.LogGroup(stack, 'MachineLogs', {retention: logs.RetentionDays.ONE_MONTH});
const handlerRole = role('HandlerRole', 'lambda.amazonaws.com');
const handler = new lambda.Function(stack, 'Handler', {
  role: handlerRole.withoutPolicyUpdates(), runtime: lambda.Runtime.PYTHON_3_13, handler: 'index.handler', logGroup: handlerLogs,
  code: lambda.Code.fromInline('def handler(event, context):\n    return event\n'.padEnd(4000, '#')),
});
const machineRole = role('MachineRole', 'states.amazonaws.com');
const machine = new sfn.CfnStateMachine(stack, 'Machine', {
  roleArn: machineRole.roleArn, definitionString: JSON.stringify({StartAt: 'Step', States: {Step: {Type: 'Task', End: true, Resource: 'arn:aws:states:::lambda:invoke'}}}),
  loggingConfiguration: {level: 'ERROR', destinations: [{cloudWatchLogsLogGroup: {logGroupArn: machineLogs.logGroupArn}}]},
});
const invoke = policy('InvokeHandler', machineRole, ['lambda:InvokeFunction'], [handler.functionArn]);
const emptying = policy('Emptying', handlerRole, ['s3:ListBucketVersions', 's3:DeleteObjectVersion'], buckets.map((b) => b.bucketArn));
const copying = policy('Copying', handlerRole, ['s3:GetObject', 's3:PutObject'], [silver.arnForObjects('*')]);
const custom = (id: string, type: string, properties: Record<string, unknown>, after: cdk.CfnResource[] = []) => {
  const made = new cdk.CfnCustomResource(stack, id, {serviceToken: handler.functionArn});
  made.addOverride('Type', `Custom::${type}`);
  for (const [name, value] of Object.entries(properties)) made.addPropertyOverride(name, value);
  for (const earlier of after) made.addResourceDependency(earlier);
  return made;
};
for (const [i, bucket] of buckets.entries())
  custom(`Emptying${i}`, 'EmptyBucket', {Bucket: bucket.bucketName}, [emptying.node.defaultChild as cdk.CfnResource]);
const copied = custom('SourceData', 'S3DataCopy', {Target: silver.bucketName}, [copying.node.defaultChild as cdk.CfnResource]);
const serviceLinked = custom('ServiceLinkedRole', 'ServiceLinkedRole', {ServiceName: 'redshift.amazonaws.com'});

const vpc = new ec2.CfnVPC(stack, 'Vpc', {cidrBlock: '10.0.0.0/16', enableDnsHostnames: true, enableDnsSupport: true});
const routes = new ec2.CfnRouteTable(stack, 'Routes', {vpcId: vpc.ref});
const subnets = [0, 1, 2].map((i) => new ec2.CfnSubnet(stack, `Subnet${i}`, {
  vpcId: vpc.ref, cidrBlock: cdk.Fn.select(i, cdk.Fn.cidr(vpc.attrCidrBlock, 3, '8')), availabilityZone: cdk.Fn.select(i, cdk.Fn.getAzs()),
}));
subnets.forEach((s, i) => new ec2.CfnSubnetRouteTableAssociation(stack, `Association${i}`, {subnetId: s.ref, routeTableId: routes.ref}));
const group = (id: string) => new ec2.CfnSecurityGroup(stack, id, {groupDescription: id, vpcId: vpc.ref});
const groups = ['Producer', 'Consumer', 'Endpoints'].map((id) => group(`${id}SecurityGroup`));
for (const i of [0, 1])
  new ec2.CfnSecurityGroupIngress(stack, `Ingress${i}`, {groupId: groups[i]!.attrGroupId, sourceSecurityGroupId: groups[i]!.attrGroupId, ipProtocol: 'tcp', fromPort: 0, toPort: 65535});
for (const service of ['s3', 'glue', 'kms', 'logs', 'secretsmanager'])
  new ec2.CfnVPCEndpoint(stack, `${service}Endpoint`, {vpcId: vpc.ref, serviceName: cdk.Fn.sub(`com.amazonaws.\${AWS::Region}.${service}`),
    vpcEndpointType: service === 's3' ? 'Gateway' : 'Interface', ...(service === 's3' ? {routeTableIds: [routes.ref]} : {subnetIds: [subnets[0]!.ref]})});
const flowLogs = new logs.LogGroup(stack, 'FlowLogs', {encryptionKey: key('FlowLogsKey'), retention: logs.RetentionDays.ONE_YEAR});
const flowLogsRole = role('FlowLogsRole', 'vpc-flow-logs.amazonaws.com');
new ec2.CfnFlowLog(stack, 'FlowLog', {resourceId: vpc.ref, resourceType: 'VPC', trafficType: 'ALL', logGroupName: flowLogs.logGroupName, deliverLogsPermissionArn: flowLogsRole.roleArn});

const lakeRole = new iam.Role(stack, 'LakeRole', {assumedBy: new iam.ServicePrincipal('redshift.amazonaws.com'),
  inlinePolicies: {read: new iam.PolicyDocument({statements: [new iam.PolicyStatement({actions: ['s3:GetObject'], resources: [silver.arnForObjects('*')]})]})}});
const warehouse = (name: string, roles: string[]) => {
  const dataKey = key(`${name}DataKey`), secretKey = key(`${name}SecretKey`);
  const namespace = new redshift.CfnNamespace(stack, `${name}Namespace`, {namespaceName: name, dbName: 'defaultdb', kmsKeyId: dataKey.keyArn,
    adminPasswordSecretKmsKeyId: secretKey.keyArn, manageAdminPassword: true, iamRoles: roles, logExports: ['userlog', 'connectionlog', 'useractivitylog']});
  namespace.addResourceDependency(serviceLinked);
  const secret = custom(`${name}AdminSecret`, 'RedshiftAdminSecret', {NamespaceName: namespace.ref}, [namespace]);
  const workgroup = new redshift.CfnWorkgroup(stack, name, {workgroupName: name, namespaceName: namespace.ref, subnetIds: subnets.map((s) => s.ref),
    securityGroupIds: [groups[name === 'producer' ? 0 : 1]!.attrGroupId], enhancedVpcRouting: true, publiclyAccessible: false});
  const access = policy(`${name}Access`, handlerRole, ['redshift-data:ExecuteStatement'], [workgroup.attrWorkgroupWorkgroupArn]);
  const ready = [access.node.defaultChild as cdk.CfnResource, invoke.node.defaultChild as cdk.CfnResource, secret];
  return (id: string, type: string, sql: string, after: cdk.CfnResource[] = []) =>
    custom(id, type, {Workgroup: workgroup.ref, Database: 'defaultdb', Create: [sql]}, [...ready, ...after]);
};
const producer = warehouse('producer', [lakeRole.roleArn]), consumer = warehouse('consumer', []);
const table = producer('AmazonReviews', 'RedshiftTable', `CREATE TABLE amazon_reviews (${[...'abcdefghijklmno'].map((c) => `${c} varchar(16383) ENCODE lzo`).join(', ')})`);
const load = producer('Load', 'RedshiftLoad', "COPY amazon_reviews FROM 's3://...' IAM_ROLE default FORMAT PARQUET", [table, copied]);
const view = producer('View', 'RedshiftMaterializedView', 'CREATE MATERIALIZED VIEW mv AS SELECT a, COUNT(1) FROM amazon_reviews GROUP BY 1', [load]);

const database = new glue.CfnDatabase(stack, 'Catalog', {catalogId: stack.account, databaseInput: {name: 'catalog'}});
const crawlerRole = role('CrawlerRole', 'glue.amazonaws.com');
policy('CrawlerPolicy', crawlerRole, ['glue:GetTable'], ['*']);
policy('CrawlPolicy', handlerRole, ['glue:StartCrawler'], ['*']);
const security = new glue.CfnSecurityConfiguration(stack, 'Security', {name: 'security', encryptionConfiguration: {cloudWatchEncryption: {cloudWatchEncryptionMode: 'SSE-KMS', kmsKeyArn: key('CatalogLogKey').keyArn}}});
const connections = ['Jdbc', 'Network'].map((id) => new glue.CfnConnection(stack, `${id}Connection`, {catalogId: stack.account,
  connectionInput: {connectionType: id.toUpperCase(), connectionProperties: {}, physicalConnectionRequirements: {subnetId: subnets[0]!.ref}}}));
const crawler = new glue.CfnCrawler(stack, 'Crawler', {role: crawlerRole.roleArn, databaseName: database.ref, crawlerSecurityConfiguration: security.ref,
  targets: {jdbcTargets: [{connectionName: connections[0]!.ref, path: 'defaultdb/public/%'}]}});
custom('Crawl', 'GlueCrawl', {Crawler: crawler.ref}, [view]);
role('CopyRole', 'lambda.amazonaws.com');
role('ConsumerRole', 'redshift.amazonaws.com');

const share = producer('Share', 'RedshiftDatashare', 'CREATE DATASHARE defaultdbshare', [view]);
const grant = producer('Grant', 'RedshiftDatashareGrant', 'GRANT USAGE ON DATASHARE defaultdbshare TO NAMESPACE x', [share]);
consumer('Marketing', 'RedshiftDatabase', 'CREATE DATABASE marketing FROM DATASHARE defaultdbshare', [grant]);
machine.addResourceDependency(machineRole.node.defaultChild as cdk.CfnResource);

app.synth();
