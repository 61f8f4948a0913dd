import { useEffect, useState } from 'react';
import type { Instant } from '../text/format.ts';
import { useTexts } from '../text/i18n.ts';
import { texts } from '../text/texts.ts';
import { useFormat } from '../text/useFormat.ts';
import { Button } from './Button.tsx';

/** Nothing here, and what to do next. */
export function EmptyState({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div className="state-box">
      <b>{title}</b>
      <span>{children}</span>
    </div>
  );
}

export interface ErrorStateProps {
  /** What failed. */
  title: string;
  /** Since when, if known. */
  since?: Instant;
  /** What still works meanwhile. */
  children: React.ReactNode;
  onRetry?: () => void;
  retryKeys?: string;
  retryLabel?: string;
}

export function ErrorState({ title, since, children, onRetry, retryKeys, retryLabel }: ErrorStateProps) {
  const t = useTexts(texts);
  const format = useFormat();
  return (
    <div className="state-box" role="alert">
      <b>{title}</b>
      <span>
        {children}
        {since === undefined ? null : <span className="t3"> · {t('since', { time: format.clock(since) })}</span>}
      </span>
      {onRetry && (
        <Button onClick={onRetry} {...(retryKeys ? { keys: retryKeys } : {})}>
          {retryLabel ?? t('retry')}
        </Button>
      )}
    </div>
  );
}

/** Grey lines while loading: after 300 ms, so that quick answers do not flicker; the count after 1 s. */
export function Skeleton({
  lines = 3,
  done,
  total,
  what,
}: {
  lines?: number;
  done?: number;
  total?: number;
  what?: string;
}) {
  const t = useTexts(texts);
  const format = useFormat();
  const [phase, setPhase] = useState<'quick' | 'grey' | 'count'>('quick');
  useEffect(() => {
    const grey = setTimeout(() => setPhase('grey'), 300);
    const count = setTimeout(() => setPhase('count'), 1000);
    return () => {
      clearTimeout(grey);
      clearTimeout(count);
    };
  }, []);
  if (phase === 'quick') return <div className="skeleton" aria-busy="true" />;
  const counted = done !== undefined && total !== undefined;
  return (
    <div className="skeleton" role="status" aria-busy="true">
      {Array.from({ length: lines }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: fixed grey lines
        <i key={index} style={{ width: `${[60, 85, 40][index % 3]}%` }} />
      ))}
      {phase === 'count' && (
        <span className="s12 t3">
          {counted
            ? t('loading_count', { done: format.decimal(done), total: format.decimal(total), what: what ?? '' })
            : `${t('loading')}…`}
        </span>
      )}
    </div>
  );
}
