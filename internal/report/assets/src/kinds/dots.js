// @ts-check
// A dot for each area above its value; those that are alike pile up.
import { tokens } from '../colour.js';
import { first } from '../data.js';
import { lineLabels, nearestBy, ticks } from '../layout.js';
import { endRoom } from '../measure.js';
import { covered, namePoints } from './points.js';
import { plainTip } from './kind.js';

/** @type {import('./kind.js').Kind} */
export const dots = {
  labelsLines: true,

  layout(f, option, W) {
    var d = f.d, x = first(option.xAxis), y = first(option.yAxis);
    var left = Math.max(16, endRoom(d.xticks)), width = W - 2 * left;
    var size = Math.min(18, d.bin / (x.max - x.min) * width * 0.94);
    var rows = lineLabels(f, W, left, width, x.min, x.max);
    var top = rows * 18 + 14;
    var height = Math.max(d.tallest * size * 1.06, 84);
    y.max = height / (size * 1.06);
    option.series[0].symbolSize = size;
    Object.assign(first(option.grid), { left: left, right: left, top: top, bottom: 28, containLabel: false });
    ticks(option, 'xAxis', d.xticks, width);
    f.plotBox = { left: left, top: top, width: width, height: height, size: size };
    return top + height + 28;
  },

  annotate(f, pen, W, H) {
    const r = f.plotBox.size / 2;
    namePoints(f, pen, covered(f, r), { left: 0, W: W, H: H }, function (w) {
      return [[-w / 2, -r - 11], [-r, -r - 11], [r - w, -r - 11], [-w / 2, -r - 28], [-r, -r - 28], [r - w, -r - 28], [-r, -r - 45], [r - w, -r - 45]];
    }, function (p, o) {
      if (o[1] < -r - 20) pen.rule(p[0], p[1] + o[1] + 9, p[0], p[1] - r - 1, { stroke: tokens['--quiet'] });
    });
  },

  tip: plainTip,

  neighbour(f, i, way) {
    return nearestBy(f.d, 0, f.d.items.length, i, way === 'Down' || way === 'Right' ? 1 : -1, function (v) { return v.value[0]; });
  },
};
