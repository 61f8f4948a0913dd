import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Button, ErrorState, Skeleton } from '../../../platform/web/kit/index.ts';
import { ApiProblem } from '../../../platform/web/problem.ts';
import { signOut } from '../../../platform/web/session/session.ts';
import { useSession } from '../../../platform/web/session/useSession.ts';
import { useOutbox } from '../../../platform/web/store/useOutbox.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { texts as platformTexts } from '../../../platform/web/text/texts.ts';
import type { UnitDesk } from '../dispatch.contract.ts';
import { PhoneScreen } from './PhoneScreen.tsx';
import { texts } from './texts.ts';
import { deskKey, useUnitDesk } from './useUnitDesk.ts';
import { withPending } from './view-model.ts';
import './unit-view.css';

/** The unit phone: one task at a time, one main button, everything else at most one press away. */
export default function UnitView() {
  const t = useTexts(texts);
  const { session } = useSession();
  const { data, error, refetch } = useUnitDesk();
  const callsign = data?.unit.callsign;
  useEffect(() => {
    document.title = callsign ? `${t('title', { callsign })} – Harmoni` : 'Unit – Harmoni';
  }, [callsign, t]);

  if (!session) return null;
  if (data) return <WithOutbox desk={data} me={session.user} />;
  if (!error) return <Skeleton lines={6} />;
  const noUnit = error instanceof ApiProblem && (error.status === 404 || error.status === 403);
  return (
    <main className="unit-alone">
      <ErrorState title={t(noUnit ? 'no_unit' : 'failed')} onRetry={() => void refetch()}>
        {t(noUnit ? 'no_unit_next' : 'failed_next')}
      </ErrorState>
      <SignOut />
    </main>
  );
}

function SignOut() {
  const t = useTexts(platformTexts);
  return (
    <Button size="large" onClick={() => void signOut()}>
      {t('sign_out')}
    </Button>
  );
}

/** Lays the unsent presses over the data. */
function WithOutbox({ desk, me }: { desk: UnitDesk; me: { id: string; name: string } }) {
  const client = useQueryClient();
  const { waiting } = useOutbox();
  const count = waiting.length;
  // A press from before a reload has nobody who waits for its answer: the server is asked what became of it.
  const known = useRef(count);
  useEffect(() => {
    if (count < known.current) void client.invalidateQueries({ queryKey: deskKey });
    known.current = count;
  }, [count, client]);
  return <PhoneScreen view={withPending(desk, waiting, me)} me={me} />;
}
