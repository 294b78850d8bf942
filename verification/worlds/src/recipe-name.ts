import type { Outcome } from '@kratos-login/core/read-outcome';
import type { Recipe, WantedCall } from './recipes/recipe.ts';

/** `submit ▸ rejected ▸ the password is wrong`. */
export const toRecipeName = ({ name }: WantedCall, { kind }: Outcome, { how }: Recipe): string => `${name} ▸ ${kind} ▸ ${how}`;
