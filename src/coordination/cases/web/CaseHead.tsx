import { PageLink } from '../../../information/registers/web/index.ts';
import { Button, Chip, StatusMark } from '../../../platform/web/kit/index.ts';
import { Region } from '../../../platform/web/shell/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import type { CaseView } from '../cases.contract.ts';
import { AssigneeControl } from './AssigneeControl.tsx';
import { DueClock } from './DueClock.tsx';
import { numberText, queueAddress } from './paths.ts';
import { StepsLine } from './StepsLine.tsx';
import { texts } from './texts.ts';
import { useCaseWords } from './words.ts';

/** What the case is, where it stands, how long it has left, whose it is. */
export function CaseHead({ one, onEdit }: { one: CaseView; onEdit: (() => void) | undefined }) {
  const t = useTexts(texts);
  const words = useCaseWords();
  const { clock } = one;
  return (
    <Region name="command" label={one.title} className="case-head case-page-head">
      <div className="case-title-row">
        <PageLink to={queueAddress(one.process)}>{words.say(one.definition.texts.many)}</PageLink>
        <span className="t3">{numberText(one.number)}</span>
        <h1 className="case-title">{one.title}</h1>
        <Chip strong={!one.ended}>{words.say(one.stateText)}</Chip>
        <DueClock one={one} large />
        <span className="case-acts">
          {one.editable && onEdit && (
            <Button keys="U" onClick={onEdit}>
              {t('edit')}
            </Button>
          )}
        </span>
      </div>
      <div className="case-facts-row">
        <span>
          <span className="t3">{t('owners')}</span>{' '}
          {[...one.functions.map(words.functionName), ...one.bodies.map(words.bodyName)].map((name) => (
            <Chip key={name} kind="fact">
              {name}
            </Chip>
          ))}
        </span>
        <span>
          <span className="t3">{t('area')}</span> {one.areaText || t('whole_district')}
        </span>
        <AssigneeControl one={one} />
        {clock && !one.closedAt && (
          <span className="t2">{t('due_at', { clock: words.say(clock.texts), at: words.moment(clock.dueAt) })}</span>
        )}
        {clock?.escalatedAt && clock.escalatedTo && (
          <span className="case-flag">
            <StatusMark status="rawan" size={10} worded />
            {t('escalated', { role: words.role(clock.escalatedTo), at: words.moment(clock.escalatedAt) })}
          </span>
        )}
        {one.reopened > 0 && <Chip kind="fact">{t('reopened', { count: one.reopened })}</Chip>}
        <span className="t3">
          {t('opener', { name: one.opener?.name ?? t('system'), at: words.moment(one.openedAt) })}
        </span>
      </div>
      <StepsLine one={one} />
    </Region>
  );
}
