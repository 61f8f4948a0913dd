import { UnitMark, type UnitStatus, unitColours } from './marks.tsx';

export interface ChipProps {
  children: React.ReactNode;
  /** `state` filled grey · `fact` outlined, something to look into · `active` the action wash. */
  kind?: 'state' | 'fact' | 'active';
  /** Takes the colour and shape of a unit status. */
  unit?: UnitStatus;
  /** Full-strength text, for the state that needs a person. */
  strong?: boolean;
}

/** A state in 20 px. Not clickable. */
export function Chip({ children, kind = 'state', unit, strong }: ChipProps) {
  const style = unit ? { color: `var(${unitColours[unit]})` } : undefined;
  return (
    <span className={`chip chip-${kind}${strong ? ' chip-strong' : ''}`} style={style}>
      {unit && <UnitMark status={unit} bare size={12} />}
      {children}
    </span>
  );
}
