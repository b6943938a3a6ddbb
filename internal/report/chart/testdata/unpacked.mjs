// Unpacks the figures that it reads, with the script's own module, for
// TestTheScriptUnpacksWhatWasDrawn.
import '../../assets/test/page.mjs';
import { readFileSync } from 'node:fs';
import { setOptions, unpacked } from '../../assets/src/data.js';
import { kinds } from '../../assets/src/kinds/index.js';

const given = JSON.parse(readFileSync(0, 'utf8'));
setOptions(given.options);
console.log(JSON.stringify(given.figures.map((packed) => {
  const d = unpacked(packed, kinds[packed.kind]);
  // The script numbers the names that it sets, in their order; drawn is whether.
  for (const it of d.items || []) it.show = it.show > 0;
  return d;
})));
