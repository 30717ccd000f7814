/** Licenses that let the packages of a release be handed on under MIT, with their notices. */
export const handedOn = new Set([
  '0BSD',
  'Apache-2.0',
  '(MIT OR CC0-1.0)',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'MIT OR Apache-2.0',
  'OFL-1.1',
  'PSF-2.0',
  'Unlicense',
]);
