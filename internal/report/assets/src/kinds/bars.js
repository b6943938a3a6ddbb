// @ts-check
// Bars from zero, a row for each area.
import { tokens } from '../colour.js';
import { first, upright } from '../data.js';
import { beside, lineLabels, nameColumn, ticks } from '../layout.js';
import { endRoom, widthOf } from '../measure.js';
import { nextNamed, plainTip } from './kind.js';

/** @type {import('./kind.js').Kind} */
export const bars = {
  names: true,
  labelsLines: true,

  layout(f, option, W) {
    var d = f.d, x = first(option.xAxis), y = first(option.yAxis), s = option.series[0];
    var names = y.data, column = nameColumn(names, W, 300), lines = column.lines, row = column.row;
    // Room for values beyond the ends of the longest bars, and for the half of
    // the last tick's text that stands beyond the axis.
    var left = column.width + 10, right = endRoom(d.xticks), plot;
    var low = x.min, high = x.max, before = 0, after = 0;
    function place(v) { return (v - low) / (high - low) * plot; }
    function room(it, i) {
      var v = s.data[i].value;
      if (typeof v !== 'number') return;
      var w = widthOf(it.text || '', 13), at = beside(place(v), v < 0 ? -1 : 1, w, across);
      if (v < 0) before = Math.max(before, w + 7 - at); else after = Math.max(after, at + w + 7 - plot);
    }
    // Bars are the shorter the more room there is, and leave less beside them.
    for (var pass = 0, given = -1; pass < 4 && before + after > given; pass++) {
      given = before + after;
      plot = W - left - before - right - after;
      var across = upright(d).map(function (l) { return place(l.at); });
      d.items.forEach(room);
    }
    left += before;
    right += after;
    plot = W - left - right;
    var rows = lineLabels(f, W, left, plot, low, high);
    var top = rows ? rows * 18 + 10 : 8;
    var g = first(option.grid);
    Object.assign(g, { left: left, right: right, top: top, bottom: 26, containLabel: false });
    Object.assign(y.axisLabel, { margin: 10 + before, lineHeight: 13, formatter: function (v, i) { return lines[i].join('\n'); } });
    ticks(option, 'xAxis', d.xticks, plot);
    s.barMaxWidth = 15;
    f.plotBox = { left: left, top: top, width: plot, height: names.length * row, row: row };
    return top + names.length * row + 26;
  },

  annotate(f, pen, W, H) {
    const d = f.d, box = f.plotBox;
    var zero = f.chart.convertToPixel({ xAxisIndex: 0 }, 0);
    pen.rule(zero, box.top, zero, box.top + box.height, { stroke: tokens['--quiet'] });
    // Values stand above the lines, so they are written here and not by the
    // series, which the lines would cross.
    var across = upright(d).map(function (l) { return f.chart.convertToPixel({ xAxisIndex: 0 }, l.at); });
    d.items.forEach(function (it, i) {
      var v = d.option.series[0].data[i].value;
      if (typeof v !== 'number' || !it.text) return;
      var end = f.chart.convertToPixel({ xAxisIndex: 0 }, v), way = v < 0 ? -1 : 1;
      pen.text(beside(end, way, widthOf(it.text, 13), across), box.top + (i + 0.5) * box.row, it.text, {
        align: v < 0 ? 'right' : 'left', backgroundColor: tokens['--paper'], padding: [1, 2],
      });
    });
    if (d.skipped) {
      pen.text(box.left + 6, box.top + (d.skipped.before + 0.5) * box.row, d.skipped.text, { fill: tokens['--quiet'], align: 'left', backgroundColor: tokens['--paper'], padding: [1, 2] });
    }
  },

  tip: plainTip,

  neighbour: nextNamed,

  place(f, i) { return [f.d.option.series[0].data[i].value || 0, i]; },

  // A finger hits the row of a ranking, not a bar that may be a hair wide.
  rowAt(f, y) { return Math.floor((y - f.plotBox.top) / f.plotBox.row); },
};
