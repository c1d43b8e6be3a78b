import { mkdirSync, renameSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { hashContent } from '#scripts/content-hash.ts'
import { createTemporaryFolder } from '#tests/setup/temporary-folder.ts'

const inputs = ['app', 'package.json']

test('times do not matter, contents, names and what is made elsewhere do', () => {
  const root = createTemporaryFolder({ 'app/page.tsx': 'one', 'app/generated/x.ts': 'x', 'package.json': '{}' })
  const hash = () => hashContent({ root, inputs, except: ['app/generated'] })
  const first = hash()

  utimesSync(path.join(root, 'app/page.tsx'), 1, 1)
  writeFileSync(path.join(root, 'app/generated/x.ts'), 'y')
  expect(hash()).toBe(first)

  writeFileSync(path.join(root, 'app/page.tsx'), 'two')
  expect(hash()).not.toBe(first)
  writeFileSync(path.join(root, 'app/page.tsx'), 'one')
  expect(hash()).toBe(first)

  renameSync(path.join(root, 'app/page.tsx'), path.join(root, 'app/layout.tsx'))
  expect(hash()).not.toBe(first)
})

test('a new file, an empty one included, and another version of Node change it', () => {
  const root = createTemporaryFolder({ 'app/page.tsx': 'one' })
  const first = hashContent({ root, inputs, extra: ['v24.1.0'] })
  expect(hashContent({ root, inputs, extra: ['v24.2.0'] })).not.toBe(first)

  mkdirSync(path.join(root, 'app/offers'))
  writeFileSync(path.join(root, 'app/offers/page.tsx'), '')
  expect(hashContent({ root, inputs, extra: ['v24.1.0'] })).not.toBe(first)
})
