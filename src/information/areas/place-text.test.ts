import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePlaceText } from './place-text.ts';

const here = { lon: 106.8165, lat: -6.2555 };

describe('parsePlaceText', () => {
  it.each([
    ['-6.2555 106.8165', 'decimal'],
    ['-6.2555, 106.8165', 'decimal'],
    ['(-6.2555,106.8165)', 'decimal'],
    ['-6,2555 106,8165', 'decimal'],
    ['-6,2555, 106,8165', 'decimal'],
    ['-6,2555,106,8165', 'decimal'],
    ['-6,2555; 106,8165', 'decimal'],
    ['\u22126.2555\t106.8165', 'decimal'],
    ['106.8165,-6.2555', 'decimal'],
    ['106,8165 -6,2555', 'decimal'],
    ['lat: -6.2555, lon: 106.8165', 'decimal'],
    ['bujur 106.8165 lintang -6.2555', 'decimal'],
    ['-6.2555° 106.8165°', 'decimal'],
    ['6.2555 S 106.8165 E', 'dms'],
    ['S 6.2555 E 106.8165', 'dms'],
    ['6,2555° LS, 106,8165° BT', 'dms'],
    ['106.8165E 6.2555S', 'dms'],
    ['https://www.google.com/maps/@-6.2555,106.8165,17z', 'google'],
    ['https://www.google.com/maps/place/Monas/@-6.1,106.1,17z/data=!3m1!4b1!8m2!3d-6.2555!4d106.8165', 'google'],
    ['https://maps.google.com/?q=-6.2555,106.8165', 'google'],
    ['https://www.google.co.id/maps/search/?api=1&query=-6.2555%2C106.8165', 'google'],
    ['https://www.google.com/maps/place/-6.2555,106.8165', 'google'],
    ['Lokasi: https://maps.google.com/maps?q=loc:-6.2555,106.8165 tolong', 'google'],
    ['https://maps.apple.com/?ll=-6.2555,106.8165&q=Pin', 'apple'],
    ['https://www.openstreetmap.org/#map=17/-6.2555/106.8165', 'osm'],
    ['openstreetmap.org/?mlat=-6.2555&mlon=106.8165#map=15/-6.1/106.7', 'osm'],
    ['https://www.waze.com/ul?ll=-6.2555%2C106.8165&navigate=yes', 'waze'],
    ['https://waze.com/live-map/directions?to=ll.-6.2555%2C106.8165', 'waze'],
    ['geo:-6.2555,106.8165;u=35', 'geo'],
    ['geo:0,0?q=-6.2555,106.8165(Warung)', 'geo'],
  ])('reads %s', (text, form) => {
    expect(parsePlaceText(text)).toEqual({ lon: expect.closeTo(here.lon, 9), lat: expect.closeTo(here.lat, 9), form });
  });

  it('reads degrees, minutes and seconds with every kind of sign', () => {
    const expected = { lon: expect.closeTo(106.81639, 4), lat: expect.closeTo(-6.25556, 4), form: 'dms' };
    expect(parsePlaceText('6°15\'20"S 106°48\'59"E')).toEqual(expected);
    expect(parsePlaceText('6°15′20″ LS 106°48′59″ BT')).toEqual(expected);
    expect(parsePlaceText('S6° 15\' 20", E106° 48\' 59"')).toEqual(expected);
    expect(parsePlaceText('-6°15\'20" 106°48\'59"')).toEqual(expected);
    expect(parsePlaceText("6°15.3333'S 106°48.9833'E")).toEqual(expected);
  });

  it('guesses the order by the bounds given', () => {
    const elsewhere = { west: 10, south: 40, east: 12, north: 44 };
    expect(parsePlaceText('11.5, 42.5', elsewhere)).toMatchObject({ lon: 11.5, lat: 42.5 });
    expect(parsePlaceText('42.5, 11.5', elsewhere)).toMatchObject({ lon: 11.5, lat: 42.5 });
  });

  it.each([
    ['https://maps.app.goo.gl/AbCdEf123', /tautan pendek/],
    ['https://goo.gl/maps/xyz', /tautan pendek/],
    ['https://www.google.com/maps/place/Monas', /tidak memuat koordinat/],
    ['96.5 190.2', /di luar rentang/],
    ['6°75\'20"S 106°48\'59"E', /menit/],
    ['6.2 S 7.1 S', /sumbu/],
  ])('says why %s is no place', (text, reason) => {
    expect(parsePlaceText(text)).toEqual({ reason: { id: expect.stringMatching(reason), en: expect.any(String) } });
  });

  it.each([
    '',
    'Jalan Kemang Raya 12',
    'Gang 3 RT 02',
    '12 45',
    '110',
    'Blok M',
    '0812-3456-7890',
    'Jl. Fatmawati 6,5',
    '3.5',
  ])('leaves %j to the search by name', (text) => expect(parsePlaceText(text)).toBeNull());

  it('takes no long time over long runs of one character', () => {
    const started = performance.now();
    for (const c of [' ', '1', '.', '/', "'", '°', '!3d1']) parsePlaceText(`1${c.repeat(5000)}x`);
    expect(performance.now() - started).toBeLessThan(500);
  });

  it('never throws and never answers an impossible place', () => {
    const pieces = fc.constantFrom(
      '-6.2',
      '106,8',
      ' ',
      ',',
      '°',
      "'",
      '"',
      'S',
      'BT',
      'geo:',
      'https://',
      'google.com/maps/',
      '@',
      '!3d',
      '%',
      '?q=',
      '1e9',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (input) => {
        const place = parsePlaceText(input);
        if (!place || 'reason' in place) return true;
        return Math.abs(place.lat) <= 90 && Math.abs(place.lon) <= 180;
      }),
      { numRuns: 2000 },
    );
  });

  it('reads back what it is given, in both orders', () => {
    const lon = fc.double({ min: 95, max: 141, noNaN: true });
    const lat = fc.double({ min: -11, max: -0.001, noNaN: true });
    fc.assert(
      fc.property(lon, lat, (x, y) => {
        const [a, b] = [x.toFixed(6), y.toFixed(6)];
        const expected = { lon: Number(a), lat: Number(b), form: 'decimal' };
        expect(parsePlaceText(`${a}, ${b}`)).toEqual(expected);
        expect(parsePlaceText(`${b} ${a}`)).toEqual(expected);
        expect(parsePlaceText(`${b} ${a}`.replaceAll('.', ','))).toEqual(expected);
      }),
    );
  });
});
