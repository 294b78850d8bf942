import type { SecondFactorTexts } from './second-factor-texts.ts';
import type { SecondFactorVerbs } from './second-factor-verbs.ts';
import type { MethodAction, MethodView } from './second-factor-view.ts';
import type { SettingsFlow } from './settings-flow.ts';

/** The methods of the overview: those that can be changed here come first. */
export function toMethodViews(
  { totp, backupCodes, otherMethods }: SettingsFlow,
  texts: SecondFactorTexts,
  verbs: SecondFactorVerbs,
): readonly MethodView[] {
  const name = (id: string): string => texts.methods[id] ?? id;
  const toAction = (method: string, id: MethodAction['id'], label: string, act: () => void): MethodAction => ({
    id,
    label,
    name: texts.nameAction(label, name(method)),
    act,
  });
  const toMethod = (id: string, isSetUp: boolean, actions: readonly MethodAction[]): MethodView => ({
    id,
    label: name(id),
    status: isSetUp ? texts.isSetUp : texts.isNotSetUp,
    isSetUp,
    actions,
  });
  const app = (): MethodView =>
    totp === 'paired'
      ? toMethod('totp', true, [toAction('totp', 'remove', texts.remove, verbs.removeApp)])
      : toMethod('totp', false, [toAction('totp', 'setUp', texts.setUp, verbs.setUpApp)]);
  const codes = (): MethodView =>
    backupCodes === 'none'
      ? toMethod('lookup_secret', false, [toAction('lookup_secret', 'generate', texts.generate, verbs.generateCodes)])
      : toMethod('lookup_secret', true, [
          toAction('lookup_secret', 'reveal', texts.reveal, verbs.revealCodes),
          toAction('lookup_secret', 'generate', texts.generateAgain, verbs.generateCodes),
          toAction('lookup_secret', 'remove', texts.remove, verbs.removeCodes),
        ]);
  return [
    ...(totp === 'off' ? [] : [app()]),
    ...(backupCodes === 'off' ? [] : [codes()]),
    ...otherMethods.map((id) => ({ id, label: name(id), status: '', isSetUp: null, actions: [] })),
  ];
}
