// Bundles the script of the report, src/report.js, and the chart library,
// src/echarts.js, each into one classic script, and puts the licences of what is
// in the library beside it. The same lock file gives the same bytes. An argument
// names another folder than dist.
import { build } from 'esbuild';
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const dist = process.argv[2] || join(here, 'dist');
const version = (name) => JSON.parse(readFileSync(join(here, 'node_modules', name, 'package.json'), 'utf8')).version;

mkdirSync(dist, { recursive: true });

// Every text that the licences ask to hand on. esbuild drops the notices that
// stand in the sources, so the banner says where they are.
const notices = {
  'echarts-LICENSE.txt': 'echarts/LICENSE',
  'echarts-NOTICE.txt': 'echarts/NOTICE',
  'echarts-LICENSE-d3.txt': 'echarts/licenses/LICENSE-d3',
  'zrender-LICENSE.txt': 'zrender/LICENSE',
  'tslib-LICENSE.txt': 'tslib/LICENSE.txt',
  'tslib-CopyrightNotice.txt': 'tslib/CopyrightNotice.txt',
};
for (const [to, from] of Object.entries(notices)) {
  copyFileSync(join(here, 'node_modules', from), join(dist, to));
}

const classic = { absWorkingDir: here, bundle: true, format: 'iife', target: 'es2019', minify: true, charset: 'ascii', legalComments: 'none', logLevel: 'warning' };

await build({ ...classic, entryPoints: ['src/report.js'], outfile: join(dist, 'report.js') });

// The library comes last: a build that was stopped has none, so it is done
// again.
await build({
  ...classic,
  entryPoints: ['src/echarts.js'],
  outfile: join(dist, 'echarts.js'),
  define: { 'process.env.NODE_ENV': '"production"' },
  banner: {
    js: `/*! Apache ECharts ${version('echarts')} (Apache-2.0) with zrender ${version('zrender')} (BSD-3-Clause) and tslib ${version('tslib')} (0BSD); ` +
      'licences and notices stand beside this file: echarts-LICENSE.txt, echarts-NOTICE.txt, echarts-LICENSE-d3.txt, zrender-LICENSE.txt, tslib-LICENSE.txt, tslib-CopyrightNotice.txt */',
  },
});
