import { useRef, useState } from 'react';
import { useKeys } from '../../../platform/web/keyboard/useKeys.ts';
import { EmptyState, ErrorState, Field, KeyNote, Skeleton, StatusMark } from '../../../platform/web/kit/index.ts';
import { useGo, useQueryString } from '../../../platform/web/navigation.ts';
import { Region, Shell } from '../../../platform/web/shell/index.ts';
import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import { PageLink, useRested } from '../../registers/web/index.ts';
import type { StatusRow } from '../../status/status.contract.ts';
import { areaTitle, levelsWords } from '../area-words.rules.ts';
import type { TreeNode } from '../profile.contract.ts';
import { texts } from './texts.ts';
import { useFollowStatuses, useStatusesBelow, useTree } from './useProfile.ts';
import './profile.css';

/** Chooses an area: by words of its name, or step by step down the tree. */
export default function AreasPage() {
  const t = useTexts(texts);
  const go = useGo();
  const [address, setAddress] = useQueryString();
  const [words, setWords] = useState(address.get('q') ?? '');
  const rested = useRested(words.trim());
  const parent = address.get('in') ?? '';
  useFollowStatuses();
  const input = useRef<HTMLInputElement>(null);
  const hits = useTree({ q: rested }, rested.length >= 2);
  const tree = useTree(parent ? { parent } : {});
  // A lone top area opens itself: nobody wants to press where there is nothing to choose.
  const only = parent === '' && tree.data?.items.length === 1 ? tree.data.items[0] : undefined;
  const inside = useTree({ parent: only?.code ?? '' }, only !== undefined);
  const nodes = only ? [only, ...(inside.data?.items ?? [])] : (tree.data?.items ?? []);
  const statuses = useStatusesBelow(parent || (only?.code ?? ''), nodes.at(-1)?.level);
  const searching = rested.length >= 2;
  const group = t('group');
  const enter = (code: string | undefined): void => setAddress(new URLSearchParams(code ? { in: code } : {}));
  const above = tree.data?.path.at(-2)?.code;
  useKeys([
    { keys: '/', label: t('search'), group, run: () => input.current?.focus() },
    { keys: '↑', label: t('key_up'), group, when: () => parent !== '', run: () => enter(above) },
    { keys: 'Esc', label: t('all_areas'), group, when: () => parent !== '', run: () => enter(undefined) },
  ]);
  return (
    <Shell
      desk={t('desk')}
      onDesks={() => go('/desks')}
      footer={
        <>
          <KeyNote keys="/">{t('search')}</KeyNote>
          <KeyNote keys="↑">{t('key_up')}</KeyNote>
        </>
      }
    >
      <div className="area-chooser">
        <Region name="command" label={t('search')} className="area-find">
          <Field label={t('search')} keys="/">
            {(field) => (
              <input
                {...field}
                ref={input}
                className="input"
                type="search"
                placeholder={t('search_hint')}
                value={words}
                onChange={(event) => setWords(event.target.value)}
              />
            )}
          </Field>
        </Region>
        {searching && (
          <Region name="queue" label={t('hits')} className="area-list">
            {hits.data && hits.data.items.length === 0 ? (
              <EmptyState title={t('no_hits')}>{t('no_hits_next')}</EmptyState>
            ) : (
              <Nodes label={t('hits')} nodes={hits.data?.items ?? []} />
            )}
          </Region>
        )}
        <Region name="sheet" label={t('tree')} className="area-list">
          <nav className="area-crumbs" aria-label={t('path')}>
            <button type="button" className="link" disabled={parent === ''} onClick={() => enter(undefined)}>
              {t('all_areas')}
            </button>
            {tree.data?.path.map((one) => (
              <span key={one.code}>
                {' › '}
                <Crumb code={one.code} last={one.code === parent} name={one.name} onEnter={enter} />
              </span>
            ))}
          </nav>
          {tree.isError ? (
            <ErrorState title={t('failed')} since={tree.errorUpdatedAt} onRetry={() => void tree.refetch()}>
              {t('failed_next')}
            </ErrorState>
          ) : tree.isPending ? (
            <Skeleton lines={6} />
          ) : nodes.length === 0 ? (
            <EmptyState title={t('tree_empty')}>{t('tree_empty_next')}</EmptyState>
          ) : (
            <Nodes label={t('tree')} nodes={nodes} statuses={statuses} onEnter={enter} />
          )}
        </Region>
      </div>
    </Shell>
  );
}

function Crumb(props: { code: string; name: string; last: boolean; onEnter: (code: string) => void }) {
  return props.last ? (
    <PageLink to={`/areas/${props.code}`}>{props.name}</PageLink>
  ) : (
    <button type="button" className="link" onClick={() => props.onEnter(props.code)}>
      {props.name}
    </button>
  );
}

const next = {
  province: 'regency',
  regency: 'district',
  district: 'village',
  village: 'rw',
  rw: 'rt',
  rt: 'rt',
} as const;

function Nodes(props: {
  label: string;
  nodes: readonly TreeNode[];
  statuses?: ReadonlyMap<string, StatusRow>;
  onEnter?: (code: string) => void;
}) {
  const t = useTexts(texts);
  const format = useFormat();
  const language = useLanguage();
  const { onEnter } = props;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is reached by the keyboard
    <ul className="area-nodes" aria-label={props.label} tabIndex={0}>
      {props.nodes.map((node) => {
        const status = props.statuses?.get(node.code)?.status;
        return (
          <li key={node.code}>
            {status && <StatusMark status={status} />}
            <PageLink to={`/areas/${node.code}`} className="area-node">
              <b className="cut">{areaTitle(node, language)}</b>
              <span className="t3 s12 cut">
                {[...node.path].reverse().join(', ') || node.code}
                {node.population !== null && ` · ${t('residents_n', { count: format.decimal(node.population) })}`}
              </span>
            </PageLink>
            {onEnter && node.below > 0 && (
              <button type="button" className="btn" onClick={() => onEnter(node.code)}>
                {t('below', { count: format.decimal(node.below), level: levelsWords[next[node.level]][language] })} ›
                <span className="unseen"> {areaTitle(node, language)}</span>
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
