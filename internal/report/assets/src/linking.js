// @ts-check
// An area that is pointed at lights up in every figure and table of the page.
import { all } from './page.js';

/** @type {any[]} */
export const figures = [];
export let lit = null;
let rowsByArea = null;

export function same(level, id, otherLevel, otherID) {
  return id !== '' && id === otherID && (level === otherLevel || !level || !otherLevel);
}

export function light(level, id, from) {
  if (lit && lit.id === id && lit.level === level) return;
  dim();
  if (!id) return;
  lit = { level: level, id: id, rows: [] };
  figures.forEach(function (f) { if (f !== from && f.chart) f.light(level, id); });
  if (!rowsByArea) {
    rowsByArea = new Map();
    all('tr[data-area]').forEach(function (r) {
      if (!rowsByArea.has(r.dataset.area)) rowsByArea.set(r.dataset.area, []);
      rowsByArea.get(r.dataset.area).push(r);
    });
  }
  (rowsByArea.get(id) || []).forEach(function (r) {
    if (same(level, id, levelOf(r), r.dataset.area)) {
      r.classList.add('lit');
      lit.rows.push(r);
    }
  });
}

export function dim() {
  if (!lit) return;
  lit.rows.forEach(function (r) { r.classList.remove('lit'); });
  figures.forEach(function (f) { if (f.chart) f.dim(); });
  lit = null;
}

export function levelOf(e) {
  var holder = e.closest('[data-level]');
  return holder ? holder.dataset.level : '';
}
