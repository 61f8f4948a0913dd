/**
 * The gamma distribution. Formulas: Press et al., Numerical Recipes, 3rd ed. 2007, §6.1 (Lanczos) and §6.2 (incomplete gamma
 * function).
 */
const lanczos = [
  76.18009172947146, -86.505320329416, 24.01409824083091, -1.231739572450155, 0.1208650973866179e-2,
  -0.5395239384953e-5,
];

/** ln Γ(x) for x > 0, relative error below 2 × 10⁻¹⁰. */
export function logGamma(x: number): number {
  const base = x + 5.5;
  const series = lanczos.reduce((sum, factor, i) => sum + factor / (x + i + 1), 1.000000000190015);
  return (x + 0.5) * Math.log(base) - base + Math.log((2.506628274631 * series) / x);
}

/** P(a, x): the chance that a Gamma(a, 1) variable is at most x. */
export function gammaCdf(a: number, x: number): number {
  if (x <= 0) return 0;
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; n < 10_000 && term > sum * 1e-15; n++) {
      term *= x / (a + n);
      sum += term;
    }
    return Math.min(1, sum * scale);
  }
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < 10_000; n++) {
    const step = -n * (n - a);
    b += 2;
    d = 1 / (step * d + b || 1e-300);
    c = b + step / c || 1e-300;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return Math.max(0, 1 - fraction * scale);
}

/** The value that a Gamma(a, 1) variable does not exceed with probability p, by halving: it cannot fail to converge. */
export function gammaQuantile(a: number, p: number): number {
  let low = 0;
  let high = a + 10 * Math.sqrt(a) + 10;
  while (gammaCdf(a, high) < p) high *= 2;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (gammaCdf(a, middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
