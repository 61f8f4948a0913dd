import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import { overrideReasons } from '../recommend.types.ts';
import { ChoiceLine } from './ChoiceLine.tsx';
import { listed, type OverrideReason } from './commands.ts';
import type { OverrideAsked } from './override.view.ts';
import { texts } from './texts.ts';

/** Why another unit than the proposed one: one key, kept beside the later outcome. */
export function OverrideQuestion(props: {
  asked: OverrideAsked;
  onChoose: (reason: OverrideReason) => void;
  onCancel: () => void;
}) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { key, sent, instead } = props.asked;
  return (
    <ChoiceLine
      question={t(key, { sent: listed(sent), instead: listed(instead) })}
      choices={overrideReasons.map(({ key: digit, code, label }) => ({
        key: digit,
        code: code as OverrideReason,
        label: label[language],
      }))}
      onChoose={props.onChoose}
      onCancel={props.onCancel}
    />
  );
}
