import { randomUUID } from 'node:crypto'
import { builtInOfferFields } from '#lib/domain/offers/terms.ts'
import { seal } from '#lib/platform/crypto/seal.ts'
import { hashToken } from '#lib/platform/crypto/tokens.ts'
import { createId } from '#lib/platform/db/id.ts'
import { inTenant, type TenantTransaction } from '#lib/platform/db/tenant.ts'
import { defaultOfferRules } from '#lib/sources/ashby/default-rules.ts'
import type { TestTenant } from './tenants.ts'

/** An amount that stands nowhere else, so that any answer which holds it has told somebody's pay. */
export const SALARY = '98765.43'

export type TestRecords = { connectionId: string; offerId: string; eventId: string; equityField: string }

/** A connection with its mapping, a custom field of pay, one offer, its history and one event, written as the pipeline writes them. */
export async function addRecords({ scope, admin }: TestTenant): Promise<TestRecords> {
  const { organizationId } = scope
  const values: Record<string, string> = {
    name: 'Ngozi Ó Briain',
    jobTitle: 'Field engineer',
    baseSalary: SALARY,
    currency: 'EUR',
    startDate: '2030-01-07',
  }

  return inTenant(scope, async (tx) => {
    const { connectionId, equityField } = await addConnection(tx, { organizationId, createdById: admin.userId })
    const source = Object.fromEntries(builtInOfferFields.map(({ key }) => [key, fill({ key, value: values[key] })]))
    const offer = await tx.offer.create({
      data: {
        organizationId,
        connectionId,
        sourceKey: 'ashby',
        environment: 'Sandbox',
        externalId: randomUUID(),
        sourceStatus: 'WaitingOnCandidateResponse',
        ...values,
        searchText: 'ngozi ó briain field engineer',
        customValues: { [equityField]: `${SALARY} EUR` },
        readings: { 'offer.salary.value': { value: SALARY }, [`customField.${equityField}`]: { value: `${SALARY} EUR`, title: 'Equity' } },
        source: { ...source, [equityField]: fill({ key: equityField, value: `${SALARY} EUR` }) },
        overrides: { baseSalary: { value: SALARY, base: '1', by: admin.userId, at: '2026-11-20T08:00:00.000Z', locked: false } },
        issues: [
          { field: 'payInterval', code: 'unmapped', found: `Pay of ${SALARY} per moon` },
          { field: equityField, code: 'invalid', found: `About ${SALARY}` },
        ],
        issueCount: 2,
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
        changes: [
          { field: 'baseSalary', before: '1', after: SALARY },
          { field: equityField, before: null, after: `${SALARY} EUR` },
        ],
      },
      select: { id: true },
    })
    const endpoint = await tx.webhookEndpoint.create({
      data: { organizationId, connectionId, webhookType: 'offerUpdate', tokenSealed: '', secretSealed: '' },
      select: { id: true },
    })
    const body = JSON.stringify({ action: 'offerUpdate', data: { offer: { salary: SALARY } } })
    const event = await tx.event.create({
      data: {
        organizationId,
        connectionId,
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

    return { connectionId, offerId: offer.id, eventId: event.id, equityField }
  })
}

function fill({ key, value }: { key: string; value: string | undefined }) {
  const problem = value === undefined ? 'empty' : null

  return { value: value ?? null, kind: 'source', path: `offer.${key}`, problem, found: null, version: value === undefined ? null : 1 }
}

type AddConnection = { organizationId: string; createdById: string }

async function addConnection(tx: TenantTransaction, { organizationId, createdById }: AddConnection) {
  const connectionId = createId()
  const keySealed = seal({ plaintext: 'a key of nobody', place: { organizationId, table: 'connection', row: connectionId, field: 'key' } })
  const key = { keySealed, keyLastFour: 'body' }
  await tx.connection.create({
    data: { organizationId, id: connectionId, source: 'ashby', environment: 'Sandbox', name: 'Test account', state: 'Connected', ...key },
    select: { id: true },
  })
  const equityField = randomUUID()
  const equity = { label: 'Equity', type: 'money', sensitivity: 'pay', group: 'Compensation' }
  await tx.field.create({
    data: { organizationId, id: equityField, key: equityField, object: 'Offer', ...equity, isRequired: false, position: 100 },
    select: { id: true },
  })
  const rules = [...defaultOfferRules, { field: equityField, steps: [{ kind: 'constant', value: `${SALARY} EUR` }] }]
  await tx.mappingVersion.create({
    data: { organizationId, connectionId, object: 'Offer', number: 1, rules, origin: 'saved', createdById },
    select: { id: true },
  })

  return { connectionId, equityField }
}
