import type { LoginInput } from '@kratos-login/core';
import type { ExpectedButton, PageButton } from './expected-button.ts';
import type { ExpectedField, ExpectedFocus, ExpectedPage } from './expected-page.ts';

/**
 * A driver for a login page, which finds elements by role and label. Actions and checks are awaited, and checks may succeed after a moment. A failure
 * throws, and names what is there instead. One driver takes one journey.
 */
export interface JourneyDriver {
  /** Opens the page for a login with this input. */
  open(input: LoginInput): Promise<void>;
  /** Types the identifier. */
  enterIdentifier(text: string, field: ExpectedField): Promise<void>;
  /** Types the password. */
  enterPassword(text: string, field: ExpectedField): Promise<void>;
  /** Fills in the field of any second factor. */
  enterCode(text: string, field: ExpectedField): Promise<void>;
  /** Submits the form with the button of this label. */
  submit(label: string): Promise<void>;
  /** Performs the second click of a double click: at the place of that button, on any element that is there by now. Optional: without it, double clicks are not tested. */
  clickAgain?(): Promise<void>;
  /** Presses a button. */
  press(button: ExpectedButton): Promise<void>;
  /** Returns to the page as the browser restored it: a `pageshow` with `persisted`. */
  restorePage(): Promise<void>;
  /** Advances the clock of the page by exactly these milliseconds. */
  wait(ms: number): Promise<void>;
  /** Lets the timeout of a call pass. */
  timeOutCall(): Promise<void>;
  /** Lets the page process an answer that it does not show, such as that of a background renewal. */
  processAnswer(): Promise<void>;

  /** Checks which form, error or result is shown, by the fields. */
  seeStep(page: ExpectedPage): Promise<void>;
  /** Checks the heading, and that the title of the document contains the second text. */
  seeTitle(title: string, pageTitle: string): Promise<void>;
  /** Checks the texts of the alert: those of the form, and one of a field. `[]` for an empty alert. */
  seeMessages(messages: readonly string[]): Promise<void>;
  /** Checks that this notice is shown. */
  seeNotice(text: string): Promise<void>;
  /** Checks that this advice of an error is shown. */
  seeAdvice(text: string): Promise<void>;
  /** Checks that a link with this label leads to this URL, or to this path at the page's origin. Optional: without it, links are not checked. */
  seeLink?(label: string, url: string): Promise<void>;
  /** Checks that this notice is gone. Optional: without it, old notices are not checked. */
  seeNoNotice?(text: string): Promise<void>;
  /** Checks the text of the status, `''` if empty, and the waiting time. */
  seeProgress(progress: string, wait: string): Promise<void>;
  /** Checks a field: its label, value, description and messages. */
  seeField(field: ExpectedField, isReadOnly: boolean): Promise<void>;
  /** Checks the buttons: these and none for other functions of the view, and none with a label in `gone`. */
  seeButtons(buttons: readonly ExpectedButton[], gone?: readonly string[]): Promise<void>;
  /** Checks the submit button, and whether a call is pending. */
  seeSubmit(label: string, isBusy: boolean): Promise<void>;
  /** Checks which element has the focus. */
  seeFocusOn(focus: ExpectedFocus): Promise<void>;
  /** Checks that an element still has the focus. Optional: without it, a lost focus is not detected. */
  seeFocusKept?(): Promise<void>;
  /** Checks that the page navigates to this address. Optional: without it, navigation is not checked. */
  seeNavigation?(url: string): Promise<void>;

  /** Returns the contents of the page for a failure message. */
  describePage(): Promise<string>;
  /** Returns the path of a screenshot for a failure message. */
  takeScreenshot?(): Promise<string>;
}

/** A driver of any page whose parts are found by role and label. */
export interface PageDriver extends JourneyDriver {
  press(button: PageButton): Promise<void>;
  seeStep(page: Pick<ExpectedPage, 'fields'>): Promise<void>;
  seeButtons(buttons: readonly PageButton[], gone?: readonly string[]): Promise<void>;
}
