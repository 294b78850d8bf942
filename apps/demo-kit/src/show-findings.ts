/** For developers: what is wrong with the set-up, below the page of an error. Only development builds load it. */
import type { LoginView } from '@kratos-login/core';
import { diagnose } from '@kratos-login/core/diagnose';
import { explain } from '@kratos-login/core/explain';
import { createFindingCards } from './finding-cards.ts';
import './finding-cards.css';

const place = document.createElement('aside');
place.className = 'for-developers';
place.ariaLabel = 'What is wrong';
Object.assign(place, { lang: 'en', dir: 'ltr' }); // whatever language the page speaks

/** Shows the explanation of an error, and what `diagnose` finds. Sends no requests to a busy server or while the browser is offline. */
export async function showFindings(view: LoginView): Promise<void> {
  if (view.kind !== 'error') return place.remove();
  place.replaceChildren(toElement('p', `For developers: ${explain(view)}`));
  document.body.append(place);
  const { kratosUrl, failure } = view;
  if (failure.reason === 'rateLimited' || failure.reason === 'cancelled' || !navigator.onLine) return;
  const { findings } = await diagnose({ kratosUrl, returnTo: new URL(location.href).searchParams.get('return_to') ?? undefined });
  if (place.isConnected && findings.length > 0) place.append(createFindingCards(findings));
}

function toElement(tag: string, text: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}
