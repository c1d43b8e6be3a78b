import { describe, expect, test } from 'vitest'
import { checkStructure } from '#scripts/check-structure.ts'
import { createTemporaryFolder } from '#tests/setup/temporary-folder.ts'

const goodTree = {
  'app/[org]/offers/page.tsx': `import { OfferList } from '#components/offers/offer-list.tsx'\nimport { listOffers } from '#lib/domain/offers/api.ts'\nexport default function Page() {\n  return <OfferList offers={listOffers()} />\n}\n`,
  'components/offers/offer-list.tsx': `import { Button } from '#components/ui/button.tsx'\nimport type { Offer } from '#lib/domain/offers/schema.ts'\nexport const OfferList = ({ offers }: { offers: Offer[] }) => <Button>Don't import '#lib/domain/offers/queries.ts' {offers.length}</Button>\n`,
  'components/ui/button.tsx': `import { Button as Base } from '@base-ui/react'\nexport const Button = Base\n`,
  'lib/domain/offers/api.ts': `import { findOffers } from '#lib/domain/offers/queries.ts'\nexport const listOffers = findOffers\n`,
  'lib/domain/offers/queries.ts': `import { db } from '#lib/platform/db/client.ts'\nimport type { Offer } from '#lib/domain/offers/schema.ts'\nexport const findOffers = (): Offer[] => db()\n`,
  'lib/domain/offers/schema.ts': `export type Offer = { id: string }\n`,
  'lib/pipeline/sync-offer.ts': `import { readOffer } from '#lib/sources/ashby/client.ts'\nexport const syncOffer = readOffer\n`,
  'lib/platform/db/client.ts': `import { PrismaClient } from './generated/client.ts'\nexport const db = () => new PrismaClient()\n`,
  'lib/platform/env.ts': `export const env = () => process.env\n`,
  'lib/sources/ashby/client.ts': `import { env } from '#lib/platform/env.ts'\n// import { db } from '#lib/platform/db/client.ts'\nexport const readOffer = env\n`,
  'sandbox/index.ts': `import { start } from '#sandbox/server.ts'\nstart()\n`,
  'sandbox/server.ts': `export const start = () => "import { env } from '#lib/platform/env.ts'"\n`,
  'worker/index.ts': `import { syncOffer } from '#lib/pipeline/sync-offer.ts'\nsyncOffer()\n`,
  'vitest.config.ts': `export default { ci: process.env.CI }\n`,
}

/** The findings in a good tree with some files put over it, as `path: message`. */
function findIn(files: Record<string, string>): string[] {
  const root = createTemporaryFolder({ ...goodTree, ...files })

  return checkStructure(root).map(({ file, level, message }) => `${file} ${level}: ${message}`)
}

test('a tree that keeps to the rules has no findings, whatever its strings, comments and JSX texts say', () => {
  expect(findIn({})).toEqual([])
})

describe('imports go down the line only', () => {
  test.each([
    ['app', 'lib/sources/ashby/client.ts', 'app/page.tsx'],
    ['app', 'lib/domain/offers/queries.ts', 'app/page.tsx'],
    ['worker', 'lib/sources/ashby/client.ts', 'worker/run.ts'],
    ['domain', 'lib/pipeline/sync-offer.ts', 'lib/domain/offers/rules.ts'],
    ['domain', 'lib/sources/ashby/client.ts', 'lib/domain/offers/rules.ts'],
    ['sources', 'lib/domain/offers/schema.ts', 'lib/sources/ashby/read.ts'],
    ['platform', 'lib/domain/offers/schema.ts', 'lib/platform/log.ts'],
    ['components', 'lib/domain/offers/api.ts', 'components/offers/offer.tsx'],
    ['components/ui', 'components/offers/offer-list.tsx', 'components/ui/chip.tsx'],
    ['components/patterns', 'components/offers/offer-list.tsx', 'components/patterns/table.tsx'],
    ['sandbox', 'lib/platform/env.ts', 'sandbox/read.ts'],
    ['platform', 'sandbox/server.ts', 'lib/platform/log.ts'],
    ['scripts', 'sandbox/server.ts', 'scripts/start.ts'],
  ])('%s may not import %s', (layer, target, file) => {
    expect(findIn({ [file]: `import '#${target}'\n` })).toContainEqual(
      expect.stringContaining(`${file} error: ${layer} may not import ${target}`),
    )
  })

  test('a type, a re-export and a dynamic import count like any other import', () => {
    const target = '#lib/domain/offers/schema.ts'
    const found = findIn({
      'lib/platform/one.ts': `import type { Offer } from '${target}'\nexport type X = Offer\n`,
      'lib/platform/two.ts': `export * from '${target}'\n`,
      'lib/platform/three.ts': `export const load = () => import('${target}')\n`,
    })
    expect(found).toHaveLength(3)
  })
})

