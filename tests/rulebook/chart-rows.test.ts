import { expect, it } from 'vitest';
import { complaints } from './small.ts';

it('a country without a row and without a country it follows is refused', () => {
  expect(complaints({ file: 'country-chart.yaml', find: '  CN: [NS1, NS2]\n', replace: '' })).toEqual([
    'countries.yaml:5: CN: neither a row of the chart nor a country it follows',
    'countries.yaml:6: HK: follows CN, which has no row of the chart',
  ]);
});
it('a row for a place that is no country is refused', () => {
  expect(complaints({ file: 'country-chart.yaml', find: '  KP: []', replace: '  KP: []\n  XK: [NS1]' })).toEqual([
    'country-chart.yaml:7: the chart has a row for XK, which is no country',
  ]);
});
it('a mark with dates and without is refused', () => {
  expect(complaints({ file: 'country-chart.yaml', find: 'KP: []', replace: 'KP: [NS1]' })).toEqual([
    'country-chart.yaml:8: KP NS1: marked with dates, and without',
  ]);
});
