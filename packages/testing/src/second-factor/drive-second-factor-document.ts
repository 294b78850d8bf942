import type { SecondFactorInput } from '@kratos-login/core/second-factor';
import { findControls, findShadowRoots } from '../find-controls.ts';
import { type DriveDocumentOptions, driveDocument } from '../journeys/drive-document.ts';
import { expectEventually } from '../journeys/expect-eventually.ts';
import { isShown, tidy, toAccessibleName } from '../journeys/read-document.ts';
import { compareSecrets, type SecondFactorDriver, type ShownOnPage } from './second-factor-driver.ts';

/** Options of {@link driveSecondFactorDocument}. */
export interface DriveSecondFactorDocumentOptions extends Omit<DriveDocumentOptions, 'open'> {
  /** Adds the page to this document, and returns the element that contains it. */
  readonly open: (input: SecondFactorInput) => HTMLElement | Promise<HTMLElement>;
}

/** Creates a driver for a page of the second factor in this document, which finds elements by role and label. */
export function driveSecondFactorDocument({ open, ...options }: DriveSecondFactorDocumentOptions): SecondFactorDriver {
  let root: HTMLElement = document.body;
  const driver = driveDocument({ ...options, open: () => root });
  return {
    ...driver,
    async open(input) {
      root = await open(input);
      await driver.open({});
    },
    async seeHeading(title, pageTitles) {
      await expectEventually(`a heading "${title}"`, true, () => findHeadings(root).includes(title));
      await expectEventually(`"${pageTitles.join('" or "')}" in the title`, true, () =>
        pageTitles.some((each) => root.ownerDocument.title.includes(each)),
      );
    },
    seeSecrets: (secrets, gone) =>
      expectEventually('what is wrong with the secrets', [], () => compareSecrets(readShown(root), secrets, gone)),
    seeFocusOnName: (names) =>
      expectEventually(`the focus on "${names.join('" or "')}"`, true, () => names.includes(toName(findFocused(root)))),
  };
}

const findHeadings = (root: Element): readonly string[] =>
  [root, ...findShadowRoots(root)]
    .flatMap((each) => [...each.querySelectorAll('h1, h2, h3, [role="heading"]')])
    .filter(isShown)
    .map(({ textContent }) => tidy(textContent));

const toName = (element: Element | null): string => (element === null ? '' : toAccessibleName(element));

function findFocused({ ownerDocument }: Element): Element | null {
  let focused = ownerDocument.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused;
}

const squash = (text: string): string => text.replace(/\s+/g, '');

/** Reads what a page in this document shows of secrets. */
function readShown(root: HTMLElement): ShownOnPage {
  const roots = [root, ...findShadowRoots(root)];
  const find = (kind: string): readonly Element[] => roots.flatMap((each) => [...each.querySelectorAll(`[data-secret="${kind}"]`)]);
  return {
    qr: find('qr').map((image) => image.getAttribute('src') ?? ''),
    key: find('key').map(({ textContent }) => squash(textContent ?? '')),
    codes: find('codes').map(({ textContent }) => squash(textContent ?? '')),
    markup: squash([...roots.map(({ innerHTML }) => innerHTML), ...findControls(root).map(({ value }) => value)].join('\n')),
  };
}
