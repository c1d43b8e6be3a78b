import type { AnyContractProcedure } from '@orpc/contract'
import { traverseContractProcedures } from '@orpc/server'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { formatExample } from '#app/api/docs/format-example.ts'
import { examples, findExample } from '#app/api/v1/examples.ts'
import { readOpenApiDocument } from '#app/api/v1/openapi-document.ts'
import { contract } from '#lib/domain/contract.ts'
import { collectProcedures } from '#tests/unit/access/contract-procedures.ts'

// The document names this installation; no connection is made.
process.env.DATABASE_URL ??= 'postgresql://nowhere'

const inputSchemas = new Map<string, unknown>()
traverseContractProcedures({ router: contract, path: [] }, ({ path, contract: procedure }) => {
  inputSchemas.set(path.join('.'), (procedure as AnyContractProcedure)['~orpc'].inputSchema)
})

const isForKeys = ({ permission, needsPerson }: (typeof procedures)[number]['meta']) =>
  permission !== 'user' && permission !== 'anyone' && !needsPerson
const procedures = collectProcedures(contract)
const withInput = procedures.filter(({ name, meta }) => isForKeys(meta) && inputSchemas.get(name) !== undefined)

describe('the examples of the API', () => {
  test.each(withInput)('hold an input for $name that its schema accepts', ({ name, path }) => {
    const example = findExample(path)
    const schema = inputSchemas.get(name)

    expect(example, `${name} has no example in app/api/v1/examples.ts`).toBeDefined()
    if (schema instanceof z.ZodType) expect(schema.safeParse(example)).toMatchObject({ success: true })
  })

  test('hold nothing for procedures that no key may call', () => {
    const known = Object.entries(examples).flatMap(([noun, own]) => Object.keys(own ?? {}).map((name) => `${noun}.${name}`))

    expect(known.filter((name) => !withInput.some((procedure) => procedure.name === name))).toEqual([])
  })
})

describe('the reference', () => {
  test('offers a line for the shell for exactly what a key may call', async () => {
    const document = await readOpenApiDocument()

    for (const { name, route, method, meta } of procedures) {
      const definition = document.paths?.[route]?.[method.toLowerCase() as 'get']
      if (!definition) throw new Error(`${name} is not in the document.`)

      expect(formatExample({ method, path: route, definition }) !== null, name).toBe(isForKeys(meta))
    }
  })

  test('asks for a key where one is taken, for a session where not, and for nothing of a stranger', async () => {
    const document = await readOpenApiDocument()

    for (const { name, route, method, meta } of procedures) {
      const ways = document.paths?.[route]?.[method.toLowerCase() as 'get']?.security?.flatMap((way) => Object.keys(way))

      if (meta.permission === 'anyone') expect(ways, name).toEqual([])
      else expect(ways?.includes('apiKey'), name).toBe(isForKeys(meta))
    }
  })

  test('quotes values so that the shell sends them as they are', () => {
    const line = formatExample({
      method: 'PUT',
      path: '/offers/{id}/fields/{field}',
      definition: {
        security: [{ apiKey: [] }],
        parameters: [
          { name: 'id', in: 'path', required: true, example: '01990000-0000-7000-8000-000000000001' },
          { name: 'field', in: 'path', required: true, example: 'a b"$(x)' },
        ],
        requestBody: { content: { 'application/json': { example: { value: "It's $HOME", apiKey: 'your-ashby-api-key' } } } },
      },
    })

    expect(line).toContain(`/offers/\${OFFER_ID:?run the preparation first}/fields/a%20b%22%24(x)"`)
    expect(line).toContain(`'{"value":"It'\\''s $HOME","apiKey":"'"\${ASHBY_API_KEY:?a key made in Ashby}"'"}'`)
  })
})
