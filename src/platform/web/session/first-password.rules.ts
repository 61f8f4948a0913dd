/** What is typed on the page for the first own password. */
export interface FirstPasswordForm {
  /** The one-time password. */
  current: string;
  next: string;
  again: string;
}
export type FirstPasswordFault = 'empty' | 'length_next' | 'same' | 'differs';

/** As the server asks (`Password` in `access.contract.ts`). */
const leastLength = 12;

/** What is still wrong with each field; empty when it may be sent. */
export function firstPasswordFaults(
  form: FirstPasswordForm,
): Partial<Record<keyof FirstPasswordForm, FirstPasswordFault>> {
  const { current, next, again } = form;
  return {
    ...(current === '' ? { current: 'empty' } : {}),
    ...(next.length < leastLength ? { next: 'length_next' } : next === current ? { next: 'same' } : {}),
    ...(again === next ? {} : { again: 'differs' }),
  };
}
