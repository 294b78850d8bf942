// `npm run robustness -- bench` measures how long exploring and planning take, for the login and for charts of growing size.
import { cpus } from 'node:os';
import { loginMachine } from '@kratos-login/core';
import { loginAlphabet } from '@kratos-login/testing';
import type { AnyStateMachine } from 'xstate';
import { getStateNodes } from 'xstate/graph';
import type { Alphabet } from 'xstate-paths';
import { explore, planPaths } from 'xstate-paths';
import { takeArguments } from '../../../../tools/take-arguments.mjs';
import { createRooms, roomsAlphabet } from './rooms.ts';

const rounds = 5;
const rooms = 25;
const limitOfOurs = 1_000;
const limitOfGrowth = 2; // of the time per edge, for a chart of eight times the size

interface Row {
  readonly name: string;
  readonly states: number;
  readonly configurations: number;
  readonly edges: number;
  /** Processor time of the fastest round, in milliseconds. It excludes the time of other processes. */
  readonly ms: { readonly explore: number; readonly short: number; readonly tour: number };
}

takeArguments(0);
const ours = measure('login', loginMachine, loginAlphabet() as unknown as Alphabet);
const house = [1, 2, 4, 8].map((factor) => measure(`rooms ${factor}×`, createRooms(factor * rooms), roomsAlphabet));
const sum = ({ ms }: Row): number => ms.explore + ms.short + ms.tour;
const each = (row: Row): number => sum(row) / row.edges;

console.log('chart      states  configurations  edges  explore    short     tour      all  per edge');
for (const row of [ours, ...house]) {
  const { name, states, configurations, edges, ms } = row;
  const times = [ms.explore, ms.short, ms.tour, sum(row)].map((time) => `${time.toFixed(0)} ms`.padStart(7)).join('  ');
  console.log(
    `${name.padEnd(9)}  ${`${states}`.padStart(6)}  ${`${configurations}`.padStart(14)}  ${`${edges}`.padStart(5)}  ${times}  ${each(row).toFixed(2).padStart(5)} ms`,
  );
}
const growth = each(house.at(-1) as Row) / each(house[0] as Row);
console.log(`\nlogin: ${sum(ours).toFixed(0)} ms, ${limitOfOurs} are allowed`);
console.log(`8× the states: ${growth.toFixed(2)} times as long for each edge, ${limitOfGrowth} are allowed`);
console.log(
  `machine: ${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, Node ${process.version}, ${process.platform} ${process.arch}`,
);
if (sum(ours) >= limitOfOurs || growth >= limitOfGrowth) process.exitCode = 1;

function measure(name: string, machine: AnyStateMachine, alphabet: Alphabet): Row {
  const all = Array.from({ length: rounds }, () => {
    const [graph, explored] = time(() => explore(machine, alphabet));
    const [, short] = time(() => planPaths(machine, graph, 'short'));
    const [, tour] = time(() => planPaths(machine, graph, 'tour'));
    return { graph, ms: { explore: explored, short, tour } };
  });
  const sum = ({ ms }: (typeof all)[number]): number => ms.explore + ms.short + ms.tour;
  const { graph, ms } = all.reduce((best, round) => (sum(round) < sum(best) ? round : best));
  const edges = new Set(graph.nodes.flatMap((node) => node.edges.flatMap(({ taken }) => taken.map(({ edge }) => edge))));
  return { name, states: getStateNodes(machine.root).length, configurations: graph.nodes.length, edges: edges.size, ms };
}

function time<Value>(act: () => Value): readonly [Value, number] {
  const from = process.cpuUsage();
  const value = act();
  const { user, system } = process.cpuUsage(from);
  return [value, (user + system) / 1000];
}
