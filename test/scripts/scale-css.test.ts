import { expect, test } from 'vitest';
import { scaleCss, toRem } from '../../scripts/scale-css.ts';

test('lengths in px become rem; thin lines, names, addresses and quoted text stay', () => {
  expect(toRem('12px 8px')).toBe('0.75rem 0.5rem');
  expect(toRem('calc(100% - 22px)')).toBe('calc(100% - 1.375rem)');
  expect(toRem('-40px')).toBe('-2.5rem');
  expect(toRem('1.5px solid var(--line-2px)')).toBe('1.5px solid var(--line-2px)');
  expect(toRem('url(a-12px.svg) "12px"')).toBe('url(a-12px.svg) "12px"');
  expect(toRem('minmax(0, 1fr) 24px')).toBe('minmax(0, 1fr) 1.5rem');
});

test('a query of the width asks the window at its size; other queries stay media queries', () => {
  const asked = (params: string) => {
    const rule = { name: 'media', params };
    scaleCss.AtRule.media(rule);
    return `@${rule.name} ${rule.params}`;
  };
  expect(asked('(max-width: 900px)')).toBe('@container window (max-width: 56.25rem)');
  expect(asked('(width >= 1300px)')).toBe('@container window (width >= 81.25rem)');
  expect(asked('(prefers-reduced-motion: reduce)')).toBe('@media (prefers-reduced-motion: reduce)');
});

test('the stylesheets of packages are left alone', () => {
  const declaration = { value: '12px', source: { input: { file: '/x/node_modules/uplot/uPlot.css' } } };
  scaleCss.Declaration(declaration);
  expect(declaration.value).toBe('12px');
});
