import type { Sample } from './sample.ts';

/** Creates a sample for a test. */
export const createSample = (given: Partial<Sample> = {}): Sample => ({
  firstPaint: 300,
  formVisible: 400,
  formUsable: 500,
  passwordToCode: 350,
  layoutShift: 0,
  blockingUntilUsable: 10,
  blocking: 20,
  requests: 6,
  bytes: { document: 1_024, script: 2_048, style: 512, kratos: 512, other: 0 },
  mutations: 4,
  ...given,
});
