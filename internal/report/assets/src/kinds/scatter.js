// @ts-check
// Two values of each area. Classes differ in shape, since points are too small
// for patterns.
import { first } from '../data.js';
import { lineLabels, nearestBy, ticks } from '../layout.js';
import { broken, endRoom, widest, widthOf } from '../measure.js';
import { covered, namePoints } from './points.js';
import { labelled } from './kind.js';

function shapeOf(look) { return look.pattern === 'hatch' ? 'rect' : look.pattern === 'dots' ? 'triangle' : look.pattern === 'cross' ? 'diamond' : 'circle'; }

function sizeOf(W) { return W < 500 ? 9 : 12; }

/** @type {import('./kind.js').Kind} */
export const scatter = {
  labelsLines: true,
  shape: shapeOf,

  layout(f, option, W) {
    var d = f.d, x = first(option.xAxis);
    var left = Math.ceil(widest(d.yticks.map(function (t) { return t.text; }), 13)) + 12, right = Math.max(20, endRoom(d.xticks)), width = W - left - right;
    var rows = lineLabels(f, W, left, width, x.min, x.max);
    f.axisTitle = broken(d.axes[1], W, 13, 600);
    var top = f.axisTitle.length * 17 + rows * 18 + 14;
    var height = Math.max(260, Math.min(520, width * 0.72));
    Object.assign(first(option.grid), { left: left, right: right, top: top, bottom: 48, containLabel: false });
    option.series[0].symbolSize = sizeOf(W);
    option.series[0].data = option.series[0].data.map(function (v) {
      var style = Object.assign({}, v.itemStyle);
      delete style.decal; // too small for a pattern
      return Object.assign({}, v, { itemStyle: style, symbol: shapeOf(d.looks[v.look]) });
    });
    ticks(option, 'xAxis', d.xticks, width);
    ticks(option, 'yAxis', d.yticks);
    f.plotBox = { left: left, top: top, width: width, height: height };
    return top + height + 48;
  },

  annotate(f, pen, W, H) {
    const d = f.d, box = f.plotBox, r = sizeOf(W) / 2, on = covered(f, r);
    pen.text(0, 9, f.axisTitle.join('\n'), { fontWeight: 600, align: 'left', verticalAlign: 'top', y: 0, lineHeight: 17 });
    pen.text(box.left + box.width, box.top + box.height + 38, d.axes[0], { fontWeight: 600, align: 'right' });
    (d.lines || []).forEach(function (l) {
      if (l.axis !== 'y' || !l.text) return;
      const y = f.chart.convertToPixel({ yAxisIndex: 0 }, l.at), w = widthOf(l.text, 13, 600);
      pen.text(box.left + box.width, y - 10, l.text, { align: 'right', fontWeight: 600 });
      on.taken.push([box.left + box.width - w, y - 18, box.left + box.width, y]);
    });
    namePoints(f, pen, on, { left: box.left + 2, W: W, H: H }, function (w) {
      return [[r + 4, 0], [-r - 4 - w, 0], [-w / 2, -r - 10], [-w / 2, r + 10], [r + 2, -r - 6], [r + 2, r + 6], [-r - 2 - w, -r - 6], [-r - 2 - w, r + 6]];
    });
  },

  tip(f, i) {
    const d = f.d, it = d.items[i];
    return { name: it.name, lines: [labelled(d.label, it.text), labelled(d.axes[2], it.more)], href: it.href };
  },

  neighbour(f, i, way) {
    const step = way === 'Down' || way === 'Right' ? 1 : -1, upright = way === 'Down' || way === 'Up';
    return nearestBy(f.d, 0, f.d.items.length, i, step, function (v) { return upright ? -v.value[1] : v.value[0]; });
  },
};
