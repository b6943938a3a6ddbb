// @ts-check
// What a kind of chart is: one object that says how it is fitted, annotated,
// spoken of and walked through. A figure asks its kind, never which kind it is.

/**
 * @typedef {import('../data.js').Data} Data
 * @typedef {import('../data.js').Item} Item
 * @typedef {import('../data.js').Look} Look
 * @typedef {import('../figure.js').Figure} Figure
 * @typedef {{name: string, lines: string[], href?: string}} Tip what is said of a datum
 * @typedef {{
 *   text: (x: number, y: number, string: string, style?: object) => void,
 *   rule: (x1: number, y1: number, x2: number, y2: number, style?: object) => void,
 * }} Pen draws on the sheet what ECharts has no place for
 *
 * @typedef {object} Kind
 * @property {(f: Figure, option: any, W: number) => number} layout fits an option to a width and returns the height; what it finds out for the annotations it keeps on the figure
 * @property {(f: Figure, pen: Pen, W: number, H: number) => void} [annotate] names of lines, of points, of rows
 * @property {(f: Figure, i: number) => Tip} tip what is said of datum i
 * @property {(f: Figure, i: number, way: string) => number} neighbour the datum that an arrow key leads to, -1 at the edge
 * @property {(f: Figure) => number} [start] the datum that the keys begin with, else the first
 * @property {(f: Figure, i: number) => any} [place] where datum i stands, for ECharts; else its value
 * @property {(d: any, i: number, look: number) => any} [datum] a datum with a look, else value and look
 * @property {(d: Data) => string | null} [file] a file that it needs besides the library
 * @property {(f: Figure, E: any) => void} [open] readies the library
 * @property {(look: Look) => string} [shape] of the points of a look, where patterns are too small
 * @property {(f: Figure, y: number) => number} [rowAt] the datum in a row, for a finger that misses a bar
 * @property {boolean} [names] its items name the categories of the axis
 * @property {boolean} [keyless] it has no legend
 * @property {boolean} [areas] its looks fill areas, whose legend counts them
 * @property {boolean} [zooms] it can be seen closer
 * @property {boolean} [many] an area has several data in it
 * @property {boolean} [labelsLines] the labels of upright lines stand above the plot
 */

/** labelled is a text with its label, where it has both. */
export function labelled(label, text) { return label && text ? label + ': ' + text : text || ''; }

/** plainTip is the tip of a datum whose value the figure's label explains. */
export function plainTip(f, i) {
  const it = f.d.items[i];
  return { name: it.name, lines: [labelled(f.d.label, it.text)], href: it.href };
}

/** nextNamed is the datum before or after one in the order of a list. */
export function nextNamed(f, i, way) {
  const items = f.d.items, step = way === 'Down' || way === 'Right' ? 1 : -1;
  do { i += step; } while (i >= 0 && i < items.length && !(items[i].id || items[i].name));
  return i;
}
