// @ts-check
// Bars of counts, where there are too many areas for dots.
import { countFill } from '../colour.js';
import { first } from '../data.js';
import { lineLabels, ticks } from '../layout.js';
import { endRoom, widest } from '../measure.js';
import { nextNamed } from './kind.js';

/** @type {import('./kind.js').Kind} */
export const histogram = {
  keyless: true,
  labelsLines: true,

  layout(f, option, W) {
    var d = f.d, x = first(option.xAxis);
    var left = Math.ceil(widest(d.yticks.map(function (t) { return t.text; }), 13)) + 12, right = Math.max(16, endRoom(d.xticks)), width = W - left - right;
    var rows = lineLabels(f, W, left, width, x.min, x.max);
    var top = rows * 18 + 14, height = Math.min(220, Math.max(140, W * 0.3));
    Object.assign(first(option.grid), { left: left, right: right, top: top, bottom: 28, containLabel: false });
    option.series[0].barWidth = Math.max(1, d.bin / (x.max - x.min) * width - 1);
    option.series[0].data = option.series[0].data.map(function (v) { return Object.assign({}, v, { itemStyle: { color: countFill() } }); });
    ticks(option, 'xAxis', d.xticks, width);
    ticks(option, 'yAxis', d.yticks);
    f.plotBox = { left: left, top: top, width: width, height: height };
    return top + height + 28;
  },

  tip(f, i) {
    const it = f.d.items[i];
    return { name: it.name, lines: [it.text], href: it.href };
  },

  neighbour: nextNamed,
};
