import { apiKeyOperations } from './api-keys.ts'
import { applicationOperations } from './applications.ts'
import { candidateOperations } from './candidates.ts'
import { customFieldOperations } from './custom-fields.ts'
import type { Operation } from './define.ts'
import { fileOperations } from './files.ts'
import { hiringProcessOperations } from './hiring-process.ts'
import { jobOperations } from './jobs.ts'
import { offerOperations } from './offers.ts'
import { openingWrites } from './opening-writes.ts'
import { openingReads } from './openings.ts'
import { organizationOperations } from './organization.ts'
import { webhookOperations } from './webhooks.ts'

/** Every operation the sandbox speaks. A new one is an entry in its category's list. */
const OPERATIONS: readonly Operation[] = [
  ...apiKeyOperations,
  ...webhookOperations,
  ...offerOperations,
  ...applicationOperations,
  ...candidateOperations,
  ...jobOperations,
  ...openingReads,
  ...openingWrites,
  ...organizationOperations,
  ...customFieldOperations,
  ...hiringProcessOperations,
  ...fileOperations,
]

const OPERATION_BY_NAME = new Map(OPERATIONS.map((operation) => [operation.name, operation]))

export function findOperation(name: string): Operation | null {
  return OPERATION_BY_NAME.get(name) ?? null
}

export function listOperationNames(): string[] {
  return [...OPERATION_BY_NAME.keys()]
}
