import { expect, test } from 'vitest'
import { readOpenApiDocument } from '#app/api/v1/openapi-document.ts'
import { contract } from '#lib/domain/contract.ts'
import { collectProcedures } from './contract-procedures.ts'

// The document names this installation; no connection is made.
process.env.DATABASE_URL ??= 'postgresql://nowhere'

test('the document describes every procedure with its refusals, and with the organization’s header where one is needed', async () => {
  const document = await readOpenApiDocument()

  for (const { name, route, method, meta } of collectProcedures(contract)) {
    const operation = document.paths?.[route]?.[method.toLowerCase() as 'get']
    expect(operation, name).toMatchObject({ operationId: name, summary: expect.any(String), responses: { default: expect.anything() } })
    const header = { $ref: '#/components/parameters/Organization' }
    if (meta.permission === 'user' || meta.permission === 'anyone') expect(operation?.parameters ?? [], name).not.toContainEqual(header)
    else expect(operation?.parameters, name).toContainEqual(header)
  }
})

test('every reference in the document points to something in it', async () => {
  const document = await readOpenApiDocument()
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path = '']) => path)

  expect(references.length).toBeGreaterThan(20)
  for (const path of new Set(references)) {
    const target = path.split('/').reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], document)
    expect(target, path).toBeDefined()
  }
})

test('what needs pay.read is not promised: those properties are optional', async () => {
  const document = await readOpenApiDocument()
  const schema = document.components?.schemas?.OfferSummary as { properties: object; required: string[] }

  expect(schema.properties).toHaveProperty('baseSalary')
  expect(schema.required).toContain('name')
  for (const key of ['baseSalary', 'currency', 'payInterval']) expect(schema.required).not.toContain(key)
})
