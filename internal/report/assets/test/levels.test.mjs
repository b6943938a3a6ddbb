import './page.mjs';
import assert from 'node:assert/strict';
import { test } from 'node:test';
const { addLevel, levels } = await import('../src/levels.js');
const { same } = await import('../src/linking.js');

test('a level knows names, centres and boxes of its areas', () => {
  const square = (x, y, size) => [[[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]]];
  addLevel({
    level: 'raum', borders: 'grenzen', areas: [['constructor', 'Nord', 'raum/n.html'], ['s', 'Süd']],
    geo: { features: [
      { properties: { name: 'constructor', cp: [1, 3] }, geometry: { type: 'MultiPolygon', coordinates: [square(0, 2, 2), square(6, 0, 1)] } },
      { properties: { name: 's', cp: [1, 1] }, geometry: { type: 'MultiPolygon', coordinates: [square(0, 0, 2)] } },
      { properties: { name: 'grenzen' }, geometry: { type: 'MultiLineString', coordinates: [[[-9, -9], [9, 9]]] } },
    ] },
  });
  const l = levels.raum;
  assert.deepEqual(l.areas.constructor, { name: 'Nord', href: 'raum/n.html' });
  assert.deepEqual(l.areas.s, { name: 'Süd', href: '' });
  assert.deepEqual(l.centres.s, [1, 1]);
  assert.deepEqual(l.boxes.constructor, [0, 0, 7, 4], 'of all its parts');
  assert.deepEqual(l.box, [0, 0, 7, 4], 'the borders do not widen it');
  assert.equal(l.aspect, 4 / 7);
  assert.equal(levels.toString, undefined);
});

test('an area is the same where id and level are, or one of two says no level', () => {
  assert.ok(same('raum', '1', 'raum', '1'));
  assert.ok(same('', '1', 'raum', '1'));
  assert.ok(!same('raum', '1', 'bezirk', '1'));
  assert.ok(!same('raum', '1', 'raum', '2'));
  assert.ok(!same('raum', '', 'raum', ''));
});
