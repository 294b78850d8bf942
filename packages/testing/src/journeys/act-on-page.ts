import type { ExpectedField, ExpectedPage } from './expected-page.ts';
import type { JourneyAction } from './journey-action.ts';
import type { JourneyDriver } from './journey-driver.ts';
import type { JourneyKratos } from './walk-journey.ts';

/** An action that is the same on the page of a login and on that of a second factor. */
type SharedAction = Exclude<JourneyAction, { readonly kind: 'open' | 'press' }>;

/** Where an action happens. */
interface Scene {
  readonly before: Pick<ExpectedPage, 'fields' | 'submitLabel'> | null;
  readonly driver: Pick<
    JourneyDriver,
    'enterIdentifier' | 'enterPassword' | 'enterCode' | 'submit' | 'restorePage' | 'timeOutCall' | 'wait'
  >;
  readonly kratos: Pick<JourneyKratos, 'answer'>;
}

/** Does an action of a journey. */
export async function actOnPage(action: SharedAction, { before, driver, kratos }: Scene): Promise<void> {
  switch (action.kind) {
    case 'submit':
      for (const field of before?.fields ?? []) await enter(field, action.typed[field.name] ?? '', driver);
      return driver.submit(before?.submitLabel ?? '');
    case 'restorePage':
      return driver.restorePage();
    case 'answer':
      await kratos.answer(action.outcome);
      return action.outcome.kind === 'timedOut' ? driver.timeOutCall() : undefined;
    case 'wait':
      return driver.wait(action.ms);
  }
}

function enter(field: ExpectedField, text: string, driver: Scene['driver']): Promise<void> {
  if (field.name === 'identifier') return driver.enterIdentifier(text, field);
  return field.name === 'password' ? driver.enterPassword(text, field) : driver.enterCode(text, field);
}
