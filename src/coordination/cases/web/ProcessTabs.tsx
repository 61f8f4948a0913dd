import { useEffect, useRef } from 'react';
import { PageLink } from '../../../information/registers/web/index.ts';
import { StatusMark } from '../../../platform/web/kit/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import type { ProcessView } from '../cases.contract.ts';
import { texts } from './texts.ts';
import { useCaseWords } from './words.ts';

/** One tab for each process with its open and overdue cases; an address each, so that it can be kept and sent. */
export function ProcessTabs(props: {
  processes: readonly ProcessView[];
  /** Id of a process; empty for all. */
  chosen: string;
  addressOf: (process: string) => string;
  /** Leaves out the tab of all processes. */
  single?: boolean;
}) {
  const t = useTexts(texts);
  const { say } = useCaseWords();
  const { processes } = props;
  const nav = useRef<HTMLElement>(null);
  // On a phone the tabs are wider than the screen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another one is chosen
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [props.chosen]);
  const sum = (of: 'open' | 'overdue'): number => processes.reduce((all, { counts }) => all + counts[of], 0);
  const tabs = [
    ...(props.single ? [] : [{ id: '', label: t('all_processes'), open: sum('open'), overdue: sum('overdue') }]),
    ...processes.map(({ id, texts: { many }, counts }) => ({ id, label: say(many), ...counts })),
  ];
  return (
    <nav ref={nav} className="case-tabs" aria-label={t('processes')}>
      {tabs.map((tab) => (
        <TabLink key={tab.id} {...tab} chosen={tab.id === props.chosen} to={props.addressOf(tab.id)} />
      ))}
    </nav>
  );
}

function TabLink(props: { label: string; open: number; overdue: number; chosen: boolean; to: string }) {
  const t = useTexts(texts);
  const format = useFormat();
  return (
    <PageLink to={props.to} className={props.chosen ? 'case-tab case-tab-on' : 'case-tab'} current={props.chosen}>
      <span>{props.label}</span>
      <b title={t('open_count', { count: props.open })}>{format.decimal(props.open)}</b>
      {props.overdue > 0 && (
        <span className="case-tab-late" title={t('overdue_count', { count: props.overdue })}>
          <StatusMark status="rawan" size={10} worded />
          <b>{format.decimal(props.overdue)}</b>
          <span className="unseen">{t('load_overdue')}</span>
        </span>
      )}
    </PageLink>
  );
}
