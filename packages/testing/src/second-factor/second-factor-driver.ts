import type { SecondFactorInput, SecretValues } from '@kratos-login/core/second-factor';
import type { PageDriver } from '../journeys/journey-driver.ts';

type Shared = Omit<PageDriver, 'open' | 'seeTitle' | 'seeNotice' | 'seeNoNotice' | 'seeLink'>;

/** A driver for a page of the second factor, which finds elements by role and label. It is like `JourneyDriver`. One driver takes one journey. */
export interface SecondFactorDriver extends Shared {
  /** Opens the page for a second factor with this input. */
  open(input: SecondFactorInput): Promise<void>;
  /** Checks that a heading has this text, and that the title of the document contains one of the others. */
  seeHeading(title: string, pageTitles: readonly string[]): Promise<void>;
  /** Checks the elements with `data-secret`, and that none of the texts in `gone` is anywhere on the page. */
  seeSecrets(secrets: SecretValues, gone: readonly string[]): Promise<void>;
  /** Checks that the element with the focus has one of these names. */
  seeFocusOnName(names: readonly string[]): Promise<void>;
}

/** What a page shows of secrets, without blanks. */
export interface ShownOnPage {
  readonly qr: readonly string[];
  readonly key: readonly string[];
  readonly codes: readonly string[];
  /** The whole page as markup, with the values of its fields. */
  readonly markup: string;
}

/** Compares what a page shows with the secrets that it must show. The result names the differences without secrets. */
export function compareSecrets({ qr, key, codes, markup }: ShownOnPage, secrets: SecretValues, gone: readonly string[]): readonly string[] {
  const isThere = (shown: readonly string[], expected: string | null): boolean =>
    expected === null ? shown.every((each) => each === '') : shown.some((each) => each === expected);
  const areThere = secrets.codes.every(({ code }) => codes.some((each) => each.includes(code)));
  return [
    ...(isThere(qr, secrets.qr) ? [] : [secrets.qr === null ? 'a QR code that must be gone' : 'another QR code, or none']),
    ...(isThere(key, secrets.key) ? [] : [secrets.key === null ? 'a key that must be gone' : 'another key, or none']),
    ...(areThere ? [] : ['other backup codes, or none']),
    ...(gone.some((each) => markup.includes(each)) ? ['an earlier secret in the markup or in a field'] : []),
  ];
}
