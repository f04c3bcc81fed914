// @vitest-environment node
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { allKeyMaps } from '../src/ui/keys/all';
import { readable } from '../src/ui/keys/chord';

const page = fileURLToPath(new URL('../../docs/guide/keys.md', import.meta.url));

const guide = () =>
  [
    '# Keys of the workbench',
    '',
    'Made from the key maps of the workbench; `UPDATE_GUIDE=1 npm test` in `web/` writes it anew. Single letters act only outside of',
    'input fields; all keys can be changed or switched off in Settings (`g` then `,`).',
    ...allKeyMaps.flatMap((map) => [
      '',
      `## ${map.title}`,
      '',
      '| key | what it does |',
      '|---|---|',
      ...Object.values(map.acts).map((a) => `| ${[a.key, ...(a.also ?? [])].map((k) => `\`${readable(k).replace('|', '\\|')}\``).join(' ')} | ${a.label} |`),
    ]),
    '',
  ].join('\n');

it('The page of keys in the guide is the one of the key maps', () => {
  if (process.env['UPDATE_GUIDE'] === '1') writeFileSync(page, guide());
  expect(readFileSync(page, 'utf8')).toBe(guide());
});
