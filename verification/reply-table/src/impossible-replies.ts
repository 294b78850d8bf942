import type { Edge } from './cell.ts';
import type { Row } from './edges.ts';

/**
 * What Kratos never answers there: `readOutcome` makes `unexpected` of it. Should the port ever change its mind, this is what would happen; the cells
 * are those that `edges` leaves open, and `–` where it does not. Nothing here depends on luck: a state that does not know an answer leaves it to the root.
 */
// biome-ignore format: a table is read in columns
export const impossibleReplies: readonly Row<Edge | '–'>[] = [
  //                                         O1    O2      AW      PS   PR      PU      TS      TR      SO      PQ      TQ
  ['flow (aal1)',                           ['–',  'PE',   'PE',   '–', '–',    'PE',   'PE 0', 'PE',   'PE',   '–',    'TE'], {}],
  ['flow (aal2)',                           ['–',  '–',    'TE',   '–', 'TE',   '–',    '–',    '–',    'TE',   'PE',   '–'], {}],
  ['noUsableMethod',                        ['–',  '–',    'Er',   '–', '–',    '–',    '–',    '–',    'Er',   '–',    '–'], { Er: 'noUsableMethod' }],
  ['rejected',                              ['Er', 'Er',   'Er',   '–', 'Er',   'Er',   '–',    'Er',   'Er',   'PE',   'TE'], { Er: 'unexpected' }],
  ['accountBlocked (account-disabled)',     ['Er', 'Er',   'Er',   '–', 'Er',   'Er',   '–',    'Er',   'Er',   'PE',   'TE'], { Er: 'unexpected' }],
  ['accountBlocked (address-not-verified)', ['Er', 'Er',   'Er',   '–', 'Er',   'Er',   '–',    'Er',   'Er',   'PE',   'TE'], { Er: 'unexpected' }],
  ['signedIn (aal1)',                       ['Ok', 'Ok',   '–',    '–', 'Ok',   'Ok',   '–',    'Ok',   'Ok',   'PE',   'TE'], { Ok: 'signed-in' }],
  ['signedIn (aal2)',                       ['Ok', 'Ok',   '–',    '–', 'Ok',   'Ok',   '–',    'Ok',   'Ok',   'PE',   'TE'], { Ok: 'signed-in' }],
  ['secondFactorDue',                       ['Er', 'Er',   '–',    '–', 'Er',   'Er',   '–',    'Er',   'Er',   'PE',   'TE'], { Er: 'unexpected' }],
  ['redirectRequired',                      ['Ok', 'Ok',   'Ok',   '–', 'Ok',   'Ok',   '–',    'Ok',   'Ok',   'PE',   'TE'], { Ok: 'redirect-required' }],
  ['sessionChanged',                        ['–',  '–',    'AW ↻', '–', '–',    '–',    '–',    '–',    'AW ↻', '–',    '–'], {}],
  ['flowGone (expired)',                    ['–',  '–',    'O1 ↻', '–', 'Er ↻', 'Er ↻', '–',    'Er ↻', 'O1 ↻', 'PE ↻', 'TE ↻'], { Er: 'restartLimitReached' }],
  ['flowGone (unknown)',                    ['–',  '–',    'O1 ↻', '–', 'Er ↻', 'Er ↻', '–',    'Er ↻', 'O1 ↻', 'PE ↻', 'TE ↻'], { Er: 'restartLimitReached' }],
  ['flowGone (refused)',                    ['–',  'O2 ↻', 'O1 ↻', '–', 'Er ↻', 'Er ↻', '–',    'Er ↻', 'O1 ↻', 'PE ↻', 'TE ↻'], { Er: 'restartLimitReached' }],
  ['csrfMismatch',                          ['–',  '–',    'O1 ↻', '–', 'Er ↻', 'Er ↻', '–',    'Er ↻', 'O1 ↻', 'PE ↻', 'TE ↻'], { Er: 'restartLimitReached' }],
];
