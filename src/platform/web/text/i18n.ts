import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Language } from './format.ts';

/**
 * A room's own texts: flat keys, the same in both languages. `key` is the general form; English may add
 * `key_one` for a count of one (Indonesian has no plural). Placeholders are written `{{name}}`.
 */
export interface Texts<K extends string = string> {
  readonly namespace: string;
  readonly id: Readonly<Record<K, string>>;
  readonly en: Readonly<Record<K, string>> & Readonly<Partial<Record<`${K}_one`, string>>>;
}
export type Values = Readonly<Record<string, string | number>>;
export type Translate<K extends string> = (key: K, values?: Values) => string;

const languageKey = 'harmoni.language';

/** The language kept on this computer; Indonesian unless English was chosen. */
export function storedLanguage(): Language {
  return globalThis.localStorage?.getItem(languageKey) === 'en' ? 'en' : 'id';
}

let started = false;
function start(): void {
  if (started) return;
  started = true;
  void i18next.use(initReactI18next).init({
    lng: storedLanguage(),
    fallbackLng: 'id',
    supportedLngs: ['id', 'en'],
    resources: {},
    // Keys are flat, and texts hold colons and points of their own.
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    // React escapes what it draws.
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
}

/**
 * Registers a room's texts. English is checked against the Indonesian keys by the compiler.
 * @example const texts = defineTexts('dispatch', { id: { send: 'Kirim' }, en: { send: 'Send' } });
 */
export function defineTexts<const T extends Record<string, string>>(
  namespace: string,
  words: { id: T; en: Record<keyof T & string, string> & Partial<Record<`${keyof T & string}_one`, string>> },
): Texts<keyof T & string> {
  start();
  i18next.addResourceBundle('id', namespace, words.id, true, true);
  i18next.addResourceBundle('en', namespace, words.en, true, true);
  return { namespace, id: words.id, en: words.en };
}

/** The translate function of a room's texts; draws again when the language changes. */
export function useTexts<K extends string>(texts: Texts<K>): Translate<K> {
  const { t } = useTranslation(texts.namespace);
  return (key, values) => t(key, { ...values });
}

/** The same outside of components, in the language of the moment. */
export function translate<K extends string>(texts: Texts<K>, key: K, values?: Values): string {
  return i18next.t(key, { ...values, ns: texts.namespace });
}

/** The language shown now. */
export function currentLanguage(): Language {
  return i18next.language === 'en' ? 'en' : 'id';
}

/** Changes the language of every text at once and keeps the choice on this computer. */
export function setLanguage(language: Language): void {
  globalThis.localStorage?.setItem(languageKey, language);
  if (globalThis.document) document.documentElement.lang = language;
  void i18next.changeLanguage(language);
}

/** Language of the moment, drawing again when it changes. */
export function useLanguage(): Language {
  return useTranslation().i18n.language === 'en' ? 'en' : 'id';
}

/** Keys that one of the two languages lacks (plural forms `_one` aside) or leaves empty; empty when complete. */
export function missingKeys(texts: Pick<Texts, 'id' | 'en'>): string[] {
  const bare = (key: string): string => key.replace(/_one$/, '');
  const id = new Set(Object.keys(texts.id));
  const en = new Set(Object.keys(texts.en).map(bare));
  const empty = [...Object.entries(texts.id), ...Object.entries(texts.en)].filter(([, text]) => text?.trim() === '');
  return [
    ...[...id].filter((key) => !en.has(key)),
    ...[...en].filter((key) => !id.has(key)),
    ...empty.map(([key]) => key),
  ];
}
