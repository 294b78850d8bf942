import type { Outcome } from '@kratos-login/core';
import type { WantedCall, Way } from './recipes/recipe.ts';

/** `submit ▸ rejected ▸ the password is wrong`. */
export const nameWay = ({ name }: WantedCall, { kind }: Outcome, { how }: Way): string => `${name} ▸ ${kind} ▸ ${how}`;
