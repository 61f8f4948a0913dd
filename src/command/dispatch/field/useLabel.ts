import { useLanguage } from '../../../platform/web/text/i18n.ts';

interface Labelled {
  code: string;
  label: { id: string; en: string };
}

/** The words of a code in one of the shared lists; a code that is in none is free text and stands for itself. */
export function useLabel(): (list: readonly Labelled[], code: string) => string {
  const language = useLanguage();
  return (list, code) => list.find((one) => one.code === code)?.label[language] ?? code;
}
