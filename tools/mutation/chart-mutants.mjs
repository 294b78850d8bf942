export const mutate = (c) => c;
