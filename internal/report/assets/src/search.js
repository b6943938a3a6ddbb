// @ts-check
// The search for areas: a combobox with a list box, as the ARIA practices
// describe it.
import { all, announce, load, make, newID, root } from './page.js';
import { folded, say, spelled } from './text.js';

/** @typedef {{name: string, kind: string, id: string, href: string, key: string, spelled: string}} Area */

/** @type {Area[] | null} */
let areas = null;

export function addAreas(d) { areas = listed(d); }

/**
 * listed are the areas of the file suche.js as the search needs them.
 * @param {{kinds: string[], areas: [string, number, string, string][]}} d
 * @returns {Area[]}
 */
export function listed(d) {
  return d.areas.map(function (a) {
    return { name: a[0], kind: d.kinds[a[1]], id: a[2], href: a[3], key: folded(a[0]), spelled: spelled(a[0]) };
  });
}

/**
 * matches are the areas that a folded question finds: first those that begin
 * with it or whose id it is, then those in which a word begins with it, then
 * those that have it inside.
 * @param {Area[]} areas
 * @param {string} q
 */
export function matches(areas, q) {
  var begin = [], word = [], inside = [];
  areas.forEach(function (a) {
    var at = a.key.indexOf(q);
    if (at < 0) at = a.spelled.indexOf(q);
    if (at === 0 || a.id.toLowerCase() === q) begin.push(a);
    else if (at > 0 && /[\s\-\/(]/.test(a.key[at - 1] || '')) word.push(a);
    else if (at > 0 || a.id.toLowerCase().indexOf(q) === 0) inside.push(a);
  });
  return begin.concat(word, inside);
}

export function search(holder) {
  var id = newID('search'), list = make('ul', { id: id + '-list', role: 'listbox', 'aria-label': say('search'), hidden: '' });
  var input = make('input', {
    type: 'text', id: id, role: 'combobox', 'aria-expanded': 'false', 'aria-controls': list.id, 'aria-autocomplete': 'list',
    autocomplete: 'off', spellcheck: 'false', placeholder: say('search.hint'),
  });
  holder.replaceChildren(make('label', { 'for': id, 'class': 'hidden' }, [say('search')]), input, list);
  var found = [], active = -1;

  function close() {
    list.hidden = true;
    active = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  }
  function show() {
    var q = folded(input.value);
    if (!areas || !q) { close(); return; }
    var hits = matches(areas, q);
    found = hits.slice(0, 12);
    list.replaceChildren.apply(list, found.map(function (a, i) {
      var option = make('li', { role: 'option', id: id + '-' + i, 'aria-selected': 'false' }, [make('span', {}, [a.name]), make('small', {}, [a.kind + ' ' + a.id])]);
      option.addEventListener('pointerdown', function (e) { e.preventDefault(); });
      option.addEventListener('click', function () { open(i); });
      return option;
    }));
    if (!found.length) list.append(make('li', { role: 'option', 'aria-disabled': 'true', 'aria-selected': 'false', 'class': 'quiet' }, [say('search.none')]));
    list.hidden = false;
    list.style.left = '0px';
    var box = list.getBoundingClientRect();
    list.style.left = -Math.max(0, Math.min(box.right - document.documentElement.clientWidth + 8, box.left - 8)) + 'px';
    active = -1;
    input.removeAttribute('aria-activedescendant');
    input.setAttribute('aria-expanded', 'true');
    announce(found.length ? say('search.count', { n: hits.length }) : say('search.none'));
  }
  function mark(i) {
    all('[role=option]', list).forEach(function (o, k) { o.setAttribute('aria-selected', String(k === i)); });
    active = i;
    if (i >= 0) {
      input.setAttribute('aria-activedescendant', id + '-' + i);
      list.children[i].scrollIntoView({ block: 'nearest' });
    } else input.removeAttribute('aria-activedescendant');
  }
  function open(i) { if (found[i]) location.href = root + found[i].href; }

  input.addEventListener('focus', function () { load('suche.js').then(function () { if (input.value) show(); }).catch(function () {}); });
  input.addEventListener('input', function () { load('suche.js').then(show).catch(function () {}); });
  input.addEventListener('blur', close);
  input.addEventListener('keydown', function (e) {
    switch (e.key) {
      case 'ArrowDown': if (list.hidden) show(); else mark((active + 1) % Math.max(found.length, 1)); break;
      case 'ArrowUp': if (!list.hidden) mark(active <= 0 ? found.length - 1 : active - 1); break;
      case 'Enter': if (!list.hidden && found.length) open(Math.max(active, 0)); break;
      case 'Escape': if (!list.hidden) close(); else input.value = ''; break;
      default: return;
    }
    e.preventDefault();
  });
}
