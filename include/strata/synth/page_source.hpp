// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// Written by tools/page/embed.py from tools/page/page.html; do not edit.
#pragma once
#include <string_view>

namespace strata::synth {
inline constexpr std::string_view page_source = R"page(<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>@TITLE@</title>
<style>
:root{color-scheme:light dark;--paper:#fff;--ink:#1b1f24;--quiet:#57606a;--rim:#d0d7de;--soft:#f6f8fa;--mark:#0969da}
@media(prefers-color-scheme:dark){:root{--paper:#0d1117;--ink:#e6edf3;--quiet:#9198a1;--rim:#30363d;--soft:#161b22;--mark:#4493f8}}
:root[data-theme=light]{color-scheme:light;--paper:#fff;--ink:#1b1f24;--quiet:#57606a;--rim:#d0d7de;--soft:#f6f8fa;--mark:#0969da}
:root[data-theme=dark]{color-scheme:dark;--paper:#0d1117;--ink:#e6edf3;--quiet:#9198a1;--rim:#30363d;--soft:#161b22;--mark:#4493f8}
:root[data-theme=light] .strata{--paper:#fff;--ink:#1b1f24;--quiet:#57606a;--line:#8c959f;--fill:94%;--edge:45%}
:root[data-theme=dark] .strata{--paper:#0d1117;--ink:#e6edf3;--quiet:#9198a1;--line:#6e7681;--fill:18%;--edge:60%}
*{box-sizing:border-box}
body{margin:0;height:100vh;display:grid;grid-template:auto 1fr/1fr auto;font:14px/1.5 system-ui,sans-serif;background:var(--paper);color:var(--ink)}
header{grid-column:1/-1;display:flex;flex-wrap:wrap;gap:8px;align-items:center;padding:8px 14px;border-bottom:1px solid var(--rim)}
h1{font-size:16px;margin:0 12px 0 0}
button,input{font:inherit;color:inherit;background:var(--soft);border:1px solid var(--rim);border-radius:6px;padding:3px 10px}
button{cursor:pointer}
button[aria-pressed=true]{border-color:var(--mark);color:var(--mark)}
:focus-visible{outline:2px solid var(--mark);outline-offset:1px}
input{flex:0 1 260px}
#found{color:var(--quiet)}
.space{flex:1}
main{overflow:hidden;position:relative;touch-action:none;cursor:grab}
main.moving{cursor:grabbing}
main svg{position:absolute;left:0;top:0;transform-origin:0 0}
main svg[hidden]{display:none}
.node{cursor:pointer}
.node.chosen rect{stroke-width:3}
.searching .node:not(.hit),.choosing .node:not(.near){opacity:.22}
.searching .edge,.choosing .edge:not(.near){opacity:.12}
aside{width:min(440px,45vw);overflow:auto;border-left:1px solid var(--rim);padding:12px 16px}
aside[hidden]{display:none}
aside h2{font-size:15px;margin:0;overflow-wrap:anywhere}
aside h3{font-size:12px;margin:16px 0 4px;color:var(--quiet);text-transform:uppercase;letter-spacing:.05em}
aside p{margin:2px 0;color:var(--quiet)}
aside p.broken{color:var(--ink);border-left:3px solid var(--mark);padding-left:8px}
aside .links{display:flex;flex-wrap:wrap;gap:4px}
aside .links button{padding:0 7px;font-size:13px}
pre{margin:0;padding:8px;background:var(--soft);border:1px solid var(--rim);border-radius:6px;white-space:pre-wrap;overflow-wrap:anywhere;font:12px/1.45 ui-monospace,monospace}
#close{float:right}
</style>
</head>
<body>
<header>
<h1>@TITLE@</h1>
<button id="declarations" aria-pressed="true">Declarations</button>
<button id="resources" aria-pressed="false">Resources</button>
<button id="columns" aria-pressed="false">Columns</button>
<input id="search" type="search" placeholder="Search ids, types, SQL" aria-label="Search">
<span id="found" role="status"></span>
<span class="space"></span>
<button id="out" aria-label="Zoom out">&minus;</button>
<button id="in" aria-label="Zoom in">+</button>
<button id="fit">Fit</button>
<button id="theme">Light or dark</button>
</header>
<main id="paper" tabindex="0" aria-label="Deployment graph">
@DECLARATIONS@
@RESOURCES@
@COLUMNS@
</main>
<aside id="panel" hidden aria-live="polite"></aside>
<script type="application/json" id="data">@DATA@</script>
<script>
'use strict';
const data = JSON.parse(document.getElementById('data').textContent);
const paper = document.getElementById('paper'), panel = document.getElementById('panel'), search = document.getElementById('search');
const levels = ['declarations', 'resources', 'columns'];
const of = (make) => Object.fromEntries(levels.map((level) => [level, make(level)]));
const drawings = of((level) => paper.querySelector(`svg.${level}`));
const views = of(() => null), fitted = of(() => true);
let shown = 'declarations', chosen = null;
const byId = of((level) => new Map(data[level].map((entry) => [entry.id, entry])));

const apply = () => {
  const v = views[shown];
  drawings[shown].style.transform = `translate(${v.x}px,${v.y}px) scale(${v.scale})`;
};
const fit = () => {
  const svg = drawings[shown], w = svg.viewBox.baseVal.width, h = svg.viewBox.baseVal.height;
  const scale = Math.min(paper.clientWidth / w, paper.clientHeight / h, 1.5) || 1;
  views[shown] = {scale, x: (paper.clientWidth - w * scale) / 2, y: (paper.clientHeight - h * scale) / 2};
  fitted[shown] = true;
  apply();
};
const zoom = (factor, x = paper.clientWidth / 2, y = paper.clientHeight / 2) => {
  const v = views[shown], scale = Math.min(Math.max(v.scale * factor, 0.02), 8), by = scale / v.scale;
  views[shown] = {scale, x: x - (x - v.x) * by, y: y - (y - v.y) * by};
  fitted[shown] = false;
  apply();
};
const show = (level) => {
  shown = level;
  for (const [name, svg] of Object.entries(drawings)) {
    svg.toggleAttribute('hidden', name !== level);
    document.getElementById(name).setAttribute('aria-pressed', name === level);
  }
  if (views[level]) apply(); else fit();
  look();
};

const element = (tag, text, properties = {}) => Object.assign(document.createElement(tag), {textContent: text}, properties);
const section = (title, node) => panel.append(element('h3', title), node);
const links = (ids, level) => {
  const box = element('div', '', {className: 'links'});
  for (const id of ids) box.append(element('button', id, {onclick: () => choose(id, level)}));
  if (!ids.length) box.append(element('p', 'nothing'));
  return box;
};
const sqlOf = (resource) => {
  const found = [];
  for (const name of ['Create', 'Update', 'Delete']) {
    const value = resource.body.Properties?.[name];
    if (value) found.push([name, [value].flat(3).map((s) => typeof s === 'string' ? s : JSON.stringify(s)).join(';\n')]);
  }
  return found;
};
const policies = (ids) => {
  for (const {pack, findings} of data.policies) {
    const found = findings.filter((f) => ids.includes(f.resource));
    section(`Policy ${pack}`, element('p', found.length ? '' : 'complies'));
    for (const f of found)
      panel.append(element('p', `${f.waived ? 'waived' : f.level}: ${f.resource}, ${f.rule}: ${f.description}${f.waived ? ` (${f.reason})` : ''}`, {className: f.waived ? '' : 'broken'}));
  }
};
const describe = (id, level) => {
  panel.replaceChildren(element('button', 'Close', {id: 'close', onclick: () => choose(null)}));
  const entry = byId[level].get(id);
  panel.append(element('h2', id));
  if (entry.type) panel.append(element('p', entry.type));
  if (level === 'columns') {
    section('Column of', links([entry.relation], 'declarations'));
    section('Comes from', links(entry.from, 'columns'));
    section('Goes into', links(entry.into, 'columns'));
    if (entry.filledBy.length) section('Rows come by', links(entry.filledBy, 'declarations'));
    section('Shown by', links(entry.shownBy, 'declarations'));
    return;
  }
  if (level === 'declarations') {
    panel.append(element('p', `declared in line ${entry.line}`));
    section('Needs', links(entry.needs, 'declarations'));
    section('Makes', links(entry.makes, 'resources'));
    const columns = data.columns.filter((c) => c.relation === id).map((c) => c.id);
    if (columns.length) section('Columns', links(columns, 'columns'));
    policies(entry.makes);
    for (const made of entry.makes) for (const [name, sql] of sqlOf(byId.resources.get(made))) section(`SQL: ${name}`, element('pre', sql));
    return;
  }
  if (entry.sharedBy) section('Shared by', links(entry.sharedBy, 'declarations'));
  else section(`Declared in line ${entry.line} as`, links([entry.declaredAs], 'declarations'));
  section('Needs', links(entry.needs, 'resources'));
  section('Needed by', links(entry.neededBy, 'resources'));
  policies([id]);
  for (const [name, sql] of sqlOf(entry)) section(`SQL: ${name}`, element('pre', sql));
  const {Properties, Type, ...rest} = entry.body;
  if (Properties) section('Properties', element('pre', JSON.stringify(Properties, null, 2)));
  if (Object.keys(rest).length) section('Attributes', element('pre', JSON.stringify(rest, null, 2)));
};
const choose = (id, level = shown) => {
  chosen = id;
  panel.hidden = id === null;
  if (id !== null) {
    if (level !== shown) show(level);
    describe(id, level);
  }
  paper.classList.toggle('choosing', id !== null);
  const svg = drawings[shown], near = new Set([id]);
  for (const edge of svg.querySelectorAll('.edge')) {
    const {from, to} = edge.dataset, touches = from === id || to === id;
    edge.classList.toggle('near', touches);
    if (touches) near.add(from).add(to);
  }
  for (const node of svg.querySelectorAll('.node')) {
    node.classList.toggle('near', near.has(node.dataset.id));
    node.classList.toggle('chosen', node.dataset.id === id);
  }
};

const texts = {};
const textOf = (level, entry) => (texts[level + entry.id] ??= JSON.stringify(level !== 'declarations' ? entry : [entry, entry.makes.map((m) => byId.resources.get(m))]).toLowerCase());
const look = () => {
  const wanted = search.value.trim().toLowerCase();
  let hits = 0;
  for (const node of drawings[shown].querySelectorAll('.node')) {
    const hit = wanted !== '' && textOf(shown, byId[shown].get(node.dataset.id)).includes(wanted);
    node.classList.toggle('hit', hit);
    hits += hit;
  }
  paper.classList.toggle('searching', wanted !== '');
  document.getElementById('found').textContent = wanted === '' ? '' : `${hits} found`;
};

// The whole stays in sight while nobody has zoomed or moved it, also when the panel opens.
new ResizeObserver(() => { if (fitted[shown]) fit(); }).observe(paper);
for (const svg of Object.values(drawings))
  for (const node of svg.querySelectorAll('.node')) {
    node.setAttribute('tabindex', '0');
    node.setAttribute('role', 'button');
    node.addEventListener('keydown', (e) => { if (e.key === 'Enter') choose(node.dataset.id); });
  }
let drag = null;
paper.addEventListener('pointerdown', (e) => { drag = {x: e.clientX, y: e.clientY, moved: false, id: e.target.closest('.node')?.dataset.id}; });
addEventListener('pointermove', (e) => {
  if (!drag) return;
  const dx = e.clientX - drag.x, dy = e.clientY - drag.y;
  if (!drag.moved && Math.hypot(dx, dy) < 4) return;
  drag = {...drag, moved: true, x: e.clientX, y: e.clientY};
  paper.classList.add('moving');
  views[shown].x += dx;
  views[shown].y += dy;
  fitted[shown] = false;
  apply();
});
addEventListener('pointerup', () => {
  if (drag && !drag.moved) choose(drag.id ?? null);
  drag = null;
  paper.classList.remove('moving');
});
paper.addEventListener('wheel', (e) => {
  e.preventDefault();
  const at = paper.getBoundingClientRect();
  zoom(Math.exp(-e.deltaY / 400), e.clientX - at.left, e.clientY - at.top);
}, {passive: false});
addEventListener('keydown', (e) => {
  if (e.key === 'Escape') { search.value = ''; look(); choose(null); }
  if (e.target === search) return;
  if (e.key === '+') zoom(1.25);
  if (e.key === '-') zoom(0.8);
  if (e.key === '0') fit();
  if (e.key === '/') { e.preventDefault(); search.focus(); }
});
search.addEventListener('input', look);
for (const level of Object.keys(drawings)) document.getElementById(level).onclick = () => { choose(null); show(level); };
document.getElementById('in').onclick = () => zoom(1.25);
document.getElementById('out').onclick = () => zoom(0.8);
document.getElementById('fit').onclick = fit;
document.getElementById('theme').onclick = () => {
  const root = document.documentElement, now = root.dataset.theme ?? (matchMedia('(prefers-color-scheme:dark)').matches ? 'dark' : 'light');
  root.dataset.theme = now === 'dark' ? 'light' : 'dark';
};
document.getElementById('columns').hidden = data.columns.length === 0;
show('declarations');
</script>
</body>
</html>
)page";
}  // namespace strata::synth
