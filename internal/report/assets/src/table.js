// @ts-check
// Tables that a reader sorts and filters, and the choice between a chart and
// its table.
import { announce, make, newID, page } from './page.js';
import { folded, say, spelled } from './text.js';
import { hideTip } from './tip.js';

/**
 * keyOf is what a row is sorted by.
 * @param {HTMLTableRowElement} row
 * @param {number} column
 * @returns {Key}
 *
 * @typedef {{fixed: boolean, number: number | null, text: string}} Key
 */
function keyOf(row, column) {
  var cell = row.cells[column], order = cell && cell.dataset.order;
  return { fixed: isFixed(row), number: order ? Number(order) : null, text: cell ? cell.textContent.trim() : '' };
}

/**
 * before compares two keys: what is fixed stands last either way, and above it
 * what has no number, or no text.
 * @param {Key} a
 * @param {Key} b
 * @param {boolean} numeric
 * @param {boolean} up
 * @param {(a: string, b: string) => number} compare
 */
export function before(a, b, numeric, up, compare) {
  if (a.fixed !== b.fixed) return a.fixed ? 1 : -1;
  var none = numeric ? [a.number === null, b.number === null] : [!a.text, !b.text];
  if (none[0] || none[1]) return Number(none[0]) - Number(none[1]);
  return (numeric ? a.number - b.number : compare(a.text, b.text)) * (up ? 1 : -1);
}

/**
 * nextWay is the way a column is sorted after a click: numbers from the
 * highest, words from A; then the other way round; then as the page had it.
 */
export function nextWay(way, numeric) {
  var ways = numeric ? ['descending', 'ascending', null] : ['ascending', 'descending', null];
  return ways[(ways.indexOf(way) + 1) % 3];
}

export function sortable(table) {
  var head = table.tHead && table.tHead.rows[0], body = table.tBodies[0];
  if (!head || !body) return;
  var original = Array.from(body.rows);
  var compare = new Intl.Collator(page.language, { numeric: true, sensitivity: 'base' }).compare;
  Array.from(head.cells).forEach(function (th, column) {
    if (th.colSpan > 1 || th.dataset.sort === 'no') return;
    var name = th.textContent.trim();
    if (!name) return;
    var numeric = original.some(function (r) { var c = r.cells[column]; return c && c.dataset.order !== undefined; });
    var button = make('button', { type: 'button', 'class': 'sort', title: say('sort.by', { name: name }) });
    while (th.firstChild) button.append(th.firstChild);
    th.append(button);
    button.addEventListener('click', function () {
      var way = nextWay(th.getAttribute('aria-sort'), numeric);
      Array.from(head.cells).forEach(function (o) { o.removeAttribute('aria-sort'); });
      var rows = original.slice();
      if (way) {
        th.setAttribute('aria-sort', way);
        var keys = new Map(rows.map(function (r) { return [r, keyOf(r, column)]; }));
        rows.sort(function (a, b) { return before(keys.get(a), keys.get(b), numeric, way === 'ascending', compare); });
      }
      body.append.apply(body, rows);
      announce(say(way === 'ascending' ? 'sort.up' : way === 'descending' ? 'sort.down' : 'sort.first', { name: name }));
    });
  });
}

// The city's row and sums stay below the areas and are not filtered.
function isFixed(row) { return row.dataset.fixed !== undefined || row.classList.contains('city') || row.classList.contains('sum'); }

export function filterable(table) {
  var body = table.tBodies[0];
  if (!body) return;
  var rows = Array.from(body.rows).filter(function (r) { return !isFixed(r); });
  if (rows.length < 8) return;
  var keys = rows.map(function (r) { var t = r.cells[0] ? r.cells[0].textContent : ''; return [folded(t + ' ' + (r.dataset.area || '')), spelled(t)]; });
  var input = make('input', { type: 'search', id: newID('filter'), placeholder: say('filter.hint'), autocomplete: 'off' });
  var count = make('output', { 'for': input.id });
  var bar = make('div', { 'class': 'filter' }, [make('label', { 'for': input.id }, [say('filter')]), input]);
  var only = null;
  if (rows.some(function (r) { return r.dataset.target !== undefined; })) {
    only = make('input', { type: 'checkbox', id: newID('only') });
    bar.append(make('span', {}, [only, make('label', { 'for': only.id }, [say('filter.target', { name: table.dataset.targetName || '' })])]));
    only.addEventListener('change', apply);
  }
  bar.append(count);
  (table.closest('.box') || table).before(bar);
  input.addEventListener('input', apply);
  function apply() {
    var q = folded(input.value), n = 0;
    rows.forEach(function (r, i) {
      var hit = (!q || keys[i][0].indexOf(q) >= 0 || keys[i][1].indexOf(q) >= 0) && (!only || !only.checked || r.dataset.target !== undefined);
      r.hidden = !hit;
      if (hit) n++;
    });
    count.textContent = n === rows.length ? '' : n === 0 ? say('filter.none') : say('filter.count', { n: n.toLocaleString(page.language), total: rows.length.toLocaleString(page.language) });
  }
}

// A table's box says whether there is more of it to the right.
export function sideways(box) {
  function look() { box.toggleAttribute('data-more', box.scrollLeft + box.clientWidth < box.scrollWidth - 2); }
  box.addEventListener('scroll', look, { passive: true });
  new ResizeObserver(look).observe(box);
}

export function views(element) {
  var plot = element.querySelector('[data-plot]'), table = element.querySelector('[data-table]');
  if (!plot || !table) return;
  var group = make('div', { 'class': 'views', role: 'group', 'aria-label': say('chart') + ', ' + say('table') });
  var buttons = [[plot, say('chart')], [table, say('table')]].map(function (v, i) {
    var b = make('button', { type: 'button', 'aria-pressed': String(i === 0) }, [v[1]]);
    b.addEventListener('click', function () {
      hideTip();
      plot.hidden = i === 1;
      table.hidden = i === 0;
      if (table.tagName === 'DETAILS') table.open = i === 1;
      buttons.forEach(function (o, k) { o.setAttribute('aria-pressed', String(k === i)); });
    });
    return b;
  });
  buttons.forEach(function (b) { group.append(b); });
  if (table.tagName === 'DETAILS') table.classList.add('bare');
  table.hidden = true;
  plot.before(group);
}
