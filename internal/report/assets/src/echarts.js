// The parts of ECharts that the report's charts are made of, and no more.
// The library hangs on the report's one global name.
import * as core from 'echarts/core';
import { BarChart, HeatmapChart, LineChart, MapChart, ScatterChart } from 'echarts/charts';
import { AriaComponent, GeoComponent, GridComponent, MarkLineComponent } from 'echarts/components';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import german from 'echarts/lib/i18n/langDE.js';

core.use([
  BarChart, HeatmapChart, LineChart, MapChart, ScatterChart,
  AriaComponent, GeoComponent, GridComponent, MarkLineComponent, LabelLayout, SVGRenderer,
]);
core.registerLocale('DE', german);

window.Sozialbericht = window.Sozialbericht || {};
window.Sozialbericht.echarts = core;
