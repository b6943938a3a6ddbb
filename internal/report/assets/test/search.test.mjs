import './page.mjs';
import assert from 'node:assert/strict';
import { test } from 'node:test';
const { listed, matches } = await import('../src/search.js');
const { folded } = await import('../src/text.js');

const areas = listed({
  kinds: ['Stadtbezirk', 'Sozialraum'],
  areas: [
    ['Innenstadt-Nord', 0, '1', 'raum/bezirk/1.html'], ['Nordmarkt', 1, '12', 'raum/sozialraum/12.html'],
    ['Hörde', 0, '5', 'raum/bezirk/5.html'], ['Kirchhörde', 1, '51', 'raum/sozialraum/51.html'], ['Hörder Neumarkt', 1, '512', 'raum/sozialraum/512.html'],
  ],
});
const found = (question) => matches(areas, folded(question)).map((a) => a.name);

test('an area has its kind by name', () => {
  assert.deepEqual({ kind: areas[1].kind, id: areas[1].id, href: areas[1].href }, { kind: 'Sozialraum', id: '12', href: 'raum/sozialraum/12.html' });
});

test('names that begin with it come first, then words that do, then the rest', () => {
  assert.deepEqual(found('nord'), ['Nordmarkt', 'Innenstadt-Nord']);
  assert.deepEqual(found('Hör'), ['Hörde', 'Hörder Neumarkt', 'Kirchhörde']);
  assert.deepEqual(found('markt'), ['Nordmarkt', 'Hörder Neumarkt']);
});

test('umlauts may be left out or spelled', () => {
  assert.deepEqual(found('hor'), found('Hör'));
  assert.deepEqual(found('hoer'), found('Hör'));
});

test('an id finds its area before those that begin with it', () => {
  assert.deepEqual(found('51'), ['Kirchhörde', 'Hörder Neumarkt']);
  assert.deepEqual(found('2'), []);
});
