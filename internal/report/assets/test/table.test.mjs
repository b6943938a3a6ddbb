import './page.mjs';
import assert from 'node:assert/strict';
import { test } from 'node:test';
const { before, nextWay } = await import('../src/table.js');

const german = new Intl.Collator('de', { numeric: true, sensitivity: 'base' }).compare;
const row = (text, number = null, fixed = false) => ({ text, number, fixed });
const sorted = (rows, numeric, up) => rows.slice().sort((a, b) => before(a, b, numeric, up, german)).map((r) => r.text);

test('numbers are sorted by what they are, missing ones and the city last either way', () => {
  const rows = [row('–'), row('Stadt 5,0', 5, true), row('9,5', 9.5), row('10,1', 10.1), row('0', 0), row('−3', -3)];
  assert.deepEqual(sorted(rows, true, false), ['10,1', '9,5', '0', '−3', '–', 'Stadt 5,0']);
  assert.deepEqual(sorted(rows, true, true), ['−3', '0', '9,5', '10,1', '–', 'Stadt 5,0']);
});

test('words are sorted as Germans do, with numbers in them by size', () => {
  const rows = [row('Zone 10'), row(''), row('Östlich'), row('Zone 9'), row('Ost'), row('Summe', null, true), row('Pfad')];
  assert.deepEqual(sorted(rows, false, true), ['Ost', 'Östlich', 'Pfad', 'Zone 9', 'Zone 10', '', 'Summe']);
  assert.deepEqual(sorted(rows, false, false), ['Zone 10', 'Zone 9', 'Pfad', 'Östlich', 'Ost', '', 'Summe']);
});

test('rows that are alike keep the order of the page', () => {
  assert.equal(before(row('a', 1), row('b', 1), true, true, german), 0);
  assert.equal(before(row('a'), row('b'), true, false, german), 0);
});

test('a third click gives back the order of the page', () => {
  const ways = (numeric) => { const out = []; for (let w = null; out.length < 4;) out.push(w = nextWay(w, numeric)); return out; };
  assert.deepEqual(ways(true), ['descending', 'ascending', null, 'descending']);
  assert.deepEqual(ways(false), ['ascending', 'descending', null, 'ascending']);
});
