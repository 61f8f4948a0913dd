/** The kit without Mantine and without map: also for the unit phone view. */
export { Button, type ButtonProps } from './Button.tsx';
export { CallRing } from './CallRing.tsx';
export { Chip, type ChipProps } from './Chip.tsx';
export { Clock, ClockBar, type ClockProps, useElapsed } from './Clock.tsx';
export { ConnectionState } from './ConnectionState.tsx';
export { type ClockPhase, clockPhase } from './clock.rules.ts';
export { Field, type FieldProps } from './Field.tsx';
export { KeyHint, KeyNote } from './KeyHint.tsx';
export * from './marks.tsx';
export { QueueList, QueueRow, type QueueRowProps } from './QueueRow.tsx';
export { RecommendationRow, type RecommendationRowProps } from './RecommendationRow.tsx';
export { Segments } from './Segments.tsx';
export * from './SymbolMark.tsx';
export { EmptyState, ErrorState, type ErrorStateProps, Skeleton } from './states.tsx';
export { type Tab, TabBar } from './TabBar.tsx';
export { Timeline, type TimelineEntry } from './Timeline.tsx';
export { setClockOffset, useNow, useTick } from './ticker.ts';
