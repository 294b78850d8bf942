import type { SecretValues, SettingsFlow } from '@kratos-login/core/second-factor';

/** Returns the secrets of a settings flow. Another number gives other secrets, so that an old one on the page is noticed. */
export function toFlowSecrets({ totp, backupCodes }: Pick<SettingsFlow, 'totp' | 'backupCodes'>, number: number): SecretValues {
  const isUnpaired = totp === 'unpaired';
  const isShown = backupCodes === 'new' || backupCodes === 'shown';
  return {
    qr: isUnpaired ? toPng(number) : null,
    key: isUnpaired ? toKey(number) : null,
    codes: isShown ? toCodes(number, backupCodes === 'shown') : [],
  };
}

/** A PNG image of one white pixel. Browsers ignore what follows its end. */
function toPng(number: number): string {
  const image = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg==';
  return `data:image/png;base64,${btoa(`${atob(image)}${number}`)}`;
}

const toKey = (number: number): string => `JBSWY3DPEHPK3PXPJBSWY3DPEHPK${toDigits(number)}`;

/** Four letters. */
const toDigits = (number: number): string =>
  number
    .toString(26)
    .padStart(4, '0')
    .replace(/\d/g, (digit) => 'QRSTUVWXYZ'[Number(digit)] ?? '')
    .toUpperCase();

/** Two codes. Of codes that are shown again, one was used. */
const toCodes = (number: number, areOld: boolean): SecretValues['codes'] => [
  { code: `a7${number.toString().padStart(4, '0')}kq`, isUsed: false },
  areOld ? { code: '', isUsed: true } : { code: `b3${number.toString().padStart(4, '0')}xw`, isUsed: false },
];
