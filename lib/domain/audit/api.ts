import { type Access, implementForOrganization } from '#lib/domain/access/api.ts'
import { actOf } from '#lib/domain/access/rules.ts'
import { type AuditEntry, type AuditFilter, auditContract } from '#lib/domain/audit/contract.ts'
import { recordExport } from '#lib/domain/audit/mutations.ts'
import { listAudit, listAuditChoices } from '#lib/domain/audit/queries.ts'
import { describeAction, describeChange } from '#lib/domain/audit/rules.ts'
import { createCsvStream } from '#lib/platform/http/csv-stream.ts'

const os = implementForOrganization(auditContract)
const PAGE_SIZE = 50
const EXPORT_PAGE_SIZE = 1000

/** Procedures about the audit log. Its export is a stream and stands under /api/files. */
export const auditApi = {
  list: os.list.handler(({ context: { access }, input: { cursor, ...filter } }) =>
    listAudit({ scope: access.scope, filter, timeZone: access.organization.timeZone, cursor, limit: PAGE_SIZE }),
  ),
  choices: os.choices.handler(({ context: { access } }) => listAuditChoices(access.scope)),
}

const COLUMNS = ['When (UTC)', 'Who', 'Kind', 'What', 'Object', 'Object id', 'Changes', 'Address', 'Request']

/**
 * The log as CSV, page by page as it is read, so that its size costs no memory. That somebody took it is itself written down first.
 * Asks for `audit.read`, which stands on everything that could hide a value, so nothing has to be left out.
 */
export async function exportAudit({ access, filter }: { access: Access; filter: AuditFilter }): Promise<ReadableStream<Uint8Array>> {
  const { scope, organization } = access
  await recordExport({ ...actOf(access), filter })

  return createCsvStream({ columns: COLUMNS, pages: readPages({ scope, filter, timeZone: organization.timeZone }) })
}

async function* readPages(options: Pick<Parameters<typeof listAudit>[0], 'scope' | 'filter' | 'timeZone'>): AsyncGenerator<string[][]> {
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await listAudit({ ...options, cursor, limit: EXPORT_PAGE_SIZE })
    yield page.items.map(toRow)
    cursor = page.nextCursor
  }
}

function toRow({ at, actor, action, objectId, objectName, changes, ipAddress, requestId }: AuditEntry): string[] {
  const who = actor.name ?? actor.id ?? ''

  return [
    at,
    who,
    actor.kind,
    describeAction(action),
    objectName ?? '',
    objectId,
    changes.map(describeChange).join('; '),
    ipAddress ?? '',
    requestId ?? '',
  ]
}
