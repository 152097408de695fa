// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// page.test.js PROGRAM AWKWARD_PROGRAM [SCREENSHOT]
//
// Drives the page that a program writes, in headless Chromium, as a reader does and without any network.
'use strict';
const assert = require('node:assert/strict');
const {execFileSync} = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const browser = '/usr/bin/chromium';
function skip(why) {
  console.error(`*** SKIPPED: ${why}: NOBODY opened the page`);
  process.exit(77);
}
let playwright;
try {
  playwright = require('playwright-core');
} catch {
  skip('playwright-core is not installed (./dev setup installs it)');
}
if (!fs.existsSync(browser)) skip(`${browser} is not here`);

const [program, awkward, screenshot] = process.argv.slice(2);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'strata-page-'));

async function open(chromium, which, file, options = {}) {
  const page = await (await chromium.newContext({viewport: {width: 1400, height: 760}, ...options})).newPage();
  const problems = [];
  page.on('pageerror', (e) => problems.push(String(e)));
  page.on('console', (m) => m.type() === 'error' && problems.push(m.text()));
  page.on('request', (r) => r.url().startsWith('file:') || problems.push(`asked for ${r.url()}`));
  page.on('dialog', (d) => { problems.push('a text of the template ran as a script'); d.dismiss(); });
  const target = path.join(folder, file);
  execFileSync(which, ['graph', '-f', 'html', '-o', target]);
  await page.goto(`file://${target}`);
  return {page, problems};
}

const nodes = (page, level) => page.locator(`svg.${level} .node`);
const style = (page) => page.locator('svg.declarations').evaluate((svg) => svg.style.transform);

async function readsThePage(chromium) {
  const {page, problems} = await open(chromium, program, 'page.html');
  const resources = JSON.parse(execFileSync(program, ['-q'], {encoding: 'utf8'})).Resources;
  assert.equal(await nodes(page, 'resources').count(), Object.keys(resources).length);
  assert.ok(await page.locator('svg.declarations').isVisible());
  assert.ok(!await page.locator('svg.resources').isVisible());

  // Everything fits at first; the wheel zooms around the pointer, a drag moves, Fit goes back.
  const whole = await page.locator('svg.declarations').boundingBox(), paper = await page.locator('#paper').boundingBox();
  assert.ok(whole.width <= paper.width + 1 && whole.height <= paper.height + 1);
  const fitted = await style(page);
  await page.mouse.move(700, 400);
  await page.mouse.wheel(0, -300);
  await page.waitForFunction((was) => document.querySelector('svg.declarations').style.transform !== was, fitted);
  const scale = Number((await style(page)).match(/scale\((.*)\)/)[1]);
  assert.ok(scale > Number(fitted.match(/scale\((.*)\)/)[1]));
  const before = await style(page);
  await page.mouse.move(700, 700);
  await page.mouse.down();
  await page.mouse.move(760, 660, {steps: 4});
  await page.mouse.up();
  assert.notEqual(await style(page), before);
  await page.click('#fit');
  assert.equal(await style(page), fitted);

  // A click shows a declaration: its SQL, and its neighbours as links.
  await page.locator('.node[data-id=AmazonReviews]').first().click();
  const panel = page.locator('#panel');
  assert.match(await panel.innerText(), /AmazonReviews[^]*declared in line \d+[^]*CREATE TABLE amazon_reviews/i);
  await panel.getByRole('button', {name: 'Producer', exact: true}).click();
  assert.equal(await panel.locator('h2').innerText(), 'Producer');
  await panel.getByRole('button', {name: 'ProducerSecurityGroup', exact: true}).click();
  assert.ok(await page.locator('svg.resources').isVisible());
  assert.match(await panel.innerText(), /AWS::EC2::SecurityGroup[^]*"VpcId"/);
  await page.keyboard.press('Escape');
  assert.ok(!await panel.isVisible());

  // The search looks into types and SQL, too.
  await page.click('#declarations');
  await page.keyboard.press('/');
  await page.keyboard.type('star_rating');
  assert.ok(Number.parseInt(await page.locator('#found').innerText(), 10) >= 2);
  assert.ok(await page.locator('svg.declarations .node.hit[data-id=MvProductAnalysis]').count());
  assert.ok(!await page.locator('svg.declarations .node.hit[data-id=Consumer]').count());
  await page.fill('#search', 'no such thing');
  assert.equal(await page.locator('#found').innerText(), '0 found');
  await page.fill('#search', '');

  // The sources of a column, the columns made of it, and the datashares that show it.
  await page.click('#columns');
  const lineage = JSON.parse(execFileSync(program, ['lineage', '--json'], {encoding: 'utf8'}));
  const made = lineage.relations.flatMap((r) => r.columns).filter((c) => c.from.some((f) => f.how !== 'condition'));
  assert.ok(await nodes(page, 'columns').count() > made.length);
  await page.locator('svg.columns .node[data-id="public.mv_product_analysis.rating"]').click();
  assert.match(await panel.innerText(), /COMES FROM\s+public\.amazon_reviews\.star_rating[^]*SHOWN BY\s+DataSharing/);
  await panel.getByRole('button', {name: 'public.amazon_reviews.star_rating', exact: true}).click();
  assert.match(await panel.innerText(), /GOES INTO\s+public\.mv_product_analysis\.rating[^]*ROWS COME BY\s+LoadAmazonReviews/);
  await panel.getByRole('button', {name: 'AmazonReviews', exact: true}).click();
  assert.ok(await page.locator('svg.declarations').isVisible());
  await page.keyboard.press('Escape');

  // With the keyboard alone.
  await page.locator('svg.declarations .node[data-id=LakeRole]').focus();
  await page.keyboard.press('Enter');
  assert.equal(await panel.locator('h2').innerText(), 'LakeRole');

  if (screenshot) {
    await page.locator('svg.declarations .node[data-id=MvProductAnalysis]').click();
    await page.screenshot({path: screenshot});
  }
  assert.deepEqual(problems, []);
}

