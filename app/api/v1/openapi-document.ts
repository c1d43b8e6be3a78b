import { type OpenAPI, OpenAPIGenerator, toOpenAPIMethod, toOpenAPIPath } from '@orpc/openapi'
import { traverseContractProcedures } from '@orpc/server'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { z } from 'zod'
import { completeOperation } from '#app/api/v1/complete-operation.ts'
import { createComponents, description } from '#app/api/v1/openapi-components.ts'
import { errorDataSchema } from '#lib/domain/access/contract.ts'
import { apiKeySchema } from '#lib/domain/api-keys/contract.ts'
import { connectionSchema, endpointSchema } from '#lib/domain/connections/contract.ts'
import { contract } from '#lib/domain/contract.ts'
import { eventDetailSchema, eventSummarySchema } from '#lib/domain/events/contract.ts'
import { invitationSchema } from '#lib/domain/invitations/contract.ts'
import { memberSchema } from '#lib/domain/members/contract.ts'
import { offerDetailSchema, offerSummarySchema } from '#lib/domain/offers/contract.ts'
import { organizationSchema } from '#lib/domain/organizations/contract.ts'
import { roleDetailSchema } from '#lib/domain/roles/contract.ts'
import { sweepSchema } from '#lib/domain/sweeps/contract.ts'
import { meSchema } from '#lib/domain/users/contract.ts'
import { recordFieldSchema } from '#lib/domain/values/contract.ts'
import { env } from '#lib/platform/env.ts'

/** What every refusal of the API looks like; `data` is the part to rely on. */
const errorSchema = z.object({
  defined: z.literal(false),
  code: z.string(),
  status: z.int().describe('The HTTP status'),
  message: z.string().describe('The same as data.userMessage'),
  data: errorDataSchema,
})

/** Schemas that many procedures share, by the name they have in the document. */
const sharedSchemas = {
  Error: errorSchema,
  ApiKey: apiKeySchema,
  Connection: connectionSchema,
  Endpoint: endpointSchema,
  Event: eventDetailSchema,
  EventSummary: eventSummarySchema,
  Invitation: invitationSchema,
  Me: meSchema,
  Member: memberSchema,
  Offer: offerDetailSchema,
  RecordField: recordFieldSchema,
  OfferSummary: offerSummarySchema,
  Organization: organizationSchema,
  Role: roleDetailSchema,
  Sweep: sweepSchema,
}

let generated: Promise<OpenAPI.Document> | undefined

/** The API's description in OpenAPI 3.1, made once per process from the contract itself. */
export function readOpenApiDocument(): Promise<OpenAPI.Document> {
  generated ??= generateDocument()

  return generated
}

async function generateDocument(): Promise<OpenAPI.Document> {
  const { APP_URL } = env()
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
  const document = await generator.generate(contract, {
    info: { title: 'Handoff API', version: '1', description },
    servers: [{ url: `${APP_URL}/api/v1` }],
    commonSchemas: Object.fromEntries(
      Object.entries(sharedSchemas).map(([name, schema]) => [name, { schema, strategy: 'output' as const }]),
    ),
    components: createComponents(APP_URL),
  })

  traverseContractProcedures({ router: contract, path: [] }, ({ contract: procedure, path }) => {
    const { route } = procedure['~orpc']
    const method = toOpenAPIMethod(route.method ?? 'POST')
    const operation = document.paths?.[toOpenAPIPath(route.path ?? '/')]?.[method as 'get']
    if (operation) completeOperation({ path, procedure, operation })
  })

  return document
}
