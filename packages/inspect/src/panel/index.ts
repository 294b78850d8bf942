export { type ChartName, type ChartStep, recordChart } from './record-chart.ts';
