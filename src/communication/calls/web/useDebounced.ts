import { useEffect, useState } from 'react';

/** The value after it has stood still for this long, ms. Compared as JSON, so that an equal object is no change. */
export function useDebounced<T>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value);
  const text = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => {
      const next: T = JSON.parse(text);
      setSettled(next);
    }, ms);
    return () => clearTimeout(timer);
  }, [text, ms]);
  return settled;
}
