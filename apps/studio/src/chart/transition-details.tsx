import type { Chart } from '@kratos-login/inspect/panel';
import type { ReactNode } from 'react';
import type { TransitionFacts } from '../generated/transition-facts.ts';
import { repliesUrl } from '../links.ts';
import { selectInChart } from '../selection.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { toEventName, toStateName } from './chart-names.ts';
import { useTransitionFacts } from './use-transition-facts.ts';

/** Properties of {@link TransitionDetails}. */
export interface TransitionDetailsProps {
  readonly chart: Chart;
  readonly id: string;
}

/** One transition: what causes it, where it leads, which replies of Kratos mean it, and a test that takes it. */
export function TransitionDetails({ chart, id }: TransitionDetailsProps): ReactNode {
  const facts = useTransitionFacts();
  const transition = chart.transitions.find((each) => each.id === id);
  if (transition === undefined) return <p className="empty">This chart has no transition {id}.</p>;
  const { event, guard, source, targets } = transition;
  const name = facts?.transitions[id]?.name;
  return (
    <>
      <h3>
        {toEventName(event)} {guard}
      </h3>
      {name !== undefined && <p>{name}.</p>}
      <p className="details-route">
        <StateLink id={source} />
        <span aria-hidden="true">→</span>
        <span className="hidden">to</span>
        {targets.length === 0 ? 'stays' : targets.map((target) => <StateLink key={target} id={target} />)}
      </p>
      {facts !== null && <Replies facts={facts} id={id} />}
      {facts !== null && <TestPath facts={facts} id={id} />}
    </>
  );
}

const StateLink = ({ id }: { readonly id: string }): ReactNode => (
  <button type="button" className="link" onClick={() => selectInChart({ kind: 'state', ids: [id] })}>
    {id.includes('.') ? toStateName(id) : 'anywhere'}
  </button>
);

/** Properties of {@link Replies} and {@link TestPath}. */
interface FactsProps {
  readonly facts: TransitionFacts;
  readonly id: string;
}

function Replies({ facts, id }: FactsProps): ReactNode {
  const replies = facts.transitions[id]?.replies ?? [];
  if (replies.length === 0) return null;
  return (
    <ul className="replies" aria-label="Replies of Kratos that mean this">
      {replies.map((reply) => (
        <li key={reply}>
          <a href={repliesUrl(reply)} target="_blank" rel="noreferrer">
            {reply}
          </a>{' '}
          <b>{facts.replies[reply]?.status ?? 'no reply'}</b> {toPlainText(facts.replies[reply]?.means ?? '')}
        </li>
      ))}
    </ul>
  );
}

function TestPath({ facts, id }: FactsProps): ReactNode {
  const [index, length] = facts.transitions[id]?.test ?? [];
  const test = index === undefined ? undefined : facts.tests[index];
  if (test === undefined) return null;
  return (
    <>
      <p className="details-label">
        A test takes it <CopyButton copy={() => test.command}>Copy its command</CopyButton>
      </p>
      <ol className="test-steps">
        {test.steps.slice(0, length).map((step, at) => (
          <li key={at}>{step}</li>
        ))}
      </ol>
    </>
  );
}

const toPlainText = (markdown: string): string => markdown.replaceAll(/\*\*|`|†/g, '');
