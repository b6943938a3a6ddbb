// @ts-check
// All kinds of charts, by the word in a figure's data. A new kind is a file
// here, an entry here, and its option in package chart.
import { bars } from './bars.js';
import { dots } from './dots.js';
import { heat } from './heat.js';
import { histogram } from './histogram.js';
import { map } from './map.js';
import { scatter } from './scatter.js';
import { slope } from './slope.js';
import { strip } from './strip.js';

/** @type {Record<string, import('./kind.js').Kind>} */
export const kinds = { bars, dots, heat, histogram, map, scatter, slope, strip };
