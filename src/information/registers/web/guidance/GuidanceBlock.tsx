import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../platform/web/api.ts';
import { Button, Skeleton } from '../../../../platform/web/kit/index.ts';
import { ApiProblem } from '../../../../platform/web/problem.ts';
import { toast } from '../../../../platform/web/shell/index.ts';
import { useTexts } from '../../../../platform/web/text/i18n.ts';
import { type AcknowledgedRegister, type Guidance, usePaths } from '../../uses/uses.contract.ts';
import { texts } from './texts.ts';
import './guidance.css';

/** SOPs, do and don't, and risks for incidents of one kind, each to be acknowledged by whoever reads it. */
export function GuidanceBlock({ kind }: { kind: string }) {
  const t = useTexts(texts);
  const query = useQuery({
    queryKey: ['registers', 'guidance', kind],
    queryFn: ({ signal }) => api.get<Guidance>(usePaths.guidance, { query: { kind }, signal }),
    staleTime: 60_000,
  });
  if (query.isPending) return <Skeleton lines={3} />;
  if (query.isError) return <p className="t2">{t('failed')}</p>;
  const { sops, rules, risks } = query.data;
  if (sops.length + rules.length + risks.length === 0) {
    return (
      <p className="t2">
        {t('none')} {t('none_next')}
      </p>
    );
  }
  return (
    <div className="gui">
      <ul>
        {sops.map((sop) => (
          <li key={sop.id}>
            <details>
              <summary>
                {sop.title}
                <span className="t3 s12">{t('revision', { revision: sop.revision })}</span>
              </summary>
              <ol>
                {sop.steps.map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ol>
              <Sign register="sops" {...sop} />
            </details>
          </li>
        ))}
      </ul>
      <ul className="gui-list">
        {rules.map((rule) => (
          <li key={rule.id}>
            <div>
              <b className={`gui-${rule.side}`}>
                <span aria-hidden="true">{rule.side === 'do' ? '✓' : '✕'}</span>
                <span className="unseen">{t(rule.side)}:</span>
              </b>{' '}
              {rule.title}
            </div>
            <div className="row">
              <span className="t3 s12 grow">{[rule.why, rule.basis].filter(Boolean).join(' · ')}</span>
              <Sign register="conduct-rules" {...rule} />
            </div>
          </li>
        ))}
      </ul>
      {risks.length > 0 && <b className="s12">{t('risks')}</b>}
      <ul className="gui-list">
        {risks.map((risk) => (
          <li key={risk.id}>
            <span>
              <b>{risk.title}</b> {risk.measures}
              {risk.equipment && <span className="t2"> {t('equipment', { things: risk.equipment })}</span>}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Says that this revision was read, or offers to say so. */
function Sign(props: {
  register: AcknowledgedRegister;
  id: string;
  title: string;
  revision: number;
  acknowledged: number | null;
}) {
  const t = useTexts(texts);
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const { register, id, revision, acknowledged } = props;
  if (acknowledged !== null && acknowledged >= revision) return <span className="t3 s12">✓ {t('was_read')}</span>;
  async function sign(): Promise<void> {
    setBusy(true);
    try {
      const path = usePaths.acknowledgement.replace('{register}', register).replace('{id}', id);
      await api.post(path, { revision });
      toast({ text: t('signed') });
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      toast({ text: problem.message });
    } finally {
      setBusy(false);
      void client.invalidateQueries({ queryKey: ['registers', 'guidance'] });
    }
  }
  return (
    <Button small disabled={busy} aria-label={t('read_of', { title: props.title })} onClick={() => void sign()}>
      {t(acknowledged === null ? 'read' : 'read_again')}
    </Button>
  );
}
