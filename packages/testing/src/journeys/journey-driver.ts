import type { LoginInput } from '@kratos-login/core';
import type { ExpectedPage, SeenField, SeenFocus } from './expected-page.ts';
import type { SeenButton } from './seen-button.ts';

/**
 * A login page, as somebody uses it who finds things by role and label. All of it may take its time: what is done is awaited, and what is seen may
 * come within a moment. What cannot be done or seen throws, and says what is there instead. One driver drives one journey.
 */
export interface JourneyDriver {
  /** Opens the page so that its login is asked for this. */
  open(input: LoginInput): Promise<void>;
  enterIdentifier(text: string, field: SeenField): Promise<void>;
  enterPassword(text: string, field: SeenField): Promise<void>;
  /** Of whatever second factor the field is for. */
  enterCode(text: string, field: SeenField): Promise<void>;
  /** Sends the form, by the button with this label. */
  submit(label: string): Promise<void>;
  /** The second click of a double click on that button: where the first one fell, on whatever is there by now. Without it nobody double-clicks. */
  clickAgain?(): Promise<void>;
  press(button: SeenButton): Promise<void>;
  /** Comes back to the page as the browser kept it: a `pageshow` with `persisted`. */
  comeBack(): Promise<void>;
  /** Lets the clock of the page go on by so many milliseconds, exactly. */
  wait(ms: number): Promise<void>;
  /** Lets as much time pass as the page gives a call that gets no answer. */
  giveUp(): Promise<void>;
  /** Lets the page hear an answer of which it shows nothing, such as that of a form that is renewed behind the one in hand. */
  hear(): Promise<void>;

  /** The form, the error or the end that is there, by what can be filled in. */
  seeStep(page: ExpectedPage): Promise<void>;
  seeTitle(title: string, pageTitle: string): Promise<void>;
  /** What the alert says: of the form, and of a field once more. `[]` for silence. */
  seeMessages(messages: readonly string[]): Promise<void>;
  seeNotice(text: string): Promise<void>;
  /** A link with this label is on the page, and leads to this URL, or to this path of the page's origin. Optional: without it, links are not checked. */
  seeLink?(label: string, url: string): Promise<void>;
  /** This one was there, and is gone. Without it nobody looks. */
  seeNoNotice?(text: string): Promise<void>;
  /** What the status says, `''` for silence; and how long there is to wait. */
  seeProgress(progress: string, wait: string): Promise<void>;
  seeField(field: SeenField, isReadOnly: boolean): Promise<void>;
  /** These, none for another verb, and none with a label of `gone`: of factors, providers, addresses and submissions that were there before. */
  seeButtons(buttons: readonly SeenButton[], gone?: readonly string[]): Promise<void>;
  /** What sends the form, and whether a call is under way. */
  seeSubmit(label: string, isBusy: boolean): Promise<void>;
  seeFocusOn(focus: SeenFocus): Promise<void>;
  /** Something has the focus still: it did not fall to the page as a whole. Without it nobody looks. */
  seeFocusKept?(): Promise<void>;
  /** The page has set out for this address. Without it nobody looks. */
  seeLeaving?(url: string): Promise<void>;

  /** All that is on the page, for whoever reads a failure. */
  tellPage(): Promise<string>;
  /** Where a picture of it is, for the same. */
  takePicture?(): Promise<string>;
}
