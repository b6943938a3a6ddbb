// The parts of ECharts that the report's charts are made of, and no more.
// The library hangs on the report's one global name.
import * as core from 'echarts/core';
import { BarChart, CustomChart, HeatmapChart, LineChart, MapChart, ScatterChart } from 'echarts/charts';
import {
  AriaComponent, DatasetComponent, GeoComponent, GridComponent, MarkLineComponent, MarkPointComponent,
  TooltipComponent, VisualMapComponent,
} from 'echarts/components';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import german from 'echarts/lib/i18n/langDE.js';

core.use([
  BarChart, CustomChart, HeatmapChart, LineChart, MapChart, ScatterChart,
  AriaComponent, DatasetComponent, GeoComponent, GridComponent, MarkLineComponent, MarkPointComponent,
  TooltipComponent, VisualMapComponent, LabelLayout, SVGRenderer,
]);
core.registerLocale('DE', german);

window.Sozialbericht = window.Sozialbericht || {};
window.Sozialbericht.echarts = core;
