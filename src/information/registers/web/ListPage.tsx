import { useMemo, useRef, useState } from 'react';
import { useKeys } from '../../../platform/web/keyboard/useKeys.ts';
import { Button, EmptyState, ErrorState, KeyNote, Skeleton, SymbolMark } from '../../../platform/web/kit/index.ts';
import { useGo, useParam, useQueryString } from '../../../platform/web/navigation.ts';
import { ApiProblem } from '../../../platform/web/problem.ts';
import { Region, Shell, toast } from '../../../platform/web/shell/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import type { RegisterView } from '../registers.contract.ts';
import { doorTexts } from './door-texts.ts';
import { ExportPane } from './ExportPane.tsx';
import { FilterBar } from './FilterBar.tsx';
import { type Filters, isNarrowed, readFilters, writeFilters } from './filters.ts';
import { GroupBar, GroupChoice } from './GroupBar.tsx';
import { ImportPane } from './ImportPane.tsx';
import { NewPane } from './NewPane.tsx';
import { PageLink, stepLinks } from './PageLink.tsx';
import { PurposeLine } from './PurposeLine.tsx';
import { recordAddress } from './paths.ts';
import { useLook } from './purpose.ts';
import { RecordsMap } from './RecordsMap.tsx';
import { RecordTable } from './RecordTable.tsx';
import { SavedViewsBar } from './SavedViewsBar.tsx';
import { texts } from './texts.ts';
import { peopleTexts } from './texts-people.ts';
import { useFollow, useRecords, useRegister } from './useRegisters.ts';
import { useOpenCount, useWords } from './words.ts';
import './registers.css';

/** One register: its records as a list and on the map, and the form for a new one. */
export default function ListPage() {
  const t = useTexts(texts);
  const go = useGo();
  const register = useRegister(useParam('register'));
  const { say } = useWords();
  useFollow();
  const unknown = register.error instanceof ApiProblem && [403, 404, 422].includes(register.error.status);
  return (
    <Shell
      desk={register.data ? say(register.data.texts.many) : t('desk')}
      onDesks={() => go('/desks')}
      footer={<Keys writable={register.data?.writable ?? false} />}
    >
      {register.data ? (
        <List register={register.data} />
      ) : (
        <Region name="queue" label={t('list')}>
          {unknown ? (
            <EmptyState title={t('unknown')}>
              {t('unknown_next')} <PageLink to="/registers">{t('back_registers')}</PageLink>
            </EmptyState>
          ) : register.isError ? (
            <ErrorState title={t('failed')} since={register.errorUpdatedAt} onRetry={() => void register.refetch()}>
              {t('failed_next')}
            </ErrorState>
          ) : (
            <Skeleton lines={8} />
          )}
        </Region>
      )}
    </Shell>
  );
}

type Panel = 'map' | 'new' | 'import' | undefined;
const mapKey = 'harmoni.registers.map';

