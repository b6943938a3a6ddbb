import './page.mjs';
import assert from 'node:assert/strict';
import { test } from 'node:test';
const { kinds } = await import('../src/kinds/index.js');

const figure = (d) => /** @type {any} */ ({ d });

test('every kind can be fitted, spoken of and walked through', () => {
  assert.deepEqual(Object.keys(kinds), ['bars', 'dots', 'heat', 'histogram', 'map', 'scatter', 'slope', 'strip']);
  for (const [name, kind] of Object.entries(kinds)) {
    for (const part of ['layout', 'tip', 'neighbour']) assert.equal(typeof kind[part], 'function', name + ' lacks ' + part);
  }
});

test('arrow keys stay within a heat map and do not leave its row', () => {
  const f = figure({ columns: [1, 2], items: [0, 1, 2, 3, 4, 5] });
  const to = (i, way) => kinds.heat.neighbour(f, i, way);
  assert.deepEqual([to(0, 'Right'), to(1, 'Right'), to(0, 'Down'), to(5, 'Down'), to(2, 'Up'), to(2, 'Left')], [1, -1, 2, -1, 0, -1]);
});

test('arrow keys follow a line of a slope and lead to the next on a side', () => {
  const f = figure({ items: [0, 1, 2, 3], option: { yAxis: {}, series: [{ data: [[0, 1], [1, 5], [0, 2], [1, 4]] }] } });
  const to = (i, way) => kinds.slope.neighbour(f, i, way);
  assert.deepEqual([to(0, 'Right'), to(1, 'Left'), to(0, 'Left'), to(1, 'Down'), to(0, 'Up')], [1, 0, -1, 3, 2]);
});

test('up and down in a strip lead to the same area', () => {
  const f = figure({
    rows: [{ first: 0 }, { first: 2 }], items: [{ id: 'a' }, { id: 'b' }, { id: 'b' }, { id: 'a' }],
    option: { series: [{ data: [[0.1, 0], [0.9, 0], [0.5, 1], [0.7, 1]] }] },
  });
  const to = (i, way) => kinds.strip.neighbour(f, i, way);
  assert.deepEqual([to(0, 'Down'), to(0, 'Right'), to(3, 'Up'), to(3, 'Left'), to(2, 'Down')], [3, 1, 0, 2, -1]);
});

test('arrow keys on a map lead to the area that lies there', () => {
  const f = { ...figure({ items: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] }), geo: { centres: { a: [0, 0], b: [1, 0.1], c: [0.2, -1] } } };
  const to = (i, way) => kinds.map.neighbour(f, i, way);
  assert.deepEqual([to(0, 'Right'), to(0, 'Down'), to(1, 'Left'), to(0, 'Up')], [1, 2, 0, 1]);
});

test('a tip names area, indicator and value', () => {
  const f = figure({ label: 'SGB II', ends: ['2007', '2018'], items: [{ id: '1', name: 'Nordmarkt', text: '42,4 %', more: '40,1 %', href: 'x.html' }] });
  assert.deepEqual(kinds.bars.tip(f, 0), { name: 'Nordmarkt', lines: ['SGB II: 42,4 %'], href: 'x.html' });
  assert.deepEqual(kinds.slope.tip(f, 0).lines, ['2007: 42,4 %', '2018: 40,1 %']);
});
