/** A state of the process as the diagram needs it. */
export interface DiagramState {
  id: string;
  label: string;
  /** No action leads out of it for good: the case ends here. */
  final: boolean;
}
export interface DiagramArrow {
  from: string;
  to: string;
  label: string;
}

/** A state's box; figures in px. */
export interface Box {
  id: string;
  label: string;
  final: boolean;
  x: number;
  y: number;
  width: number;
  height: number;
}
/** One arrow to a state other than the next one: a stub out of the box, a lane shared by all that lead to the same state. */
export interface Drawn {
  key: string;
  /** SVG path; the last point carries the arrow's head when `head`. */
  path: string;
  head: boolean;
  label: string;
  labelX: number;
  labelY: number;
}
export interface Layout {
  width: number;
  height: number;
  boxes: Box[];
  arrows: Drawn[];
}

const box = { width: 172, height: 36 } as const;
const margin = 8;
/** Space between two boxes, enough for the label of the arrow between. */
const gap = 32;
/** Height that one arrow takes at the side of a box. */
const port = 20;
const lane = 14;
/** A letter of the labels, about; labels are cut at `longest` letters. */
const letter = 6.4;
const longest = 34;

const cut = (label: string): string => (label.length > longest ? `${label.slice(0, longest - 1)}…` : label);

/** Arrows between the same two states become one, with all their labels. */
function merged(arrows: readonly DiagramArrow[]): DiagramArrow[] {
  const found = new Map<string, DiagramArrow>();
  for (const arrow of arrows) {
    const key = `${arrow.from} ${arrow.to}`;
    const before = found.get(key);
    found.set(key, before ? { ...before, label: `${before.label} / ${arrow.label}` } : arrow);
  }
  return [...found.values()];
}

/**
 * Places a table of states: one box under the other in the order given, an arrow to the next state straight down, every
 * other one out of the right side into a lane of its target, so that lines cross labels nowhere.
 */
export function layOut(states: readonly DiagramState[], given: readonly DiagramArrow[]): Layout {
  const rank = new Map(states.map((state, index) => [state.id, index]));
  const arrows = merged(given.filter(({ from, to }) => rank.has(from) && rank.has(to)));
  const isNext = ({ from, to }: DiagramArrow): boolean => (rank.get(to) ?? 0) === (rank.get(from) ?? 0) + 1;
  const side = arrows.filter((arrow) => !isNext(arrow));
  const targets = [...new Set(side.filter(({ from, to }) => from !== to).map(({ to }) => to))];
  const laneOf = new Map(targets.map((target, index) => [target, index]));

  const labelWidth = Math.max(0, ...side.map(({ label }) => cut(label).length)) * letter + 12;
  const right = margin + box.width;
  const laneX = (target: string): number => right + labelWidth + 12 + (laneOf.get(target) ?? 0) * lane;

  const boxes: Box[] = [];
  const portY = new Map<string, number>();
  let y = margin;
  for (const state of states) {
    const out = side.filter(({ from }) => from === state.id);
    const ports = [...out.map(({ to }) => `${state.id} ${to}`), ...(laneOf.has(state.id) ? [`in ${state.id}`] : [])];
    const height = Math.max(box.height, ports.length * port + 8);
    const first = y + (height - ports.length * port) / 2 + port / 2 + 3;
    ports.forEach((key, index) => {
      portY.set(key, first + index * port);
    });
    boxes.push({ ...state, label: cut(state.label), x: margin, y, width: box.width, height });
    y += height + gap;
  }

  const drawn: Drawn[] = arrows.map((arrow): Drawn => {
    const key = `${arrow.from} ${arrow.to}`;
    const label = cut(arrow.label);
    if (isNext(arrow)) {
      const from = boxes[rank.get(arrow.from) ?? 0];
      const top = (from?.y ?? 0) + (from?.height ?? 0);
      const x = margin + 24;
      return { key, label, head: true, path: `M${x} ${top}V${top + gap}`, labelX: x + 10, labelY: top + gap / 2 + 4 };
    }
    const out = portY.get(key) ?? 0;
    const at = { key, label, labelX: right + 8, labelY: out - 4 };
    if (arrow.from === arrow.to) {
      return { ...at, head: true, path: `M${right} ${out}h${labelWidth}v6H${right}` };
    }
    // The last stretch into the target is drawn once, below.
    return { ...at, head: false, path: `M${right} ${out}H${laneX(arrow.to)}V${portY.get(`in ${arrow.to}`) ?? out}` };
  });
  const entries = targets.map((target): Drawn => {
    const into = portY.get(`in ${target}`) ?? 0;
    return {
      key: `in ${target}`,
      path: `M${laneX(target)} ${into}H${right}`,
      head: true,
      label: '',
      labelX: 0,
      labelY: 0,
    };
  });
  const nextLabels = arrows.filter(isNext).map(({ label }) => margin + 34 + cut(label).length * letter);
  const lanes = targets.length > 0 ? right + labelWidth + 12 + targets.length * lane : right + labelWidth;
  return {
    width: Math.ceil(Math.max(lanes, right, ...nextLabels) + margin),
    height: y - gap + margin,
    boxes,
    arrows: [...drawn, ...entries],
  };
}
