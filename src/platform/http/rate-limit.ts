/** Who exceeded what, and when to come back. */
export interface Bucket {
  /** Takes one from the bucket; answers 0, or the seconds to wait when it is empty. */
  take(key: string, now?: number): number;
}

/**
 * A token bucket for each key: `burst` at once, refilled by `perSecond`. Memory is bounded: full buckets are forgotten.
 */
export function createBuckets(perSecond: number, burst: number): Bucket {
  const buckets = new Map<string, { level: number; at: number }>();
  const sweep = (now: number) => {
    for (const [key, bucket] of buckets) {
      if (bucket.level + ((now - bucket.at) / 1000) * perSecond >= burst) buckets.delete(key);
    }
  };
  return {
    take(key, now = Date.now()) {
      if (buckets.size > 20_000) sweep(now);
      const bucket = buckets.get(key) ?? { level: burst, at: now };
      bucket.level = Math.min(burst, bucket.level + ((now - bucket.at) / 1000) * perSecond);
      bucket.at = now;
      buckets.set(key, bucket);
      if (bucket.level < 1) return Math.max(1, Math.ceil((1 - bucket.level) / perSecond));
      bucket.level -= 1;
      return 0;
    },
  };
}
