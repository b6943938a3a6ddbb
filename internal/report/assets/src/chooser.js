// @ts-check
// Of many figures under one heading one is shown; a list chooses which, and
// a second one where each choice has parts, such as the level of its areas.
import { all, make, newID } from './page.js';
import { say } from './text.js';

export function chooser(holder) {
  var choices = all('[data-choice]', holder);
  var parts = all('[data-part]', holder);
  var names = parts.map(function (p) { return p.dataset.part; }).filter(function (n, i, list) { return list.indexOf(n) === i; });
  if (choices.length < 2 && names.length < 2) return;
  var select = make('select', { id: newID('choose') }), group = null, groupName = null;
  choices.forEach(function (c, i) {
    var section = c.closest('[data-choice-group]'), name = section ? section.dataset.choiceGroup : '';
    if (name !== groupName) {
      groupName = name;
      group = name ? make('optgroup', { label: name }) : select;
      if (group !== select) select.append(group);
    }
    group.append(make('option', { value: String(i) }, [c.dataset.choice]));
  });
  var which = make('select', { id: newID('part') }, names.map(function (n) { return make('option', { value: n }, [n]); }));
  var at = 0, wanted = names[0];
  function show(k) {
    at = k;
    choices.forEach(function (c, i) { c.hidden = i !== k; });
    all('[data-choice-group]', holder).forEach(function (s) { s.hidden = !s.querySelector('[data-choice]:not([hidden])'); });
    select.value = String(k);
    var own = all('[data-part]', choices[k]), there = own.map(function (p) { return p.dataset.part; });
    var part = there.indexOf(wanted) >= 0 ? wanted : there[0];
    own.forEach(function (p) { p.hidden = p.dataset.part !== part; });
    all('option', which).forEach(function (o) { o.disabled = there.indexOf(o.value) < 0; });
    if (part) which.value = part;
    keep();
  }
  function shown() {
    var p = all('[data-part]', choices[at]).filter(function (p) { return !p.hidden; })[0];
    return p && p.id || choices[at].id;
  }
  // A page opened as a file may not change its address; that is no harm.
  var settled = false;
  function keep() {
    if (!settled || !shown()) return;
    try { history.replaceState(null, '', '#' + encodeURIComponent(shown())); } catch (e) { /* stays as it is */ }
  }
  function fromAddress() {
    var target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    // An address outside the chooser, such as that of the skip link, is none of its business.
    if (!target || !holder.contains(target)) return -1;
    var part = /** @type {HTMLElement} */ (target.closest('[data-part]'));
    if (part) wanted = part.dataset.part;
    return choices.findIndex(function (c) { return c === target || c.contains(target) || target.contains(c) && target !== holder; });
  }
  select.addEventListener('change', function () { show(Number(select.value)); });
  which.addEventListener('change', function () { wanted = which.value; show(at); });
  window.addEventListener('hashchange', function () { var k = fromAddress(); if (k >= 0) { show(k); choices[k].scrollIntoView(); } });
  var bar = make('div', { 'class': 'choose' });
  if (choices.length > 1) bar.append(make('label', { 'for': select.id }, [say('choose')]), select);
  if (names.length > 1) bar.append(make('label', { 'for': which.id }, [holder.dataset.parts || '']), which);
  holder.prepend(bar);
  holder.classList.add('chosen');
  show(Math.max(fromAddress(), 0));
  settled = true;
}
