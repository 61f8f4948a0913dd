import type { EnumItem } from '../../../information/registers/definition.types.ts';

/** What the back-up desk helps with (S4-p3a–d). */
export const backupKinds: Readonly<Record<string, EnumItem>> = {
  academic: { texts: { id: 'Akademik', en: 'Academic' } },
  managerial: { texts: { id: 'Manajerial', en: 'Managerial' } },
  operational: { texts: { id: 'Operasional', en: 'Operational' } },
  technology: { texts: { id: 'Teknologi', en: 'Technology' } },
};

/** The three classes of functions that back up one another (S4-c6). */
export const functionClasses: Readonly<Record<string, EnumItem>> = {
  main: { texts: { id: 'Fungsi utama', en: 'Main function' } },
  supporting: { texts: { id: 'Fungsi pendukung', en: 'Supporting function' } },
  functional: { texts: { id: 'Fungsi fungsional', en: 'Functional' } },
};
