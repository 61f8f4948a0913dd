import { useMemo, useState } from 'react';
import { useKeys } from '../../../platform/web/keyboard/useKeys.ts';
import {
  Button,
  Chip,
  EmptyState,
  ErrorState,
  KeyNote,
  Skeleton,
  SymbolMark,
} from '../../../platform/web/kit/index.ts';
import { type MapMark, MapView } from '../../../platform/web/map/index.ts';
import { useGo, useParam, useQueryString } from '../../../platform/web/navigation.ts';
import { ApiProblem } from '../../../platform/web/problem.ts';
import { Region, Shell } from '../../../platform/web/shell/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import type { RecordView, RegisterView } from '../registers.contract.ts';
import { isGeometry } from '../shape.rules.ts';
import { CaseLinks } from './CaseLinks.tsx';
import { ClosePane } from './ClosePane.tsx';
import { doorTexts } from './door-texts.ts';
import { EditPane } from './EditPane.tsx';
import { ExportPane } from './ExportPane.tsx';
import { FileLinks } from './FileLinks.tsx';
import { HistoryList } from './HistoryList.tsx';
import { PageLink } from './PageLink.tsx';
import { PurposeLine } from './PurposeLine.tsx';
import { listAddress } from './paths.ts';
import { useLook } from './purpose.ts';
import { useShapes } from './shapes-layer.ts';
import { texts } from './texts.ts';
import { fieldTexts } from './texts-fields.ts';
import { useMapProps } from './useDistrict.ts';
import { useFollow, useRecord, useRegister } from './useRegisters.ts';
import { useWords } from './words.ts';
import './registers.css';

/** One record in full: its fields, its place, its history, its change. */
export default function RecordPage() {
  const t = useTexts(texts);
  const go = useGo();
  const { say } = useWords();
  const [registerId, id] = [useParam('register'), useParam('id')];
  const register = useRegister(registerId);
  const record = useRecord(register.data, id);
  const asks = useLook(register.data);
  useFollow();
  const failed = register.isError ? register : record.isError ? record : undefined;
  const gone = failed?.error instanceof ApiProblem && [403, 404, 422].includes(failed.error.status);
  return (
    <Shell
      desk={register.data ? say(register.data.texts.many) : t('desk')}
      onDesks={() => go('/desks')}
      footer={
        <>
          <KeyNote keys="U">{t('edit')}</KeyNote>
          <KeyNote keys="Esc">{t('key_back')}</KeyNote>
        </>
      }
    >
      {register.data && record.data ? (
        <Record key={id} register={register.data} record={record.data} />
      ) : (
        <Region name="sheet" label={t('record')}>
          {gone ? (
            <EmptyState title={t('gone')}>
              {t('gone_next')} <PageLink to={listAddress(registerId)}>{t('list')}</PageLink>
            </EmptyState>
          ) : failed ? (
            <ErrorState title={t('failed')} since={failed.errorUpdatedAt} onRetry={() => void failed.refetch()}>
              {t('failed_next')}
            </ErrorState>
          ) : register.data && !asks.ready ? (
            <PurposeLine register={registerId} primary />
          ) : (
            <Skeleton lines={8} />
          )}
        </Region>
      )}
    </Shell>
  );
}

