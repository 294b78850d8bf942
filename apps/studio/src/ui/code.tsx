import { type ReactNode, useEffect, useState } from 'react';
import type { ThemedToken } from 'shiki/core';
import { type CodeLanguage, highlight } from './highlight.ts';

/** Properties of {@link Code}. */
export interface CodeProps {
  readonly text: string;
  readonly lang: CodeLanguage;
  /** What the code is. */
  readonly label: string;
}

/** Code, in colours as soon as the highlighter is loaded. */
export function Code({ text, lang, label }: CodeProps): ReactNode {
  const [lines, setLines] = useState<{ readonly text: string; readonly tokens: readonly (readonly ThemedToken[])[] } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    highlight(text, lang).then(
      (tokens) => isCurrent && setLines({ text, tokens }),
      () => {}, // offline before the first code was opened: the code stays without colours
    );
    return () => {
      isCurrent = false;
    };
  }, [text, lang]);
  return (
    // It scrolls, so the keyboard must reach it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <pre className="code" role="group" aria-label={label} tabIndex={0}>
      <code>{lines?.text === text ? lines.tokens.map(renderLine) : text}</code>
    </pre>
  );
}

const renderLine = (tokens: readonly ThemedToken[], line: number): ReactNode => (
  <span key={line}>
    {tokens.map(({ content, color, offset }) => (
      <span key={offset} style={{ color }}>
        {content}
      </span>
    ))}
    {'\n'}
  </span>
);
