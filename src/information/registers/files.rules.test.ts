import { describe, expect, test } from 'vitest';
import { safeName, sniff } from './files.rules.ts';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('a file is what its first bytes say', () => {
  test.each([
    ['%PDF-1.7', 'x.txt', 'application/pdf'],
    ['\u0089PNG\r\n\u001a\n....', 'x', 'image/png'],
    ['\u00ff\u00d8\u00ff\u00e0', 'x', 'image/jpeg'],
    ['RIFF\u0001\u0001\u0001\u0001WEBPVP8 ', 'x', 'image/webp'],
    ['PK\u0003\u0004....xl/workbook.xml', 'x', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['nama;jumlah\r\n', 'x.CSV', 'text/csv'],
    ['catatan', 'x.csv.exe', 'text/plain'],
  ])('%j named %s is %s', (text, name, mediaType) => expect(sniff(bytes(text), name)?.mediaType).toBe(mediaType));

  test.each([
    ['a ZIP that is no sheet', 'PK\u0003\u0004....word/document.xml'],
    ['a program', 'MZ\u0090\u0000'],
    ['a script of a shell with a NUL', '#!/bin/sh\u0000'],
    ['a page', '  <!DOCTYPE html><p>'],
    ['a drawing', '<svg xmlns="x"/>'],
    ['bytes that are no UTF-8', '\u00c3\u0028'],
    ['a GIF', 'GIF89a\u0001\u0000'],
    ['sound with a RIFF head', 'RIFF\u0001\u0001\u0001\u0001WAVE'],
  ])('%s is none of them', (_what, text) => expect(sniff(bytes(text), 'x.pdf')).toBeUndefined());
});

describe('a name', () => {
  const pdf = { mediaType: 'application/pdf', endings: ['pdf'] };
  test.each([
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\surat\\izin.pdf', 'izin.pdf'],
    ['surat\u202efdp.exe', 'surat fdp.exe.pdf'],
    ['..', 'berkas.pdf'],
    ['a"b<c>|?.PDF', 'a b c .PDF'],
    ['', 'berkas.pdf'],
  ])('%j becomes %j', (given, name) => expect(safeName(given, pdf)).toBe(name));
});
