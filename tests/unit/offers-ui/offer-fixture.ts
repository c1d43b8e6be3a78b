import type { OfferDetail, OfferField } from '#lib/domain/offers/contract.ts'
import { type OfferFieldKey, offerFields } from '#lib/domain/offers/schema.ts'

const AT = '2026-11-20T10:00:00.000Z'

type FieldChange = Partial<Omit<OfferField, 'key'>>

/** An offer as the API tells it, of which a test changes what it is about. */
export function makeOffer({
  fields = {},
  ...rest
}: Partial<Omit<OfferDetail, 'fields'>> & { fields?: Partial<Record<OfferFieldKey, FieldChange>> } = {}): OfferDetail {
  const values: Record<OfferFieldKey, string | null> = {
    baseSalary: '72000',
    currency: 'EUR',
    payInterval: null,
    role: 'Designer',
    department: 'Design',
    location: 'Tokyo',
    startDate: '2026-12-07',
    name: 'Ada Lovelace',
    email: 'ada@example.com',
  }

  return {
    id: '01930000-0000-7000-8000-000000000001',
    state: 'Unpublished',
    stateChangedAt: AT,
    sourceStatus: 'WaitingOnCandidateResponse',
    environment: 'Sandbox',
    ...values,
    payInterval: null,
    flags: [],
    ashbyNowSaysCount: 0,
    issueCount: 0,
    blockingIssueCount: 0,
    isConfidential: false,
    createdAt: AT,
    updatedAt: AT,
    connectionId: '01930000-0000-7000-8000-000000000002',
    connectionName: 'Sandbox',
    connectionState: 'Connected',
    externalId: '5f1f9b0e-0000-4000-8000-000000000000',
    candidateUrl: null,
    issues: [],
    hiddenFieldCount: 0,
    sourceReadAt: AT,
    history: [],
    ...rest,
    fields: offerFields.map(({ key, sensitivity }) => ({
      key,
      sensitivity,
      value: values[key],
      provenance: { kind: 'ashby', path: null, by: null, at: AT },
      ashby: values[key],
      ashbyNowSays: null,
      held: null,
      isEdited: false,
      isLocked: false,
      issue: null,
      ...fields[key],
    })),
  }
}
