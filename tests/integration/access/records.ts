import { randomUUID } from 'node:crypto'
import { offerFields } from '#lib/domain/offers/schema.ts'
import { hashToken } from '#lib/platform/crypto/tokens.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import type { TestTenant } from './tenants.ts'

/** An amount that stands nowhere else, so that any answer which holds it has told somebody's pay. */
export const SALARY = '98765.43'

/** A connection with one offer, its history and one event, written as the pipeline writes them. */
export async function addRecords({ scope, admin }: TestTenant): Promise<{ offerId: string; eventId: string }> {
  const { organizationId } = scope
  const values: Record<string, string> = {
    name: 'Ngozi Ó Briain',
    role: 'Field engineer',
    baseSalary: SALARY,
    currency: 'EUR',
    startDate: '2030-01-07',
  }
  const source = Object.fromEntries(
    offerFields.map(({ key }) => [key, { value: values[key] ?? null, path: `offer.${key}`, problem: values[key] ? null : 'empty' }]),
  )

  return inTenant(scope, async (tx) => {
    const connection = await tx.connection.create({
      data: { organizationId, source: 'ashby', environment: 'Sandbox', name: 'Test account', state: 'Connected' },
      select: { id: true },
    })
    const offer = await tx.offer.create({
      data: {
        organizationId,
        connectionId: connection.id,
        sourceKey: 'ashby',
        environment: 'Sandbox',
        externalId: randomUUID(),
        sourceStatus: 'WaitingOnCandidateResponse',
        ...values,
        searchText: 'ngozi ó briain field engineer',
        source,
        overrides: { baseSalary: { value: SALARY, base: '1', by: admin.userId, at: '2026-11-20T08:00:00.000Z', locked: false } },
        issues: [{ field: 'payInterval', code: 'unknown_interval', message: `Pay of ${SALARY} has no interval.`, isBlocking: true }],
        issueCount: 1,
        raw: { offer: { salary: SALARY } },
        sourceReadAt: new Date(),
      },
      select: { id: true },
    })
    await tx.offerHistoryEntry.create({
      data: {
        organizationId,
        offerId: offer.id,
        kind: 'edited',
        userId: admin.userId,
        changes: [{ field: 'baseSalary', before: '1', after: SALARY }],
      },
      select: { id: true },
    })
    const endpoint = await tx.webhookEndpoint.create({
      data: { organizationId, connectionId: connection.id, webhookType: 'offerUpdate', tokenSealed: '', secretSealed: '' },
      select: { id: true },
    })
    const body = JSON.stringify({ action: 'offerUpdate', data: { offer: { salary: SALARY } } })
    const event = await tx.event.create({
      data: {
        organizationId,
        connectionId: connection.id,
        endpointId: endpoint.id,
        action: 'offerUpdate',
        label: 'Offer Update',
        offerId: offer.id,
        headers: {},
        body,
        bodyHash: hashToken(body),
        bodyBytes: body.length,
      },
      select: { id: true },
    })

    return { offerId: offer.id, eventId: event.id }
  })
}
