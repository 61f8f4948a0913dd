/** An area as the split sees it: its middle in metres on a plane, and its weight (any unit; shares count). */
export interface BalanceNode {
  x: number;
  y: number;
  weight: number;
}
export interface SplitScore {
  /** Weight of the heaviest part over the mean; 1 = perfectly even. */
  largest: number;
  smallest: number;
  /** Root mean square distance of the areas from the middle of their part, metres. */
  radius: number;
}
export interface Split {
  /** Part of each node, 0 … k − 1, numbered from north to south. */
  parts: number[];
  score: SplitScore;
  /** The regions as they were grown, before any exchange. */
  start: SplitScore;
  /** What the search lowers, before and after the exchanges. */
  cost: { start: number; end: number };
}
