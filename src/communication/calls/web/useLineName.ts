import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import { callChannelLabels } from '../call-lines.types.ts';
import type { CallView } from '../calls.contract.ts';
import { texts } from './texts.ts';

/** What to call the way a call came in: its line's name, else the channel. */
export function useLineName(): (call: Pick<CallView, 'line' | 'channel'>) => string {
  const t = useTexts(texts);
  const language = useLanguage();
  return (call) => {
    if (call.line) return call.line.name[language] || call.line.number;
    return call.channel === 'telephony' ? t('unknown_line') : callChannelLabels[call.channel][language];
  };
}
