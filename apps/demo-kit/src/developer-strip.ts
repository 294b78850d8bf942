/** The strip for developers at the foot of a demo: its users and the current code. The server with the emulator adds it. */
import type { Person } from './people.ts';

const strip = document.createElement('aside');
strip.className = 'for-developers';
strip.ariaLabel = 'For developers';
Object.assign(strip, { lang: 'en', dir: 'ltr' }); // whatever language the page speaks
const text = document.createElement('p');
strip.append(text);
document.body.append(strip); // beside the page, which may not be rendered yet

async function refresh(): Promise<void> {
  const people = await listPeople();
  if (people !== null) text.replaceChildren('For developers: an emulated Kratos. ', ...people.flatMap(describe));
}

/** Returns `null` while the browser is offline or the server is stopped; the strip then keeps its text. */
const listPeople = async (): Promise<readonly Person[] | null> => {
  try {
    return await (await fetch('/developers/people')).json();
  } catch {
    return null;
  }
};

function describe({ email, password, code, secondsLeft }: Person): readonly (string | Node)[] {
  return [
    'Sign in as ',
    inCode(email),
    ' with ',
    inCode(password),
    ...(code === null ? [', no second factor. '] : [', code ', inCode(code), ` for ${secondsLeft} s. `]),
  ];
}

function inCode(value: string): HTMLElement {
  const element = document.createElement('code');
  element.textContent = value;
  return element;
}

await refresh();
setInterval(() => void refresh(), 1_000);
