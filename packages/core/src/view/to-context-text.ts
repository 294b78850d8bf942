/** Returns a value of a message's context. Throws if Kratos did not send it, so that Kratos's own sentence is shown. */
export const toContextText = (value: unknown): string => (value as string | number).toString();
