import { z } from 'zod'
import { archiveOpening, createOpening, setOpeningState, updateOpening } from '#sandbox/acts/openings.ts'
import type { CustomFieldValue } from '#sandbox/model.ts'
import type { Account } from '#sandbox/tables.ts'
import { openView } from '#sandbox/view.ts'
import { defineAccountControl } from './define.ts'

const openingState = z.enum(['Approved', 'Closed', 'Draft', 'Filled', 'Open'])
const terms = {
  identifier: z.string().optional(),
  description: z.string().optional(),
  jobIds: z.array(z.string()).optional(),
  locationIds: z.array(z.string()).optional(),
  teamId: z.string().nullish(),
  targetHireDate: z.iso.date().nullish(),
  targetStartDate: z.iso.date().nullish(),
  isBackfill: z.boolean().optional(),
  employmentType: z.enum(['FullTime', 'PartTime', 'Intern', 'Contract', 'Temporary']).optional(),
  /** By field id; those that are not named stay. */
  customFields: z.record(z.string(), z.custom<CustomFieldValue>()).optional(),
}

/** What a person does with openings in Ashby itself: unlike the API, it may set and clear everything. */
export const openingControls = [
  defineAccountControl({
    name: 'opening.create',
    input: { ...terms, identifier: z.string(), openingState: openingState.optional() },
    run: ({ sandbox, account }, draft) => sandbox.store.write(account, (transaction) => createOpening(transaction, draft)),
  }),
  defineAccountControl({
    name: 'opening.update',
    input: { openingId: z.string(), ...terms },
    run: ({ sandbox, account }, { openingId, customFields, ...patch }) =>
      sandbox.store.write(account, (transaction) => {
        const known = transaction.get('opening', openingId)?.latestVersion.customFields

        return updateOpening(transaction, { openingId, patch: { ...patch, customFields: { ...known, ...customFields } } })
      }),
  }),
  defineAccountControl({
    name: 'opening.set-state',
    input: { openingId: z.string(), openingState, closeReasonId: z.string().nullish() },
    run: ({ sandbox, account }, input) => sandbox.store.write(account, (transaction) => setOpeningState(transaction, input)),
  }),
  defineAccountControl({
    name: 'opening.archive',
    input: { openingId: z.string(), isArchived: z.boolean().default(true) },
    run: ({ sandbox, account }, input) => sandbox.store.write(account, (transaction) => archiveOpening(transaction, input)),
  }),
  /** All openings as they truly are, for tests that compare. */
  defineAccountControl({ name: 'opening.dump', input: {}, run: ({ account }) => ({ openings: dumpOpenings(account) }) }),
]

function dumpOpenings(account: Account) {
  const view = openView({ account, lagMs: 0 })
  const nameApplicant = (applicationId: string) => {
    const application = view.get('application', applicationId)

    return application ? (view.get('candidate', application.candidateId)?.name ?? null) : null
  }

  return view.list('opening').map(({ id, openingState: state, latestVersion, ...opening }) => ({
    openingId: id,
    openingState: state,
    isArchived: opening.isArchived,
    openedAt: opening.openedAt,
    closedAt: opening.closedAt,
    closeReason: opening.closeReasonId ? (view.get('closeReason', opening.closeReasonId)?.reasonText ?? null) : null,
    identifier: latestVersion.identifier,
    description: latestVersion.description,
    department: latestVersion.teamId ? (view.get('department', latestVersion.teamId)?.name ?? null) : null,
    jobs: latestVersion.jobIds.map((jobId) => view.get('job', jobId)?.title ?? null),
    locations: latestVersion.locationIds.map((locationId) => view.get('location', locationId)?.name ?? null),
    targetHireDate: latestVersion.targetHireDate,
    targetStartDate: latestVersion.targetStartDate,
    isBackfill: latestVersion.isBackfill,
    employmentType: latestVersion.employmentType,
    /** By title, without empty ones. */
    customFields: Object.fromEntries(
      Object.entries(latestVersion.customFields)
        .filter(([, value]) => value !== null)
        .map(([fieldId, value]) => [view.get('customField', fieldId)?.title ?? fieldId, value]),
    ),
    applicationId: opening.filled?.by ?? null,
    filledBy: opening.filled ? nameApplicant(opening.filled.by) : null,
  }))
}
