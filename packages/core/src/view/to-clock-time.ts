/** Formats seconds as minutes and seconds: `2:00`. It is for times below ten minutes. */
export const toClockTime = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(15, 19);
