import type { Opening, OpeningState, OpeningVersion } from '#sandbox/model.ts'
import { renderOpening } from '#sandbox/render/jobs.ts'
import { AshbyError, createNotFound } from '#sandbox/responses.ts'
import type { Transaction } from '#sandbox/store.ts'
import { emitEvent } from '#sandbox/webhooks/emit.ts'
import { openWebhookContext } from './tell.ts'

export type OpeningDraft = Partial<Omit<OpeningVersion, 'id' | 'createdAt'>> & { openingState?: OpeningState }

/** Opens a place to hire for. Nothing keeps two openings from having the same identifier, as in Ashby. */
export function createOpening(transaction: Transaction, { openingState = 'Draft', ...draft }: OpeningDraft): Opening {
  const isOpened = openingState === 'Open' || openingState === 'Filled'
  const opening: Opening = {
    id: transaction.createId(),
    createdAt: transaction.now,
    openedAt: isOpened ? transaction.now : null,
    closedAt: null,
    isArchived: false,
    archivedAt: null,
    closeReasonId: null,
    openingState,
    filled: null,
    latestVersion: {
      id: transaction.createId(),
      identifier: draft.identifier ?? '',
      description: draft.description ?? '',
      authorId: draft.authorId ?? transaction.list('user')[0]?.id ?? '',
      createdAt: transaction.now,
      teamId: draft.teamId ?? null,
      jobIds: draft.jobIds ?? [],
      targetHireDate: draft.targetHireDate ?? null,
      targetStartDate: draft.targetStartDate ?? null,
      isBackfill: draft.isBackfill ?? false,
      employmentType: draft.employmentType ?? 'FullTime',
      locationIds: draft.locationIds ?? [],
      hiringTeam: draft.hiringTeam ?? [],
      customFields: draft.customFields ?? {},
    },
  }
  transaction.put('opening', opening)
  emitEvent(transaction, {
    action: 'openingCreate',
    subjectId: opening.id,
    data: { opening: renderOpening(openWebhookContext(transaction), opening) },
  })

  return opening
}

export type OpeningPatch = Partial<Omit<OpeningVersion, 'id' | 'createdAt' | 'authorId'>>

/** Changes an opening, which makes a new version of it; there is no event for it. A key that is missing stays as it was. */
export function updateOpening(transaction: Transaction, { openingId, patch }: { openingId: string; patch: OpeningPatch }): Opening {
  const opening = requireOpening(transaction, openingId)
  const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))
  const latestVersion = { ...opening.latestVersion, ...given, id: transaction.createId(), createdAt: transaction.now }

  return saveOpening(transaction, { ...opening, latestVersion })
}

/** Moves an opening to a state; there is no event for it. */
export function setOpeningState(
  transaction: Transaction,
  { openingId, openingState, closeReasonId = null }: { openingId: string; openingState: OpeningState; closeReasonId?: string | null },
): Opening {
  const opening = requireOpening(transaction, openingId)
  const isOver = openingState === 'Closed' || openingState === 'Filled'

  return saveOpening(transaction, {
    ...opening,
    openingState,
    openedAt: openingState === 'Open' ? (opening.openedAt ?? transaction.now) : opening.openedAt,
    closedAt: isOver ? transaction.now : null,
    closeReasonId: openingState === 'Closed' ? closeReasonId : null,
    filled: openingState === 'Filled' ? (opening.filled ?? null) : null,
  })
}

/** Puts an opening away or brings it back; its state stays. */
export function archiveOpening(transaction: Transaction, input: { openingId: string; isArchived: boolean }): Opening {
  const opening = requireOpening(transaction, input.openingId)
  const archivedAt = input.isArchived ? (opening.archivedAt ?? transaction.now) : null

  return saveOpening(transaction, { ...opening, isArchived: input.isArchived, archivedAt })
}

export function requireOpening(transaction: Transaction, openingId: string): Opening {
  const opening = transaction.get('opening', openingId)
  if (!opening) throw createNotFound({ noun: 'opening', parameter: 'openingId' })

  return opening
}

const FREED = new Set(['CandidateRejected', 'OfferCancelled'])

/** An opening on an offer must be neither used by another offer nor closed (error codes of offer.create). */
export function requireUsableOpening(
  transaction: Transaction,
  { openingId, applicationId }: { openingId: string; applicationId: string },
): void {
  const opening = requireOpening(transaction, openingId)
  const isInUse = transaction
    .list('offer')
    .filter((offer) => offer.applicationId !== applicationId && !FREED.has(offer.offerStatus))
    .some((offer) => offer.versions.at(-1)?.openingId === openingId)
  if (isInUse)
    throw new AshbyError({ code: 'opening_in_use', message: 'The opening is already in use by another offer', parameter: 'openingId' })
  if (opening.openingState !== 'Closed' && opening.openingState !== 'Filled') return

  throw new AshbyError({
    code: 'opening_state_invalid',
    message: 'The opening has already been closed or filled by a different application',
    parameter: 'openingId',
  })
}

function saveOpening(transaction: Transaction, opening: Opening): Opening {
  transaction.put('opening', opening)

  return opening
}
