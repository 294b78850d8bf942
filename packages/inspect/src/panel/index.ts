export type { Chart, ChartArrow, ChartBox, ChartState, ChartTransition } from './chart.ts';
export { loginChart } from './charts/login-chart.ts';
export { secondFactorChart } from './charts/second-factor-chart.ts';
export { createLoginPanel, type LoginPanel, type LoginPanelOptions } from './create-login-panel.ts';
export { type ChartName, type ChartStep, recordChart } from './record-chart.ts';
export {
  type ChartSelection,
  type ChartView,
  type ChartViewOptions,
  createChartView,
  type ShownChart,
} from './view/create-chart-view.ts';
