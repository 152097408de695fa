// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// Written by tools/page/embed.py from tools/page; do not edit.
#pragma once
#include <string_view>

namespace strata::synth {
// clang-format off
/// The page in pieces.
inline constexpr std::string_view page_source[] = {
    {R"page(<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
<link rel="icon" href="data:,">
<title>@TITLE@</title>
<style>
:root{color-scheme:light;--paper:#f7f8fa;--card:#fff;--ink:#1c2128;--quiet:#59636e;--rim:#d5dae0;--soft:#f1f3f5;--mark:#0b63ce;--line:#a3adb8;--shade:0 1px 2px #1c212814;--good:#1a7f37;--bad:#cf222e;
--key:#0b63ce;--text:#0a6b4f;--number:#953800;--name:#6f42c1;--comment:#6e7781}
@media(prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;--paper:#0e1116;--card:#171b22;--ink:#e8edf3;--quiet:#9aa5b1;--rim:#2d343d;--soft:#1d222a;--mark:#62a8ff;--line:#5a6572;--shade:none;--good:#4ac26b;--bad:#ff7b72;
--key:#79b8ff;--text:#7ee2b8;--number:#ffab70;--name:#c8a6ff;--comment:#8b949e}}
:root[data-theme=dark]{color-scheme:dark;--paper:#0e1116;--card:#171b22;--ink:#e8edf3;--quiet:#9aa5b1;--rim:#2d343d;--soft:#1d222a;--mark:#62a8ff;--line:#5a6572;--shade:none;--good:#4ac26b;--bad:#ff7b72;
--key:#79b8ff;--text:#7ee2b8;--number:#ffab70;--name:#c8a6ff;--comment:#8b949e}
*{box-sizing:border-box}
[hidden]{display:none!important}
body{margin:0;height:100vh;height:100dvh;display:grid;grid-template:auto 1fr/1fr;font:14px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif;background:var(--paper);color:var(--ink);overflow:hidden;position:relative}
header{display:flex;flex-wrap:wrap;gap:8px 12px;align-items:center;padding:8px 14px;border-bottom:1px solid var(--rim);background:var(--card);z-index:3}
.names{min-width:0;max-width:360px}
.names>*{white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
h1{font-size:15px;line-height:1.25;margin:0;font-weight:650;letter-spacing:-.01em}
#figures{margin:0;font-size:11.5px;color:var(--quiet);line-height:1.3}
button,input{font:inherit;font-size:13px;color:inherit;background:var(--card);border:1px solid var(--rim);border-radius:7px;padding:4px 10px}
button{cursor:pointer}
button:hover{border-color:var(--line)}
:focus-visible{outline:2px solid var(--mark);outline-offset:1px}
.tabs{display:flex;background:var(--soft);border:1px solid var(--rim);border-radius:8px;padding:2px}
.tabs button{border:0;background:none;padding:3px 12px;border-radius:6px;color:var(--quiet)}
.tabs button[aria-selected=true]{background:var(--card);color:var(--ink);box-shadow:0 0 0 1px var(--rim),var(--shade);font-weight:600}
.tools{display:flex;gap:4px}
.searching-box{position:relative;flex:1 1 170px;max-width:320px;min-width:130px}
#search{width:100%}
#found{position:absolute;right:10px;top:5px;font-size:12px;color:var(--quiet);pointer-events:none;background:var(--card);padding-left:6px}
#found:empty{display:none}
#hits{position:absolute;top:calc(100% + 4px);left:0;width:max(100%,360px);max-height:60vh;overflow:auto;margin:0;padding:4px;list-style:none;background:var(--card);border:1px solid var(--rim);border-radius:9px;box-shadow:0 8px 28px #0003;z-index:9}
#hits li{display:flex;gap:8px;align-items:baseline;padding:4px 8px;border-radius:6px;cursor:pointer}
#hits li[aria-selected=true],#hits li:hover{background:var(--soft)}
#hits .what{margin-left:auto;color:var(--quiet);font-size:12px;white-space:nowrap}
#hits .name{overflow-wrap:anywhere}
.space{flex:1 1 0}
main{overflow:hidden;position:relative;touch-action:none;cursor:grab;min-height:0;background:var(--paper) radial-gradient(color-mix(in srgb,var(--line) 30%,transparent) 1px,transparent 1px) 0 0/22px 22px}
main.moving{cursor:grabbing}
#drawing{position:absolute;inset:0;width:100%;height:100%}
#drawing text{fill:var(--ink);font-size:13px;dominant-baseline:central}
.frame rect{fill:color-mix(in srgb,hsl(var(--hue) 60% 50%) 6%,transparent);stroke:color-mix(in srgb,hsl(var(--hue) 45% 50%) 40%,transparent)}
#drawing .frame text{font-size:12.5px;font-weight:650}
#drawing .what{fill:var(--quiet);font-weight:400}
#drawing .section text{font-size:11.5px;font-weight:600;fill:var(--quiet)}
.frame .head,.section .head{cursor:pointer}
#drawing .head:hover text{fill:var(--mark)}
.head rect{fill:transparent!important;stroke:none!important}
.node{cursor:pointer;outline:none}
.node .card{fill:var(--card);stroke:var(--rim)}
.node .tint{fill:color-mix(in srgb,hsl(var(--hue) 65% 50%) 15%,transparent)}
.node .icon{fill:none;stroke:hsl(var(--hue) 60% 40%);stroke-width:1.5;stroke-linecap:round;stroke-linejoin:round}
:root[data-theme=dark] .node .icon,:root[data-theme=dark] .sign path{stroke:hsl(var(--hue) 70% 70%)}
@media(prefers-color-scheme:dark){:root:not([data-theme=light]) .node .icon,:root:not([data-theme=light]) .sign path{stroke:hsl(var(--hue) 70% 70%)}}
#drawing .node .title{font-weight:600}
#drawing .compact .title{font-size:12.5px}
#drawing .node .sub{font-size:11.5px;fill:var(--quiet)}
#drawing .row text{font-size:11.5px}
#drawing .row .type{fill:var(--quiet)}
#drawing .row .badge{font-size:11px;fill:var(--mark);font-weight:600}
#drawing .row .none{font-style:italic}
.row rect{fill:transparent}
.row.column:hover rect,.row.traced rect{fill:color-mix(in srgb,var(--mark) 14%,transparent)}
.row.traced .name{font-weight:650}
.node .rule{stroke:var(--rim)}
.node:hover .card{stroke:var(--line)}
.node:focus-visible .card{stroke:var(--mark);stroke-width:2}
.node.chosen .card{stroke:var(--mark);stroke-width:2.5}
.node.folded .card{stroke-dasharray:none}
.node .behind{fill:var(--card);stroke:var(--rim)}
.node .alarm{fill:var(--bad)}
.edge path{fill:none;stroke:var(--line);stroke-width:1.4}
.edge .tip{fill:var(--line);stroke:none}
.edge.quiet{display:none}
.edge.near,.edge.traced{display:inline}
.edge.near path,.edge.traced path{stroke:var(--mark);stroke-width:2}
.edge.near .tip,.edge.traced .tip{fill:var(--mark)}
.choosing .node:not(.near),.searching .node:not(.hit){opacity:.34}
.choosing .edge:not(.near,.traced),.searching .edge{opacity:.25}
.searching.choosing .node.near{opacity:1}
#map{position:absolute;left:12px;bottom:12px;width:190px;height:124px;background:color-mix(in srgb,var(--card) 92%,transparent);border:1px solid var(--rim);border-radius:8px;cursor:crosshair;box-shadow:var(--shade)}
#map .spot{fill:hsl(var(--hue) 45% 55%)}
#map .area{fill:color-mix(in srgb,var(--line) 14%,transparent)}
#map .window{fill:color-mix(in srgb,var(--mark) 12%,transparent);stroke:var(--mark)}
#only{position:absolute;left:12px;top:10px;background:var(--card);border:1px solid var(--mark);border-radius:20px;padding:3px 4px 3px 14px;font-size:13px;box-shadow:0 4px 14px #0002;white-space:nowrap}
#only button{border-radius:14px;margin-left:6px;padding:1px 10px}
#empty{position:absolute;inset:40% 0 auto;text-align:center;color:var(--quiet)}
#legend{position:absolute;right:12px;top:10px;width:min(480px,92%);max-height:calc(100% - 20px);overflow:auto;background:var(--card);border:1px solid var(--rim);border-radius:10px;padding:10px 16px 14px;box-shadow:0 8px 28px #0003;z-index:2;cursor:auto}
#legend h2{font-size:12px;margin:8px 0 4px;color:var(--quiet);font-weight:600}
#legend ul{margin:0;padding:0;list-style:none;columns:2;font-size:13px}
#legend li{display:flex;gap:8px;align-items:center;padding:2px 0;break-inside:avoid}
#legend .plain{columns:1}
kbd{font:12px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;border:1px solid var(--rim);border-radius:4px;padding:0 5px;background:var(--soft);white-space:nowrap}
.sign{width:20px;height:20px;flex:none;border-radius:5px;background:color-mix(in srgb,hsl(var(--hue) 65% 50%) 15%,transparent)}
.sign path{fill:none;stroke:hsl(var(--hue) 60% 40%);stroke-width:1.5;stroke-linecap:round;stroke-linejoin:round}
aside{position:absolute;right:0;bottom:0;top:var(--top,50px);width:min(460px,100%);overflow:auto;border-left:1px solid var(--rim);padding:14px 18px 30px;background:var(--card);box-shadow:-6px 0 22px #00000012;z-index:2}
aside .top{display:flex;gap:10px;align-items:flex-start}
aside .top .sign{width:30px;height:30px;border-radius:7px}
aside h2{font-size:16px;line-height:1.3;margin:0;overflow-wrap:anywhere}
aside h2+p{margin:0}
aside h3{font-size:12px;margin:18px 0 5px;color:var(--quiet);font-weight:600}
aside p{margin:2px 0;color:var(--quiet);font-size:13px;overflow-wrap:anywhere}
aside p.broken{color:var(--ink);border-left:3px solid var(--bad);padding-left:8px}
aside p.waived{border-left:3px solid var(--rim);padding-left:8px}
aside p.fine::before{content:"✓ ";color:var(--good)}
aside .links{display:flex;flex-wrap:wrap;gap:4px}
aside .links button{padding:1px 8px;font-size:12.5px;background:var(--soft);border-color:transparent;overflow-wrap:anywhere;text-align:left}
aside .links button:hover{border-color:var(--mark);color:var(--mark)}
aside .acts{display:flex;gap:6px;margin-top:10px;flex-wrap:wrap}
aside .acts button{font-size:12.5px;padding:2px 9px}
aside summary{cursor:pointer;font-size:12px;margin:18px 0 5px;color:var(--quiet);font-weight:600}
aside table{width:100%;border-collapse:collapse;font-size:12.5px}
aside td{padding:3px 6px 3px 0;border-bottom:1px solid var(--rim);vertical-align:top;overflow-wrap:anywhere}
aside td:first-child button{border:0;background:none;padding:0;color:var(--mark);font:12.5px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;text-align:left;overflow-wrap:anywhere}
aside td:first-child{min-width:132px}
aside td:nth-child(2){color:var(--quiet);white-space:nowrap}
.badge{display:inline-block;font-size:11px;font-weight:600;border-radius:4px;padding:0 5px;margin:0 3px 1px 0;color:var(--mark);background:color-mix(in srgb,var(--mark) 12%,transparent)}
pre{margin:0;padding:9px 11px;background:var(--soft);border:1px solid var(--rim);border-radius:7px;white-space:pre-wrap;overflow-wrap:anywhere;font:12px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;tab-size:4}
pre .k{color:var(--key)}pre .s{color:var(--text)}pre .n{color:var(--number)}pre .q{color:var(--name)}pre .c{color:var(--comment);font-style:italic}
#close{margin-left:auto;flex:none;padding:1px 9px}
@media(max-width:760px){.tools #fold,.tools #unfold{display:none}#map{display:none}}
@media print{
:root,:root:not([data-theme=light]),:root[data-theme=dark]{color-scheme:light;--paper:#fff;--card:#fff;--ink:#000;--quiet:#444;--rim:#bbb;--soft:#fff;--line:#777;--shade:none}
body{display:block;height:auto;overflow:visible}
header{border:0;padding:0 0 8px}
.tabs,.searching-box,.tools,#map,#legend,#only,#close,aside .acts{display:none!important}
main{overflow:visible;background:none;height:auto}
#drawing{position:static;height:auto;max-height:96vh}
aside{position:static;width:auto;box-shadow:none;border:0;break-before:page;overflow:visible}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
</style>
</head>
<body>
<header>
<div class="names"><h1 id="title"></h1><p id="figures"></p></div>
<nav class="tabs" role="tablist" aria-label="What to draw">
<button id="declarations" role="tab" title="The declarations of the program (1)">Platform</button>
<button id="columns" role="tab" title="Tables and views with their columns (2)">Tables</button>
<button id="resources" role="tab" title="The resources of the template (3)">Resources</button>
</nav>
<div class="searching-box">
<input id="search" type="search" placeholder="Search names, types, SQL  ( / )" aria-label="Search" autocomplete="off" role="combobox" aria-controls="hits" aria-expanded="false">
<span id="found" role="status"></span>
<ul id="hits" role="listbox" aria-label="What the search found" hidden></ul>
</div>
<span class="space"></span>
<div class="tools">
<button id="fold" title="Fold every frame">Fold</button>
<button id="unfold" title="Unfold everything">Unfold</button>
<button id="out" aria-label="Zoom out" title="Zoom out (-)">&minus;</button>
<button id="in" aria-label="Zoom in" title="Zoom in (+)">+</button>
<button id="fit" title="Show everything (0)">Fit</button>
<button id="help" aria-expanded="false" aria-controls="legend" title="Colours, lines and keys (?)">Legend</button>
)page", 11968},
    {R"page(<button id="theme" title="Light or dark (t)" aria-label="Light or dark">&#9680;</button>
</div>
</header>
<main id="paper" aria-label="Graph">
<svg id="drawing" xmlns="http://www.w3.org/2000/svg" role="group" aria-label="Graph"><g id="world"></g></svg>
<div id="only" hidden><span id="only-text"></span> <button id="all">Show everything</button></div>
<svg id="map" aria-label="Map" hidden></svg>
<section id="legend" hidden aria-label="Legend"></section>
<p id="empty" hidden></p>
</main>
<aside id="panel" hidden aria-live="polite"></aside>
<script type="application/json" id="data">@DATA@</script>
<script>
'use strict';
// The places of cards and lines.
//
// All cards have one width and stand in columns, so the corridors between the columns are free of cards. A line leaves a
// card at a side, runs along corridors, and crosses a column in a gap between two cards. So no line passes through a card.
const layouts = (() => {
  const sum = (list, of) => list.reduce((total, item) => total + of(item), 0);

  // The cards of a section, those first that need no other of it, and close to those that they need.
  const inOrder = (cards, needs) => {
    const rank = new Map(), here = new Set(cards.map((card) => card.id));
    const rankOf = (id, path) => {
      if (rank.has(id)) return rank.get(id);
      if (path.has(id)) return 0;
      path.add(id);
      let found = 0;
      for (const before of needs.get(id) ?? []) if (here.has(before)) found = Math.max(found, rankOf(before, path) + 1);
      path.delete(id);
      rank.set(id, found);
      return found;
    };
    for (const card of cards) rankOf(card.id, new Set());
    const place = new Map(cards.map((card, at) => [card.id, at / cards.length]));
    const last = Math.max(0, ...rank.values());
    const result = [];
    for (let level = 0; level <= last; ++level) {
      const found = cards.filter((card) => rank.get(card.id) === level);
      const wanted = new Map(found.map((card) => {
        const before = [...needs.get(card.id) ?? []].filter((id) => here.has(id));
        return [card, level && before.length ? sum(before, (id) => place.get(id)) / before.length : place.get(card.id)];
      }));
      found.sort((a, b) => wanted.get(a) - wanted.get(b));
      found.forEach((card, at) => place.set(card.id, found.length > 1 ? at / (found.length - 1) : wanted.get(card)));
      result.push(...found.map((card) => ({...card, rank: level})));
    }
    return cards.length > 8 ? chained(result, needs, here) : result;
  };

  // Among many, a card that needs one other and is all that needs it stands below that one: a load below its table.
  const chained = (cards, needs, here) => {
    const users = new Map();
    const inside = (id) => [...needs.get(id) ?? []].filter((before) => here.has(before));
    for (const card of cards) for (const before of inside(card.id)) users.set(before, [...users.get(before) ?? [], card]);
    const result = [], placed = new Set();
    const add = (card, rank) => {
      if (placed.has(card.id)) return;
      placed.add(card.id);
      result.push({...card, rank});
      const next = users.get(card.id) ?? [];
      if (next.length === 1 && inside(next[0].id).length === 1) add(next[0], rank);
    };
    for (const card of cards) if (inside(card.id).length !== 1 || users.get(inside(card.id)[0]).length !== 1) add(card, card.rank);
    for (const card of cards) add(card, card.rank);
    return result;
  };

  // Ordered cards in at most `count` columns of the least height. A rank begins a column where there is room for that.
  const fill = (cards, count, gap) => {
    const columnsIn = (room, breaks) => {
      const columns = [];
      let height = Infinity, left = sum(cards, (card) => card.h + gap), rank = -1;
      for (const card of cards) {
        const h = card.h + gap, rest = count - columns.length;
        if (height + h > room + 0.5 || (breaks && card.rank !== rank && left <= rest * room * 0.8)) {
          columns.push([]);
          height = 0;
        }
        columns.at(-1).push(card);
        height += h;
        left -= h;
        rank = card.rank;
      }
      return columns;
    };
    let low = Math.max(...cards.map((card) => card.h + gap)), high = sum(cards, (card) => card.h + gap);
    while (high - low > 1) {
      const middle = (low + high) / 2;
      if (columnsIn(middle, false).length <= count) high = middle; else low = middle;
    }
    if (columnsIn(low, false).length <= count) high = low;
    const broken = columnsIn(high, true);
    return broken.length <= count ? broken : columnsIn(high, false);
  };

  // A group in `count` columns: its sections, one below the other.
  const arrange = (group, count, size) => {
    let y = group.plain ? size.padding : size.header;
    const sections = group.sections.map((section) => {
      const top = y, label = section.label ? size.label : 0, columns = fill(section.cards, count, size.gap);
      y += label + Math.max(...columns.map((column) => sum(column, (card) => card.h + size.gap)));
      return {section, top, label, columns};
    });
    return {sections, height: y - size.gap + size.padding, width: Math.max(...sections.map((s) => s.columns.length))};
  };

  // Groups side by side; small ones share columns.
  const pack = (groups, room, size, plan) => {
    const placed = [];
    let first = 0, span = 0, y = 0, height = 0;
    for (const group of groups) {
      let count = span, made = span && plan(group, span);
      if (!span || y + made.height > room) {
        first += span;
        y = 0;
        for (count = 1; (made = plan(group, count)).height > room && count < 60; ++count);
        span = made.width;
      }
      placed.push({group, made, first, span, y});
      y += made.height + size.between;
      height = Math.max(height, y - size.between);
    }
    return {placed, columns: first + span, height};
  };

  const place = (groups, size, window) => {
    const plans = new Map(), ordered = groups.map((group) => group);
    const plan = (group, count) => {
      const key = `${ordered.indexOf(group)}:${count}`;
      if (!plans.has(key)) plans.set(key, arrange(group, count, size));
      return plans.get(key);
    };
    const pitch = size.width + size.corridor;
    let best = null;
    for (let room = 120, step = 0; step < 70 && room < 60000; ++step, room *= 1.07) {
      const packed = pack(ordered, room, size, plan);
      const width = packed.columns * pitch + 2 * size.margin, height = packed.height + 2 * size.margin;
      const scale = Math.min(window.width / width, window.height / height, 1.3);
      if (!best || scale > best.scale + 0.001) best = {...packed, scale, width, height};
    }
    return best;
  };

  const boxesOf = (best, size) => {
    const boxes = new Map(), frames = [], labels = [], pitch = size.width + size.corridor;
    const left = (column) => size.margin + size.corridor / 2 + column * pitch;
    for (const {group, made, first, span, y} of best.placed) {
      const top = size.margin + y;
      frames.push({group, x: left(first) - size.padding, y: top, w: span * pitch - size.corridor + 2 * size.padding, h: made.height});
      for (const {section, top: offset, label, columns} of made.sections) {
        if (label) labels.push({section, group, column: first, x: left(first), y: top + offset, h: label});
        columns.forEach((column, at) => {
          let at_y = top + offset + label;
          for (const card of column) {
            boxes.set(card.id, {x: left(first + at), y: at_y, w: size.width, h: card.h, column: first + at});
            at_y += card.h + size.gap;
          }
        });
      }
    }
    return {boxes, frames, labels, left, pitch};
  };

  // The gaps of each column: the heights at which a line can cross it.
  const gapsOf = (made, best, size) => {
    const columns = Array.from({length: best.columns}, () => []);
    for (const box of made.boxes.values()) columns[box.column].push([box.y, box.y + box.h]);
    for (const label of made.labels) columns[label.column].push([label.y, label.y + label.h - 2]);
    for (const frame of made.frames) {
      if (frame.group.plain) continue;
      const column = Math.round((frame.x + size.padding - made.left(0)) / made.pitch);
      columns[column].push([frame.y, frame.y + size.header - 2]);
    }
    return columns.map((taken) => {
      taken.sort((a, b) => a[0] - b[0]);
      const gaps = [];
      let y = -Infinity;
      for (const [top, bottom] of taken) {
        if (top - y >= 4) gaps.push({middle: y === -Infinity ? top - 8 : (top + y) / 2, room: Math.min(top - y, 16), keys: new Map()});
        y = Math.max(y, bottom);
      }
      gaps.push({middle: (y === -Infinity ? 0 : y) + 8, room: 16, keys: new Map()});
      return gaps;
    });
  };

  const route = (edges, made, best, size) => {
    const gaps = gapsOf(made, best, size), corridors = Array.from({length: best.columns + 1}, () => new Map());
    const lines = [];
    for (const edge of edges) {
      const from = made.boxes.get(edge.from), to = made.boxes.get(edge.to);
      if (!from || !to || from === to) continue;
      // A line against the direction of reading has its own height at a card, so that its tip meets no line that leaves there.
      const aside = to.column > from.column ? 0 : size.card / 5;
      const fy = from.y + (edge.fy ?? size.card / 2 + aside), ty = to.y + (edge.ty ?? size.card / 2 - aside);
      const below = from.column === to.column && to.y > from.y && to.y - from.y - from.h <= size.gap + 1 && edge.fy === undefined;
      const line = {edge, from, to, fy, ty, below, key: edge.key ?? edge.from, crossed: [], direction: Math.sign(to.column - from.column)};
      let y = fy;
      for (let c = from.column + line.direction; c !== to.column && line.direction; c += line.direction) {
        let found = null, cost = Infinity;
        for (const gap of gaps[c]) {
          const now = Math.abs(gap.middle - y) + Math.abs(gap.middle - ty) + 0.01 * Math.abs(gap.middle - ty);
          if (now < cost) { cost = now; found = gap; }
        }
        found.keys.set(line.key, Math.min(found.keys.get(line.key) ?? Infinity, fy));
        line.crossed.push(found);
        y = found.middle;
      }
      lines.push(line);
    }
    for (const gap of gaps.flat()) {
      const order = [...gap.keys].sort((a, b) => a[1] - b[1]).map(([key]) => key);
      const apart = Math.min(4, (gap.room - 4) / Math.max(1, order.length));
      gap.at = new Map(order.map((key, at) => [key, gap.middle + (at - (order.length - 1) / 2) * apart]));
    }
    // The way of each line: heights, and the corridors in which it goes from one to the next.
    for (const line of lines) {
      const {from, to, direction} = line;
      line.heights = [line.fy, ...line.crossed.map((gap) => gap.at.get(line.key)), line.ty];
      line.ways = [];
      for (let i = 0; i + 1 < line.heights.length; ++i) line.ways.push(direction < 0 ? from.column - i : from.column + 1 + i);
      if (line.below) continue;
      line.ways.forEach((corridor, i) => {
        const lane = corridors[corridor].get(line.key) ?? {low: Infinity, high: -Infinity};
        lane.low = Math.min(lane.low, line.heights[i], line.heights[i + 1]);
        lane.high = Math.max(lane.high, line.heights[i], line.heights[i + 1]);
        corridors[corridor].set(line.key, lane);
      });
    }
    corridors.forEach((lanes, at) => {
      const ends = [], bent = [...lanes.values()].filter((lane) => lane.high - lane.low > 0.5).sort((a, b) => a.low - b.low);
      for (const lane of bent) {
        let free = ends.findIndex((end) => end + 6 < lane.low);
        if (free < 0) free = ends.push(0) - 1;
        ends[free] = lane.high;
        lane.number = free;
      }
      const middle = made.left(at) - size.corridor / 2, apart = Math.min(6, (size.corridor - 16) / Math.max(1, ends.length));
      for (const lane of lanes.values()) lane.x = middle + ((lane.number ?? (ends.length - 1) / 2) - (ends.length - 1) / 2) * apart;
    });
)page", 11978},
    {R"page(    for (const line of lines) line.points = pointsOf(line, corridors);
    return lines;
  };

  const pointsOf = (line, corridors) => {
    const {from, to, direction} = line;
    if (line.below) return [[from.x + 18, from.y + from.h], [from.x + 18, to.y]];
    const points = [[direction < 0 ? from.x : from.x + from.w, line.fy]];
    line.ways.forEach((corridor, i) => {
      const x = corridors[corridor].get(line.key).x;
      points.push([x, line.heights[i]], [x, line.heights[i + 1]]);
    });
    points.push([direction > 0 ? to.x : to.x + to.w, line.ty]);
    return points;
  };

  /// groups: [{label, plain?, sections: [{label, cards: [{id, h}]}]}], edges: [{from, to, key?, fy?, ty?}], from what is needed
  const layOut = (groups, edges, size, window) => {
    const needs = new Map();
    for (const {from, to} of edges) {
      if (!needs.has(to)) needs.set(to, new Set());
      needs.get(to).add(from);
    }
    const ordered = groups.map((group) => ({...group, sections: group.sections.map((section) => ({...section, cards: inOrder(section.cards, needs)}))}));
    if (!ordered.length) return {complete: () => ({boxes: new Map(), frames: [], labels: [], lines: []}), width: 100, height: 100, scale: 1};
    const best = place(ordered, size, window);
    const complete = () => {
      const made = boxesOf(best, size);
      return {...made, lines: route(edges, made, best, size)};
    };
    return {complete, width: best.width, height: best.height, scale: best.scale};
  };

  return {layOut};
})();
const data = JSON.parse(document.getElementById('data').textContent);
const at = (id) => document.getElementById(id);
const paper = at('paper'), world = at('world'), drawing = at('drawing'), panel = at('panel'), search = at('search'), map = at('map');
const index = (list) => new Map(list.map((entry) => [entry.id, entry]));
const declared = index(data.declarations), made = index(data.resources), relations = index(data.relations);
const count = (number, word) => `${number} ${word}${number === 1 ? '' : 's'}`;

// ---- what things are called and how they look ------------------------------------------------------------------------

const signs = {
  bucket: ['Buckets and files', 150, 'M3 5c0-1.4 2.2-2.2 5-2.2S13 3.6 13 5l-1.2 7c-.2.9-1.8 1.6-3.8 1.6S4.4 12.9 4.2 12L3 5c0 1.3 2.2 2.1 5 2.100S13 6.3 13 5'],
  table: ['Tables', 214, 'M2.5 3h11v10h-11zM2.5 6.400h11M6.2 6.400V13M2.5 9.700h11'],
  view: ['Views', 188, 'M1.8 8S4 4 8 4s6.2 4 6.2 4S12 12 8 12 1.8 8 1.8 8zM8 9.600a1.6 1.6 0 1 0 0-3.2 1.6 1.6 0 0 0 0 3.200z'],
  load: ['Loads and merges', 36, 'M8 2.500v7M5 6.800l3 3 3-3M2.8 11v2.300h10.400V11'],
  sql: ['Schemas and SQL', 232, 'M5.5 4.5 2 8l3.5 3.500M10.5 4.5 14 8l-3.5 3.5'],
  warehouse: ['Warehouses', 265, 'M8 2.2 13.4 5v6L8 13.8 2.6 11V5zM2.6 5 8 7.8 13.4 5M8 7.800v6'],
  share: ['Shares', 300, 'M11.8 5.400a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.400zM4.2 9.700a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.400zM11.8 14a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.400zM5.7 7.200l4.6-2.600M5.7 8.800l4.6 2.6'],
  access: ['Roles, rights and keys', 352, 'M5.4 10.800a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM8.4 7.800h5.400M11.2 7.800v2.600M13.6 7.800v2'],
  catalog: ['Catalogs', 172, 'M3 3h4.200L8 4l.8-1H13v9.600H8.800L8 13.400l-.8-.8H3zM8 4v9.4'],
  network: ['Network', 28, 'M8 13.800a5.8 5.8 0 1 0 0-11.6 5.8 5.8 0 0 0 0 11.600zM2.2 8h11.600M8 2.200c2 1.7 2.8 3.6 2.8 5.800S10 12.1 8 13.800M8 2.200C6 3.9 5.2 5.8 5.2 8S6 12.1 8 13.8'],
  code: ['Functions and logs', 16, 'M3.4 2.500h9.200v11H3.400zM5.8 6h4.400M5.8 8.500h4.400M5.8 11h2.6'],
  entry: ['Parameters and others', 215, 'M8 3.200v9.600M3.2 8h9.6'],
};
const services = {'AWS::S3': 'bucket', 'AWS::IAM': 'access', 'AWS::KMS': 'access', 'AWS::SecretsManager': 'access', 'AWS::EC2': 'network', 'AWS::Glue': 'catalog', 'AWS::RedshiftServerless': 'warehouse', 'AWS::Lambda': 'code', 'AWS::Logs': 'code', 'AWS::StepFunctions': 'code', 'AWS::LakeFormation': 'catalog'};
const customs = {RedshiftTable: ['table', 'table'], RedshiftView: ['view', 'view'], RedshiftMaterializedView: ['view', 'materialized view'], RedshiftLoad: ['load', 'load'], RedshiftMerge: ['load', 'merge'], S3DataCopy: ['load', 'copy of files'], RedshiftSchema: ['sql', 'schema'], RedshiftSql: ['sql', 'SQL'], RedshiftDatashare: ['share', 'datashare'], RedshiftDatashareGrant: ['share', 'grant of a datashare'], RedshiftDatashareAuthorization: ['share', 'authorization of a datashare'], RedshiftDatabase: ['share', 'database of a datashare'], RedshiftRole: ['access', 'database role'], RedshiftRoleAssignment: ['access', 'assignment of a role'], RedshiftGrant: ['access', 'grant'], RedshiftUser: ['access', 'database user'], RedshiftGroup: ['access', 'group'], RedshiftRoleGrant: ['access', 'grant of a role'], RedshiftOwnership: ['access', 'owner'], RedshiftPolicy: ['access', 'policy'], RedshiftPolicyAttachment: ['access', 'attached policy'], RedshiftRowLevelSecurity: ['access', 'row-level security'], RedshiftAdminSecret: ['access', 'admin secret'], EmptyBucket: ['bucket', 'emptying of a bucket'], GlueCrawl: ['catalog', 'crawl'], ServiceLinkedRole: ['access', 'service-linked role']};
const lowered = {S3: {Bucket: 'bucket', BucketPolicy: 'bucket policy'}, IAM: {Role: 'IAM role', Policy: 'IAM policy'}, KMS: {Key: 'KMS key'}, Glue: {Database: 'Glue database', Crawler: 'Glue crawler', Connection: 'Glue connection'}, RedshiftServerless: {Namespace: 'namespace', Workgroup: 'workgroup'}};
const spaced = (name) => name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2');
const signOf = (type) => {
  const [first, service, name] = (type ?? '').split('::');
  if (first === 'Custom') return customs[service]?.[0] ?? (service?.startsWith('Redshift') ? 'sql' : 'code');
  return name ? services[`${first}::${service}`] ?? 'entry' : 'entry';
};
const kindOf = (type) => {
  const [first, service, name] = (type ?? '').split('::');
  if (!service) return '';
  if (first === 'Custom') return customs[service]?.[1] ?? spaced(service).toLowerCase();
  return lowered[service]?.[name] ?? `${service} ${spaced(name).replace(/\b[A-Z][a-z]\w*/g, (word) => word.toLowerCase())}`;
};

// ---- where things belong ---------------------------------------------------------------------------------------------

const bodiesOf = (declaration) => declaration.makes.map((id) => made.get(id).body);
const workgroups = data.declarations.filter((d) => d.type === 'AWS::RedshiftServerless::Workgroup');
const filled = new Map(data.relations.flatMap((r) => r.filledBy.map((id) => [id, r.id])));
const warehouseOf = (() => {
  const found = new Map(), names = new Map();
  for (const w of workgroups) for (const body of bodiesOf(w)) if (body.Properties?.WorkgroupName) names.set(body.Properties.WorkgroupName, w.id);
  for (const d of data.declarations) {
    const by = bodiesOf(d).map((body) => made.get(body.Properties?.Workgroup?.Ref)?.declaredAs).find((id) => id);
    const user = d.type === 'AWS::RedshiftServerless::Namespace' ? workgroups.find((w) => w.needs.includes(d.id))?.id : undefined;
    const needed = d.type.startsWith('AWS::Glue') ? d.needs.filter((id) => workgroups.some((w) => w.id === id)) : [];
    const owner = workgroups.includes(d) ? d.id : by ?? user ?? (needed.length === 1 ? needed[0] : names.get(relations.get(d.id)?.workgroup));
    if (owner) found.set(d.id, owner);
  }
  return (id) => found.get(id);
})();
const sectionOf = (() => {
  const schemas = new Map();
  for (const d of data.declarations)
    if (d.type === 'Custom::RedshiftSchema') {
      const inside = new Set(data.relations.filter((r) => declared.get(r.id)?.needs.includes(d.id)).map((r) => r.schema));
      if (inside.size === 1) schemas.set(d.id, [...inside][0]);
    }
  return (declaration) => {
    const schema = relations.get(declaration.id)?.schema ?? relations.get(filled.get(declaration.id))?.schema ?? schemas.get(declaration.id);
    if (schema !== undefined) return `schema ${schema}`;
    const sign = signOf(declaration.type);
    return {share: 'sharing', access: 'access', catalog: 'catalog', sql: 'other SQL'}[sign] ?? '';
  };
})();
// Names of areas have a blank, which an id cannot have.
const areas = {bucket: 'Lake and files', load: 'Lake and files', access: 'Roles and keys', network: 'Network parts', catalog: 'Glue catalogs'};
const groupOf = (declaration) => warehouseOf(declaration.id) ?? areas[signOf(declaration.type)] ?? 'Other parts';
const order = ['Lake and files', 'Roles and keys', 'Network parts', ...workgroups.map((w) => w.id), 'Glue catalogs', 'Other parts', 'Shared parts'];

// An output has no box: it hangs on what it shows.
const outputsOf = (() => {
  const of = new Map();
  for (const output of data.outputs) for (const id of output.of) of.set(id, [...of.get(id) ?? [], output]);
  return (ids) => [...new Set(ids.flatMap((id) => of.get(id) ?? []))];
})();
const shownElsewhere = new Set(data.outputs.filter((o) => o.of.length && declared.get(o.id)?.makes.length === 0).map((o) => o.id));
const findingsOf = (ids) => data.policies.flatMap(({pack, findings}) => findings.filter((f) => ids.includes(f.resource)).map((f) => ({...f, pack})));
const isBroken = (ids) => findingsOf(ids).some((f) => !f.waived && f.level === 'error');

// Without the lines that a way over others implies.
const reduced = (needs) => {
  const above = new Map();
  const reach = (id, path) => {
    if (above.has(id)) return above.get(id);
    const all = new Set();
    if (path.has(id)) return all;
    path.add(id);
    for (const before of needs.get(id) ?? []) {
      all.add(before);
      for (const far of reach(before, path)) all.add(far);
    }
    path.delete(id);
    above.set(id, all);
    return all;
  };
  const result = [];
  for (const [id, list] of needs) {
    const far = new Set(list.flatMap((before) => [...reach(before, new Set([id]))]));
    for (const before of list) if (!far.has(before)) result.push({from: before, to: id});
  }
  return result;
};

const columnId = (relation, column) => `${relation.name}.${column}`;
const columns = new Map();
for (const relation of data.relations)
  for (const column of relation.columns) columns.set(columnId(relation, column.name), {...column, id: columnId(relation, column.name), relation, from: [], into: [], conditions: []});
for (const column of columns.values())
  for (const source of relations.get(column.relation.id).columns.find((c) => c.name === column.name).from) {
    const from = columns.get(columnId(relations.get(source.id), source.column));
    if (!from || source.how === 'condition') continue;
    column.from.push({column: from, how: source.how});
    from.into.push({column, how: source.how});
  }

// The cards and lines of each level. A card: {id, label, kind, sign, rows, group, section}.
const models = {
  declarations: (() => {
    const cards = data.declarations.filter((d) => !shownElsewhere.has(d.id)).map((d) => {
      const buckets = d.makes.filter((id) => made.get(id).type === 'AWS::S3::Bucket' && id !== d.id);
      const rows = buckets.length > 1 ? buckets.map((id) => ({name: id.startsWith(d.id) ? spaced(id.slice(d.id.length)).toLowerCase() : id, resource: id})) : [];
      for (const output of outputsOf(d.makes)) rows.push({name: output.id, output: true});
      return {id: d.id, label: d.id, kind: d.makes.length || d.type ? (buckets.length > 1 ? 'data lake' : kindOf(d.type)) : relations.has(d.id) ? `existing ${relations.get(d.id).kind}` : d.entry || 'no resource',
        sign: relations.has(d.id) && !d.type ? 'table' : signOf(d.type), rows, group: groupOf(d), section: warehouseOf(d.id) ? sectionOf(d) : '', broken: isBroken(d.makes)};
    });
    const here = index(cards);
    const inside = (from, to) => {
      const a = declared.get(from), w = warehouseOf(from);
      return w !== undefined && w === warehouseOf(to) && (/^AWS::RedshiftServerless/.test(a.type) && !/^AWS::RedshiftServerless/.test(declared.get(to).type)
)page", 11935},
    {R"page(        || a.type === 'Custom::RedshiftSchema' && here.get(from).section === here.get(to).section);
    };
    // What the frame around a card says needs no line.
    const needs = new Map(cards.map((c) => [c.id, declared.get(c.id).needs.filter((id) => here.has(id) && !inside(id, c.id))]));
    return {cards, edges: reduced(needs)};
  })(),
  resources: {
    cards: data.resources.map((r) => ({id: r.id, label: r.id, kind: kindOf(r.type), sign: signOf(r.type), section: '', group: r.sharedBy ? 'Shared parts' : groupOf(declared.get(r.declaredAs)), broken: isBroken([r.id]),
      rows: outputsOf([r.id]).map((output) => ({name: output.id, output: true}))})),
    edges: reduced(new Map(data.resources.map((r) => [r.id, r.needs]))),
  },
  columns: {
    cards: data.relations.map((r) => ({id: r.id, label: r.name.split('/').at(-1).replace(/^public\./, ''), kind: r.kind, sign: r.kind === 'table' ? 'table' : 'view', group: warehouseOf(r.declaredAs) ?? r.workgroup, section: `schema ${r.schema}`, broken: false,
      rows: r.columns.map((c) => ({name: c.name, type: c.type, keys: c.keys ?? [], column: columnId(r, c.name), none: r.kind !== 'table' && !columns.get(columnId(r, c.name)).from.length}))})),
    edges: (() => {
      const pairs = new Map();
      for (const c of columns.values()) for (const {column} of c.from) pairs.set(`${column.relation.id}\n${c.relation.id}`, {from: column.relation.id, to: c.relation.id});
      for (const r of data.relations) for (const c of r.conditions) if (c.id !== r.id) pairs.set(`${c.id}\n${r.id}`, {from: c.id, to: r.id});
      return [...pairs.values()].filter((e) => e.from !== e.to);
    })(),
  },
};
const levels = Object.keys(models);

// ---- the drawing -----------------------------------------------------------------------------------------------------

const state = {level: 'declarations', chosen: null, only: null, view: null, fitted: true, folded: {}, drawn: null, focus: null};
const smallest = 11;  // pixels, of text on the fitted page
const densities = {
  full: {name: 'full', font: 11.5, card: 44, gap: 14, rows: 18, corridor: 62, header: 34, label: 22, padding: 12, between: 20, margin: 14, widest: 220},
  // As compact, with the longest names cut.
  dense: {name: 'compact', part: 0.9, font: 11.5, card: 27, gap: 8, rows: 17, corridor: 38, header: 26, label: 19, padding: 8, between: 10, margin: 6, widest: 170},
  compact: {name: 'compact', font: 11.5, card: 27, gap: 9, rows: 17, corridor: 46, header: 27, label: 19, padding: 9, between: 12, margin: 8, widest: 200},
};
const pen = document.createElement('canvas').getContext('2d');
const family = getComputedStyle(document.body).fontFamily;
const widths = new Map();
const width = (text, font) => {
  const key = font + text;
  if (!widths.has(key)) { pen.font = `${font} ${family}`; widths.set(key, pen.measureText(text).width); }
  return widths.get(key);
};
// A long name keeps its beginning and its end.
const cut = (text, room, font, end = 0.4) => {
  if (width(text, font) <= room) return text;
  const kept = (n) => `${text.slice(0, Math.ceil(n * (1 - end)))}…${text.slice(text.length - Math.floor(n * end))}`;
  let low = 1, high = text.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (width(kept(middle), font) <= room) low = middle; else high = middle - 1;
  }
  return kept(low);
};
const svg = (tag, attributes = {}, ...children) => {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(name, value);
  for (const child of children) if (child) made.append(child);
  return made;
};
const words = (text, attributes) => { const made = svg('text', attributes); made.textContent = text; return made; };

const groupsOf = (cards) => {
  const groups = new Map();
  for (const card of cards) {
    if (!groups.has(card.group)) groups.set(card.group, {label: card.group, sections: new Map()});
    const sections = groups.get(card.group).sections;
    if (!sections.has(card.section)) sections.set(card.section, {key: `${card.group}\n${card.section}`, name: card.section, label: card.folded ? '' : card.section, cards: []});
    sections.get(card.section).cards.push(card);
  }
  const rank = (label) => { const found = order.indexOf(label); return found < 0 ? order.length : found; };
  const late = {sharing: 2, access: 3, catalog: 4, 'other SQL': 1};
  return [...groups.values()].sort((a, b) => rank(a.label) - rank(b.label))
    .map((g) => ({...g, key: g.label, plain: cards.some((c) => c.key === g.label), sections: [...g.sections.values()].sort((a, b) => (late[a.name] ?? (a.name ? 0 : -1)) - (late[b.name] ?? (b.name ? 0 : -1)))}));
};

const summary = (cards) => {
  const kinds = new Map();
  for (const card of cards) kinds.set(card.kind, (kinds.get(card.kind) ?? 0) + 1);
  return [...kinds].sort((a, b) => b[1] - a[1]).map(([kind, n]) => (n > 1 ? `${n} × ${kind}` : kind)).join(', ');
};

// The level's cards for a set of folded groups and sections; a folded one is one card.
const visible = (level, folded, only) => {
  const cards = [], shown = new Map();
  const all = models[level].cards.filter((card) => !only || only.has(card.id));
  const bundles = new Map();
  for (const card of all) {
    const key = folded.has(card.group) ? card.group : folded.has(`${card.group}\n${card.section}`) ? `${card.group}\n${card.section}` : null;
    if (key === null) { cards.push(card); shown.set(card.id, card.id); continue; }
    const id = `folded:${key}`;
    if (!bundles.has(key)) {
      const whole = key === card.group;
      bundles.set(key, {id, key, label: whole ? card.group : card.section || card.group, group: card.group, section: whole ? '' : card.section, sign: whole && workgroups.some((w) => w.id === card.group) ? 'warehouse' : card.sign, rows: [], folded: []});
      cards.push(bundles.get(key));
    }
    bundles.get(key).folded.push(card);
    shown.set(card.id, id);
  }
  for (const bundle of bundles.values()) {
    bundle.kind = summary(bundle.folded);
    bundle.broken = bundle.folded.some((card) => card.broken);
  }
  const edges = new Map();
  for (const {from, to} of models[level].edges) {
    const a = shown.get(from), b = shown.get(to);
    if (a && b && a !== b) edges.set(`${a}\n${b}`, {from: a, to: b});
  }
  return {cards, edges: [...edges.values()], shown};
};

const rowsOf = (card, level, rows) => {
  if (card.folded || !card.rows.length) return [];
  if (level !== 'columns') return card.rows;
  if (rows === 'none') return [];
  const traced = state.trace?.columns;
  if (traced && rows === 'traced') return card.rows.filter((row) => traced.has(row.column));
  const limit = 14;
  if (card.rows.length <= limit) return card.rows;
  const used = (row) => traced?.has(row.column) || row.keys.length || columns.get(row.column).from.length || columns.get(row.column).into.length;
  const first = new Set([...card.rows.filter(used), ...card.rows.filter((row) => !used(row))].slice(0, limit - 1));
  return [...card.rows.filter((row) => first.has(row)), {name: `and ${card.rows.length - limit + 1} more`, more: true}];
};

const plan = (level, folded, density, rows, window) => {
  const found = visible(level, folded, state.only);
  const font = density.name === 'compact' ? '600 12.5px' : '600 13px', beside = density.name === 'compact' ? 38 : 54;
  const cards = found.cards.map((card) => {
    const shown = rowsOf(card, level, rows);
    return {...card, shown, h: density.card + (shown.length ? shown.length * density.rows + 6 : 0)};
  });
  const wanted = cards.map((card) => Math.max(width(card.label, font) + beside, ...card.shown.map((row) => width(row.name, '11.5px') + width(row.type ?? '', '11.5px') + (row.type ? 34 : 26) + 44 * Math.min(row.keys?.length ?? 0, 2)))).sort((a, b) => a - b);
  const most = level === 'columns' && rows !== 'none' ? 270 : density.widest;
  const size = {...density, width: Math.round(Math.min(most, Math.max(134, wanted[Math.floor((wanted.length - 1) * (density.part ?? 1))] ?? 120)))};
  const groups = groupsOf(cards);
  const places = new Map(cards.map((card) => [card.id, card]));
  let edges = found.edges;
  if (level === 'columns' && rows !== 'none') {
    const row = (c) => {
      const card = places.get(found.shown.get(c.relation.id)), n = card?.shown.findIndex((r) => r.column === c.id) ?? -1;
      return n < 0 ? undefined : density.card + 3 + (n + 0.5) * density.rows;
    };
    const fine = [], covered = new Set();
    for (const c of columns.values())
      for (const {column, how} of c.from) {
        const fy = row(column), ty = row(c);
        if (fy === undefined || ty === undefined) continue;
        fine.push({from: column.relation.id, to: c.relation.id, fy, ty, key: column.id, source: column.id, target: c.id, how});
        covered.add(`${column.relation.id}\n${c.relation.id}`);
      }
    edges = [...fine, ...edges.filter((e) => !covered.has(`${e.from}\n${e.to}`))];
  }
  // Many lines into one card become one line with many beginnings.
  const into = new Map();
  for (const edge of edges) into.set(edge.to, (into.get(edge.to) ?? 0) + 1);
  edges = edges.map((edge) => (edge.fy === undefined && into.get(edge.to) > 6 ? {...edge, key: `into ${edge.to}`} : edge));
  const layout = layouts.layOut(groups, edges, size, window);
  return {...layout, groups, level, cards: places, edges, size, rows, shown: found.shown, folded: new Set(folded), density, text: density.font * layout.scale};
};

// The most open drawing whose text is readable. What the reader folded or unfolded stays so.
const draft = () => {
  const level = state.level, window = {width: state.only ? free() : paper.clientWidth, height: paper.clientHeight};
  const wanted = state.folded[level];
  const tries = level === 'columns' ? (state.only ? [['full', 'all'], ['full', 'traced'], ['compact', 'traced']] : [['full', 'all'], ['compact', 'all'], ['full', 'none'], ['compact', 'none'], ['dense', 'none']]) : [['full', 'all'], ['compact', 'all'], ['dense', 'all']];
  const folded = new Set(wanted ?? []);
  let made = null;
  const attempt = () => {
    for (const [density, rows] of tries) {
      made = plan(level, folded, densities[density], rows, window);
      if (made.text >= smallest) return true;
    }
    return false;
  };
  if (attempt() || wanted) return made;
  const sections = groupsOf(models[level].cards.filter((card) => !state.only || state.only.has(card.id))).flatMap((g) => g.sections).filter((s) => s.cards.length > 6).sort((a, b) => b.cards.length - a.cards.length);
  for (const section of sections) {
    folded.add(section.key);
    if (attempt()) return made;
  }
  // Groups of one shape are folded together, the most frequent shape first.
  const shapes = new Map();
  for (const group of groupsOf(models[level].cards)) {
    const shape = summary(group.sections.flatMap((s) => s.cards));
    if (group.sections.length > 1 || group.sections[0].cards.length > 2) shapes.set(shape, [...shapes.get(shape) ?? [], group.key]);
  }
  for (const keys of [...shapes.values()].sort((a, b) => b.length - a.length)) {
    for (const key of keys) folded.add(key);
    if (attempt()) return made;
  }
  return made;
};

const rounded = (points) => {
  const kept = points.filter((p, i) => i === 0 || Math.hypot(p[0] - points[i - 1][0], p[1] - points[i - 1][1]) > 0.01);
  let path = `M${kept[0][0]} ${kept[0][1]}`;
  for (let i = 1; i < kept.length - 1; ++i) {
    const [before, here, after] = [kept[i - 1], kept[i], kept[i + 1]];
    const a = Math.hypot(here[0] - before[0], here[1] - before[1]), b = Math.hypot(after[0] - here[0], after[1] - here[1]), r = Math.min(7, a / 2, b / 2);
    path += `L${here[0] - (here[0] - before[0]) / a * r} ${here[1] - (here[1] - before[1]) / a * r}Q${here[0]} ${here[1]} ${here[0] + (after[0] - here[0]) / b * r} ${here[1] + (after[1] - here[1]) / b * r}`;
  }
  return `${path}L${kept.at(-1)[0]} ${kept.at(-1)[1]}`;
};

)page", 11974},
    {R"page(const edgeOf = (line, hubs) => {
  const [before, end] = line.points.slice(-2), length = Math.hypot(end[0] - before[0], end[1] - before[1]) || 1;
  const [dx, dy] = [(end[0] - before[0]) / length, (end[1] - before[1]) / length];
  const points = [...line.points.slice(0, -1), [end[0] - dx * 5, end[1] - dy * 5]];
  const group = svg('g', {class: `edge${hubs.has(line.edge.from) ? ' quiet' : ''}`, 'data-from': line.edge.from, 'data-to': line.edge.to},
    svg('path', {d: rounded(points)}),
    svg('path', {class: 'tip', d: `M${end[0]} ${end[1]}L${end[0] - dx * 7 + dy * 3.6} ${end[1] - dy * 7 - dx * 3.6}L${end[0] - dx * 7 - dy * 3.6} ${end[1] - dy * 7 + dx * 3.6}Z`}));
  if (line.edge.source) { group.dataset.source = line.edge.source; group.dataset.target = line.edge.target; }
  return group;
};

const sign = (name, x, y) => svg('path', {class: 'icon', d: signs[name][2], transform: `translate(${x} ${y})`});
const shortKeys = {'PRIMARY KEY': 'PK', DISTKEY: 'DIST', SORTKEY: 'SORT', UNIQUE: 'UQ', IDENTITY: 'ID'};
const rowOf = (row, i, card, box, size) => {
  const y = size.card + 3 + (i + 0.5) * size.rows, group = svg('g', {class: `row${row.column ? ' column' : ''}`}, svg('rect', {x: 1, y: y - size.rows / 2, width: box.w - 2, height: size.rows}));
  const end = row.column ? width(row.type, '11.5px') + 18 : 12, keys = (row.keys ?? []).map((key) => shortKeys[key] ?? (key.startsWith('REFERENCES') ? 'FK' : key)).slice(0, 2).join(' ');
  const room = box.w - 12 - end - (keys ? width(keys, '600 11px') + 8 : 0);
  const name = cut(row.output ? `→ ${row.name}` : row.name, room, '11.5px');
  group.append(words(name, {class: `name${row.none ? ' none' : ''}`, x: 12, y}));
  if (keys) group.append(words(keys, {class: 'badge', x: 12 + width(name, '11.5px') + 7, y}));
  if (row.column) { group.append(words(row.type, {class: 'type', x: box.w - 12, y, 'text-anchor': 'end'})); group.dataset.column = row.column; }
  return group;
};
const nodeOf = (card, box, made) => {
  const {size} = made, compact = made.density.name === 'compact';
  const node = svg('g', {class: `node ${made.density.name}${card.folded ? ' folded' : ''}`, 'data-id': card.id, transform: `translate(${box.x} ${box.y})`, style: `--hue:${signs[card.sign][1]}`, tabindex: -1, role: 'button', 'aria-label': `${card.label}, ${card.kind}`});
  const title = svg('title');
  title.textContent = `${card.label}\n${card.kind}`;
  node.append(title);
  if (card.folded) node.append(svg('rect', {class: 'behind', x: 4, y: 4, width: box.w, height: box.h, rx: 8}));
  node.append(svg('rect', {class: 'card', width: box.w, height: box.h, rx: 8}));
  const middle = size.card / 2;
  if (compact) node.append(svg('rect', {class: 'tint', x: 4, y: middle - 10, width: 20, height: 20, rx: 5}), sign(card.sign, 6, middle - 8));
  else node.append(svg('rect', {class: 'tint', x: 8, y: middle - 14, width: 28, height: 28, rx: 7}), sign(card.sign, 14, middle - 8));
  const left = compact ? 30 : 44, room = box.w - left - (card.broken ? 18 : 8);
  node.append(words(cut(card.label, room, compact ? '600 12.5px' : '600 13px'), {class: 'title', x: left, y: compact ? middle : middle - 8}));
  if (!compact) node.append(words(cut(card.kind, room, '11.5px', 0), {class: 'sub', x: left, y: middle + 9}));
  if (card.broken) node.append(svg('circle', {class: 'alarm', cx: box.w - 10, cy: 10, r: 4}));
  if (card.shown.length) node.append(svg('path', {class: 'rule', d: `M0 ${size.card}H${box.w}`}));
  card.shown.forEach((row, i) => node.append(rowOf(row, i, card, box, size)));
  return node;
};
const hueOf = (label) => workgroups.some((w) => w.id === label) ? signs.warehouse[1] : {'Lake and files': 150, 'Roles and keys': 352, 'Network parts': 28, 'Glue catalogs': 172, 'Shared parts': 16}[label] ?? 215;
const headOf = (key, text, what, x, y, w, h) => {
  const head = svg('g', {class: 'head', 'data-fold': key, role: 'button', 'aria-label': `Fold ${text}`}, svg('rect', {x, y, width: w, height: h}));
  const made = words(text, {x: x + 3, y: y + h / 2});
  const more = svg('tspan', {class: 'what'});
  more.textContent = what;
  made.append(more);
  head.append(made);
  return head;
};

const draw = () => {
  const drafted = draft(), made = {...drafted, ...drafted.complete()};
  state.drawn = made;
  const hubs = new Set(), out = new Map();
  for (const edge of made.edges) out.set(edge.from, (out.get(edge.from) ?? new Set()).add(edge.to));
  const crowded = state.level === 'resources' && made.edges.length > 40;
  for (const [id, targets] of out) if (crowded || targets.size > 12) hubs.add(id);
  const frames = made.frames.map(({group, x, y, w, h}) => {
    const cards = group.sections.flatMap((s) => s.cards), inside = cards.reduce((n, c) => n + (c.folded?.length ?? 1), 0);
    const what = workgroups.some((x) => x.id === group.label) ? '  warehouse' : '';
    const room = w - 18, text = cut(`▾ ${group.label}`, room, '650 12.5px'), more = `${what}  ${inside}`;
    return svg('g', {class: 'frame', style: `--hue:${hueOf(group.label)}`}, group.plain ? null : svg('rect', {x, y, width: w, height: h, rx: 12}),
      group.plain ? null : headOf(group.key, text, width(text + more, '650 12.5px') < room ? more : '', x + 6, y + 2, room, made.size.header - 4));
  });
  const labels = made.labels.map(({section, x, y, h}) => svg('g', {class: 'section'}, headOf(section.key, cut(`▾ ${section.label}`, made.size.width - 10, '600 11.5px'), '', x - 3, y, made.size.width, h - 2)));
  world.replaceChildren(...frames, ...labels, ...made.lines.map((line) => edgeOf(line, hubs)), ...[...made.cards.values()].map((card) => nodeOf(card, made.boxes.get(card.id), made)));
  drawing.dataset.level = state.level;
  drawing.dataset.text = made.text.toFixed(2);
  world.querySelector('.node')?.setAttribute('tabindex', '0');
  at('empty').hidden = made.cards.size > 0;
  at('empty').textContent = state.level === 'columns' ? 'This stack has no tables.' : 'Nothing to draw.';
  drawMap();
  if (state.fitted) fit(); else apply();
  mark();
  look();
};

// ---- moving about ----------------------------------------------------------------------------------------------------

const free = () => paper.clientWidth - (panel.hidden || panel.offsetWidth > paper.clientWidth * 0.7 ? 0 : panel.offsetWidth);
const apply = () => {
  const v = state.view;
  world.setAttribute('transform', `translate(${v.x} ${v.y}) scale(${v.scale})`);
  const seen = map.querySelector('.window');
  if (seen) for (const [name, value] of [['x', -v.x / v.scale], ['y', -v.y / v.scale], ['width', paper.clientWidth / v.scale], ['height', paper.clientHeight / v.scale]]) seen.setAttribute(name, value);
  const m = state.drawn;
  map.toggleAttribute('hidden', !m || m.cards.size < 12 || (m.width * v.scale <= paper.clientWidth + 2 && m.height * v.scale <= paper.clientHeight + 2 && v.x > -2 && v.y > -2));
};
const fit = () => {
  const m = state.drawn, room = state.only ? free() : paper.clientWidth, scale = Math.min(room / m.width, paper.clientHeight / m.height, 1.3) || 1;
  state.view = {scale, x: (room - m.width * scale) / 2, y: Math.max(0, (paper.clientHeight - m.height * scale) / 2.4)};
  state.fitted = true;
  apply();
};
const zoom = (factor, x = free() / 2, y = paper.clientHeight / 2) => {
  const v = state.view, scale = Math.min(Math.max(v.scale * factor, 0.03), 6), by = scale / v.scale;
  state.view = {scale, x: x - (x - v.x) * by, y: y - (y - v.y) * by};
  state.fitted = false;
  apply();
};
const bring = (id) => {
  const box = state.drawn.boxes.get(state.drawn.shown.get(id) ?? id);
  if (!box) return;
  const v = state.view;
  if (v.scale * state.drawn.density.font < smallest) { v.scale = 1; v.x = free() / 2 - (box.x + box.w / 2); v.y = paper.clientHeight / 2 - (box.y + Math.min(box.h, 200) / 2); state.fitted = false; }
  const left = box.x * v.scale + v.x, right = left + box.w * v.scale, top = box.y * v.scale + v.y, bottom = top + box.h * v.scale;
  const dx = right > free() - 16 ? Math.max(free() - 16 - right, 16 - left) : left < 16 ? 16 - left : 0;
  const dy = bottom > paper.clientHeight - 16 ? Math.max(paper.clientHeight - 16 - bottom, 16 - top) : top < 16 ? 16 - top : 0;
  if (dx || dy) { v.x += dx; v.y += dy; }
  apply();
};
// Whether the cards have room beside the panel in a readable size; if so, moves them there.
const bringAll = (ids) => {
  const boxes = [...ids].map((id) => state.drawn.boxes.get(state.drawn.shown.get(id))).filter((box) => box);
  const left = Math.min(...boxes.map((b) => b.x)), top = Math.min(...boxes.map((b) => b.y));
  const w = Math.max(...boxes.map((b) => b.x + b.w)) - left, h = Math.max(...boxes.map((b) => b.y + b.h)) - top;
  const room = [free() - 48, paper.clientHeight - 48], v = state.view, scale = Math.min(v.scale, room[0] / w, room[1] / h);
  if (scale * state.drawn.density.font < smallest) return false;
  const near = (at, size, length) => Math.min(Math.max(at, 24), length + 24 - size);
  v.x = near(left * scale + v.x + (v.scale - scale) * left, w * scale, room[0]) - left * scale;
  v.y = near(top * scale + v.y + (v.scale - scale) * top, h * scale, room[1]) - top * scale;
  state.fitted = state.fitted && v.scale === scale;
  v.scale = scale;
  apply();
  return true;
};
const drawMap = () => {
  const m = state.drawn;
  map.setAttribute('viewBox', `0 0 ${m.width} ${m.height}`);
  map.replaceChildren(...m.frames.map(({x, y, w, h}) => svg('rect', {class: 'area', x, y, width: w, height: h})),
    ...[...m.cards.values()].map((card) => { const b = m.boxes.get(card.id); return svg('rect', {class: 'spot', style: `--hue:${signs[card.sign][1]}`, x: b.x, y: b.y, width: b.w, height: b.h}); }),
    svg('rect', {class: 'window', 'stroke-width': Math.max(m.width / 120, m.height / 80)}));
};

// ---- choosing --------------------------------------------------------------------------------------------------------

const traceOf = (column) => {
  const found = new Set([column.id]), lines = new Set();
  for (const way of ['from', 'into']) {
    const open = [column], seen = new Set([column.id]);
    while (open.length) {
      const here = open.pop();
      for (const {column: next} of here[way]) {
        lines.add(way === 'from' ? `${next.id}\n${here.id}` : `${here.id}\n${next.id}`);
        if (!seen.has(next.id)) { seen.add(next.id); found.add(next.id); open.push(next); }
      }
    }
  }
  return {column, columns: found, lines, relations: new Set([...found].map((id) => columns.get(id).relation.id))};
};
const mark = () => {
  const id = state.trace ? null : state.drawn.shown.get(state.chosen) ?? null, trace = state.trace;
  const near = new Set(id ? [id] : []);
  paper.classList.toggle('choosing', id !== null || !!trace);
  for (const edge of world.querySelectorAll('.edge')) {
    const {from, to, source, target} = edge.dataset;
    const touches = id !== null && (from === id || to === id), on = !!trace && (source ? trace.lines.has(`${source}\n${target}`) : state.drawn.rows === 'none' && trace.relations.has(from) && trace.relations.has(to));
    edge.classList.toggle('near', touches);
    edge.classList.toggle('traced', on);
    if (touches) near.add(from).add(to);
  }
  if (trace) for (const relation of trace.relations) near.add(state.drawn.shown.get(relation));
  for (const node of world.querySelectorAll('.node')) {
    node.classList.toggle('near', near.has(node.dataset.id));
    node.classList.toggle('chosen', node.dataset.id === (trace ? state.drawn.shown.get(trace.column.relation.id) : id));
  }
  for (const row of world.querySelectorAll('.row.column')) row.classList.toggle('traced', !!trace && trace.columns.has(row.dataset.column));
};

// Unfolds what hides a card.
const reveal = (id) => {
  const shown = state.drawn.shown.get(id);
  if (shown === id) return;
  if (shown === undefined) state.only = null;
  const folded = new Set(state.drawn.folded);
  const card = models[state.level].cards.find((c) => c.id === id);
  folded.delete(card.group);
  folded.delete(`${card.group}\n${card.section}`);
)page", 11977},
    {R"page(  state.folded[state.level] = folded;
  draw();
};
const levelOf = (id) => columns.has(id) ? 'columns' : declared.has(id) ? 'declarations' : made.has(id) ? 'resources' : null;
const show = (level) => {
  if (level !== state.level) { state.only = null; state.trace = null; }
  state.level = level;
  for (const name of levels) at(name).setAttribute('aria-selected', name === level);
  at('only').hidden = !state.only;
  state.fitted = true;
  draw();
};
const address = () => {
  const id = state.trace?.column.id ?? state.chosen;
  const wanted = id === null ? (state.level === 'declarations' ? '' : `#${state.level}/`) : `#${state.level === 'declarations' ? '' : `${state.level}/`}${encodeURIComponent(id)}`;
  if (location.hash !== wanted && !(wanted === '' && location.hash === '')) history.pushState(null, '', wanted || location.pathname + location.search);
};
const choose = (id, level, quietly = false) => {
  const column = id !== null && (level ?? 'columns') === 'columns' && columns.get(id);
  const wanted = id === null ? state.level : level ?? (models[state.level].cards.some((c) => c.id === id) ? state.level : levelOf(id));
  const hidden = shownElsewhere.has(id) && data.outputs.find((o) => o.id === id);
  state.chosen = id;
  state.trace = column ? traceOf(column) : null;
  if (wanted !== state.level) { const trace = state.trace; show(wanted); state.trace = trace; }
  panel.hidden = id === null;
  if (id !== null) {
    describe(id, wanted);
    panel.scrollTop = 0;
    // A column is traced on a drawing with its row; where the rows have no room, only its trace is drawn.
    if (column && (state.drawn.rows === 'none' || [...state.trace.relations].some((r) => state.drawn.shown.get(r) !== r) || !bringAll(state.trace.relations))) focus(state.trace.relations, `${column.id}'s trace`);
    else if (!column && !hidden) { reveal(id); bring(id); }
  }
  mark();
  if (!quietly) address();
};
const focus = (ids, text) => {
  state.only = ids;
  at('only').hidden = false;
  at('only-text').textContent = `Only ${text}`;
  state.fitted = true;
  draw();
};
const around = (id) => {
  const found = new Set([id]), {edges} = models[state.level];
  for (const [here, next] of [['to', 'from'], ['from', 'to']]) {
    const by = new Map();
    for (const e of edges) by.set(e[here], [...by.get(e[here]) ?? [], e[next]]);
    const seen = new Set([id]), open = [id];
    while (open.length) for (const far of by.get(open.pop()) ?? []) if (!seen.has(far)) { seen.add(far); found.add(far); open.push(far); }
  }
  return found;
};

// ---- the panel -------------------------------------------------------------------------------------------------------

const element = (tag, text, properties = {}) => Object.assign(document.createElement(tag), {textContent: text}, properties);
const section = (title, ...nodes) => panel.append(element('h3', title), ...nodes);
const later = (title, node, open = false) => { const box = element('details', '', {open}); box.append(element('summary', title), node); panel.append(box); };
const links = (ids, level) => {
  const box = element('div', '', {className: 'links'});
  for (const id of ids) box.append(element('button', id, {onclick: () => choose(id, level)}));
  if (!ids.length) box.append(element('p', 'nothing'));
  return box;
};
const keywords = new Set(('ADD ALL ALTER ALWAYS AND AS ASC AUTO BACKUP BEGIN BETWEEN BY CASCADE CASE CAST COLUMN COMMIT COMPOUND COPY CREATE CROSS CSV DATABASE DATASHARE DEFAULT DELETE DELIMITER DESC DISTINCT DISTKEY DISTSTYLE DROP ELSE ENCODE END EVEN EXCEPT EXISTS EXTERNAL FALSE FOR FOREIGN FORMAT FROM FULL FUNCTION GRANT GROUP GZIP HAVING IAM_ROLE IDENTITY IF IGNOREHEADER ILIKE IN INNER INSERT INTERLEAVED INTERSECT INTO IS JOIN JSON KEY LEFT LIKE LIMIT MATCHED MATERIALIZED MERGE NAMESPACE NO NOT NULL OF OFFSET ON OR ORDER OUTER OVER OWNER PARQUET PARTITION PRIMARY QUALIFY RECURSIVE REFERENCES REFRESH REMOVE RENAME REPLACE REVOKE RIGHT ROLE ROW ROWS SCHEMA SELECT SET SORTKEY TABLE TEMP TEMPORARY THEN TO TRANSACTION TRUE TRUNCATE UNION UNIQUE UPDATE USAGE USING VACUUM VALUES VIEW WHEN WHERE WINDOW WITH').split(' '));
const painted = (text, pattern, kind) => {
  const box = element('pre', '');
  let end = 0;
  for (const found of text.matchAll(pattern)) {
    const name = kind(found);
    if (!name) continue;
    if (found.index > end) box.append(text.slice(end, found.index));
    box.append(element('span', found[0], {className: name}));
    end = found.index + found[0].length;
  }
  box.append(text.slice(end));
  return box;
};
const sqlBox = (text) => painted(text, /(--[^\n]*|\/\*[^]*?\*\/)|(\$\{[^}]*\})|('(?:[^']|'')*'?)|("(?:[^"]|"")*"?)|(\b\d+(?:\.\d+)?\b)|([A-Za-z_]\w*)/g,
  (m) => m[1] ? 'c' : m[2] ? 'q' : m[3] ? 's' : m[4] ? 'q' : m[5] ? 'n' : keywords.has(m[6].toUpperCase()) ? 'k' : null);
const jsonBox = (value) => painted(JSON.stringify(value, null, 2), /("(?:[^"\\]|\\.)*")(\s*:)?|\b(?:true|false|null)\b|-?\b\d+(?:\.\d+)?(?:e[+-]?\d+)?\b/gi,
  (m) => m[1] ? (m[2] ? 'k' : 's') : 'n');
const unindented = (text) => {
  const lines = text.split('\n'), depth = Math.min(...lines.slice(1).filter((l) => l.trim()).map((l) => l.match(/^ */)[0].length));
  return Number.isFinite(depth) ? [lines[0], ...lines.slice(1).map((l) => (lines.length > 1 ? (depth > 2 ? '  ' : '') + l.slice(depth) : l))].join('\n') : text;
};
const statementOf = (s) => unindented(typeof s === 'string' ? s : typeof s?.['Fn::Sub'] === 'string' ? s['Fn::Sub'] : JSON.stringify(s));
const sqlOf = (resource) => {
  const found = [], {Properties: p = {}} = resource.body;
  if (p.Action !== 'sql') return found;
  for (const [name, title] of [['Create', 'SQL'], ['Update', 'SQL of an update'], ['Delete', 'SQL of a deletion']])
    if (p[name]) found.push([title, [p[name]].flat(3).map(statementOf).join(';\n')]);
  if (p.Parts) found.splice(1, 0, ['SQL of its parts', p.Parts.map((pair) => statementOf(pair[0])).join(';\n')]);
  return found;
};
const policies = (ids) => {
  for (const {pack, findings} of data.policies) {
    const found = findings.filter((f) => ids.includes(f.resource));
    section(`Policy ${pack}`, element('p', found.length ? '' : 'complies', {className: found.length ? '' : 'fine'}));
    for (const f of found)
      panel.append(element('p', `${f.waived ? 'waived' : f.level}: ${f.resource}, ${f.rule}: ${f.description}${f.waived ? ` (${f.reason})` : ''}`, {className: f.waived ? 'waived' : 'broken'}));
  }
};
const outputs = (ids) => {
  for (const output of outputsOf(ids)) section(`Output ${output.id}`, ...(output.body.Description ? [element('p', output.body.Description)] : []), jsonBox(output.body.Value));
};
const head = (id, signName, ...lines) => {
  const top = element('div', '', {className: 'top'}), names = element('div', '');
  const icon = svg('svg', {class: 'sign', viewBox: '-2 -2 20 20', style: `--hue:${signs[signName][1]}`, 'aria-hidden': 'true'}, svg('path', {d: signs[signName][2]}));
  names.append(element('h2', id), ...lines.filter((line) => line).map((line) => element('p', line)));
  top.append(icon, names, element('button', '✕', {id: 'close', title: 'Close (Escape)', ariaLabel: 'Close', onclick: () => choose(null)}));
  panel.replaceChildren(top);
};
const placeOf = (entry) => `declared in ${entry.file ? `${entry.file}:${entry.line}` : `line ${entry.line}`}`;
const columnTable = (relation) => {
  const table = element('table', '');
  for (const c of relation.columns) {
    const row = table.insertRow(), id = columnId(relation, c.name), full = columns.get(id);
    row.insertCell().append(element('button', c.name, {onclick: () => choose(id, 'columns')}));
    row.insertCell().textContent = c.type || 'unknown type';
    const last = row.insertCell();
    for (const key of [...(c.keys ?? []), ...(c.notNull && !c.keys?.includes('PRIMARY KEY') ? ['NOT NULL'] : [])]) last.append(element('span', key, {className: 'badge'}));
    if (relation.kind !== 'table') last.append(full.from.length ? `from ${full.from.map((f) => f.column.id).join(', ')}` : 'from no column');
  }
  return table;
};
const acts = (id) => {
  const box = element('div', '', {className: 'acts'});
  box.append(element('button', 'Only this and what is connected', {onclick: () => { focus(around(id), `${id}, what it needs and what needs it`); bring(id); }}));
  if (relations.has(id) && state.level !== 'columns') box.append(element('button', 'Show columns', {onclick: () => choose(id, 'columns')}));
  if (state.level === 'columns') box.append(element('button', 'Show in the platform', {onclick: () => choose(relations.get(id).declaredAs, 'declarations')}));
  panel.append(box);
};
const usersOf = (id) => data.declarations.filter((d) => d.needs.includes(id)).map((d) => d.id);
const describeColumn = (id) => {
  const c = columns.get(id);
  head(id, 'table', `${c.type || 'unknown type'} column of a ${c.relation.kind}`);
  const tree = (way) => {
    const seen = [], walk = (column, depth) => {
      for (const {column: next, how} of column[way]) {
        if (seen.some((s) => s.column === next)) continue;
        seen.push({column: next, how, depth});
        walk(next, depth + 1);
      }
    };
    walk(c, 0);
    return seen;
  };
  const list = (found, none) => {
    if (!found.length) return element('p', none);
    const table = element('table', '');
    for (const {column, how, depth} of found) {
      const row = table.insertRow(), cell = row.insertCell();
      cell.style.paddingLeft = `${depth * 14}px`;
      cell.append(element('button', column.id, {onclick: () => choose(column.id, 'columns')}));
      row.insertCell().textContent = how;
    }
    return table;
  };
  if (c.keys?.length || c.notNull) {
    const box = element('div', '');
    for (const key of [...c.keys ?? [], ...(c.notNull ? ['NOT NULL'] : [])]) box.append(element('span', key, {className: 'badge'}));
    section('Keys', box);
  }
  section('Column of', links([c.relation.declaredAs], 'declarations'));
  section('Comes from', list(tree('from'), c.relation.kind === 'table' ? 'Loads and statements fill it.' : 'No column: it counts rows, or is constant.'));
  section('Goes into', list(tree('into'), 'nothing'));
  if (c.relation.filledBy.length) section('Rows come by', links(c.relation.filledBy, 'declarations'));
  section('Shown by', links(data.datashares.filter((d) => d.shows.some((s) => s.id === c.relation.id && s.column === c.name)).map((d) => d.id), 'declarations'));
};
const describeDeclaration = (id, level) => {
  const d = declared.get(id), card = models.declarations.cards.find((c) => c.id === id), relation = relations.get(id);
  head(id, card?.sign ?? 'entry', card?.kind ?? 'output', d.type, placeOf(d));
  acts(id);
  for (const m of d.makes) for (const [title, sql] of sqlOf(made.get(m)).slice(0, 2)) if (title !== 'SQL of a deletion') section(title, sqlBox(sql));
  if (relation) {
    section(`Columns of ${relation.name}`, relation.columnsAreKnown || relation.columns.length ? columnTable(relation) : element('p', 'unknown'));
    if (relation.filledBy.length) section('Rows come by', links(relation.filledBy, 'declarations'));
  }
  const buckets = d.makes.filter((m) => made.get(m).type === 'AWS::S3::Bucket');
  if (buckets.length > 1) section('Buckets', links(buckets, 'resources'));
  outputs(d.makes);
  const own = data.outputs.find((o) => o.id === id && !d.makes.length);
  if (own) section('Value', jsonBox(own.body.Value), links(own.of, 'resources'));
  section('Needs', links(d.needs, 'declarations'));
  section('Needed by', links(usersOf(id), 'declarations'));
  if (d.makes.length) section('Makes', links(d.makes, 'resources'));
  policies(d.makes);
  for (const m of d.makes) for (const [title, sql] of sqlOf(made.get(m))) if (title === 'SQL of a deletion') later(title, sqlBox(sql));
  if (made.has(id)) later('Properties', jsonBox(made.get(id).body.Properties ?? {}));
};
const describeResource = (id) => {
  const r = made.get(id);
)page", 11905},
    {R"page(  head(id, signOf(r.type), kindOf(r.type), r.type, r.sharedBy ? '' : placeOf(declared.get(r.declaredAs)));
  acts(id);
  if (r.sharedBy) section('Shared by', links(r.sharedBy, 'declarations'));
  else section('Declared as', links([r.declaredAs], 'declarations'));
  for (const [title, sql] of sqlOf(r)) section(title, sqlBox(sql));
  outputs([id]);
  section('Needs', links(r.needs, 'resources'));
  section('Needed by', links(r.neededBy, 'resources'));
  policies([id]);
  const {Properties, Type, ...rest} = r.body;
  if (Properties) later('Properties', jsonBox(Properties), true);
  if (Object.keys(rest).length) later('Attributes', jsonBox(rest), true);
};
const describeRelation = (id) => {
  const relation = relations.get(id);
  head(relation.name, relation.kind === 'table' ? 'table' : 'view', relation.kind);
  acts(id);
  section('Created by', links([relation.declaredAs], 'declarations'));
  section('Columns', relation.columns.length ? columnTable(relation) : element('p', 'unknown'));
};
const describeFold = (id) => {
  const card = state.drawn.cards.get(id);
  unfold(card.key);
};
const describe = (id, level) => {
  if (level === 'columns' && columns.has(id)) describeColumn(id);
  else if (level === 'columns' && !declared.has(id)) describeRelation(id);
  else if (level === 'resources') describeResource(id);
  else describeDeclaration(id, level);
};

// ---- folding and searching -------------------------------------------------------------------------------------------

const setFolds = (change) => {
  const folded = new Set(state.drawn.folded);
  change(folded);
  state.folded[state.level] = folded;
  state.fitted = true;
  draw();
};
const unfold = (key) => {
  setFolds((folded) => folded.delete(key));
  const frame = state.drawn.frames.find((f) => f.group.key === key || f.group.sections.some((s) => s.key === key));
  if (!frame || state.drawn.text >= smallest) return;
  // Unfolded, it is too large for the window: show its beginning in a readable size.
  const first = frame.group.sections.find((s) => s.key === key || frame.group.key === key)?.cards[0];
  const box = first && state.drawn.boxes.get(first.id);
  if (!box) return;
  state.view = {scale: 1, x: 40 - box.x, y: 60 - box.y};
  state.fitted = false;
  apply();
};
const fold = (key) => setFolds((folded) => folded.add(key));

const texts = new Map();
const textOf = (level, card) => {
  const key = `${level}\n${card.id}`;
  if (!texts.has(key)) {
    const entry = level === 'resources' ? made.get(card.id) : level === 'columns' ? relations.get(card.id) : [declared.get(card.id), declared.get(card.id).makes.map((m) => made.get(m)), outputsOf(declared.get(card.id).makes), relations.get(card.id)?.columns.map((c) => c.name)];
    texts.set(key, `${card.kind} ${JSON.stringify(entry)}`.toLowerCase());
  }
  return texts.get(key);
};
let hits = [], pointed = 0;
const found = (wanted) => {
  const result = [];
  for (const card of models[state.level].cards) {
    const name = card.label.toLowerCase();
    if (name.includes(wanted) || textOf(state.level, card).includes(wanted)) result.push({id: card.id, level: state.level, label: card.label, what: card.kind, rank: name === wanted ? 0 : name.startsWith(wanted) ? 1 : name.includes(wanted) ? 2 : 4});
  }
  for (const c of columns.values()) if (c.name.includes(wanted)) result.push({id: c.id, level: 'columns', label: c.id, what: `column, ${c.type}`, rank: c.name === wanted ? 1 : 3});
  if (state.level === 'declarations') for (const o of data.outputs) if (o.id.toLowerCase().includes(wanted) && o.of.length) result.push({id: made.get(o.of[0]).declaredAs ?? o.of[0], level: made.get(o.of[0]).declaredAs ? 'declarations' : 'resources', label: o.id, what: 'output', rank: 3});
  return result.sort((a, b) => a.rank - b.rank);
};
const look = () => {
  const wanted = search.value.trim().toLowerCase();
  hits = wanted === '' ? [] : found(wanted);
  const ids = new Set(hits.filter((h) => h.level === state.level).map((h) => state.drawn.shown.get(columns.get(h.id)?.relation.id ?? h.id)));
  for (const node of world.querySelectorAll('.node')) node.classList.toggle('hit', ids.has(node.dataset.id));
  paper.classList.toggle('searching', wanted !== '');
  at('found').textContent = wanted === '' ? '' : `${hits.length} found`;
};
const list = () => {
  const box = at('hits'), open = hits.length > 0 && document.activeElement === search;
  box.hidden = !open;
  search.setAttribute('aria-expanded', open);
  pointed = Math.min(pointed, Math.max(0, hits.length - 1));
  box.replaceChildren(...hits.slice(0, 60).map((hit, i) => {
    const row = element('li', '', {role: 'option', ariaSelected: String(i === pointed), onpointerdown: (e) => { e.preventDefault(); go(hit); }});
    row.append(element('span', hit.label, {className: 'name'}), element('span', hit.what, {className: 'what'}));
    return row;
  }));
};
const go = (hit) => {
  search.value = '';
  at('hits').hidden = true;
  search.blur();
  look();
  choose(hit.id, hit.level);
};

// ---- what people do --------------------------------------------------------------------------------------------------

search.addEventListener('input', () => { pointed = 0; look(); list(); });
search.addEventListener('focus', list);
search.addEventListener('blur', () => { at('hits').hidden = true; });
search.addEventListener('keydown', (e) => {
  if (e.key === 'ArrowDown' || e.key === 'ArrowUp') { e.preventDefault(); pointed = Math.max(0, pointed + (e.key === 'ArrowDown' ? 1 : -1)); list(); at('hits').children[pointed]?.scrollIntoView({block: 'nearest'}); }
  if (e.key === 'Enter' && hits[pointed]) go(hits[pointed]);
});
const press = (target) => {
  const head = target.closest('[data-fold]'), row = target.closest('.row.column'), node = target.closest('.node');
  if (head) return fold(head.dataset.fold);
  if (row) return choose(row.dataset.column, 'columns');
  if (node?.dataset.id.startsWith('folded:')) return describeFold(node.dataset.id);
  choose(node?.dataset.id ?? null, state.level);
};
let drag = null;
drawing.addEventListener('pointerdown', (e) => { if (e.button === 0) drag = {x: e.clientX, y: e.clientY, moved: false, target: e.target}; });
addEventListener('pointermove', (e) => {
  if (!drag) return;
  const dx = e.clientX - drag.x, dy = e.clientY - drag.y;
  if (!drag.moved && Math.hypot(dx, dy) < 4) return;
  drag = {...drag, moved: true, x: e.clientX, y: e.clientY};
  paper.classList.add('moving');
  state.view.x += dx;
  state.view.y += dy;
  state.fitted = false;
  apply();
});
addEventListener('pointerup', () => {
  const was = drag;
  drag = null;
  paper.classList.remove('moving');
  if (was && !was.moved) press(was.target);
});
paper.addEventListener('wheel', (e) => {
  if (e.target.closest('#legend')) return;
  e.preventDefault();
  const box = paper.getBoundingClientRect();
  zoom(Math.exp(-e.deltaY / 400), e.clientX - box.left, e.clientY - box.top);
}, {passive: false});
const onMap = (e) => {
  const matrix = map.getScreenCTM().inverse(), p = new DOMPoint(e.clientX, e.clientY).matrixTransform(matrix), v = state.view;
  state.view = {scale: v.scale, x: free() / 2 - p.x * v.scale, y: paper.clientHeight / 2 - p.y * v.scale};
  state.fitted = false;
  apply();
};
map.addEventListener('pointerdown', (e) => { e.stopPropagation(); map.setPointerCapture(e.pointerId); onMap(e); });
map.addEventListener('pointermove', (e) => { if (e.buttons) onMap(e); });

const step = (from, key) => {
  const here = state.drawn.boxes.get(from.dataset.id), side = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]}[key];
  let best = null, cost = Infinity;
  for (const [id, box] of state.drawn.boxes) {
    const dx = box.x - here.x, dy = box.y + box.h / 2 - here.y - here.h / 2, ahead = dx * side[0] + dy * side[1], aside = Math.abs(dx * side[1]) + Math.abs(dy * side[0]);
    if (ahead > 1 && ahead + 2.5 * aside < cost) { cost = ahead + 2.5 * aside; best = id; }
  }
  if (best === null) return;
  const node = [...world.querySelectorAll('.node')].find((n) => n.dataset.id === best);
  from.setAttribute('tabindex', '-1');
  node.setAttribute('tabindex', '0');
  node.focus({preventScroll: true});
  bring(best);
};
addEventListener('keydown', (e) => {
  if (e.key === 'Escape') {
    if (search.value || document.activeElement === search) { search.value = ''; search.blur(); look(); return; }
    if (!at('legend').hidden) return legend(false);
    if (state.only) { state.only = null; show(state.level); mark(); return; }
    choose(null);
    return;
  }
  if (e.target === search || e.ctrlKey || e.metaKey || e.altKey) return;
  const node = e.target.closest?.('.node');
  if (node && e.key.startsWith('Arrow')) { e.preventDefault(); step(node, e.key); }
  if (node && (e.key === 'Enter' || e.key === ' ')) { e.preventDefault(); press(node); }
  if (e.key === '+' || e.key === '=') zoom(1.25);
  if (e.key === '-') zoom(0.8);
  if (e.key === '0') fit();
  if (e.key === '1' || e.key === '2' || e.key === '3') at(['declarations', 'columns', 'resources'][e.key - 1]).click();
  if (e.key === 't') at('theme').click();
  if (e.key === '?') legend(at('legend').hidden);
  if (e.key === '/') { e.preventDefault(); search.focus(); }
});
const legend = (open) => {
  at('legend').hidden = !open;
  at('help').setAttribute('aria-expanded', open);
};
(() => {
  const used = new Set(levels.flatMap((level) => models[level].cards.map((c) => c.sign)));
  const signsList = element('ul', ''), lines = element('ul', '', {className: 'plain'}), keys = element('ul', '');
  for (const [name, [label, hue, path]] of Object.entries(signs)) {
    if (!used.has(name)) continue;
    const item = element('li', '');
    item.append(svg('svg', {class: 'sign', viewBox: '-2 -2 20 20', style: `--hue:${hue}`}, svg('path', {d: path})), label);
    signsList.append(item);
  }
  for (const text of ['An arrow leads from what comes first to what needs it.', 'A frame is a warehouse, or an area of the stack; what stands in it needs no arrow to it.', 'The arrows of what more than twelve need, and those between many resources, appear when one is chosen.', '→ in a card names an output of the template. Italic columns come from no column.', 'A red dot: a policy of the program finds an error.'])
    lines.append(element('li', text));
  for (const [key, text] of [['1 2 3', 'platform, tables, resources'], ['/', 'search'], ['Tab, arrows', 'go from card to card'], ['Enter', 'choose, or unfold'], ['+ - 0', 'zoom, show everything'], ['t', 'light or dark'], ['Esc', 'close'], ['?', 'this legend']]) {
    const item = element('li', '');
    item.append(element('kbd', key), text);
    keys.append(item);
  }
  at('legend').append(element('h2', 'Colours'), signsList, element('h2', 'Lines and cards'), lines, element('h2', 'Keys'), keys);
})();

for (const level of levels) at(level).onclick = () => { choose(null, undefined, true); show(level); address(); };
at('columns').hidden = data.relations.length === 0;
at('in').onclick = () => zoom(1.25);
at('out').onclick = () => zoom(0.8);
at('fit').onclick = fit;
at('help').onclick = () => legend(at('legend').hidden);
at('all').onclick = () => { state.only = null; const {trace} = state; show(state.level); state.trace = trace; mark(); };
at('fold').onclick = () => setFolds((folded) => { folded.clear(); for (const g of groupsOf(models[state.level].cards)) folded.add(g.key); });
at('unfold').onclick = () => setFolds((folded) => folded.clear());
at('theme').onclick = () => {
  const root = document.documentElement, now = root.dataset.theme ?? (matchMedia('(prefers-color-scheme:dark)').matches ? 'dark' : 'light');
  root.dataset.theme = now === 'dark' ? 'light' : 'dark';
};
at('title').textContent = data.title;
at('figures').textContent = [count(data.declarations.length, 'declaration'), count(data.resources.length, 'resource'), workgroups.length ? count(workgroups.length, 'warehouse') : ''].filter((x) => x).join(' · ');

)page", 11925},
    {R"page(// #Id, #resources/Id and #columns/schema.table.column lead to a node; the browser's Back goes to the one before.
const follow = () => {
  const text = decodeURIComponent(location.hash.slice(1)), slash = text.indexOf('/'), prefix = levels.includes(text.slice(0, slash)) ? text.slice(0, slash) : null;
  const id = prefix ? text.slice(slash + 1) : text, level = prefix ?? levelOf(id);
  const known = level && (level === 'columns' ? columns.has(id) || relations.has(id) : level === 'resources' ? made.has(id) : declared.has(id));
  if (known) { choose(id, level, true); return; }
  choose(null, undefined, true);
  show(prefix ?? 'declarations');
};
addEventListener('popstate', follow);
addEventListener('beforeprint', () => {
  const m = state.drawn;
  drawing.setAttribute('viewBox', `0 0 ${m.width} ${m.height}`);
  world.removeAttribute('transform');
});
addEventListener('afterprint', () => { drawing.removeAttribute('viewBox'); apply(); });
const sizes = () => document.documentElement.style.setProperty('--top', `${document.querySelector('header').offsetHeight}px`);
sizes();
show('declarations');
if (location.hash) follow();
let drawnFor = `${paper.clientWidth}x${paper.clientHeight}`;
new ResizeObserver(() => {
  sizes();
  const now = `${paper.clientWidth}x${paper.clientHeight}`;
  if (now === drawnFor) return;
  drawnFor = now;
  if (state.fitted) draw(); else apply();
}).observe(paper);
</script>
</body>
</html>
)page", 1430},
};
// clang-format on
}  // namespace strata::synth
