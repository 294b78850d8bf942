import { loginMachine } from '@kratos-login/core';
import { explore } from '../explore.ts';
import { type Path, planPaths } from '../plan-paths.ts';
import { possibleAlphabet } from './possible-alphabet.ts';

/** The paths on which every answer can be brought about: together they take all edges that are left. Takes about a second. */
export const possiblePaths = (): readonly Path[] => planPaths(loginMachine, explore(loginMachine, possibleAlphabet()));
