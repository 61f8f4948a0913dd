/** A raster of marked cells; cell (x, y) is element y × width + x. The border cells must stay unmarked. */
export interface Raster {
  width: number;
  height: number;
  cells: Uint8Array;
}

/** Marks the eight neighbours of every marked cell. */
export function dilate(raster: Raster): void {
  const { width, height, cells } = raster;
  const before = cells.slice();
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      if (!before[y * width + x]) continue;
      for (let dy = -1; dy <= 1; dy++) cells.fill(1, (y + dy) * width + x - 1, (y + dy) * width + x + 2);
    }
  }
}

/** Fills everything that cannot be reached from the corner through unmarked cells (side by side). */
function fillHoles({ width, height, cells }: Raster): void {
  const outside = new Uint8Array(cells.length);
  const stack = [0];
  outside[0] = 1;
  const visit = (cell: number) => {
    if (outside[cell] || cells[cell]) return;
    outside[cell] = 1;
    stack.push(cell);
  };
  for (let cell = stack.pop(); cell !== undefined; cell = stack.pop()) {
    const x = cell % width;
    if (x > 0) visit(cell - 1);
    if (x < width - 1) visit(cell + 1);
    if (cell >= width) visit(cell - width);
    if (cell < width * (height - 1)) visit(cell + width);
  }
  outside.forEach((is, cell) => {
    cells[cell] = is ? 0 : 1;
  });
}

/** Marks one more cell wherever two marked cells touch at a corner only: such a corner would make the outline cross itself. */
function closeCorners(raster: Raster): boolean {
  const { width, height, cells } = raster;
  let changed = false;
  for (let y = 0; y + 1 < height; y++) {
    for (let x = 0; x + 1 < width; x++) {
      const i = y * width + x;
      const [a, b, c, d] = [cells[i], cells[i + 1], cells[i + width], cells[i + width + 1]];
      if (a && d && !b && !c) cells[i + 1] = 1;
      else if (b && c && !a && !d) cells[i] = 1;
      else continue;
      changed = true;
    }
  }
  return changed;
}

/**
 * The outline of the marked area as a closed ring of [x, y] in cell units, counter-clockwise (y upward), corners cut so
 * that slopes are slopes. Holes are filled. The marked cells must be connected side by side; then the ring never
 * touches itself. Empty when nothing is marked.
 */
export function outline(raster: Raster): [number, number][] {
  const { width, cells } = raster;
  do fillHoles(raster);
  while (closeCorners(raster));
  const first = cells.indexOf(1);
  if (first < 0) return [];
  // Walk along the cell sides with the marked area on the left, from the lowest cell's bottom side eastward.
  const [startX, startY] = [first % width, Math.floor(first / width)];
  const marked = (x: number, y: number) => cells[y * width + x] === 1;
  const corners: [number, number][] = [];
  let [x, y, dx, dy] = [startX, startY, 1, 0];
  do {
    x += dx;
    y += dy;
    // Cells ahead of the corner, to the left and to the right of the direction of travel.
    const left = marked(x + (dx - dy - 1) / 2, y + (dx + dy - 1) / 2);
    const right = marked(x + (dx + dy - 1) / 2, y + (dy - dx - 1) / 2);
    if (left && !right) continue;
    corners.push([x, y]);
    // No cell ahead on the left: turn left around the area's corner; a cell on the right: turn right along it.
    [dx, dy] = left ? [dy, -dx] : [-dy, dx];
  } while (x !== startX || y !== startY);
  return cutCorners(corners);
}

/** Longest cut along a side, in cells. Below 1 the middle of every marked cell stays inside. */
const longestCut = 0.9;

/** Every corner cut by up to half of its sides: a staircase of cells becomes a slope. */
function cutCorners(corners: [number, number][]): [number, number][] {
  const ring: [number, number][] = [];
  const towards = ([x, y]: [number, number], [tx, ty]: [number, number]): [number, number] => {
    const side = Math.abs(tx - x) + Math.abs(ty - y);
    const cut = Math.min(longestCut, side / 2);
    return [x + Math.sign(tx - x) * cut, y + Math.sign(ty - y) * cut];
  };
  corners.forEach((corner, i) => {
    ring.push(towards(corner, corners.at(i - 1)!), towards(corner, corners[(i + 1) % corners.length]!));
  });
  // Two cuts may meet in the middle of a side.
  const distinct = ring.filter(([x, y], i) => {
    const [px, py] = ring.at(i - 1)!;
    return x !== px || y !== py;
  });
  distinct.push([...distinct[0]!]);
  return distinct;
}
