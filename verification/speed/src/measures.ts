import type { ByteType, Sample } from './sample.ts';

/** A row of the table. */
export interface Measure {
  readonly name: string;
  readonly read: (sample: Sample) => number | null;
  /** Digits after the decimal point. */
  readonly digits: number;
}

const ms = (name: string, read: Measure['read']): Measure => ({ name: `${name}, ms`, read, digits: 0 });
const kib = (name: string, read: (sample: Sample) => number): Measure => ({
  name: `${name}, KiB`,
  read: (sample) => read(sample) / 1024,
  digits: 1,
});
const count = (name: string, read: Measure['read']): Measure => ({ name, read, digits: 0 });
const sum = ({ bytes }: Sample): number => Object.values(bytes).reduce((all, each) => all + each, 0);

const byteTypes: readonly ByteType[] = ['document', 'script', 'style', 'kratos', 'other'];

/** All rows, in the order in which they are printed. */
export const measures: readonly Measure[] = [
  ms('first contentful paint', ({ firstPaint }) => firstPaint),
  ms('form visible', ({ formVisible }) => formVisible),
  ms('form usable', ({ formUsable }) => formUsable),
  ms('password → code focused', ({ passwordToCode }) => passwordToCode),
  ms('blocking time until usable', ({ blockingUntilUsable }) => blockingUntilUsable),
  ms('blocking time until code', ({ blocking }) => blocking),
  { name: 'cumulative layout shift', read: ({ layoutShift }) => layoutShift, digits: 3 },
  count('requests', ({ requests }) => requests),
  kib('transferred', sum),
  ...byteTypes.map((type) => kib(`  ${type}`, ({ bytes }) => bytes[type])),
  count('DOM mutations to the code', ({ mutations }) => mutations),
];
