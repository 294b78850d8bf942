import type { InspectionEvent } from 'xstate';

type Inspect = (event: InspectionEvent) => void;

/**
 * `?inspect` shows the chart in the Stately inspector, and `?inspect=panel` in the page, in development only. The first events wait until the code is
 * loaded.
 */
export function createInspect(): Inspect | undefined {
  if (!import.meta.env.DEV) return undefined;
  const asked = new URL(location.href).searchParams.get('inspect');
  if (asked === null) return undefined;
  const events: InspectionEvent[] = [];
  let inspect: Inspect = (event) => void events.push(event);
  const load = async (): Promise<Inspect> =>
    asked === 'panel'
      ? (await import('@kratos-login/inspect/panel')).createLoginPanel().inspect
      : (await import('@kratos-login/inspect')).createLoginInspector().inspect;
  void load().then((loaded) => {
    inspect = loaded;
    for (const event of events) inspect(event);
  });
  return (event) => inspect(event);
}
