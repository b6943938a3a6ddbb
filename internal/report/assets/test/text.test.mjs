import './page.mjs';
import assert from 'node:assert/strict';
import { test } from 'node:test';
const { folded, nameLines, plainText, say, setTexts, spelled } = await import('../src/text.js');

test('texts are filled in, and a place without a value stays', () => {
  setTexts('de', { 'search.count': '{n} gefunden', both: '{a} und {b}' });
  assert.equal(say('search.count', { n: 3 }), '3 gefunden');
  assert.equal(say('both', { a: 1 }), '1 und {b}');
  assert.equal(say('nothing'), '');
});

test('names are found without marks and in either spelling', () => {
  assert.equal(folded('  Hörde  Süd '), 'horde sud');
  assert.equal(spelled('Hörde'), 'hoerde');
  assert.equal(folded('Große Straße'), 'grosse strasse');
});

test('a long name on a map stands on two lines', () => {
  assert.deepEqual(nameLines('Hörde'), ['Hörde']);
  assert.deepEqual(nameLines('Bövinghausen/Westrich'), ['Bövinghausen/', 'Westrich']);
  assert.deepEqual(nameLines('Innenstadt-West und Ost').length, 2);
  assert.equal(plainText('Migrations\u00adhintergrund'), 'Migrationshintergrund');
});