function Record({ register, record }: { register: RegisterView; record: RecordView }) {
  const t = useTexts(texts);
  const { say } = useWords();
  const format = useFormat();
  const go = useGo();
  const [address, setAddress] = useQueryString();
  const [closing, setClosing] = useState(false);
  const [printing, setPrinting] = useState(false);
  const door = useTexts(doorTexts);
  const changeable = register.writable && record.closedAt === null;
  const editing = changeable && address.get('panel') === 'edit';
  const edit = (open: boolean): void => setAddress(new URLSearchParams(open ? { panel: 'edit' } : {}));
  const group = t('group');
  useKeys([
    { keys: 'U', label: t('key_edit'), group, when: () => changeable, run: () => edit(true) },
    {
      keys: 'Esc',
      label: t('key_back'),
      group,
      run: () =>
        editing ? edit(false) : closing ? setClosing(false) : printing ? setPrinting(false) : go(listAddress(register)),
    },
  ]);
  return (
    <div className="reg-page">
      <Region name="command" label={record.title} className="reg-head">
        <div className="reg-title-row">
          <PageLink to={listAddress(register)}>{say(register.texts.many)}</PageLink>
          <SymbolMark {...register.symbol} />
          <h1 className="reg-title cut">{record.title}</h1>
          {record.closedAt && <Chip strong>{t('closed_at', { at: format.stamp(record.closedAt) })}</Chip>}
          <span className="t3 s12">{t('changed_at', { at: format.stamp(record.changedAt) })}</span>
          <span className="grow" />
          {!editing && <CaseLinks record={record} />}
          <Button pressed={printing} onClick={() => setPrinting(!printing)}>
            {door('print')}
          </Button>
          {changeable && !editing && (
            <>
              <Button pressed={closing} onClick={() => setClosing(!closing)}>
                {t('close')}
              </Button>
              <Button primary={!printing} keys="U" onClick={() => edit(true)}>
                {t('edit')}
              </Button>
            </>
          )}
        </div>
        {register.people && <PurposeLine register={register.id} />}
        {printing && <ExportPane register={register} of={{ record }} onClose={() => setPrinting(false)} />}
        {closing && changeable && <ClosePane register={register} record={record} onClose={() => setClosing(false)} />}
      </Region>
      <Region name="sheet" label={t('record')} className="reg-sheet">
        {editing ? (
          <EditPane register={register} record={record} onClose={() => edit(false)} />
        ) : (
          <Facts register={register} record={record} />
        )}
      </Region>
      <Region name="bar" label={t('history')} className="reg-past">
        {register.placement !== 'none' && !editing && <Place register={register} record={record} />}
        <div className="panel-head">
          <b>{t('history')}</b>
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is reached by the keyboard */}
        <div className="reg-past-list" tabIndex={0}>
          <HistoryList register={register} id={record.id} names={record.names} />
        </div>
      </Region>
    </div>
  );
}

/** The fields in their order; those that have retired only where this record has them. */
function Facts({ register, record }: { register: RegisterView; record: RecordView }) {
  const t = useTexts(texts);
  const f = useTexts(fieldTexts);
  const words = useWords();
  const shown = register.fields.filter(
    (field) => field.asked || record.values[field.id] != null || record.erased.includes(field.id),
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is reached by the keyboard
    <div className="reg-facts" tabIndex={0}>
      <dl>
        {shown.map((field) => (
          <div key={field.id} className="reg-fact">
            <dt>
              {words.say(field.texts)}{' '}
              {field.computed ? (
                <Chip kind="fact">{f('computed')}</Chip>
              ) : (
                !field.asked && <Chip kind="fact">{t('retired')}</Chip>
              )}
            </dt>
            <dd>
              {record.erased.includes(field.id) ? (
                <span className="t3">{f('erased')}</span>
              ) : field.type === 'attachment' ? (
                <FileLinks register={register} record={record} field={field} />
              ) : (
                words.value(field, record.values[field.id], record.names) || <span className="t3">–</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Place({ register, record }: { register: RegisterView; record: RecordView }) {
  const t = useTexts(texts);
  const words = useWords();
  const map = useMapProps();
  const { place } = record;
  const marks = useMemo(
    (): MapMark[] =>
      place && place.lon !== null && place.lat !== null
        ? [{ id: record.id, name: record.title, at: [place.lon, place.lat], ...register.symbol }]
        : [],
    [place, record.id, record.title, register.symbol],
  );
  // The record's own shape, and those of its fields.
  const shapes = useMemo(
    () => [place?.geometry, ...Object.values(record.values)].filter(isGeometry),
    [place, record.values],
  );
  const setMap = useShapes(shapes, register.symbol.colour);
  const at = marks[0]?.at;
  return (
    <>
      <div className="panel-head">
        <b>{t('place')}</b>
        <span className="cut">{place?.areaText || t('no_place')}</span>
        {place?.geometry && <Chip kind="fact">{words.shape(place.geometry)}</Chip>}
        {place?.guessed && <Chip kind="fact">{t('area_guessed')}</Chip>}
      </div>
      {at && map && (
        <div className="reg-place-map">
          {/* The camera is read once: another place draws another map. */}
          <MapView
            key={at.join()}
            marks={marks}
            legend={false}
            onMap={setMap}
            {...map}
            camera={{ centre: at, zoom: place?.geometry ? 14 : 15 }}
          />
        </div>
      )}
    </>
  );
}
