import { readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { slugify } from '#lib/domain/organizations/rules.ts'
import { rootDir } from '#scripts/paths.ts'

test.each([
  ['Saltmarsh Robotics', 'saltmarsh-robotics'],
  ['  Müller & Søn — Łódź ', 'muller-son-lodz'],
  ['Straße 7', 'strasse-7'],
  ['ÅNGSTRÖM', 'angstrom'],
  ['株式会社', 'organization'],
  ['<b>Acme</b>', 'b-acme-b'],
  ['\u202eemca', 'emca'],
  ['---', 'organization'],
])('%s becomes %s', (name, slug) => {
  expect(slugify(name)).toBe(slug)
})

test('a name of 300 characters becomes an address of at most forty that ends in no hyphen', () => {
  expect(slugify('long name '.repeat(30))).toMatch(/^[a-z-]{1,39}[a-z]$/)
})

test('every page beside those of organizations is reserved: an organization of its name could never be reached', () => {
  const app = path.join(rootDir, 'app')
  const folders = (dir: string) =>
    readdirSync(dir, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('['))
      .map(({ name }) => name)
  const groups = folders(app).filter((name) => name.startsWith('('))
  const pages = [...folders(app), ...groups.flatMap((group) => folders(path.join(app, group)))].filter((name) => !name.startsWith('('))

  expect(pages).toContain('sign-in')
  expect(pages.filter((page) => slugify(page) === page)).toEqual([])
})
