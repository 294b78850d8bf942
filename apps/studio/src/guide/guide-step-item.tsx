import { type ReactNode, useId, useState } from 'react';
import type { GuideStep } from '../engine/studio.ts';
import { docsUrl } from '../links.ts';
import { Code } from '../ui/code.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Icon } from '../ui/icon.tsx';
import { useStudio } from '../use-studio.ts';
import { ExchangeBodies } from '../wire/exchange-bodies.tsx';
import { guideTexts, kratosYml } from './guide-texts.ts';

/** Properties of {@link GuideStepItem}. */
export interface GuideStepItemProps {
  readonly step: GuideStep;
  /** From 1. */
  readonly number: number;
}

/** One step of the guide. It opens to the request and the reply of this login. */
export function GuideStepItem({ step, number }: GuideStepItemProps): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const panel = useId();
  const { title, text, request } = guideTexts[step.id];
  const isCurrent = step.state === 'current';
  return (
    <li className="step" data-step={step.id} data-state={step.state} data-open={isOpen} aria-current={isCurrent ? 'step' : undefined}>
      <button type="button" className="step-head" aria-expanded={isOpen} aria-controls={panel} onClick={() => setOpen(!isOpen)}>
        <span className="step-number" aria-hidden="true">
          {step.state === 'done' ? <Icon name="check" /> : number}
        </span>
        <span className="step-title">
          {title}
          {step.state === 'done' && <span className="hidden">, done</span>}
        </span>
        <Icon name="chevron" />
      </button>
      <div id={panel} className="step-body" hidden={!isOpen && !isCurrent}>
        <p>{text}</p>
        {request !== null && !isOpen && <code className="step-request">{request}</code>}
        {isOpen && <StepDetails step={step} />}
      </div>
    </li>
  );
}

function StepDetails({ step }: Pick<GuideStepItemProps, 'step'>): ReactNode {
  const studio = useStudio();
  const { id, exchange } = step;
  return (
    <>
      {id === 'configure' && <Code lang="yaml" label="kratos.yml" text={kratosYml} />}
      {exchange !== null && <ExchangeBodies exchange={exchange} />}
      {exchange === null && guideTexts[id].request !== null && (
        <p className="empty">Its request and reply are here once this login has come so far.</p>
      )}
      <div className="actions">
        {id === 'configure' && <CopyButton copy={() => kratosYml}>Copy kratos.yml</CopyButton>}
        {id === 'configure' && <a href={docsUrl('production/')}>Configuration for production</a>}
        {id === 'pair' && (
          <button type="button" className="link" onClick={() => studio.setFrame({ page: 'second-factor', renderer: 'react' })}>
            Show this page
          </button>
        )}
        {guideTexts[id].request !== null && (
          <span className="copy-as">
            Copy as{' '}
            {languages.map((language) => (
              <CopyButton key={language} name={`Copy “${guideTexts[id].title}” as ${language}`} copy={() => studio.copyText(id, language)}>
                {language}
              </CopyButton>
            ))}
          </span>
        )}
      </div>
    </>
  );
}

const languages = ['curl', 'fetch', 'createLogin'] as const;
