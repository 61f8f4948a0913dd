import { defineTexts } from '../text/i18n.ts';

/** Texts of the page where a person sets the own password for the first time. */
export const texts = defineTexts('first-password', {
  id: {
    title: 'Buat kata sandi Anda sendiri',
    why: 'Halo {{name}}. Kata sandi yang Anda terima hanya untuk sekali masuk. Setelah ini, masuk lagi dengan kata sandi baru.',
    current: 'Kata sandi sekali pakai',
    next: 'Kata sandi baru',
    again: 'Ulangi kata sandi baru',
    length: 'paling sedikit 12 karakter',
    length_next: 'Paling sedikit 12 karakter. Beberapa kata yang mudah Anda ingat sudah cukup.',
    differs: 'Tidak sama dengan kata sandi baru.',
    same: 'Sama dengan kata sandi sekali pakai. Pilih yang lain.',
    empty: 'Isi kata sandi sekali pakai.',
    save: 'Simpan kata sandi',
    saving: 'Menyimpan…',
  },
  en: {
    title: 'Set your own password',
    why: 'Hello {{name}}. The password you were given is for one sign-in only. After this, sign in again with the new one.',
    current: 'One-time password',
    next: 'New password',
    again: 'Repeat the new password',
    length: 'at least 12 characters',
    length_next: 'At least 12 characters. A few words that you remember easily will do.',
    differs: 'Not the same as the new password.',
    same: 'Same as the one-time password. Choose another.',
    empty: 'Enter the one-time password.',
    save: 'Save password',
    saving: 'Saving…',
  },
});
