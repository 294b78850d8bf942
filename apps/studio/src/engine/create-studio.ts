import { recordChart } from '@kratos-login/inspect/panel';
import { copyExchange } from './copy/copy-exchange.ts';
import { copyStep } from './copy/copy-step.ts';
import { copyPage } from './copy-page.ts';
import { createInspectionRelay } from './create-inspection-relay.ts';
import { createMoments, MAX_MOMENTS } from './create-moments.ts';
import { createRecorder } from './create-recorder.ts';
import { createTroubles, listUnavailableTroubles } from './create-troubles.ts';
import { createEmulatedKratos, password, people } from './emulated-kratos.ts';
import { fillForm } from './fill-form.ts';
import { findCode } from './find-code.ts';
import type { FrameHost } from './frame-host.ts';
import { readGuide } from './guide.ts';
import { keepEqualParts } from './keep-equal-parts.ts';
import { listStudioPeople } from './list-people.ts';
import type { Exchange, FrameOptions, Studio, StudioState } from './studio.ts';
import { toQrPath } from './to-qr-path.ts';

/** Options of {@link createStudio}. */
export interface StudioOptions {
  /** Which Kratos the page signs in to. Default: what `<meta name="kratos">` says, else an emulated one. */
  readonly kratos?: 'emulated' | 'real' | undefined;
  /** The address of Kratos. Default: `kratos/` below the address of this page, or `/kratos` for a real one. */
  readonly kratosUrl?: string | undefined;
  /** How the page looks first. */
  readonly frame?: Partial<FrameOptions> | undefined;
  /** How long a reply takes with the trouble `slow`. Default: 5 000. */
  readonly slowMilliseconds?: number | undefined;
}

const firstFrame: FrameOptions = { renderer: 'react', page: 'sign-in', lang: 'en', scheme: 'light', brand: 'example', width: 390 };

/**
 * Creates the studio without its surface, and offers itself to the frames of this window as `kratosStudio`. There is one in a window.
 *
 * ```ts
 * const studio = createStudio()
 * const frame = document.body.appendChild(document.createElement('iframe'))
 * studio.connectFrame(frame)
 * frame.src = studio.getState().frameUrl
 * ```
 */
