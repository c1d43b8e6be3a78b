import type { AnyContractProcedure } from '@orpc/contract'
import { type OpenAPI, toOpenAPIMethod } from '@orpc/openapi'
import { findExample } from '#app/api/v1/examples.ts'
import type { ProcedureMeta } from '#lib/domain/access/contract.ts'
import { permissionsByRole } from '#lib/domain/access/rules.ts'
import { type BuiltInRole, builtInRoleSchema, type Permission } from '#lib/domain/access/schema.ts'

type OperationOf = { path: readonly string[]; procedure: AnyContractProcedure; operation: OpenAPI.OperationObject }

const SESSION = { session: [] }
const API_KEY = { apiKey: [] }

/** What the generator cannot know of an operation: who may call it, with which headers, an example, its refusals. */
export function completeOperation({ path, procedure, operation }: OperationOf): void {
  const { meta, route } = procedure['~orpc']
  operation.responses = { ...operation.responses, default: { $ref: '#/components/responses/Error' } }
  operation.security = listSecurity(meta)
  operation.description = [operation.description, describeCallers(meta)].filter(Boolean).join('\n\n')
  if (meta.permission === undefined || meta.permission === 'user' || meta.permission === 'anyone') return

  const isWrite = toOpenAPIMethod(route.method ?? 'POST') !== 'get'
  addExample({ operation, example: findExample(path) })
  operation.parameters = [
    { $ref: '#/components/parameters/Organization' },
    ...(isWrite ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
    ...(operation.parameters ?? []),
  ]
  addHeaders({ operation, isWrite })
}

function listSecurity({ permission, needsPerson }: ProcedureMeta): OpenAPI.SecurityRequirementObject[] {
  if (permission === 'anyone') return []

  return permission === 'user' || needsPerson ? [SESSION] : [API_KEY, SESSION]
}

function describeCallers({ permission, anyOf = [], needsPerson }: ProcedureMeta): string {
  if (permission === undefined || permission === 'anyone') return ''
  if (permission === 'user') return 'For somebody who is signed in, about themselves. API keys are refused.'

  const has = (role: BuiltInRole, one: Permission) => permissionsByRole[role].includes(one)
  const roles = builtInRoleSchema.options.filter(
    (role) => has(role, permission) && (anyOf.length === 0 || anyOf.some((one) => has(role, one))),
  )
  const others = anyOf.length === 0 ? '' : ` and ${anyOf.map((one) => `\`${one}\``).join(' or ')}`
  const needs = `Needs the permission \`${permission}\`${others}: ${roles.join(', ')}.`
  return needsPerson ? `${needs} API keys are refused.` : needs
}

type AddExampleInput = { operation: OpenAPI.OperationObject; example: object | undefined }

/** Puts each value where the request carries it: into the path, the query or the body. */
function addExample({ operation, example }: AddExampleInput): void {
  if (!example) return
  const rest: Record<string, unknown> = { ...example }

  for (const parameter of operation.parameters ?? []) {
    if ('$ref' in parameter || !(parameter.name in rest)) continue
    parameter.example = rest[parameter.name]
    delete rest[parameter.name]
  }
  const content = operation.requestBody && 'content' in operation.requestBody ? operation.requestBody.content['application/json'] : null
  if (content) content.example = rest
}

/** The headers of an answer to a key, and of a repeated one. */
function addHeaders({ operation, isWrite }: { operation: OpenAPI.OperationObject; isWrite: boolean }): void {
  for (const [status, response] of Object.entries(operation.responses ?? {})) {
    if (!status.startsWith('2') || '$ref' in response) continue
    response.headers = {
      ...response.headers,
      'RateLimit-Policy': { $ref: '#/components/headers/RateLimitPolicy' },
      RateLimit: { $ref: '#/components/headers/RateLimit' },
      ...(isWrite ? { 'Idempotency-Replayed': { $ref: '#/components/headers/IdempotencyReplayed' } } : {}),
    }
  }
}
