import type { InspectionEvent } from 'xstate';
import type { FrameOptions, Studio } from './studio.ts';

/** What a page in the frame gets from the studio around it. */
export interface FrameHost {
  /** The address of Kratos, for the page's login. */
  readonly kratosUrl: string;
  /** Sends the requests of the page, and records them. */
  readonly fetch: typeof globalThis.fetch;
  /** Records the chart of the page. */
  readonly inspect: (inspected: InspectionEvent) => void;
  /** Returns how the page is to look now. */
  getOptions(): FrameOptions;
  /** Whether the page is online. */
  isOnline(): boolean;
  /** Calls the listener after each change of the options or the connection. */
  subscribe(listener: () => void): () => void;
  /** Shows the page of the second factor instead. */
  showSecondFactor(): void;
}

/** The studio as its frames see it: `window.parent.kratosStudio`. */
interface FrameHosts {
  /** The studio, for the console and for tests. */
  readonly studio: Studio;
  /** Connects the window of the running page. */
  connect(window: Window): FrameHost;
}

declare global {
  interface Window {
    kratosStudio?: FrameHosts | undefined;
  }
}
