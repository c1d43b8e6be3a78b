import { z } from 'zod'
import { archiveOpening, createOpening, requireOpening, setOpeningState, updateOpening } from '#sandbox/acts/openings.ts'
import type { Opening } from '#sandbox/model.ts'
import { renderOpening } from '#sandbox/render/jobs.ts'
import { AshbyError } from '#sandbox/responses.ts'
import type { Transaction } from '#sandbox/store.ts'
import type { OperationContext } from './define.ts'
import { defineOperation } from './define.ts'
import { id } from './inputs.ts'
import { requireCloseReason, requireJob, requireLocation, requireReferences } from './opening-references.ts'

const calendarDate = z.iso.date()
/** Filled is not among them: only a hire sets it. */
const writableState = z.enum(['Draft', 'Approved', 'Open', 'Closed'])
/** The description types all of it as plain text, so null is refused: no way to clear a date or a team is known. */
const terms = {
  identifier: z.string().optional(),
  description: z.string().optional(),
  teamId: id.optional(),
  targetHireDate: calendarDate.optional(),
  targetStartDate: calendarDate.optional(),
  isBackfill: z.boolean().optional(),
  // An empty word is allowed on the way in but is no type on the way out: it counts as not given.
  employmentType: z
    .enum(['FullTime', 'PartTime', 'Intern', 'Contract', 'Temporary', ''])
    .optional()
    .transform((value) => value || undefined),
}

export const openingWrites = [
  defineOperation({
    name: 'opening.create',
    scope: 'jobs:write',
    kind: 'write',
    plan: 'openings',
    input: z.object({
      ...terms,
      jobIds: z.array(id).optional(),
      locationIds: z.array(id).optional(),
      openingState: writableState.default('Draft'),
    }),
    run: (context, draft) =>
      writeOpening(context, (transaction) => {
        if (draft.openingState !== 'Draft') requireReferences(context.writing, draft)

        return createOpening(transaction, draft)
      }),
  }),
  defineOperation({
    name: 'opening.update',
    scope: 'jobs:write',
    kind: 'write',
    plan: 'openings',
    input: z.object({ openingId: id, ...terms }),
    run: (context, { openingId, ...patch }) =>
      writeOpening(context, (transaction) => {
        const { openingState } = requireOpening(transaction, openingId)
        if (openingState !== 'Draft') requireReferences(context.writing, patch)

        return updateOpening(transaction, { openingId, patch })
      }),
  }),
  defineOperation({
    name: 'opening.setOpeningState',
    scope: 'jobs:write',
    kind: 'write',
    plan: 'openings',
    input: z.object({ openingId: id, openingState: writableState, closeReasonId: id.optional() }),
    run: (context, { openingId, openingState, closeReasonId }) =>
      writeOpening(context, (transaction) => {
        const opening = requireOpening(transaction, openingId)
        if (opening.openingState === 'Filled') throw createFilled()
        if (openingState === 'Closed') requireCloseReason(context.writing, closeReasonId)
        else if (openingState !== 'Draft') requireReferences(context.writing, opening.latestVersion)

        return setOpeningState(transaction, { openingId, openingState, closeReasonId })
      }),
  }),
  defineOperation({
    name: 'opening.setArchived',
    scope: 'jobs:write',
    kind: 'write',
    plan: 'openings',
    input: z.object({ openingId: id, archive: z.boolean() }),
    run: (context, { openingId, archive }) =>
      writeOpening(context, (transaction) => archiveOpening(transaction, { openingId, isArchived: archive })),
  }),
  defineOperation({
    name: 'opening.addJob',
    scope: 'jobs:write',
    kind: 'write',
    plan: 'openings',
    input: z.object({ openingId: id, jobId: id }),
    run: (context, { openingId, jobId }) =>
      changeList(context, { openingId, list: 'jobIds' }, (jobIds) => {
        requireJob(context.writing, jobId)

        return [...new Set([...jobIds, jobId])]
      }),
  }),
  defineOperation({
    name: 'opening.removeJob',
    scope: 'jobs:write',
    kind: 'write',
    plan: 'openings',
    input: z.object({ openingId: id, jobId: id }),
    run: (context, { openingId, jobId }) =>
      changeList(context, { openingId, list: 'jobIds' }, (jobIds) => jobIds.filter((entry) => entry !== jobId)),
  }),
  defineOperation({
    name: 'opening.addLocation',
    scope: 'jobs:write',
    kind: 'write',
    plan: 'openings',
    input: z.object({ openingId: id, locationId: id }),
    run: (context, { openingId, locationId }) =>
      changeList(context, { openingId, list: 'locationIds' }, (locationIds) => {
        requireLocation(context.writing, locationId)

        return [...new Set([...locationIds, locationId])]
      }),
  }),
  defineOperation({
    name: 'opening.removeLocation',
    scope: 'jobs:write',
    kind: 'write',
    plan: 'openings',
    input: z.object({ openingId: id, locationId: id }),
    run: (context, { openingId, locationId }) =>
      changeList(context, { openingId, list: 'locationIds' }, (locationIds) => locationIds.filter((entry) => entry !== locationId)),
  }),
]

function writeOpening(context: OperationContext, act: (transaction: Transaction) => Opening) {
  const opening = context.store.write(context.account, act)

  return { results: renderOpening(context.writing, opening) }
}

type ListChange = { openingId: string; list: 'jobIds' | 'locationIds' }

/** Adding twice and removing what is not there change nothing and are no error (what Ashby says then is not known). */
function changeList(context: OperationContext, { openingId, list }: ListChange, change: (ids: string[]) => string[]) {
  return writeOpening(context, (transaction) => {
    const { latestVersion } = requireOpening(transaction, openingId)

    return updateOpening(transaction, { openingId, patch: { [list]: change(latestVersion[list]) } })
  })
}

/** A hire stands behind a filled opening; the code is the one of offer.create, for want of a documented one. */
function createFilled(): AshbyError {
  return new AshbyError({
    code: 'opening_state_invalid',
    message: 'The opening has already been filled by an application',
    parameter: 'openingState',
  })
}