describe('names', () => {
  test.each([
    ['lib/domain/offers/service.ts', 'holds only terms.ts'],
    ['lib/domain/offers/engine.ts', 'holds only terms.ts'],
    ['lib/domain/offers/rules/pay.ts', 'holds only terms.ts'],
    ['lib/domain/offers/comments/service.ts', 'holds only terms.ts'],
    ['lib/domain/offers/comments/mentions/rules.ts', 'holds only terms.ts'],
    ['lib/domain/money.ts', 'lib/domain holds nouns'],
    ['lib/pipeline/index.ts', 'there are no index files'],
    ['components/offers/OfferRow.tsx', 'is not kebab-case'],
    ['lib/platform/utils.ts', 'says nothing of what is inside'],
    ['lib/platform/helpers/text.ts', 'says nothing of what is inside'],
  ])('%s is refused', (file, message) => {
    expect(findIn({ [file]: 'export const x = 1\n' })).toContainEqual(expect.stringContaining(message))
  })

  test('the concerns of a noun, the engine of the mappings, the route folders of Next and the two entry points are no exceptions but the rule', () => {
    expect(
      findIn({
        'lib/domain/mappings/engine.ts': 'export const x = 1\n',
        'lib/domain/mappings/engine/conversions.ts': 'export const x = 1\n',
        'lib/domain/offers/comments/queries.ts': 'export const x = 1\n',
        'app/api/v1/[[...rest]]/route.ts': 'export const x = 1\n',
        'app/(auth)/sign-in/page.tsx': 'export default () => null\n',
      }),
    ).toEqual([])
  })
})

describe('guarded access', () => {
  test.each([
    ['process.env', `export const a = process.env.A\n`],
    ['a part taken out of process', `const { env } = process\nexport const a = env.A\n`],
    ['an import from node:process', `import { env } from 'node:process'\nexport const a = env.A\n`],
  ])('%s is read in env.ts only', (_form, content) => {
    expect(findIn({ 'lib/platform/log.ts': content })).toContainEqual(expect.stringContaining('lib/platform/env.ts only'))
  })

  test.each([
    ['lib/domain/offers/rules.ts', `import { PrismaPg } from '@prisma/adapter-pg'\nexport const x = PrismaPg\n`, 'Prisma is used only'],
    [
      'lib/pipeline/read.ts',
      `import type { Offer } from '#lib/platform/db/generated/client.ts'\nexport type X = Offer\n`,
      'Prisma is used only',
    ],
    ['lib/pipeline/read.ts', `import { db } from '#lib/platform/db/client.ts'\nexport const x = db\n`, 'client without a tenant'],
    [
      'lib/pipeline/read.ts',
      `import { mintTenantScope } from '#lib/platform/db/tenant.ts'\nexport const x = mintTenantScope\n`,
      'a tenant scope is minted only',
    ],
  ])('%s may not take it', (file, content, message) => {
    const found = findIn({ 'lib/platform/db/tenant.ts': 'export const mintTenantScope = 1\n', [file]: content })
    expect(found).toContainEqual(expect.stringContaining(message))
  })
})

describe('forms', () => {
  test.each([
    ['#lib/platform/env', 'write the extension'],
    ['@/lib/platform/env.ts', 'there is no @/'],
    ['#lib/platform/gone.ts', 'there is no such file'],
  ])('an import of %s is refused', (specifier, message) => {
    expect(findIn({ 'lib/platform/log.ts': `import '${specifier}'\n` })).toContainEqual(expect.stringContaining(message))
  })

  test('a circle is reported once, with its way', () => {
    const found = findIn({
      'lib/pipeline/one.ts': `import '#lib/pipeline/two.ts'\n`,
      'lib/pipeline/two.ts': `import type { X } from '#lib/pipeline/three.ts'\nexport type Y = X\n`,
      'lib/pipeline/three.ts': `import './one.ts'\nexport type X = 1\n`,
    })
    expect(found).toEqual([
      expect.stringContaining('lib/pipeline/one.ts → lib/pipeline/two.ts → lib/pipeline/three.ts → lib/pipeline/one.ts'),
    ])
  })

  test('long files and functions are warned of, very long files refused', () => {
    const lines = (count: number) => Array.from({ length: count }, (_, index) => `export const x${index} = ${index}`).join('\n')
    const found = findIn({
      'lib/platform/long.ts': lines(301),
      'lib/platform/endless.ts': lines(501),
      'lib/platform/work.ts': `export function work() {\n${'  work()\n'.repeat(50)}}\n`,
      'components/offers/screen.tsx': `export function Screen() {\n${'  Screen()\n'.repeat(150)}}\n`,
    })
    expect(found).toEqual([
      expect.stringContaining('lib/platform/endless.ts error: 501 lines'),
      expect.stringContaining('lib/platform/long.ts warning: 301 lines'),
      expect.stringContaining('lib/platform/work.ts warning: work has 52 lines'),
    ])
  })
})
