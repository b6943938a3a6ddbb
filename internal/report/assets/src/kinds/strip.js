// @ts-check
// Where one area stands among all, a row for each indicator.
import { tokens } from '../colour.js';
import { first, valueOf } from '../data.js';
import { nearestBy } from '../layout.js';
import { broken, widest, widthOf } from '../measure.js';
import { plainText } from '../text.js';
import { labelled } from './kind.js';

// rowOf is the row that a datum stands in.
function rowOf(d, i) {
  let r = 0;
  while (r + 1 < d.rows.length && d.rows[r + 1].first <= i) r++;
  return r;
}

/** @type {import('./kind.js').Kind} */
export const strip = {
  keyless: true,
  many: true,

  layout(f, option, W) {
    var d = f.d, wide = W >= 600;
    var left = wide ? Math.min(Math.ceil(widest(d.rows.map(function (r) { return r.label; }), 15)) + 2, W * 0.32, 260) + 16 : 8;
    var row = wide ? 58 : 82, top = d.ends && (d.ends[0] || d.ends[1]) ? 24 : 4;
    Object.assign(first(option.grid), { left: left, right: 10, top: top, bottom: 4, containLabel: false });
    f.plotBox = { left: left, top: top, width: W - left - 10, height: d.rows.length * row, row: row, wide: wide };
    // On a phone the name stands above the strip, so the strip moves down.
    var down = wide ? 0 : 12;
    option.series.forEach(function (s) { s.symbolOffset = [0, down]; });
    f.down = down;
    return top + d.rows.length * row + 4;
  },

  annotate(f, pen, W, H) {
    const d = f.d, box = f.plotBox;
    if (d.ends[0]) pen.text(box.left, 9, '← ' + d.ends[0], { align: 'left', fill: tokens['--quiet'] });
    if (d.ends[1]) pen.text(box.left + box.width, 9, d.ends[1] + ' →', { align: 'right', fill: tokens['--quiet'] });
    d.rows.forEach(function (row, i) {
      var top = box.top + i * box.row, middle = top + box.row / 2 + f.down;
      if (i > 0) pen.rule(0, top, W, top, { stroke: tokens['--line'] });
      var name = broken(row.label, box.wide ? box.left - 16 : W * 0.62, 15);
      if (box.wide) pen.text(0, middle, name.join('\n'), { fontSize: 15, align: 'left', lineHeight: 18 });
      else pen.text(0, top + 15, name.slice(0, 2).join(' '), { fontSize: 15, align: 'left' });
      pen.rule(box.left, middle, box.left + box.width, middle, { stroke: tokens['--line'], z: 0 });
      pen.text(box.left, middle + 20, row.low || '', { fontSize: 12, align: 'left', fill: tokens['--quiet'] });
      pen.text(box.left + box.width, middle + 20, row.high || '', { fontSize: 12, align: 'right', fill: tokens['--quiet'] });
      var taken = [[box.left, box.left + widthOf(row.low || '', 12) + 6], [box.left + box.width - widthOf(row.high || '', 12) - 6, box.left + box.width]];
      (d.lines || []).forEach(function (l) {
        if (l.row !== undefined ? l.row !== i : i !== 0) return;
        var x = box.left + l.at * box.width, w = widthOf(l.text, 12) / 2;
        x = Math.min(Math.max(x, w), W - w);
        if (taken.some(function (t) { return x - w < t[1] && t[0] < x + w; })) return;
        pen.text(x, middle + 20, l.text, { fontSize: 12, align: 'center' });
      });
      var own = d.items[row.own];
      if (own) {
        var at = f.chart.convertToPixel({ seriesIndex: 0 }, valueOf(d.option.series[0].data[row.own]));
        var half = widthOf(own.text, 13, 700) / 2;
        pen.text(Math.min(Math.max(at[0], box.left + half - 4), W - half), middle - 19, own.text, { align: 'center', fontWeight: 700 });
      } else if (row.text) {
        pen.text(box.left + box.width / 2, middle - 19, row.text, { align: 'center', fill: tokens['--quiet'] });
      }
    });
  },

  start(f) { return f.d.rows[0].own >= 0 ? f.d.rows[0].own : 0; },

  tip(f, i) {
    const it = f.d.items[i];
    return { name: it.name, lines: [labelled(plainText(f.d.rows[rowOf(f.d, i)].label), it.text)], href: it.href };
  },

  // Up and down lead to the same area in the next row.
  neighbour(f, i, way) {
    const d = f.d, n = d.items.length, step = way === 'Down' || way === 'Right' ? 1 : -1, r = rowOf(d, i), next = d.rows[r + step];
    if (way === 'Left' || way === 'Right') {
      return nearestBy(d, d.rows[r].first, d.rows[r + 1] ? d.rows[r + 1].first : n, i, step, function (v) { return valueOf(v)[0]; });
    }
    if (!next) return -1;
    let twin = -1;
    const end = d.rows[r + step + 1] ? d.rows[r + step + 1].first : n;
    for (let k = next.first; k < end; k++) if (d.items[k].id === d.items[i].id) twin = k;
    return twin >= 0 ? twin : next.first < end ? next.first : -1;
  },
};
