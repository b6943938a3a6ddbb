// @ts-check
// What all parts of the script share: where this edition lies, its language,
// whether it is printed. The script's file is named by the page, so that a
// report can be opened from a file share.

const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);

/** The folder of this script, and the edition's, both ending in a slash. */
export const assets = script ? script.src.replace(/[^/]*$/, '') : '';
export const root = assets.replace(/[^/]*\/$/, '');

export const page = {
  language: document.documentElement.lang || 'de',
  printing: false,
};

export function make(tag, attributes, children) {
  var e = document.createElement(tag);
  Object.keys(attributes || {}).forEach(function (k) {
    if (attributes[k] !== null && attributes[k] !== undefined) e.setAttribute(k, attributes[k]);
  });
  (children || []).forEach(function (c) { e.append(c); });
  return e;
}

export function all(selector, within) { return Array.from((within || document).querySelectorAll(selector)); }

/** @type {Record<string, Promise<unknown>>} */
const loading = {};
// One file of this folder; the same promise for all who ask.
export function load(file) {
  if (!loading[file]) {
    loading[file] = new Promise(function (resolve, reject) {
      var s = make('script', { src: assets + file });
      s.onload = resolve;
      s.onerror = function () { reject(new Error(file)); };
      document.head.append(s);
    });
  }
  return loading[file];
}

let speaker;
export function announce(text) {
  if (!speaker) {
    speaker = make('div', { 'class': 'hidden', 'aria-live': 'polite' });
    document.body.append(speaker);
  }
  speaker.textContent = text;
}

let numbered = 0;
export function newID(what) { numbered++; return 'sb-' + what + '-' + numbered; }
