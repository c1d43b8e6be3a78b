import { createLoader, type inferParserType, parseAsString } from 'nuqs/server'
import type { ApiUtils } from '#components/api/client.ts'
import { auditFilterSchema } from '#lib/domain/audit/contract.ts'

/** What of the audit log stands in the address. */
export const auditFilterParsers = {
  who: parseAsString,
  what: parseAsString,
  object: parseAsString,
  from: parseAsString,
  to: parseAsString,
}

export type AuditAddressFilters = inferParserType<typeof auditFilterParsers>

export const NO_AUDIT_FILTERS: AuditAddressFilters = { who: null, what: null, object: null, from: null, to: null }

/** Reads the filters of a page's `searchParams`. */
export const loadAuditFilters = createLoader(auditFilterParsers)

/** The filters as the API takes them. An address can say anything: what does not fit counts as not given. */
export function toAuditFilter({ who, what, object, from, to }: AuditAddressFilters) {
  const { shape } = auditFilterSchema

  return {
    actorId: shape.actorId.safeParse(who ?? undefined).data,
    action: shape.action.safeParse(what ?? undefined).data,
    objectId: shape.objectId.safeParse(object ?? undefined).data,
    from: shape.from.safeParse(from ?? undefined).data,
    to: shape.to.safeParse(to ?? undefined).data,
  }
}

/** The log, newest first, page by page: the same query in the browser and on the server. */
export function auditListOptions({ api, filters }: { api: Pick<ApiUtils, 'audit'>; filters: AuditAddressFilters }) {
  return api.audit.list.infiniteOptions({
    input: (cursor: string | undefined) => ({ ...toAuditFilter(filters), cursor }),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })
}
