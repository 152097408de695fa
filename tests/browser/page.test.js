// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// page.test.js PROGRAM STAR_SCHEMA SIXTY MANY AWKWARD_PROGRAM [FOLDER_OF_SCREENSHOTS]
//
// Drives the pages that programs write, in headless Chromium, as a reader does and without any network. SIXTY and MANY are platforms
// with 60 and 320 cards. With a folder, it writes the screenshots of the documentation.
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

const [program, star, sixty, many, awkward, screenshots] = process.argv.slice(2);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'strata-page-'));
const written = new Map();

async function open(chromium, which, {hash = '', ...options} = {}) {
  const page = await (await chromium.newContext({viewport: {width: 1400, height: 760}, ...options})).newPage();
  const problems = [];
  page.on('pageerror', (e) => problems.push(String(e)));
  page.on('console', (m) => m.type() === 'error' && problems.push(m.text()));
  page.on('request', (r) => /^(file|data):/.test(r.url()) || problems.push(`asked for ${r.url()}`));
  page.on('dialog', (d) => { problems.push('a text of the template ran as a script'); d.dismiss(); });
  if (!written.has(which)) {
    written.set(which, path.join(folder, `${written.size}.html`));
    execFileSync(which, ['graph', '-f', 'html', '-o', written.get(which)]);
  }
  await page.goto(`file://${written.get(which)}${hash}`);
  return {page, problems};
}

const level = (page) => page.locator('#drawing').getAttribute('data-level');
const nodes = (page) => page.locator('.node');
const node = (page, id) => page.locator(`.node[data-id="${id}"]`);
const press = (page, id) => node(page, id).locator('.title').click();
const place = (page) => page.locator('#world').getAttribute('transform');
const panel = (page) => page.locator('#panel');
const link = (page, name) => panel(page).getByRole('button', {name, exact: true});
const json = (which, ...args) => JSON.parse(execFileSync(which, args, {encoding: 'utf8', maxBuffer: 1 << 28}));

// What a reader sees of the drawing, in pixels: the smallest text, cards that overlap, and cards that a line passes through.
const measured = (page) => page.evaluate(() => {
  const cards = [...document.querySelectorAll('.node')].map((n) => ({id: n.dataset.id, box: n.querySelector('.card').getBoundingClientRect()}));
  const texts = [...document.querySelectorAll('#world text')].map((t) => parseFloat(getComputedStyle(t).fontSize) * t.getScreenCTM().a);
  const overlaps = [], through = [];
  for (let i = 0; i < cards.length; ++i)
    for (let k = i + 1; k < cards.length; ++k) {
      const [a, b] = [cards[i].box, cards[k].box];
      if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom) overlaps.push(`${cards[i].id} ${cards[k].id}`);
    }
  let lines = 0;
  for (const edge of document.querySelectorAll('.edge')) {
    edge.style.display = 'inline';
    ++lines;
    const line = edge.querySelector('path'), matrix = line.getScreenCTM(), length = line.getTotalLength();
    for (let at = 0; at <= length; at += 3) {
      const p = line.getPointAtLength(at).matrixTransform(matrix);
      for (const {id, box} of cards)
        if (p.x > box.left + 1 && p.x < box.right - 1 && p.y > box.top + 1 && p.y < box.bottom - 1) through.push(`${edge.dataset.from} ${edge.dataset.to} through ${id}`);
    }
    edge.style.display = '';
  }
  const paper = document.getElementById('paper').getBoundingClientRect();
  const used = cards.reduce(([l, r, t, b], {box}) => [Math.min(l, box.left), Math.max(r, box.right), Math.min(t, box.top), Math.max(b, box.bottom)], [1e9, 0, 1e9, 0]);
  return {cards: cards.length, lines, smallest: Math.min(...texts), overlaps: [...new Set(overlaps)], through: [...new Set(through)],
    outside: used[0] < paper.left - 1 || used[1] > paper.right + 1 || used[2] < paper.top - 1 || used[3] > paper.bottom + 1,
    filled: Math.max((used[1] - used[0]) / paper.width, (used[3] - used[2]) / paper.height)};
});

