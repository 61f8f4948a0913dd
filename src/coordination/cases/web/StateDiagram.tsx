import { useId, useMemo } from 'react';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import type { CaseView } from '../cases.contract.ts';
import { type DiagramArrow, type DiagramState, layOut } from './diagram.ts';
import { texts } from './texts.ts';
import { useCaseWords } from './words.ts';

/** The diagram of the process that this case follows, by the definition it began under. */
export function CaseDiagram({ one }: { one: Pick<CaseView, 'definition' | 'state'> }) {
  const { say } = useCaseWords();
  const { definition, state } = one;
  const states = useMemo(
    () => definition.states.map(({ id, texts: text, end }) => ({ id, label: say(text), final: end })),
    [definition, say],
  );
  const arrows = useMemo(
    () => definition.moves.map(({ from, to, label }) => ({ from, to, label: say(label) })),
    [definition, say],
  );
  return <StateDiagram states={states} arrows={arrows} present={state} />;
}

/** The states of a process with their arrows, drawn from its table; the present one is framed and marked ▶. */
export function StateDiagram(props: {
  states: readonly DiagramState[];
  arrows: readonly DiagramArrow[];
  present?: string;
}) {
  const t = useTexts(texts);
  const id = useId();
  const { states, arrows, present } = props;
  const { width, height, boxes, arrows: drawn } = useMemo(() => layOut(states, arrows), [states, arrows]);
  const now = states.find((state) => state.id === present);
  const nameOf = (state: string): string => states.find((one) => one.id === state)?.label ?? state;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, so the keyboard must reach it
    <div className="case-diagram" tabIndex={0}>
      <svg
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={now ? t('diagram_of', { state: now.label }) : t('diagram')}
        aria-describedby={`${id}-list`}
      >
        <defs>
          <marker id={`${id}-head`} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">
            <path d="M0 0 8 4 0 8Z" />
          </marker>
        </defs>
        {drawn.map((arrow) => (
          <g key={arrow.key}>
            <path className="case-arrow" d={arrow.path} {...(arrow.head ? { markerEnd: `url(#${id}-head)` } : {})} />
            {arrow.label && (
              <text x={arrow.labelX} y={arrow.labelY}>
                {arrow.label}
              </text>
            )}
          </g>
        ))}
        {boxes.map((one) => {
          const here = one.id === present;
          const middle = one.y + one.height / 2 + 4;
          return (
            <g key={one.id} className={here ? 'case-box case-box-now' : 'case-box'}>
              <rect x={one.x} y={one.y} width={one.width} height={one.height} rx="4" />
              {one.final && (
                <rect x={one.x + 3} y={one.y + 3} width={one.width - 6} height={one.height - 6} rx="2" fill="none" />
              )}
              <text x={one.x + 12} y={middle}>
                {here ? `▶ ${one.label}` : one.label}
              </text>
            </g>
          );
        })}
      </svg>
      <ul className="unseen" id={`${id}-list`}>
        {arrows.map((arrow) => (
          <li key={`${arrow.from} ${arrow.to} ${arrow.label}`}>
            {t('diagram_arrow', { from: nameOf(arrow.from), action: arrow.label, to: nameOf(arrow.to) })}
          </li>
        ))}
      </ul>
    </div>
  );
}
