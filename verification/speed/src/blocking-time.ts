/** A task of the main thread of more than 50 ms. */
export interface LongTask {
  readonly at: number;
  readonly duration: number;
}

/** A task blocks input with what it takes above this. https://web.dev/articles/tbt */
const unnoticed = 50;

/** Returns the total blocking time of the tasks that start before a time. */
export const toBlockingTime = (tasks: readonly LongTask[], until: number): number =>
  tasks.filter(({ at }) => at < until).reduce((sum, { duration }) => sum + Math.max(0, duration - unnoticed), 0);