async function isReadableAtAnySize(chromium) {
  for (const [which, least] of [[program, 14], [star, 19], [sixty, 60], [many, 0]])
    for (const viewport of [{width: 1400, height: 760}, {width: 1920, height: 1000}, {width: 1024, height: 900}])
      for (const hash of ['', '#columns/', '#resources/']) {
        const {page, problems} = await open(chromium, which, {viewport, hash});
        const found = await measured(page), where = `${path.basename(which)} ${viewport.width}x${viewport.height} ${hash}`;
        console.log(`  ${where}: ${found.cards} cards, ${found.lines} lines, text of ${found.smallest.toFixed(1)} px, fills ${(found.filled * 100).toFixed(0)} %`);
        assert.ok(found.smallest >= 11, `${where}: text of ${found.smallest} px`);
        assert.deepEqual(found.overlaps, [], where);
        assert.deepEqual(found.through, [], where);
        assert.ok(!found.outside, `${where}: not everything is in the window`);
        assert.ok(found.filled > 0.7 || found.cards < 9, `${where}: it fills ${found.filled} of the window`);
        // The large window shows each of sixty declarations; a smaller one may fold some.
        if (hash === '' && viewport.width === 1400) assert.ok(found.cards >= least, `${where}: ${found.cards} cards`);
        assert.deepEqual(problems, []);
        await page.context().close();
      }
}

