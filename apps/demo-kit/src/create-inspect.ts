import type { InspectionEvent } from 'xstate';

type Inspect = (event: InspectionEvent) => void;

/** `?inspect` shows the chart in the Stately inspector, in development only. The first events wait until the inspector is loaded. */
export function createInspect(): Inspect | undefined {
  if (!import.meta.env.DEV || !new URL(location.href).searchParams.has('inspect')) return undefined;
  const events: InspectionEvent[] = [];
  let inspect: Inspect = (event) => void events.push(event);
  void import('@kratos-login/inspect').then(({ createLoginInspector }) => {
    inspect = createLoginInspector().inspect;
    for (const event of events) inspect(event);
  });
  return (event) => inspect(event);
}