export function createStudio({
  kratos = readKind(),
  kratosUrl: given,
  frame: first,
  slowMilliseconds = 5_000,
}: StudioOptions = {}): Studio {
  const kratosUrl = new URL(given ?? (kratos === 'real' ? '/kratos' : 'kratos/'), document.baseURI).href.replace(/\/?$/, '/');
  const emulated = kratos === 'emulated' ? createEmulatedKratos(kratosUrl) : null;
  const addresses = people.map(({ email }) => email);
  const listeners = new Set<() => void>();
  const hostListeners = new Set<() => void>();
  let frame: FrameOptions = toPossible({ ...firstFrame, ...first }, {});
  let visit = 1;
  /** What the guide has from the sign-in before the page of the second factor. */
  let earlier: readonly Exchange[] = [];
  let shown: number | null = null;
  let person = addresses[0] ?? '';
  let signedIn: string | null = null;
  let chart: StudioState['chart'] = 'login';
  let notices: readonly string[] = kratos === 'real' ? [realNotice] : [];
  let running: Window | null = null;
  let connected: HTMLIFrameElement | null = null;
  let browser = emulated?.openBrowser() ?? null;
  let state: StudioState | null = null;
  const inspections = createInspectionRelay();
  let last: StudioState | null = null;
  let ticking: ReturnType<typeof setInterval> | undefined;

  const troubles =
    emulated && browser
      ? createTroubles({ kratos: emulated, getBrowser: () => browser ?? emulated.openBrowser(), getPerson: () => person, slowMilliseconds })
      : null;

  const changed = (): void => {
    state = null;
    for (const listener of [...listeners]) listener();
  };
  const changedForFrames = (): void => {
    changed();
    for (const listener of [...hostListeners]) listener();
  };
  const start = () => {
    const own = troubles?.send ?? ((request: Request) => fetch(request));
    const recorder = createRecorder({ kratosUrl, send: own, onSubmit: notePerson, onChange: changedLogin });
    const moments = createMoments(() => {
      const body = running?.document.body ?? null;
      return body && copyPage(body, emulated ? addresses : []);
    }, changed);
    return { recorder, moments };
  };
  let login = start();

  function notePerson(body: unknown): void {
    const { identifier } = (body ?? {}) as { readonly identifier?: unknown };
    const typed = typeof identifier === 'string' ? identifier.trim().toLowerCase() : '';
    const known = addresses.find((email) => email === typed);
    if (known !== undefined) person = known;
  }
  function changedLogin(): void {
    const last = login.recorder.getExchanges().at(-1)?.outcome;
    if (last === 'signedIn' || last === 'secondFactorDue') signedIn = person;
    changed();
  }
  /** Begins another login. The old one is recorded no more. */
  function begin(keepsSession: boolean): void {
    earlier = keepsSession ? [...earlier, ...login.recorder.getExchanges()] : [];
    login.recorder.end();
    login.moments.end();
    hostListeners.clear();
    inspections.clear();
    running = null;
    shown = null;
    chart = frame.page === 'second-factor' ? 'second-factor' : 'login';
    if (!keepsSession) {
      emulated?.emulator.log.clear(); // nothing here reads it
      browser = emulated?.openBrowser() ?? null;
      signedIn = null;
    }
    visit++;
    login = start();
    changed();
  }

  function readState(): StudioState {
    const exchanges = login.recorder.getExchanges();
    const moments = login.moments.list();
    const index = shown === null ? null : Math.min(shown, moments.length - 1);
    const list = emulated && browser ? listStudioPeople(emulated.emulator, browser, signedIn) : [];
    const cut = login.moments.isCut() ? [`Only the last steps of this login are kept, at most ${MAX_MOMENTS}.`] : [];
    return {
      frame,
      frameUrl: `frames/${frame.renderer}.html?page=${frame.page}&visit=${visit}`,
      kratos,
      notices: [...notices, ...cut],
      people: list,
      guide: readGuide({
        exchanges: [...earlier, ...exchanges.slice(0, moments[index ?? -1]?.exchangeCount)],
        hasTotp: list.find(({ email }) => email === person)?.hasTotp ?? false,
      }),
      exchanges,
      troubles: troubles?.list() ?? unavailableTroubles,
      moments,
      shown: index,
      chart,
    };
  }
  const getState = (): StudioState => {
    if (state === null) state = last = keepEqualParts(last, readState());
    return state;
  };

  const createHost = (): FrameHost => {
    const mine = login;
    const record = recordChart((step) => {
      if (mine !== login) return;
      chart = frame.page === 'second-factor' ? 'second-factor' : step.chart;
      mine.recorder.follow(step);
      mine.moments.add(step, mine.recorder.getExchanges().length);
      changed();
    });
    return {
      kratosUrl,
      fetch: mine.recorder.fetch,
      inspect(inspected) {
        record(inspected);
        if (mine === login) inspections.add(inspected);
      },
      getOptions: () => frame,
      isOnline: () => !(troubles?.isOn('offline') ?? false),
      subscribe(listener) {
        if (mine === login) hostListeners.add(listener);
        return () => hostListeners.delete(listener);
      },
      showSecondFactor: () => studio.setFrame({ page: 'second-factor' }),
    };
  };
  const studio: Studio = {
    getState,
    subscribe(listener) {
      listeners.add(listener);
      ticking ??= emulated ? setInterval(changed, 1_000) : undefined; // codes change by themselves
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearInterval(ticking);
        ticking = undefined;
      };
    },
    setFrame(options) {
      const before = frame;
      frame = toPossible({ ...frame, ...options }, options);
      if (frame.renderer !== before.renderer || frame.page !== before.page) begin(frame.page === 'second-factor');
      else changedForFrames();
    },
    restart() {
      troubles?.clear();
      frame = { ...frame, page: 'sign-in' };
      begin(false);
    },
    fillIn(email) {
      const page = (connected?.contentDocument ?? running?.document) || null;
      if (emulated === null || page === null || shown !== null || !addresses.includes(email)) return 'no-form';
      const typed = fillForm(page, { email, password, code: findCode(emulated.emulator, email, page) });
      if (typed === 'password') person = email;
      changed();
      return typed;
    },
    async copyPassword(email) {
      if (addresses.includes(email)) await navigator.clipboard.writeText(password);
    },
    readQrCode(email) {
      const secret = emulated?.emulator.identities.find(email)?.totpSecret;
      if (!secret) return null;
      return toQrPath(`otpauth://totp/kratos-login:${encodeURIComponent(email)}?secret=${secret}&issuer=kratos-login`);
    },
    trouble(id) {
      troubles?.use(id);
      changedForFrames();
    },
    show(index) {
      shown = index === null || login.moments.list().length === 0 ? null : Math.max(0, Math.trunc(index));
      changedForFrames();
    },
    copyText: (step, language) => copyStep(step, language, kratosUrl),
    copyExchange(id, language) {
      const exchange = getState().exchanges.find((each) => each.id === id);
      return exchange ? copyExchange(exchange, language, kratosUrl) : '';
    },
    connectInspector: inspections.connect,
    connectFrame(next) {
      connected = next;
    },
  };
  window.kratosStudio = {
    studio,
    connect(window) {
      running = window;
      return createHost();
    },
  };
  if (kratos === 'real') void explainReal();
  return studio;

  async function explainReal(): Promise<void> {
    const { diagnose } = await import('@kratos-login/core/diagnose');
    const { findings } = await diagnose({ kratosUrl });
    notices = [realNotice, ...findings.map(({ text }) => text)];
    changed();
  }
}

const unavailableTroubles = listUnavailableTroubles();

const realNotice =
  'A real Kratos answers. Its users, its clock and its errors cannot be steered from here, so people and troubles are off.';

const readKind = (): 'emulated' | 'real' =>
  document.querySelector<HTMLMetaElement>('meta[name="kratos"]')?.content === 'real' ? 'real' : 'emulated';

/** The custom page only signs in: what was chosen last wins. */
function toPossible(frame: FrameOptions, chosen: Partial<FrameOptions>): FrameOptions {
  if (frame.renderer !== 'custom' || frame.page !== 'second-factor') return frame;
  return chosen.renderer === 'custom' ? { ...frame, page: 'sign-in' } : { ...frame, renderer: 'react' };
}
