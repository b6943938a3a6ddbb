import './page.mjs';
import assert from 'node:assert/strict';
import { test } from 'node:test';
const { broken, endRoom, widest } = await import('../src/measure.js');

// Every sign is ten wide.
globalThis.document.createElement = /** @type {any} */ (() => ({ getContext: () => ({ measureText: (text) => ({ width: 10 * text.length }) }) }));
const lines = (name, signs) => { const out = broken(name, 10 * signs); return [...out, out.cut ? 'cut' : 'whole']; };

test('a name breaks at spaces, hyphens and slashes', () => {
  assert.deepEqual(lines('Alte Mitte', 10), ['Alte Mitte', 'whole']);
  assert.deepEqual(lines('Alte Mitte', 9), ['Alte', 'Mitte', 'whole']);
  assert.deepEqual(lines('Nord-West/Hafen', 10), ['Nord-West/', 'Hafen', 'whole']);
});

test('a soft hyphen is written only where a line ends with it', () => {
  assert.deepEqual(lines('Migrations\u00adhintergrund', 25), ['Migrationshintergrund', 'whole']);
  assert.deepEqual(lines('Migrations\u00adhintergrund', 12), ['Migrations-', 'hintergrund', 'whole']);
});

test('a word that is too long is cut and says so', () => {
  assert.deepEqual(lines('Langwort', 5), ['Lang-', 'wort', 'cut']);
});

test('terms with a Roman number and equations stay whole', () => {
  assert.deepEqual(lines('Quote SGB II', 8), ['Quote', 'SGB\u00a0II', 'whole']);
  assert.deepEqual(lines('Stadt = 100', 11), ['Stadt\u00a0=\u00a0100', 'whole']);
});

test('an axis needs half of its last text beyond its end', () => {
  assert.equal(endRoom([{ text: '0' }, { text: '100' }]), 17);
  assert.equal(widest(['a', 'abc', 'ab']), 30);
});
