// @ts-check
// The script of an edition. Every page is whole without it: figures are
// pictures or tables then. With it they are charts that answer to pointer and
// keys, tables can be sorted and filtered, areas searched.
//
// It is bundled into one classic script without requests, since a report is
// opened by double click from a file share. Its one global name is
// Sozialbericht, on which the other files of the folder hang what they bring.
// Texts reach the page as text nodes only, never as markup.
import { setPalette } from './colour.js';
import { setOptions } from './data.js';
import { chooser } from './chooser.js';
import { Figure, share } from './figure.js';
import { addLevel } from './levels.js';
import { dim, figures, levelOf, light } from './linking.js';
import { all, make, page } from './page.js';
import { addAreas, search } from './search.js';
import { filterable, sideways, sortable, views } from './table.js';
import { say, setTexts } from './text.js';
import { hideTip, tipHolds, tipPinned, tipShown } from './tip.js';

const shared = /** @type {any} */ (window);
/** @type {any} */
const S = shared.Sozialbericht = shared.Sozialbericht || {};

S.texts = function (d) {
  setTexts(d.lang, d.texts);
  if (d.options) setOptions(d.options);
  if (d.colours) setPalette(d.colours);
};
S.level = addLevel;
S.areas = addAreas;
S.figure = share;

// drawAll draws every figure of the page, seen or not; what it promises is
// kept when all stand. For whoever prints pages or takes pictures of them.
S.drawAll = function () { return Promise.all(figures.map(function (f) { return f.draw(); })); };

function start() {
  let inTable = false;
  all('[data-search]').forEach(search);
  all('[data-chooser]').forEach(chooser);
  all('table[data-sort]').forEach(sortable);
  all('.box').forEach(sideways);
  all('table[data-filter]').forEach(filterable);
  all('figure[data-chart]').forEach(views);

  // One listener for all rows of all tables: there may be thousands.
  ['pointerover', 'focusin'].forEach(function (event) {
    document.addEventListener(event, function (e) {
      var at = /** @type {Element} */ (e.target), r = /** @type {HTMLElement} */ (at.closest && at.closest('tr[data-area]'));
      if (r) light(levelOf(r), r.dataset.area, null);
      else if (inTable) dim();
      inTable = !!r;
    });
  });

  var near = new IntersectionObserver(function (entries) {
    entries.forEach(function (e) {
      if (!e.isIntersecting) return;
      near.unobserve(e.target);
      figures.forEach(function (f) { if (f.element === e.target) f.draw(); });
    });
  }, { rootMargin: '400px 0px' });
  var narrow = matchMedia('(max-width: 620px)').matches;
  figures.push.apply(figures, all('figure[data-chart]').map(function (e) { return new Figure(e); }).filter(function (f) { return f.plot && (f.script || f.from); }));
  figures.forEach(function (f) {
    // On a phone a map is a picture first: it would catch the finger that
    // scrolls the page.
    if (narrow && f.kind && f.kind.zooms && f.plot.querySelector('img')) {
      f.waiting = true;
      var b = make('button', { type: 'button', 'class': 'open' }, [say('map.open')]);
      b.addEventListener('click', function () { b.remove(); f.draw(); });
      f.plot.append(b);
    } else near.observe(f.element);
  });

  // What is further down is drawn when the page has come to rest, so that
  // printing finds it done. What is hidden or closed waits until it is shown.
  window.addEventListener('load', function () {
    setTimeout(function () {
      figures.forEach(function (f) { if (!f.waiting && f.plot.clientWidth && f.element.checkVisibility && f.element.checkVisibility({ contentVisibilityAuto: true })) f.draw(); });
    }, 150);
  });

  function repaint() { figures.forEach(function (f) { if (f.chart) f.paint(); }); }
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaint);
  window.addEventListener('beforeprint', function () {
    page.printing = true;
    hideTip();
    repaint();
    figures.forEach(function (f) { f.now(); });
  });
  window.addEventListener('afterprint', function () { page.printing = false; repaint(); });
  document.addEventListener('pointerdown', function (e) { if (tipShown() && !tipHolds(e.target)) hideTip(); });
  window.addEventListener('scroll', function () { if (!tipPinned()) figures.forEach(function (f) { if (f.over >= 0) hideTip(); }); }, { passive: true });
  document.documentElement.classList.add('scripted');
}

if (document.readyState === 'loading' || document.readyState === 'interactive') document.addEventListener('DOMContentLoaded', start);
else start();