async function followsLightAndDark(chromium) {
  const paper = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const box = (page) => page.locator('svg.declarations .paper').evaluate((e) => getComputedStyle(e).fill);
  for (const [colorScheme, background] of [['light', 'rgb(255, 255, 255)'], ['dark', 'rgb(13, 17, 23)']]) {
    const {page, problems} = await open(chromium, program, `${colorScheme}.html`, {colorScheme});
    assert.equal(await paper(page), background);
    assert.equal(await box(page), background);
    await page.click('#theme');
    assert.notEqual(await paper(page), background);
    assert.equal(await box(page), await paper(page));
    assert.deepEqual(problems, []);
  }
}

async function textsStayTexts(chromium) {
  const {page, problems} = await open(chromium, awkward, 'awkward.html');
  await page.click('#resources');
  await page.locator('svg.resources .node[data-id=Texts]').click();
  assert.match(await page.locator('#panel').innerText(), /<\/script><img src=x onerror=alert\(1\)><!--/);
  assert.equal(await page.locator('img').count(), 0);
  // This page has no columns to draw, and shows the findings of the program's packs.
  assert.ok(!await page.locator('#columns').isVisible());
  await page.locator('svg.resources .node[data-id=Named]').click();
  assert.match(await page.locator('#panel').innerText(), /POLICY NAMES\s+complies/);
  assert.match(await page.locator('#panel').innerText(), /POLICY HOUSE[^]*error: Named, House-1: A role says what it is for <in "words">/);
  assert.deepEqual(problems, []);
}

(async () => {
  const chromium = await playwright.chromium.launch({executablePath: browser, headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync']});
  try {
    for (const test of [readsThePage, followsLightAndDark, textsStayTexts]) {
      await test(chromium);
      console.log(`ok: ${test.name}`);
    }
  } finally {
    await chromium.close();
    fs.rmSync(folder, {recursive: true});
  }
})().catch((error) => { console.error(error); process.exit(1); });
