/** Groups the characters of a key, which are easier to type then: `ABCD EFGH`. */
export const groupKey = (key: string): string => key.replace(/.{4}(?=.)/gs, '$& ');
