// @ts-check
// What the layouts of several kinds of charts need: texts of axes, labels of
// lines, columns of names, and the next datum for the arrow keys.
import { broken, widest, widthOf } from './measure.js';
import { first, upright } from './data.js';
import { page } from './page.js';

// ticks writes the texts of an axis; where they would touch each other, only
// every second, third ... one, counted from zero or the first.
export function ticks(option, name, list, length) {
  var axis = first(option[name]), every = 1, zero = 0;
  list.forEach(function (t, i) { if (t.at === 0) zero = i; });
  if (length && list.length > 1) every = Math.ceil((widest(list.map(function (t) { return t.text; }), 13) + 12) / (length / (list.length - 1)));
  axis.axisLabel.formatter = function (v) {
    var text = '';
    list.forEach(function (t, i) {
      if ((i - zero) % every === 0 && Math.abs(t.at - v) <= Math.abs(axis.interval) * 1e-6) text = t.text;
    });
    return text;
  };
}

// lineLabels finds how many rows the labels of upright lines need above
// the plot, which runs from left over width.
export function lineLabels(f, W, left, width, low, high) {
  var placed = upright(f.d).filter(function (l) { return l.text; }).map(function (l) {
    var x = left + (l.at - low) / (high - low) * width;
    var w = widthOf(l.text, 13, 600);
    return { x: x, from: Math.min(Math.max(x - w / 2, 0), Math.max(W - w, 0)), w: w, text: l.text, row: 0 };
  });
  placed.sort(function (a, b) { return a.x - b.x; });
  // Two labels that would meet move apart to either side of their lines
  // before one of them goes up a row.
  for (var i = 0; i + 1 < placed.length; i++) {
    var a = placed[i], b = placed[i + 1];
    if (a.from + a.w + 10 > b.from) {
      var l = Math.max(0, Math.min(a.from, a.x + 3 - a.w)), r = Math.min(Math.max(b.from, b.x - 3), W - b.w);
      if (l + a.w + 10 <= r) { a.from = l; b.from = r; }
      // One goes up, so its line passes beside the other's label.
      else a.from = Math.max(0, Math.min(a.from, b.x - 5 - a.w));
    }
  }
  var ends = [];
  placed.forEach(function (p) {
    while (ends[p.row] !== undefined && ends[p.row] + 10 > p.from) p.row++;
    ends[p.row] = p.from + p.w;
  });
  f.lineLabels = placed;
  return ends.length;
}

// nameColumn finds the narrowest column beside the plot in which every name
// stands on one line or two, and with it the height of a row: two names that
// follow each other have room, a long one reaches into the rows beside it.
// Under a finger a row is a target and has its least height.
export function nameColumn(names, W, most, weight) {
  var full = Math.ceil(widest(names, 13, weight)) + 2, out = null;
  [0.3, 0.34, 0.38, 0.42, 0.46].some(function (share) {
    var width = Math.min(full, most, Math.max(84, W * share));
    var lines = names.map(function (n) { return broken(n, width, 13, weight); });
    var deep = lines.reduce(function (m, l) { return Math.max(m, l.length); }, 1);
    var pair = lines.reduce(function (m, l, i) { return i ? Math.max(m, l.length + lines[i - 1].length) : m; }, 2);
    out = { width: width, lines: lines, row: Math.max(page.printing ? 19 : W < 500 ? 24 : 22, Math.ceil(13 * pair / 2) + (page.printing || deep < 2 ? 1 : deep > 2 ? 6 : 4)) };
    return deep <= 2 && !lines.some(function (l) { return l.cut; });
  });
  return out;
}

// beside is where the text of a bar's value begins, a way from the bar's end:
// a line across it would strike it through, so it stands beyond the line.
export function beside(end, way, width, lines) {
  var at = end + way * 3;
  lines.slice().sort(function (a, b) { return (a - b) * way; }).forEach(function (line) {
    var from = (line - at) * way;
    if (from > -4 && from < width + 3) at = line + way * 4;
  });
  return at;
}

// nearestBy is the next datum by a number, those that share it by position: back
// goes the same way as forth.
export function nearestBy(d, from, until, i, step, number, every) {
  var data = d.option.series[0].data, here = number(data[i]), best = -1, least = Infinity, place = 0;
  for (var k = from; k < until; k += every || 1) {
    var gap = (number(data[k]) - here) * step, after = (k - i) * step;
    if (gap < 0 || gap === 0 && after <= 0) continue;
    if (gap < least || gap === least && after < place) { best = k; least = gap; place = after; }
  }
  return best;
}
