import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { root } from '../setup/places.mjs';
import { bundledPackages } from './bundledPackages.mjs';
import { collectLicenses } from './collectLicenses.mjs';

const free = /^(MIT|ISC|Apache-2\.0|BSD-[23]-Clause|0BSD|BlueOak-1\.0\.0|CC0-1\.0|Unlicense|Python-2\.0)\*?$/;

/** Whether one of the alternatives is free of duties, all its parts included. */
const asksLittle = (license) =>
  license
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((alternative) => alternative.split(' AND ').every((part) => free.test(part)));

let packages;
beforeAll(async () => (packages = await collectLicenses()));

it('lists every package that ships, at its installed version', () => {
  const page = readFileSync(join(root, 'THIRD_PARTY_LICENSES.md'), 'utf8');
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const names = packages.map(({ id }) => id.slice(0, id.lastIndexOf('@')));
  expect(names).toEqual(expect.arrayContaining([...Object.keys(dependencies), ...bundledPackages]));
  const missing = packages.filter(({ id, license }) => !page.includes(`| ${id} | ${license} |`));
  expect(missing.map(({ id }) => id)).toEqual([]);
});

it('holds nothing whose licence asks more than to be named', () => {
  expect(
    packages.filter(({ license }) => !asksLittle(license)).map(({ id, license }) => `${id} ${license}`),
  ).toEqual([]);
});