async function unfoldsAndFindsInLargeOnes(chromium) {
  const {page, problems} = await open(chromium, many);
  const folded = await nodes(page).count();
  assert.ok(folded < 120, `${folded} cards`);
  await page.click('#unfold');
  const all = await measured(page);
  assert.equal(all.cards, 321);
  assert.deepEqual([all.overlaps, all.through], [[], []]);
  await page.click('#fold');
  assert.ok(await nodes(page).count() <= 3);
  await page.click('.node.folded .title >> nth=-1');
  assert.ok(await nodes(page).count() > 3);

  // A name leads to its card, wherever it is folded, in a size that people read.
  await page.keyboard.press('/');
  await page.keyboard.type('daily077');
  await page.keyboard.press('Enter');
  assert.equal(await panel(page).locator('h2').innerText(), 'Daily077');
  const card = await node(page, 'Daily077').boundingBox(), paper = await page.locator('#paper').boundingBox(), side = await panel(page).boundingBox();
  assert.ok(card.x >= paper.x && card.x + card.width <= side.x + 1 && card.y >= paper.y && card.y + card.height <= paper.y + paper.height);
  const size = await node(page, 'Daily077').locator('.title').evaluate((t) => parseFloat(getComputedStyle(t).fontSize) * t.getScreenCTM().a);
  assert.ok(size >= 11, `${size} px`);
  // The map shows where this is, and leads elsewhere.
  await page.keyboard.press('Escape');
  assert.ok(await page.locator('#map').isVisible());
  const before = await place(page);
  await page.locator('#map').click({position: {x: 20, y: 20}});
  assert.notEqual(await place(page), before);
  // Only what is connected with it.
  await page.goto(page.url().replace(/#.*/, '') + '#Daily077');
  await panel(page).getByRole('button', {name: /^Only this/}).click();
  assert.deepEqual((await nodes(page).evaluateAll((list) => list.map((n) => n.dataset.id))).filter((id) => /\d/.test(id)).sort(), ['Daily077', 'Feed077', 'LoadFeed077']);
  await page.click('#all');
  assert.ok(await nodes(page).count() > 5);
  // A column of one of 209 tables: the drawing shows its trace alone.
  await page.goto(page.url().replace(/#.*/, '') + '#columns/mart.total.revenue');
  const traced = await measured(page);
  assert.deepEqual((await nodes(page).evaluateAll((list) => list.map((n) => n.dataset.id))).sort(), ['Daily000', 'Daily001', 'Feed000', 'Feed001', 'Total']);
  assert.ok(traced.smallest >= 11);
  assert.deepEqual([traced.overlaps, traced.through], [[], []]);
  assert.deepEqual(problems, []);
}

async function movesAndZooms(chromium) {
  const {page, problems} = await open(chromium, program);
  const fitted = await place(page), scale = async () => Number((await place(page)).match(/scale\((.*)\)/)[1]);
  const whole = await scale();
  await page.mouse.move(700, 400);
  await page.mouse.wheel(0, -300);
  await page.waitForFunction((was) => document.getElementById('world').getAttribute('transform') !== was, fitted);
  assert.ok(await scale() > whole);
  const before = await place(page);
  await page.mouse.move(700, 730);
  await page.mouse.down();
  await page.mouse.move(760, 690, {steps: 4});
  await page.mouse.up();
  assert.notEqual(await place(page), before);
  await page.click('#fit');
  assert.equal(await place(page), fitted);
  // Another window, another layout.
  await page.setViewportSize({width: 800, height: 1000});
  await page.waitForFunction((was) => document.getElementById('world').getAttribute('transform') !== was, fitted);
  const narrow = await measured(page);
  assert.ok(narrow.smallest >= 11 && !narrow.outside);
  assert.deepEqual(problems, []);
}

async function readsDeclarations(chromium) {
  const {page, problems} = await open(chromium, program);
  await press(page, 'AmazonReviews');
  assert.match(await panel(page).innerText(), /AmazonReviews\s*table[^]*declared in redshift_data_warehouse\.cpp:\d+[^]*CREATE TABLE amazon_reviews/);
  assert.match(page.url(), /#AmazonReviews$/);
  assert.equal(await panel(page).locator('pre .k').first().innerText(), 'CREATE');
  // Two columns of the materialized view come from no column of the table, and the table in the panel lists them as well.
  await press(page, 'MvProductAnalysis');
  assert.match(await panel(page).locator('table').innerText(), /review_total\s+bigint\s+NOT NULL\s*from no column/);
  // The lake is its buckets.
  assert.deepEqual(await node(page, 'DataLake').locator('.row').allTextContents(), ['access logs bucket', 'bronze bucket', 'silver bucket', 'gold bucket']);
  assert.equal(await node(page, 'DataLake').locator('.sub').textContent(), 'data lake');
  // Links lead on, also to another level, and the browser leads back.
  await link(page, 'Producer').click();
  assert.equal(await panel(page).locator('h2').innerText(), 'Producer');
  await link(page, 'ProducerSecurityGroup').click();
  assert.equal(await level(page), 'resources');
  assert.match(await panel(page).innerText(), /AWS::EC2::SecurityGroup[^]*"VpcId"/);
  await page.goBack();
  assert.equal(await level(page), 'declarations');
  assert.equal(await panel(page).locator('h2').innerText(), 'Producer');
  await page.keyboard.press('Escape');
  assert.ok(!await panel(page).isVisible());
  const resources = json(program, '-q').Resources;
  await page.click('#resources');
  await page.click('#unfold');
  assert.equal(await nodes(page).count(), Object.keys(resources).length);
  // An address leads to a node of each level.
  for (const [hash, title, wanted] of [['#LakeRole', 'LakeRole', 'declarations'], ['#resources/SharedVpc', 'SharedVpc', 'resources'],
    ['#columns/public.mv_product_analysis.rating', 'public.mv_product_analysis.rating', 'columns']]) {
    const other = await open(chromium, program, {hash});
    assert.equal(await level(other.page), wanted);
    assert.equal(await panel(other.page).locator('h2').innerText(), title);
  }
  assert.deepEqual(problems, []);
}

async function showsOutputsWhereTheyBelong(chromium) {
  const {page, problems} = await open(chromium, sixty);
  assert.equal(await node(page, 'SilverBucket').count(), 0);
  assert.ok((await node(page, 'DataLake').locator('.row').allTextContents()).includes('→ SilverBucket'));
  await press(page, 'DataLake');
  assert.match(await panel(page).innerText(), /Output SilverBucket\s+{\s+"Ref": "DataLakeSilverBucket"/);
  assert.deepEqual(problems, []);
}

async function followsColumns(chromium) {
  const {page, problems} = await open(chromium, star);
  const lineage = json(star, 'lineage', '--json');
  await page.click('#columns');
  assert.equal(await page.locator('.row.column').count(), lineage.relations.flatMap((r) => r.columns).length);
  assert.equal(await page.locator('.row.column[data-column="mart.sales.customer_id"] .badge').textContent(), 'DIST');
  await page.locator('.row.column[data-column="mart.sales.price"] .name').click();
  const traced = () => page.locator('.row.traced').evaluateAll((rows) => rows.map((r) => r.dataset.column).sort());
  assert.deepEqual(await traced(), ['mart.sales.price', 'mart.sales_by_customer.revenue', 'partners.prices.highest', 'partners.revenue.revenue']);
  assert.ok(await page.locator('.edge.traced').count() >= 3);
  assert.match(await panel(page).innerText(), /Goes into[^]*partners\.prices\.highest[^]*Shown by\s+PartnersShare/);
  // The other way, from a column of the panel.
  await link(page, 'partners.revenue.revenue').click();
  assert.deepEqual(await traced(), ['mart.sales.price', 'mart.sales.quantity', 'mart.sales_by_customer.revenue', 'partners.revenue.revenue']);
  assert.match(page.url(), /#columns\/partners\.revenue\.revenue$/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  // A column without a source is there as well.
  const other = await open(chromium, program, {hash: '#columns/public.mv_product_analysis.review_total'});
  assert.match(await panel(other.page).innerText(), /Comes from\s+No column: it counts rows, or is constant\./);
  assert.deepEqual([...problems, ...other.problems], []);
}

async function searches(chromium) {
  const {page, problems} = await open(chromium, program);
  await page.keyboard.press('/');
  await page.keyboard.type('star_rating');
  assert.ok(Number.parseInt(await page.locator('#found').innerText(), 10) >= 2);
  assert.ok(await page.locator('.node.hit[data-id=MvProductAnalysis]').count());
  assert.ok(!await page.locator('.node.hit[data-id=Consumer]').count());
  assert.match(await page.locator('#hits').innerText(), /public\.amazon_reviews\.star_rating\s+column, integer/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  assert.ok(await panel(page).isVisible());
  await page.fill('#search', 'no such thing');
  assert.equal(await page.locator('#found').innerText(), '0 found');
  assert.deepEqual(problems, []);
}

async function worksByKeyboard(chromium) {
  const {page, problems} = await open(chromium, program);
  const first = page.locator('.node[tabindex="0"]');
  assert.equal(await first.count(), 1);
  await first.focus();
  const from = await page.evaluate(() => document.activeElement.dataset.id);
  await page.keyboard.press('ArrowDown');
  const to = await page.evaluate(() => document.activeElement.dataset.id);
  assert.notEqual(from, to);
  await page.keyboard.press('Enter');
  assert.equal(await panel(page).locator('h2').innerText(), to);
  await page.keyboard.press('Escape');
  for (const [key, wanted] of [['2', 'columns'], ['3', 'resources'], ['1', 'declarations']]) {
    await page.keyboard.press(key);
    assert.equal(await level(page), wanted);
  }
  await page.keyboard.press('?');
  assert.match(await page.locator('#legend').innerText(), /Tables[^]*Warehouses[^]*search/);
  await page.keyboard.press('Escape');
  assert.ok(!await page.locator('#legend').isVisible());
  assert.deepEqual(problems, []);
}

async function prints(chromium) {
  const {page, problems} = await open(chromium, program, {colorScheme: 'dark', hash: '#AmazonReviews'});
  const pdf = await page.pdf({format: 'A4', landscape: true, printBackground: true});
  assert.ok(pdf.length > 5000);
  await page.emulateMedia({media: 'print'});
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(255, 255, 255)');
  assert.ok(!await page.locator('.tools').isVisible());
  assert.ok(await page.locator('#panel').isVisible());
  assert.deepEqual(problems, []);
}

// The least contrast of a card's texts, by WCAG 2.2 (1.4.3 asks for 4.5).
const contrast = (page) => page.evaluate(() => {
  const light = (colour) => {
    const [r, g, b] = colour.match(/[\d.]+/g).slice(0, 3).map((c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const of = (element) => light(getComputedStyle(element).fill);
  return Math.min(...[...document.querySelectorAll('.node')].flatMap((node) => [...node.querySelectorAll('text')].map((text) => {
    const [a, b] = [of(text), of(node.querySelector('.card'))];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  })));
});

async function followsLightAndDark(chromium) {
  const paper = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const card = (page) => page.locator('.node .card').first().evaluate((e) => getComputedStyle(e).fill);
  for (const [colorScheme, background, surface] of [['light', 'rgb(247, 248, 250)', 'rgb(255, 255, 255)'], ['dark', 'rgb(14, 17, 22)', 'rgb(23, 27, 34)']]) {
    const {page, problems} = await open(chromium, program, {colorScheme});
    assert.deepEqual([await paper(page), await card(page)], [background, surface]);
    assert.ok(await contrast(page) >= 4.5);
    await page.click('#theme');
    assert.notEqual(await paper(page), background);
    assert.notEqual(await card(page), surface);
    assert.ok(await contrast(page) >= 4.5);
    assert.deepEqual(problems, []);
  }
}

async function textsStayTexts(chromium) {
  const {page, problems} = await open(chromium, awkward);
  await page.click('#resources');
  await press(page, 'Texts');
  assert.match(await panel(page).innerText(), /<\/script><img src=x onerror=alert\(1\)><!--/);
  assert.equal(await page.locator('img').count(), 0);
  // This page has no tables to draw, and shows the findings of the program's packs.
  assert.ok(!await page.locator('#columns').isVisible());
  await press(page, 'Named');
  assert.match(await panel(page).innerText(), /Policy names\s+complies/);
  assert.match(await panel(page).innerText(), /Policy house[^]*error: Named, House-1: A role says what it is for <in "words">/);
  assert.equal(await node(page, 'Named').locator('.alarm').count(), 1);
  assert.deepEqual(problems, []);
}

async function takesScreenshots(chromium) {
  const take = async (which, options, file) => {
    const {page} = await open(chromium, which, options);
    await page.screenshot({path: path.join(screenshots, file)});
    await page.context().close();
  };
  for (const colorScheme of ['light', 'dark'])
    for (const [which, hash, name] of [[program, '#MvProductAnalysis', 'page'], [star, '#columns/mart.sales.price', 'page_columns'],
      [sixty, '', 'page_60'], [many, '', 'page_320']])
      await take(which, {colorScheme, hash}, `${name}${colorScheme === 'dark' ? '_dark' : ''}.png`);
  for (const example of fs.readdirSync(path.dirname(program)).filter((name) => fs.existsSync(path.join(__dirname, '../../examples/expected', `${name}.json`))))
    await take(path.join(path.dirname(program), example), {viewport: {width: 1200, height: 680}}, `examples/${example}.png`);
}

(async () => {
  const chromium = await playwright.chromium.launch({executablePath: browser, headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync']});
  try {
    for (const test of screenshots ? [takesScreenshots] : [isReadableAtAnySize, unfoldsAndFindsInLargeOnes, movesAndZooms, readsDeclarations,
      showsOutputsWhereTheyBelong, followsColumns, searches, worksByKeyboard, prints, followsLightAndDark, textsStayTexts]) {
      await test(chromium);
      console.log(`ok: ${test.name}`);
    }
  } finally {
    await chromium.close();
    fs.rmSync(folder, {recursive: true});
  }
})().catch((error) => { console.error(error); process.exit(1); });