function List({ register }: { register: RegisterView }) {
  const t = useTexts(texts);
  const { say } = useWords();
  const openCount = useOpenCount();
  const go = useGo();
  const [address, setAddress] = useQueryString();
  const text = address.toString();
  const filters = useMemo(() => readFilters(new URLSearchParams(text)), [text]);
  const records = useRecords(register, filters);
  const { ready } = useLook(register);
  const people = useTexts(peopleTexts);
  const [row, setRow] = useState<string>();
  const door = useTexts(doorTexts);
  const [exporting, setExporting] = useState(false);
  const [mapShown, setMapShown] = useState(() => localStorage.getItem(mapKey) !== 'no' && window.innerWidth >= 1000);
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);

  const asked = address.get('panel');
  // People are not drawn on a map.
  const placed = register.placement !== 'none' && !register.people;
  const panel: Panel =
    register.writable && (asked === 'new' || asked === 'import') ? asked : placed && mapShown ? 'map' : undefined;
  function show(next: Filters, side: string | null): void {
    const query = writeFilters(next);
    if (side) query.set('panel', side);
    setAddress(query);
  }
  function toggleMap(): void {
    localStorage.setItem(mapKey, mapShown ? 'no' : 'yes');
    setMapShown(!mapShown);
  }
  const close = (): void => show(filters, null);
  const opened = panel === 'new' || panel === 'import';
  const group = t('group');
  useKeys([
    { keys: '/', label: t('key_search'), group, run: () => search.current?.focus() },
    { keys: 'N', label: t('key_new'), group, when: () => register.writable, run: () => show(filters, 'new') },
    { keys: 'M', label: t('key_map'), group, when: () => placed && !opened, run: toggleMap },
    { keys: 'J', label: t('key_next'), group, run: () => stepLinks(list.current, 1) },
    { keys: 'K', label: t('key_previous'), group, run: () => stepLinks(list.current, -1) },
    { keys: '↓', label: t('key_next'), group, run: () => stepLinks(list.current, 1) },
    { keys: '↑', label: t('key_previous'), group, run: () => stepLinks(list.current, -1) },
    {
      keys: 'Esc',
      label: t('key_back'),
      group,
      run: () => (exporting ? setExporting(false) : opened ? close() : go('/registers')),
    },
  ]);

  return (
    <div className={`reg-list${panel ? '' : ' reg-list-wide'}`}>
      <Region name="command" label={t('filters')} className="reg-head">
        <div className="reg-title-row">
          <PageLink to="/registers">{t('desk')}</PageLink>
          <SymbolMark {...register.symbol} />
          <h1 className="reg-title cut">{say(register.texts.many)}</h1>
          <span className="t2">{openCount(register)}</span>
          <span className="grow" />
          {placed && !opened && (
            <Button pressed={mapShown} onClick={toggleMap} keys="M">
              {t('map')}
            </Button>
          )}
          <Button pressed={exporting} onClick={() => setExporting(!exporting)}>
            {door('export')}
          </Button>
          {register.writable && (
            <>
              <Button
                pressed={panel === 'import'}
                onClick={() => (panel === 'import' ? close() : show(filters, 'import'))}
              >
                {door('import')}
              </Button>
              <Button
                primary={(panel === 'map' || panel === undefined) && !exporting && ready}
                keys="N"
                onClick={() => show(filters, 'new')}
              >
                {t('new')}
              </Button>
            </>
          )}
        </div>
        <FilterBar
          register={register}
          filters={filters}
          search={search}
          onChange={(next) => show(next, address.get('panel'))}
        >
          <GroupChoice register={register} filters={filters} onChange={(next) => show(next, address.get('panel'))} />
        </FilterBar>
        <SavedViewsBar register={register} filters={filters} onChange={(next) => show(next, address.get('panel'))} />
        {exporting && <ExportPane register={register} of={{ filters }} onClose={() => setExporting(false)} />}
      </Region>
      <Region name="queue" label={t('list')} className="reg-records">
        {register.people && <PurposeLine register={register.id} primary={!opened && !exporting} />}
        {filters.by !== '' && ready && (
          <GroupBar register={register} filters={filters} onChange={(next) => show(next, address.get('panel'))} />
        )}
        {!ready ? (
          <EmptyState title={people('waits')}>{people('waits_next')}</EmptyState>
        ) : records.isError ? (
          <ErrorState title={t('failed')} since={records.errorUpdatedAt} onRetry={() => void records.refetch()}>
            {t('failed_next')}
          </ErrorState>
        ) : records.isPending ? (
          <Skeleton lines={8} />
        ) : (
          <RecordTable
            register={register}
            records={records}
            columns={filters.columns}
            filtered={isNarrowed(filters)}
            onRow={setRow}
            list={list}
          />
        )}
      </Region>
      {panel === 'map' && (
        <Region name="map" label={t('map')} className="reg-side reg-map">
          <RecordsMap
            register={register}
            filters={filters}
            selected={row}
            onOpen={(id) => go(recordAddress(register.id, id))}
          />
        </Region>
      )}
      {panel === 'new' && (
        <Region name="sheet" label={t('new_title', { one: say(register.texts.one) })} className="reg-side">
          <NewPane
            register={register}
            onClose={close}
            onSaved={(id) => {
              toast({ text: t('saved') });
              go(recordAddress(register.id, id));
            }}
          />
        </Region>
      )}
      {panel === 'import' && (
        <Region name="sheet" label={door('import')} className="reg-side">
          <ImportPane register={register} onClose={close} />
        </Region>
      )}
    </div>
  );
}

function Keys({ writable }: { writable: boolean }) {
  const t = useTexts(texts);
  return (
    <>
      <KeyNote keys="/">{t('search')}</KeyNote>
      {writable && <KeyNote keys="N">{t('new')}</KeyNote>}
      <KeyNote keys="J">{t('key_next')}</KeyNote>
      <KeyNote keys="K">{t('key_previous')}</KeyNote>
      <KeyNote keys="Enter">{t('key_open')}</KeyNote>
      <KeyNote keys="Esc">{t('key_back')}</KeyNote>
    </>
  );
}
