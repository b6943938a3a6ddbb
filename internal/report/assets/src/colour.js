// @ts-check
// Colours are decided before they come here: those of the page by its style
// sheet, all others by what the texts and the figures bring.
import { page } from './page.js';

let palette = { paper: {}, marks: [], cross: [], border: [] };
export function setPalette(given) { palette = given; }

/** The colours of the page by the names of its properties, and its font. */
export const tokens = /** @type {Record<string, string>} */ ({});
let dark = false;

export function readTokens() {
  var style = getComputedStyle(document.documentElement);
  Object.keys(palette.paper).forEach(function (k) {
    tokens[k] = page.printing ? palette.paper[k] : style.getPropertyValue(k).trim() || palette.paper[k];
  });
  tokens.font = getComputedStyle(document.body).fontFamily;
  dark = !page.printing && style.getPropertyValue('--dark').trim() === '1';
}

// resolved copies an option with names of colours replaced by colours. Only
// fields that hold a colour are touched: an area may be called "--ink".
export function resolved(value, key) {
  if (Array.isArray(value)) return value.map(function (v) { return resolved(v, key); });
  if (value && typeof value === 'object') {
    var copy = {};
    Object.keys(value).forEach(function (k) { copy[k] = k === 'data' && Array.isArray(value[k]) && key !== 'markLine' ? value[k] : resolved(value[k], k); });
    return copy;
  }
  if (typeof value === 'string' && /color$/i.test(key)) return tokens[value] || value;
  if (key === 'fontFamily') return tokens.font;
  return value;
}

export function fillOf(look) { return dark && look.dark || look.fill; }

// What is dark upon a fill, as bits of look.marks: the marks of a pattern on a
// light page and on a dark one, the borders between areas on a dark one.
const MARKS_ON_LIGHT = 1, MARKS_ON_DARK = 2, BORDERS = 4;

// edgeOf is the outline that a fill needs to be seen on the page, if any.
function edgeOf(look) { return look.pattern === 'outline' ? tokens['--edge'] : dark ? look.edgeDark : look.edge; }

// The marks of the patterns, near those of the printed maps.
function decal(look) {
  const mark = palette.marks[look.marks & (dark ? MARKS_ON_DARK : MARKS_ON_LIGHT) ? 1 : 0];
  switch (look.pattern) {
    case 'hatch': return { symbol: 'rect', color: mark, dashArrayX: [1, 0], dashArrayY: [1.6, 5.4], rotation: -Math.PI / 4, symbolSize: 1 };
    case 'dots': return { symbol: 'circle', color: mark, dashArrayX: [[6, 6], [0, 6, 6, 0]], dashArrayY: [6, 0], symbolSize: 0.5 };
    case 'cross': return { symbol: 'path://M0,0L1,0L10,9L10,10L9,10L0,1ZM9,0L10,0L10,1L1,10L0,10L0,9Z', color: palette.cross[dark ? 1 : 0], dashArrayX: [8, 0], dashArrayY: [8, 0], symbolSize: 1, symbolKeepAspect: true };
  }
  return null;
}

export function dressed(datum, look, forMap) {
  var style = {};
  var fill = look.pattern === 'outline' ? 'transparent' : fillOf(look);
  style[forMap ? 'areaColor' : 'color'] = fill;
  if (!forMap) style.opacity = 1;
  var d = decal(look);
  if (d) style.decal = d;
  if (forMap) {
    // On a dark page borders are dark between bright areas.
    style.borderColor = look.pattern === 'dots' ? tokens['--ink'] : dark && look.marks & BORDERS ? tokens['--paper'] : palette.border[dark ? 1 : 0];
    style.borderWidth = look.pattern === 'dots' ? 1.4 : 0.7;
    if (look.pattern === 'outline') style.borderColor = tokens['--edge'];
  } else if (edgeOf(look)) {
    style.borderColor = edgeOf(look);
    style.borderWidth = 1;
  }
  var out = Object.assign({}, datum, { itemStyle: style });
  if (forMap) out.emphasis = { itemStyle: Object.assign({}, style, { borderColor: tokens['--accent'], borderWidth: 3 }) };
  return out;
}

// countFill is the colour of bars that count areas.
export function countFill() { return palette.cross[dark ? 1 : 0]; }
