// @ts-check
// How wide texts are in the font of the page, and how they are broken.
import { tokens } from './colour.js';

let ruler;

export function widthOf(text, size, weight) {
  if (!ruler) ruler = document.createElement('canvas').getContext('2d');
  ruler.font = (weight || 400) + ' ' + (size || 13) + 'px ' + tokens.font;
  return ruler.measureText(text).width;
}

// broken parts a name into lines no wider than a width: at spaces, hyphens,
// slashes and soft hyphens. A longer word is cut rather than lost; cut says
// whether that was needed.
export function broken(name, width, size, weight) {
  var lines = /** @type {string[] & {cut: boolean}} */ (/** @type {unknown} */ ([])), line = '', gap = '';
  lines.cut = false;
  function fits(text) { return widthOf(text, size, weight) <= width; }
  // As words.Bound: terms with a Roman number and equations stay whole.
  name = name.replace(/ (?=[IVX]{1,4}(?![\wäöüß]))/g, '\u00a0').replace(/ = (?=\d)/g, '\u00a0=\u00a0');
  (name.match(/[^ \n\-\/–\u00ad]+[\-\/–\u00ad]?|[\-\/–\u00ad]|[ \n]+/g) || []).forEach(function (piece) {
    if (/^[ \n]+$/.test(piece)) { gap = line ? ' ' : ''; return; }
    var soft = piece.endsWith('\u00ad'), word = soft ? piece.slice(0, -1) : piece;
    if (line && !fits(line.replace(/\u00ad$/, '') + gap + word)) {
      lines.push(line.replace(/\u00ad$/, '-'));
      line = gap = '';
    }
    while (!fits(word) && word.length > 3) {
      var n = word.length - 1;
      while (n > 2 && !fits(word.slice(0, n) + '-')) n--;
      lines.push(word.slice(0, n) + '-');
      lines.cut = true;
      word = word.slice(n);
    }
    line = line.replace(/\u00ad$/, '') + gap + word + (soft ? '\u00ad' : '');
    gap = '';
  });
  if (line) lines.push(line.replace(/\u00ad$/, ''));
  return lines;
}

// endRoom is what the last text of an axis needs beyond the axis.
export function endRoom(ticks) { return Math.ceil(widthOf(ticks[ticks.length - 1].text, 13) / 2) + 2; }

export function widest(list, size, weight) {
  return list.reduce(function (w, t) { return Math.max(w, widthOf(t, size, weight)); }, 0);
}
