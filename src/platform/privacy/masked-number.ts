const dot = '•';

/**
 * A telephone number in the one form in which numbers are stored and compared: digits only, Indonesian ones with a
 * leading 0 ("+62 812-0000-4471" → "081200004471"), foreign ones with their plus.
 */
export function plainNumber(number: string): string {
  const digits = number.replace(/\D/g, '');
  if (/^\s*\+/.test(number) && !digits.startsWith('62')) return `+${digits}`;
  return digits.startsWith('62') && digits.length >= 10 ? `0${digits.slice(2)}` : digits;
}

/**
 * A number as everyone may see it: `08••-••••-4471`. The length stays true, so that two people can speak of one call;
 * short numbers show only their last two digits, very short ones nothing.
 */
export function maskedNumber(number: string | null): string | null {
  if (number === null) return null;
  const foreign = number.startsWith('+');
  const digits = number.replace(/\D/g, '');
  const hidden = (count: number): string => dot.repeat(Math.max(0, count));
  if (digits.length < 6) return hidden(digits.length) || dot;
  if (digits.length < 10) return `${hidden(digits.length - 2)}${digits.slice(-2)}`;
  const head = foreign ? `+${hidden(4)}` : `${digits.slice(0, 2)}${hidden(2)}`;
  return `${head}-${hidden(digits.length - 8)}-${digits.slice(-4)}`;
}
