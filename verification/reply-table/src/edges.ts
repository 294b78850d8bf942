import type { Edge, RowDetails } from './cell.ts';
import type { OutcomeName } from './outcome-samples.ts';

/** `·` Kratos never gives this outcome there; what the chart does all the same stands in `impossibleReplies`. */
type Cell = Edge | '·';
export type Cells<Each> = readonly [
  O1: Each,
  O2: Each,
  AW: Each,
  PS: Each,
  PR: Each,
  PU: Each,
  TS: Each,
  TR: Each,
  SO: Each,
  PQ: Each,
  TQ: Each,
];
/** `why`: what one would not expect there, and why it is meant. */
export type Row<Each> = readonly [outcome: OutcomeName, cells: Cells<Each>, words: RowDetails, why?: string];

/**
 * What the chart does with every outcome in every state with a call under way. Written by hand: it is the second opinion, not a print of the chart.
 *
 * - `O1` opening the first form · `O2` opening the second form · `AW` asking who is signed in · `PS` sending a password · `PR` renewing its form ·
 *   `PU` stepping up · `TS` sending a code · `TR` renewing its form · `SO` signing out · `PQ`, `TQ` renewing a form quietly, behind the person
 * - `PE` the password is asked · `TE` the code is asked · `Er` error · `Ok` success
 * - `↻` a detour, counted · `0` the count of detours goes back to nothing · `⚑` the row's notice is told
 *
 * What depends on more than the outcome stands in `variants`, which go before.
 */
// biome-ignore format: a table is read in columns
export const edges: readonly Row<Cell>[] = [
  //                                         O1      O2      AW    PS        PR      PU      TS        TR      SO        PQ      TQ
  ['flow (aal1)',                           ['PE',   '·',    '·',  'PE 0',   'PE',   '·',    '·',      '·',    '·',      'PE',   '·'], {}],
  ['flow (aal2)',                           ['TE',   'TE',   '·',  'TE 0',   '·',    'TE',   'TE 0',   'TE',   '·',      '·',    'TE'], {}],
  ['noUsableMethod',                        ['Er',   'Er',   '·',  'Er',     'Er',   'Er',   'Er',     'Er',   '·',      'PE',   'TE'], { Er: 'noUsableMethod' }],
  ['rejected',                              ['·',    '·',    '·',  'PE 0',   '·',    '·',    'TE 0',   '·',    '·',      '·',    '·'], {}],
  ['accountBlocked (account-disabled)',     ['·',    '·',    '·',  'PE 0 ⚑', '·',    '·',    'TE 0 ⚑', '·',    '·',      '·',    '·'], { '⚑': 'account-disabled' }],
  ['accountBlocked (address-not-verified)', ['·',    '·',    '·',  'PE 0 ⚑', '·',    '·',    'TE 0 ⚑', '·',    '·',      '·',    '·'], { '⚑': 'address-not-verified' }],
  ['signedIn (aal1)',                       ['·',    '·',    'Ok', 'Ok 0',   '·',    '·',    'Ok 0',   '·',    '·',      '·',    '·'], { Ok: 'signed-in', AW: 'already-signed-in' }],
  ['signedIn (aal2)',                       ['·',    '·',    'Ok', 'Ok 0',   '·',    '·',    'Ok 0',   '·',    '·',      '·',    '·'], { Ok: 'signed-in', AW: 'already-signed-in' }],
  ['secondFactorDue',                       ['·',    '·',    'O2', 'PU 0',   '·',    '·',    'Er 0',   '·',    '·',      '·',    '·'], { Er: 'unexpected' }],
  ['redirectRequired',                      ['·',    '·',    '·',  'Ok',     '·',    '·',    'Ok',     '·',    '·',      '·',    '·'], { Ok: 'redirect-required' }],
  ['sessionChanged',                        ['AW ↻', 'AW ↻', '·',  'AW ↻ ⚑', 'AW ↻', 'AW ↻', 'AW ↻ ⚑', 'AW ↻', '·',      'AW ↻ ⚑', 'AW ↻ ⚑'], { '⚑': 'started-again', PQ: 'forgotten', TQ: 'forgotten' },
    'Nobody asked for a quiet renewal, and it counts as a detour all the same: what comes after it is a new form, as after the others.'],
  ['noSession',                             ['Er',   'O1 ⚑', 'O1', 'Er',     'Er',   'Er',   'O1 ⚑',   'O1 ⚑', 'O1 0 ⚑', 'PE',   'TE'], { '⚑': 'sign-in-ended', Er: 'unexpected', PU: 'cookiesBlocked', SO: 'forgotten' }],
  ['flowGone (expired)',                    ['O1 ↻', 'O2 ↻', '·',  'PR ↻ ⚑', '·',    '·',    'TR ↻ ⚑', '·',    '·',      '·',    '·'], { '⚑': 'took-too-long' }],
  ['flowGone (unknown)',                    ['O1 ↻', 'O2 ↻', '·',  'PR ↻ ⚑', '·',    '·',    'TR ↻ ⚑', '·',    '·',      '·',    '·'], { '⚑': 'started-again' }],
  ['flowGone (refused)',                    ['O1 ↻', '·',    '·',  'PR ↻ ⚑', '·',    '·',    'TR ↻ ⚑', '·',    '·',      '·',    '·'], { '⚑': 'started-again' }],
  ['csrfMismatch',                          ['O1 ↻', 'O2 ↻', '·',  'PR ↻ ⚑', '·',    '·',    'AW ↻ ⚑', '·',    '·',      '·',    '·'], { '⚑': 'started-again', TS: 'changed-elsewhere' }],
  ['refused',                               ['Er',   'Er',   'Er', 'Er',     'Er',   'Er',   'Er',     'Er',   'Er',     'PE',   'TE'], { Er: 'refused' }],
  ['rateLimited',                           ['Er',   'Er',   'Er', 'Er',     'Er',   'Er',   'Er',     'Er',   'Er',     'PE',   'TE'], { Er: 'rateLimited' }],
  ['unavailable',                           ['Er',   'Er',   'Er', 'Er',     'Er',   'Er',   'Er',     'Er',   'Er',     'PE',   'TE'], { Er: 'unavailable' }],
  ['serverError',                           ['Er',   'Er',   'Er', 'Er',     'Er',   'Er',   'Er',     'Er',   'Er',     'PE',   'TE'], { Er: 'serverError' }],
  ['unreachable',                           ['Er',   'Er',   'Er', 'Er',     'Er',   'Er',   'Er',     'Er',   'Er',     'PE',   'TE'], { Er: 'unreachable' }],
  ['timedOut',                              ['Er',   'Er',   'Er', 'Er',     'Er',   'Er',   'Er',     'Er',   'Er',     'PE',   'TE'], { Er: 'timedOut' }],
  ['unexpected',                            ['Er',   'Er',   'Er', 'Er',     'Er',   'Er',   'Er',     'Er',   'Er',     'PE',   'TE'], { Er: 'unexpected' }],
  ['unexpected (bad-address)',              ['Er',   'Er',   'Er', 'Er',     'Er',   'Er',   'Er',     'Er',   'Er',     'PE',   'TE'], { Er: 'unexpected' }],
  ['unexpected (headers-too-large)',        ['Er',  'Er',   'Er', 'Er',     'Er',   'Er',   'Er',     'Er',   'Er',     'PE',   'TE'], { Er: 'cookiesTooLarge' }],
];
