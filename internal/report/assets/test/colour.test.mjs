import './page.mjs';
import assert from 'node:assert/strict';
import { test } from 'node:test';
const { dressed, resolved, setPalette, tokens } = await import('../src/colour.js');

setPalette({ paper: {}, marks: ['#pale', '#deep'], cross: ['#light', '#dark'], border: ['#line', '#night'] });
Object.assign(tokens, { '--ink': '#111', '--edge': '#222', '--accent': '#333', font: 'Sans' });

test('names of colours become colours only where a colour stands', () => {
  const option = { color: '--ink', borderColor: '--other', name: '--ink', fontFamily: '', series: [{ data: ['--ink'], markLine: { data: [{ color: '--ink' }] } }] };
  assert.deepEqual(resolved(option, ''), {
    color: '#111', borderColor: '--other', name: '--ink', fontFamily: 'Sans', series: [{ data: ['--ink'], markLine: { data: [{ color: '#111' }] } }],
  });
  assert.equal(option.color, '--ink', 'the option itself is kept');
});

test('a datum is dressed in its look', () => {
  assert.deepEqual(dressed({ value: 3 }, { fill: '#abc', edge: '#def' }, false), { value: 3, itemStyle: { color: '#abc', opacity: 1, borderColor: '#def', borderWidth: 1 } });
  const area = dressed({ name: 'a' }, { fill: '#abc', pattern: 'outline' }, true);
  assert.deepEqual(area.itemStyle, { areaColor: 'transparent', borderColor: '#222', borderWidth: 0.7 });
  assert.deepEqual(area.emphasis.itemStyle, { areaColor: 'transparent', borderColor: '#333', borderWidth: 3 });
});

test('marks of a pattern are light or dark as the look says for a light page', () => {
  const mark = (marks) => dressed({}, { fill: '#abc', pattern: 'hatch', marks }, false).itemStyle.decal.color;
  assert.deepEqual([mark(0), mark(1), mark(2), mark(3)], ['#pale', '#deep', '#pale', '#deep']);
});
