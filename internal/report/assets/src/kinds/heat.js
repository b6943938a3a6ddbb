// @ts-check
// A cell for each area and indicator.
import { tokens } from '../colour.js';
import { first } from '../data.js';
import { nameColumn } from '../layout.js';
import { broken } from '../measure.js';
import { make } from '../page.js';
import { plainText } from '../text.js';
import { labelled } from './kind.js';

// numbers shows or hides a list that names the columns, where they are too
// narrow for words.
function numbers(f, on) {
  f.numbered = on;
  if (on && !f.numberKey) {
    f.numberKey = make('ol', { 'class': 'columns', 'aria-hidden': 'true' }, f.d.columns.map(function (c) { return make('li', {}, [plainText(c.label)]); }));
    f.plot.insertBefore(f.numberKey, f.host);
  }
  if (f.numberKey) f.numberKey.hidden = !on;
}

/** @type {import('./kind.js').Kind} */
export const heat = {
  many: true,

  datum(d, i, look) { return { value: [i % d.columns.length, Math.floor(i / d.columns.length), 1], look: look }; },

  layout(f, option, W) {
    var d = f.d, x = first(option.xAxis), y = first(option.yAxis);
    var names = nameColumn(y.data, W, 240, d.rows.some(function (r) { return r.marked; }) ? 700 : 400);
    var column = names.width, lines = names.lines, row = names.row;
    var width = W - column - 18, cell = width / x.data.length;
    var heads = x.data.map(function (n) { return broken(n, cell - 6, 12); });
    var deep = heads.reduce(function (m, l) { return Math.max(m, l.length); }, 1);
    // Too narrow for words: the columns get numbers, and a list names them.
    var cut = heads.some(function (h) { return h.cut; });
    numbers(f, cell < 44 || cut || deep > 4);
    if (f.numbered) { heads = x.data.map(function (n, i) { return [String(i + 1)]; }); deep = 1; }
    var top = deep * 15 + 10;
    Object.assign(first(option.grid), { left: column + 10, right: 8, top: top, bottom: 4, containLabel: false });
    Object.assign(x.axisLabel, { fontSize: 12, lineHeight: 15, color: tokens['--quiet'], formatter: function (v, i) { return heads[i].join('\n'); } });
    Object.assign(y.axisLabel, {
      margin: 10, lineHeight: 14,
      formatter: function (v, i) { return d.rows[i].marked ? lines[i].map(function (l) { return '{b|' + l.replace(/[{}|]/g, ' ') + '}'; }).join('\n') : lines[i].join('\n').replace(/[{}|]/g, ' '); },
      rich: { b: { fontWeight: 700, color: tokens['--ink'], fontSize: 13, lineHeight: 14 } },
    });
    option.series[0].data.forEach(function (v) { v.itemStyle.borderColor = tokens['--paper']; v.itemStyle.borderWidth = 1; });
    f.plotBox = { left: column + 10, top: top, width: width, height: y.data.length * row };
    return top + y.data.length * row + 4;
  },

  tip(f, i) {
    const d = f.d, n = d.columns.length, c = d.columns[i % n], row = d.rows[Math.floor(i / n)];
    return { name: row.label, lines: [labelled(c.full || plainText(c.label), d.items[i].text)], href: row.href };
  },

  neighbour(f, i, way) {
    const step = way === 'Down' || way === 'Right' ? 1 : -1, upright = way === 'Down' || way === 'Up';
    const w = f.d.columns.length, to = upright ? i + step * w : i + step;
    return to < 0 || to >= f.d.items.length || !upright && Math.floor(to / w) !== Math.floor(i / w) ? -1 : to;
  },
};
