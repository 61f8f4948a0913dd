import { Button } from '../../../platform/web/kit/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { texts } from './texts.ts';

/** The one filled button of the desk, the emergency flag, and the way out for a call that is no incident. */
export function SendBlock(props: {
  emergency: boolean;
  busy: boolean;
  refusal: string | null;
  onSend: () => void;
  onEmergency: () => void;
  onNoIncident: () => void;
}) {
  const t = useTexts(texts);
  return (
    <div className="call-send">
      {props.refusal !== null && (
        <div className="call-note-error" role="alert">
          ■ {t('refused', { reason: props.refusal })}
        </div>
      )}
      <Button primary size="large" keys="Ctrl Enter" onClick={props.onSend} disabled={props.busy}>
        {t(props.busy ? 'sending' : 'send')}
      </Button>
      <div className="row">
        <Button danger className="grow" pressed={props.emergency} keys="Alt G" onClick={props.onEmergency}>
          {props.emergency && '■ '}
          {t(props.emergency ? 'emergency_on' : 'emergency')}
        </Button>
        <Button className="grow" keys="Alt B" onClick={props.onNoIncident}>
          {t('no_incident')}
        </Button>
      </div>
    </div>
  );
}
