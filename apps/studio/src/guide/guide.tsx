import { type ReactNode, useEffect, useRef } from 'react';
import { useStudioState } from '../use-studio.ts';
import { GuideStepItem } from './guide-step-item.tsx';
import { People } from './people.tsx';

/** The steps of a login with TOTP beside the login that takes them, and the people who can sign in. */
export function Guide(): ReactNode {
  const steps = useStudioState((state) => state.guide);
  const current = steps.find(({ state }) => state === 'current')?.id;
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const item = current === undefined ? null : list.current?.querySelector<HTMLElement>(`[data-step="${current}"]`);
    if (!item || !list.current) return;
    const [top, bottom] = [item.offsetTop - list.current.offsetTop, item.offsetTop - list.current.offsetTop + item.offsetHeight];
    // Not `scrollIntoView`, which can scroll the whole page too.
    if (top < list.current.scrollTop) list.current.scrollTop = top;
    else if (bottom > list.current.scrollTop + list.current.clientHeight) list.current.scrollTop = bottom - list.current.clientHeight;
  }, [current]);
  return (
    <section className="pane guide" aria-labelledby="guide-title">
      <div className="pane-head">
        <h2 id="guide-title">Sign in with TOTP by AJAX, step by step</h2>
      </div>
      <ol className="steps" ref={list}>
        {steps.map((step, index) => (
          <GuideStepItem key={step.id} step={step} number={index + 1} />
        ))}
      </ol>
      <People />
    </section>
  );
}
