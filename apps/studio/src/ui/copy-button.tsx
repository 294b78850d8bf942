import { type ReactNode, useEffect, useState } from 'react';

/** Properties of {@link CopyButton}. */
export interface CopyButtonProps {
  readonly children: ReactNode;
  /** The name for screen readers. Default: the content. */
  readonly name?: string;
  readonly className?: string;
  /** Copies, or returns the text to copy. */
  readonly copy: () => string | Promise<void>;
}

/** A button that copies, and says for a moment that it did or that the browser did not allow it. */
export function CopyButton({ children, name, className = 'link', copy }: CopyButtonProps): ReactNode {
  const [result, setResult] = useState<'copied' | 'failed' | null>(null);
  useEffect(() => {
    if (result === null) return;
    const timer = setTimeout(() => setResult(null), 1_600);
    return () => clearTimeout(timer);
  }, [result]);
  const run = async (): Promise<void> => {
    try {
      const text = copy();
      await (typeof text === 'string' ? navigator.clipboard.writeText(text) : text);
      setResult('copied');
    } catch {
      setResult('failed'); // no clipboard without permission, or without HTTPS
    }
  };
  return (
    <button type="button" className={`copy ${className}`} aria-label={name} data-result={result} onClick={() => void run()}>
      <span className="copy-label">{children}</span>
      <span className="copy-result" role="status">
        {result === null ? '' : result === 'copied' ? 'Copied' : 'Not allowed'}
      </span>
    </button>
  );
}
