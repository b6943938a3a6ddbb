// @ts-check
// A line for each area from its earlier value to its later one.
import { fillOf, tokens } from '../colour.js';
import { first, valueOf } from '../data.js';
import { nearestBy, ticks } from '../layout.js';
import { broken, widest, widthOf } from '../measure.js';
import { labelled } from './kind.js';

function endsRoom(d) { return Math.ceil(widthOf(d.ends[1], 13, 600) / 2) + 4; }

/** @type {import('./kind.js').Kind} */
export const slope = {
  many: true,

  // A slope has the names of the lines that stand out on its right and their
  // earlier values on its left.
  layout(f, option, W) {
    var d = f.d, ends = d.items.filter(function (it, i) { return it.show && i % 2; });
    var tick = Math.ceil(widest(d.yticks.map(function (t) { return t.text; }), 13)) + 12;
    var before = Math.ceil(widest(ends.map(function (it) { return it.text; }), 13, 600));
    var left = tick + (before ? before + 8 : 0);
    f.labelRoom = Math.min(Math.ceil(widest(ends.map(function (it) { return it.name + ' ' + it.more; }), 13, 600)) + 2, W * 0.42);
    var right = Math.max(endsRoom(d), f.labelRoom + 14), width = W - left - right;
    var height = Math.max(300, Math.min(520, d.items.length * 6.5)), top = 30;
    // Where the borders' names do not fit between the years they stand above.
    f.border = (d.lines || []).map(function (l) { return l.text; }).filter(Boolean).join(', ');
    f.ends = 10;
    if (f.border && widthOf(f.border, 13, 600) + 30 > width - 2 * endsRoom(d)) { f.ends += 18; top += 18; }
    Object.assign(first(option.grid), { left: left, right: right, top: top, bottom: 10, containLabel: false });
    first(option.yAxis).axisLabel.margin = left - tick + 10;
    ticks(option, 'yAxis', d.yticks);
    option.series.slice(1).forEach(function (s, k) { s.lineStyle.color = fillOf(d.looks[k]); });
    f.plotBox = { left: left, top: top, width: width, height: height };
    return top + height + 10;
  },

  annotate(f, pen, W, H) {
    const d = f.d, box = f.plotBox;
    pen.text(box.left, f.ends, d.ends[0], { align: 'center', fontWeight: 600 });
    pen.text(box.left + box.width, f.ends, d.ends[1], { align: 'center', fontWeight: 600 });
    [0, 1].forEach(function (side) {
      pen.rule(box.left + side * box.width, box.top - 8, box.left + side * box.width, box.top + box.height, { stroke: tokens['--quiet'] });
      var names = [];
      d.items.forEach(function (it, i) {
        if (!it.show || i % 2 !== side) return;
        var at = f.chart.convertToPixel({ seriesIndex: 0 }, valueOf(d.option.series[0].data[i]));
        var lines = side ? broken(it.name + ' ' + it.more, f.labelRoom, 13, 600) : [it.text];
        names.push({ x: at[0], at: at[1], y: at[1], lines: lines, h: lines.length * 15 });
      });
      // Names that would meet move down, then all of them up again as far as
      // the sheet asks for.
      names.sort(function (a, b) { return a.at - b.at; });
      names.forEach(function (n, i) { n.y = Math.max(n.y, i ? names[i - 1].y + (names[i - 1].h + n.h) / 2 : n.h / 2); });
      for (var i = names.length - 1, floor = H; i >= 0; i--) {
        names[i].y = Math.min(names[i].y, floor - names[i].h / 2);
        floor = names[i].y - names[i].h / 2;
      }
      names.forEach(function (n) {
        var way = side ? 1 : -1;
        if (Math.abs(n.y - n.at) > 3) pen.rule(n.x + way * 5, n.at, n.x + way * 11, n.y, { stroke: tokens['--quiet'] });
        pen.text(n.x + way * (side ? 13 : 12), n.y, n.lines.join('\n'), { align: side ? 'left' : 'right', fontWeight: 600, lineHeight: 15 });
      });
    });
    // Along the line itself it would lie across others.
    if (f.border) {
      var middle = box.left + box.width / 2, half = (widthOf(f.border, 13, 600) + 30) / 2;
      pen.rule(middle - half, 10, middle - half + 24, 10, { stroke: tokens['--ink'], lineWidth: 1.5, lineDash: [5, 4] });
      pen.text(middle - half + 30, 10, f.border, { align: 'left', fontWeight: 600 });
    }
  },

  tip(f, i) {
    const d = f.d, it = d.items[i];
    return { name: it.name, lines: [labelled(d.ends[0], it.text), labelled(d.ends[1], it.more)], href: it.href };
  },

  // Left and right lead along the line, up and down to the next on that side.
  neighbour(f, i, way) {
    const d = f.d, n = d.items.length, step = way === 'Down' || way === 'Right' ? 1 : -1;
    if (way === 'Left' || way === 'Right') return (step > 0) === (i % 2 === 0) ? i + step : -1;
    const up = first(d.option.yAxis).inverse ? 1 : -1;
    return nearestBy(d, i % 2, n, i, step, function (v) { return valueOf(v)[1] * up; }, 2);
  },
};
