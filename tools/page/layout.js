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
    for (const line of lines) line.points = pointsOf(line, corridors);
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
