// @ts-check
// Names of points in a plane: each beside its point where it touches nothing.
import { widthOf } from '../measure.js';
import { valueOf } from '../data.js';

/**
 * taken are the boxes that the points of a figure cover.
 * @param {import('../figure.js').Figure} f
 * @param {number} r half of a point's size
 */
export function covered(f, r) {
  const at = f.d.option.series[0].data.map(function (v) { return f.chart.convertToPixel({ seriesIndex: 0 }, valueOf(v)); });
  return { at: at, taken: at.map(function (p) { return [p[0] - r, p[1] - r, p[0] + r, p[1] + r]; }) };
}

/**
 * namePoints writes the names of the items that show them.
 * @param {import('../figure.js').Figure} f
 * @param {import('./kind.js').Pen} pen
 * @param {{at: number[][], taken: number[][]}} on
 * @param {{left: number, W: number, H: number}} sheet
 * @param {(w: number) => number[][]} places where the left end of a name of a width may stand from its point, the best place first
 * @param {(p: number[], o: number[]) => void} [after] called for a name that was written
 */
export function namePoints(f, pen, on, sheet, places, after) {
  f.d.items.forEach(function (it, i) {
    if (!it.show || !it.name) return;
    const w = widthOf(it.name, 13), p = on.at[i];
    places(w).some(function (o) {
      const b = [p[0] + o[0], p[1] + o[1] - 8, p[0] + o[0] + w, p[1] + o[1] + 8];
      if (b[0] < sheet.left || b[2] > sheet.W || b[1] < 0 || b[3] > sheet.H) return false;
      if (on.taken.some(function (t) { return t[0] < b[2] && b[0] < t[2] && t[1] < b[3] && b[1] < t[3]; })) return false;
      on.taken.push([b[0] - 10, b[1], b[2] + 10, b[3]]); // or two names would read as one
      pen.text(b[0], p[1] + o[1], it.name, { align: 'left' });
      if (after) after(p, o);
      return true;
    });
  });
}
