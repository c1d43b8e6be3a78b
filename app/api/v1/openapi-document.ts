import { type OpenAPI, OpenAPIGenerator, toOpenAPIMethod, toOpenAPIPath } from '@orpc/openapi'
import { traverseContractProcedures } from '@orpc/server'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { z } from 'zod'
import { ORGANIZATION_HEADER } from '#lib/domain/access/api.ts'
import { errorDataSchema, type ProcedureMeta } from '#lib/domain/access/contract.ts'
import { permissionsByRole } from '#lib/domain/access/rules.ts'
import { builtInRoleSchema } from '#lib/domain/access/schema.ts'
import { connectionSchema, endpointSchema } from '#lib/domain/connections/contract.ts'
import { contract } from '#lib/domain/contract.ts'
import { eventDetailSchema, eventSummarySchema } from '#lib/domain/events/contract.ts'
import { offerDetailSchema, offerFieldSchema, offerSummarySchema } from '#lib/domain/offers/contract.ts'
import { organizationSchema } from '#lib/domain/organizations/contract.ts'
import { sweepSchema } from '#lib/domain/sweeps/contract.ts'
import { meSchema } from '#lib/domain/users/contract.ts'
import { sessionCookieName } from '#lib/platform/auth/session-cookie.ts'
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
  Connection: connectionSchema,
  Endpoint: endpointSchema,
  Event: eventDetailSchema,
  EventSummary: eventSummarySchema,
  Me: meSchema,
  Offer: offerDetailSchema,
  OfferField: offerFieldSchema,
  OfferSummary: offerSummarySchema,
  Organization: organizationSchema,
  Sweep: sweepSchema,
}

const DESCRIPTION = `What the screens of Handoff do, for programs. Dates and decimals are text; ids are UUIDs.

Procedures that act in an organization need the header \`${ORGANIZATION_HEADER}\` with its slug, as it stands in the address of every page.
Values that the caller's role may not see are absent from answers; null means that there is no value.
Something of another organization is answered like something that does not exist, with 404.
Every answer carries \`x-request-id\`; quote it when you report a problem.`

let generated: Promise<OpenAPI.Document> | undefined

/** The API's description in OpenAPI 3.1, made once per process from the contract itself. */
export function readOpenApiDocument(): Promise<OpenAPI.Document> {
  generated ??= generateDocument()

  return generated
}

async function generateDocument(): Promise<OpenAPI.Document> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
  const document = await generator.generate(contract, {
    info: { title: 'Handoff API', version: '1', description: DESCRIPTION },
    servers: [{ url: `${env().APP_URL}/api/v1` }],
    security: [{ session: [] }],
    commonSchemas: Object.fromEntries(
      Object.entries(sharedSchemas).map(([name, schema]) => [name, { schema, strategy: 'output' as const }]),
    ),
    components: {
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: sessionCookieName(),
          description: `The session of somebody who signed in. Writes also need the header \`Origin: ${env().APP_URL}\` and a JSON body.`,
        },
      },
      parameters: {
        Organization: {
          name: ORGANIZATION_HEADER,
          in: 'header',
          required: true,
          description: 'The slug of the organization to act in',
          schema: { type: 'string' },
        },
      },
      responses: {
        Error: { description: 'Refused or failed', content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } } },
      },
    },
  })

  traverseContractProcedures({ router: contract, path: [] }, ({ contract: { '~orpc': definition } }) => {
    const method = toOpenAPIMethod(definition.route.method ?? 'POST')
    const operation = document.paths?.[toOpenAPIPath(definition.route.path ?? '/')]?.[method as 'get']
    if (operation) completeOperation(operation, definition.meta)
  })

  return document
}

/** What the generator cannot know of an operation: its header, its permission, its refusals. */
function completeOperation(operation: OpenAPI.OperationObject, { permission }: ProcedureMeta): void {
  operation.responses = { ...operation.responses, default: { $ref: '#/components/responses/Error' } }
  if (permission === undefined || permission === 'user' || permission === 'anyone') return

  const roles = builtInRoleSchema.options.filter((role) => permissionsByRole[role].includes(permission))
  const needs = `Needs the permission \`${permission}\`: ${roles.join(', ')}.`
  operation.description = [operation.description, needs].filter(Boolean).join('\n\n')
  operation.parameters = [{ $ref: '#/components/parameters/Organization' }, ...(operation.parameters ?? [])]
}
