import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type AshbyOperation, ashbyOperations } from '#lib/sources/ashby/operations.ts'
import { ashbyApplicationSchema, ashbyCandidateSchema } from '#lib/sources/ashby/schemas.ts'
import { loadDescription, readContractDir } from './description.ts'

const fileSchema = z.object({
  exchanges: z.array(
    z.object({
      path: z.string(),
      request: z.unknown(),
      status: z.number(),
      response: z.looseObject({ success: z.boolean(), results: z.unknown() }),
    }),
  ),
})

/** Operations we do not call answer with objects we know from others. */
const otherResults: Record<string, z.ZodType> = {
  'application.create': ashbyApplicationSchema,
  'application.update': ashbyApplicationSchema,
  'application.changeSource': ashbyApplicationSchema,
  'application.changeStage': ashbyApplicationSchema,
  'candidate.create': ashbyCandidateSchema,
  'candidate.update': ashbyCandidateSchema,
}

const dir = join(readContractDir(), 'recorded')
const exchanges = readdirSync(dir)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) =>
    fileSchema.parse(JSON.parse(readFileSync(join(dir, name), 'utf8'))).exchanges.map((exchange) => ({ name, ...exchange })),
  )

/**
 * After these writes Ashby really answers with a shorter interview stage and source than it describes. Handoff calls none of them.
 */
const KNOWN_DEPARTURES = new Set(['/application.create', '/application.update', '/application.changeSource'])

const description = loadDescription()

describe('real answers of Ashby', () => {
  it('are there to be checked', () => {
    expect(exchanges.length).toBeGreaterThan(20)
  })

  it.each(exchanges)('our schema takes $name ($path) whole, without changing it', ({ path, response }) => {
    const operation = path.slice(1)
    const schema = operation in ashbyOperations ? ashbyOperations[operation as AshbyOperation].results : otherResults[operation]
    if (!schema) throw new Error(`no schema of ours stands for ${operation}`)

    expect(schema.parse(response.results)).toEqual(response.results)
  })

  // A reading of the description that refuses what Ashby really sends would hold the sandbox to the wrong thing.
  it.each(exchanges.filter(({ path }) => !KNOWN_DEPARTURES.has(path)))(
    'the description, read as we read it, takes $name ($path)',
    ({ path, response }) => {
      expect(description.checkSuccess(path.slice(1), response)).toEqual([])
    },
  )
})
