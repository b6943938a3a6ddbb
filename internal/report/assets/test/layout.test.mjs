import './page.mjs';
import assert from 'node:assert/strict';
import { test } from 'node:test';
const { beside, nearestBy } = await import('../src/layout.js');

test('a value stands beside its bar, beyond a line that would strike it through', () => {
  assert.equal(beside(100, 1, 20, []), 103);
  assert.equal(beside(100, 1, 20, [110]), 114);
  assert.equal(beside(100, 1, 20, [110, 115]), 119, 'and beyond the next line');
  assert.equal(beside(100, 1, 20, [60]), 103);
  assert.equal(beside(50, -1, 20, [45]), 41);
});

test('the next datum by its number, ties by position', () => {
  const d = { option: { series: [{ data: [5, 1, 3, 3, 9] }] } }, number = (v) => v;
  assert.equal(nearestBy(d, 0, 5, 1, 1, number), 2);
  assert.equal(nearestBy(d, 0, 5, 2, 1, number), 3, 'the other with the same number');
  assert.equal(nearestBy(d, 0, 5, 3, 1, number), 0);
  assert.equal(nearestBy(d, 0, 5, 4, 1, number), -1, 'none beyond the last');
  const back = [4];
  while (back[0] >= 0) back.unshift(nearestBy(d, 0, 5, back[0], -1, number));
  assert.deepEqual(back, [-1, 1, 2, 3, 0, 4], 'and back the same way');
});
