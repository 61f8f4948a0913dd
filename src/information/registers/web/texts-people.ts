import { defineTexts } from '../../../platform/web/text/i18n.ts';

/** Words of the purpose that registers of people ask. */
export const peopleTexts = defineTexts('registers_people', {
  id: {
    ask: 'Untuk apa Anda melihat data orang ini?',
    ask_how: 'Sekali saja; tercatat di jurnal bersama nama Anda.',
    example: 'Misalnya: menyusun jadwal pelatihan triwulan',
    look: 'Lihat',
    stated: 'Tujuan: {{purpose}} (tercatat di jurnal)',
    change: 'Ubah tujuan',
    waits: 'Belum ada yang ditampilkan',
    waits_next: 'Tulis tujuannya di atas, lalu daftar terbuka.',
  },
  en: {
    ask: 'What do you look at these people for?',
    ask_how: 'Asked once; kept in the journal with your name.',
    example: 'For example: to plan the training of this quarter',
    look: 'Look',
    stated: 'Purpose: {{purpose}} (kept in the journal)',
    change: 'Change the purpose',
    waits: 'Nothing is shown yet',
    waits_next: 'State the purpose above and the list opens.',
  },
});
