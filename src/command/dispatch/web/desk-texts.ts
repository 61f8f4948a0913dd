import { defineTexts } from '../../../platform/web/text/i18n.ts';

/** Name and purpose for the chooser; the desk's other texts are loaded with the desk. */
export const deskTexts = defineTexts('dispatch-desk', {
  id: { desk: 'Meja Dispatcher', purpose: 'Lihat antrean, pilih unit terdekat, kirim, ikuti sampai selesai' },
  en: { desk: 'Dispatch Desk', purpose: 'See the queue, choose the nearest units, send, follow to the end' },
});
