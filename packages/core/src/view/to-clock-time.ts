/** Returns less than ten minutes as minutes and seconds: `2:00`. */
export const toClockTime = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(15, 19);
