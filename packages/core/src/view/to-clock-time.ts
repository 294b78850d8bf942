/** Returns seconds as minutes and seconds: `2:00`. */
export const toClockTime = (seconds: number): string => `${Math.floor(seconds / 60)}:${`${seconds % 60}`.padStart(2, '0')}`;
