import './page.mjs';
import assert from 'node:assert/strict';
import { test } from 'node:test';
const { expanded, marked, merged, setOptions, unpacked, upright, valueOf } = await import('../src/data.js');
const { kinds } = await import('../src/kinds/index.js');

test('an option takes over what all of its kind share', () => {
  assert.deepEqual(merged({ a: 1, b: { c: 2, d: 3 } }, { b: { d: 4 }, e: 5 }), { a: 1, b: { c: 2, d: 4 }, e: 5 });
  assert.deepEqual(merged({ s: [{ x: 1 }, { x: 2 }] }, { s: [{ y: 3 }, {}] }), { s: [{ x: 1, y: 3 }, { x: 2 }] });
  assert.deepEqual(merged({ s: [1, 2, 3] }, { s: [4, 5, 6] }), { s: [4, 5, 6] }, 'lists of numbers are taken whole');
});

test('columns become items and data', () => {
  setOptions({ bars: { series: [{ type: 'bar' }], yAxis: [{ inverse: true }] } });
  const d = unpacked({
    kind: 'bars', base: true, option: { series: [{}] }, wears: '01-', values: [3, -2, null],
    items: { id: ['a', 'b', ''], name: ['A', 'B', ''], text: ['3,0', '-2,0', ''], home: 'raum/x', show: [1] },
  }, kinds.bars);
  assert.deepEqual(d.option.series[0].data, [{ value: 3, look: 0 }, { value: -2, look: 1 }, { value: null }]);
  assert.deepEqual(d.option.yAxis[0], { inverse: true, data: ['A', 'B', ''] });
  assert.equal(d.items[1].href, 'raum/x/b.html');
  assert.equal(d.items[1].show, 1);
  assert.equal(d.items[2].href, undefined);
  assert.equal(unpacked(d, kinds.bars), d, 'what is whole stays as it is');
});

test('cells of a heat map and areas of a map know their place', () => {
  assert.deepEqual(kinds.heat.datum({ columns: [1, 2, 3] }, 4, 6), { value: [1, 1, 1], look: 6 });
  assert.deepEqual(kinds.map.datum({ items: [{ id: '054' }] }, 0, 2), { name: '054', value: 2, look: 2 });
});

test('values without looks stand in the rows that hold them', () => {
  const d = unpacked({ kind: 'strip', option: { series: [{}] }, values: [0.1, 0.2, 0.3], rows: [{ first: 0 }, { first: 2 }], items: [] }, kinds.strip);
  assert.deepEqual(d.option.series[0].data, [[0.1, 0], [0.2, 0], [0.3, 1]]);
});

test('what is said once is put to every datum', () => {
  const d = expanded({ texts: ['1', '2'], columns: [{}], rows: [{ id: 'a' }, { id: 'b' }] });
  assert.deepEqual(d.items, [{ id: 'a', text: '1' }, { id: 'b', text: '2' }]);
  const strip = expanded({ items: [{ area: 2, text: '5' }], areas: [{ id: 'a' }, { id: 'b', name: 'B' }] });
  assert.deepEqual(strip.items[0], { area: 2, text: '5', id: 'b', name: 'B' });
});

test('a strip picks out its area on the side of the city that it is on', () => {
  const d = {
    items: [{ id: 'a' }, { id: 'b' }, { id: 'a' }], rows: [{ first: 0, look: -1 }, { first: 2, look: -1 }], lines: [{ row: 0, at: 0.5 }, { row: 1, at: 0.5 }],
    option: { series: [{ data: [[0.9, 0], [0.1, 0], [0.2, 1]] }, {}, {}] },
  };
  const own = marked(d, 'a');
  assert.deepEqual(own.rows.map((r) => r.own), [0, 2]);
  assert.deepEqual(own.option.series[2].data, [{ value: [0.9, 0], look: 0 }, { value: [0.2, 1], look: 1 }]);
  assert.equal(d.rows[0].own, undefined, 'the strip of all areas is not changed');
});

test('a datum without a look of its own is its bare value', () => {
  assert.deepEqual([valueOf([1, 2]), valueOf({ value: [3, 4] })], [[1, 2], [3, 4]]);
  assert.equal(upright({ lines: [{ axis: 'x' }, { axis: 'y' }] }).length, 1);
});
