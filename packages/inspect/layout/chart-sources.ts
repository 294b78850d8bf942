import { loginMachine } from '@kratos-login/core';
import { secondFactorMachine } from '@kratos-login/core/second-factor';
import { loginPlan, secondFactorPlan } from './chart-plans.ts';
import { layoutChart } from './layout-chart.ts';
import { toChartSource } from './to-chart-source.ts';

/** The modules with the layout of both charts, by their names in `src/panel/charts`. */
export const chartSources = async () =>
  ({
    'login-chart.ts': toChartSource('loginChart', await layoutChart(loginMachine, loginPlan)),
    'second-factor-chart.ts': toChartSource('secondFactorChart', await layoutChart(secondFactorMachine, secondFactorPlan)),
  }) as const;
