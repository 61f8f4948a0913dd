import { type FormEvent, useRef, useState } from 'react';
import { PageLink, pathOf } from '../../../information/registers/web/index.ts';
import { api, randomId } from '../../../platform/web/api.ts';
import { useKeys } from '../../../platform/web/keyboard/useKeys.ts';
import { Button, EmptyState, ErrorState, KeyNote, Skeleton } from '../../../platform/web/kit/index.ts';
import { useGo, useParam, useQueryString } from '../../../platform/web/navigation.ts';
import { ApiProblem } from '../../../platform/web/problem.ts';
import { useSession } from '../../../platform/web/session/useSession.ts';
import { Region, Shell, toast } from '../../../platform/web/shell/index.ts';
import { useDraft } from '../../../platform/web/store/drafts.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { type CaseView, casePaths, type ProcessView } from '../cases.contract.ts';
import { fieldsOf } from './form.ts';
import { IntakeForm } from './IntakeForm.tsx';
import { emptyIntake, type Intake, isComplete, toCommand } from './intake.ts';
import { caseAddress, numberText, queueAddress } from './paths.ts';
import { texts } from './texts.ts';
import { type Brought, useBrought } from './useBrought.ts';
import { useFollow, useProcess, useRefresh } from './useCases.ts';
import { useCaseWords } from './words.ts';
import './cases.css';

/** The intake of one process, made by its definition. */
export default function NewPage() {
  const t = useTexts(texts);
  const { say } = useCaseWords();
  const go = useGo();
  const id = useParam('process');
  const process = useProcess(id);
  useFollow();
  const unknown = process.error instanceof ApiProblem && [403, 404, 422].includes(process.error.status);
  const title = process.data ? t('new_kind', { one: say(process.data.texts.one) }) : t('new');
  const group = t('group');
  useKeys([{ keys: 'Esc', label: t('key_back'), group, run: () => go(queueAddress(id)) }]);
  return (
    <Shell desk={title} onDesks={() => go('/desks')} footer={<KeyNote keys="Esc">{t('key_back')}</KeyNote>}>
      <Region name="sheet" label={title} className="case-new">
        {unknown ? (
          <EmptyState title={t('unknown')}>
            {t('unknown_next')} <PageLink to="/cases">{t('back_queue')}</PageLink>
          </EmptyState>
        ) : process.isError ? (
          <ErrorState title={t('failed')} since={process.errorUpdatedAt} onRetry={() => void process.refetch()}>
            {t('failed_next')}
          </ErrorState>
        ) : !process.data ? (
          <Skeleton lines={6} />
        ) : process.data.writable ? (
          <Prepared process={process.data} title={title} />
        ) : (
          <EmptyState title={t('not_writable')}>
            {t('not_writable_next')} <PageLink to={queueAddress(id)}>{t('back_queue')}</PageLink>
          </EmptyState>
        )}
      </Region>
    </Shell>
  );
}

/** Waits for what the address brings along: the form begins with it. */
function Prepared({ process, title }: { process: ProcessView; title: string }) {
  const t = useTexts(texts);
  const [address] = useQueryString();
  const brought = useBrought(process, address);
  if (brought.isError) {
    return (
      <ErrorState title={t('failed')} since={brought.errorUpdatedAt} onRetry={() => void brought.refetch()}>
        {t('failed_next')}
      </ErrorState>
    );
  }
  if (brought.isPending) return <Skeleton lines={6} />;
  return <NewCaseForm process={process} title={title} brought={brought.data} area={address.get('area') ?? ''} />;
}

/** The form as it begins: the name and place of what it is about, linked already. */
function beginning(process: ProcessView, brought: Brought | null, area: string): Intake {
  const empty = emptyIntake(process, randomId(), area || (brought?.areaCode ?? ''));
  if (!brought) return empty;
  return { ...empty, typed: { [process.title]: brought.link.title }, links: [brought.link] };
}

function NewCaseForm(props: { process: ProcessView; title: string; brought: Brought | null; area: string }) {
  const t = useTexts(texts);
  const { process, brought } = props;
  const go = useGo();
  const refresh = useRefresh();
  const { session } = useSession();
  const [first] = useState(() => beginning(process, brought, props.area));
  const about = brought?.link.target ?? '';
  const [intake, setIntake, forget] = useDraft<Intake>(`${session?.user.id}/case/${process.id}/new/${about}`, first);
  const [error, setError] = useState<ApiProblem>();
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const box = useRef<HTMLFormElement>(null);
  const fields = fieldsOf(process, process.intake.fields, process.intake.required);
  const complete = isComplete(process, fields, intake);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (!complete) {
      // The first refused input, once its mark is drawn.
      requestAnimationFrame(() => box.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    setBusy(true);
    setError(undefined);
    try {
      const path = pathOf(casePaths.opening, { process: process.id });
      const made = await api.post<CaseView>(path, toCommand(process, fields, intake));
      forget();
      refresh();
      toast({ text: t('opened', { number: numberText(made.number) }) });
      go(caseAddress(made.id), true);
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      setError(problem);
    } finally {
      setBusy(false);
    }
  }
  return (
    <form
      ref={box}
      className="case-form case-form-page"
      noValidate
      aria-label={props.title}
      onSubmit={(event) => void submit(event)}
    >
      <IntakeForm
        process={process}
        fields={fields}
        intake={intake}
        areaName={brought?.areaName ?? ''}
        tried={tried}
        error={error}
        onChange={setIntake}
      />
      <div className="case-form-end">
        {tried && !complete && (
          <div className="field-error" role="alert">
            ■ {t('fix_first')}
          </div>
        )}
        {error && (
          <div className="field-error" role="alert">
            ■ {[error.message, ...error.fields.map(({ reason }) => reason)].join(' ')}
          </div>
        )}
        <div className="row">
          <Button primary type="submit" disabled={busy}>
            {t('open')}
          </Button>
          <Button
            onClick={() => {
              forget();
              go(queueAddress(process.id));
            }}
          >
            {t('discard')}
          </Button>
          <span className="t3 s12">{t('draft_kept')}</span>
        </div>
      </div>
    </form>
  );
}
