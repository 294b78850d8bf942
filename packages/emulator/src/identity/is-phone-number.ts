// The country and network codes of E.164.
const CODES =
  /^(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|21[1-368]|2[2-69]\d|3[578]\d|42[0-3]|5[09]\d|6[789]\d|80[08]|85[02-6]|87[0-9]|88[0-8]|96\d|97[0-79]|99[2-8])/;

/**
 * Whether a text is an international phone number: a plus sign, a country code, and an allowed number of digits.
 * Kratos also checks the numbering plan of the country. Its tables would be larger than the emulator.
 */
export function isPhoneNumber(text: string): boolean {
  const number = /^(?:tel:)?\s*[+\uff0b]([\d\s().\-/]*)$/.exec(text)?.[1];
  if (number === undefined) return false;
  const digits = number.replaceAll(/\D/g, '');
  const code = CODES.exec(digits)?.[0];
  return code !== undefined && digits.length - code.length >= 4 && digits.length <= 15;
}
