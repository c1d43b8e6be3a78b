import type { Opening, OpeningVersion } from '#sandbox/model.ts'
import { renderOpening } from '#sandbox/render/jobs.ts'
import { AshbyError, createNotFound } from '#sandbox/responses.ts'
import type { Transaction } from '#sandbox/store.ts'
import { emitEvent } from '#sandbox/webhooks/emit.ts'
import { openWebhookContext } from './tell.ts'

export type OpeningDraft = Partial<Omit<OpeningVersion, 'id' | 'createdAt'>> & { openingState?: Opening['openingState'] }

export function createOpening(transaction: Transaction, { openingState = 'Draft', ...draft }: OpeningDraft): Opening {
  const isOpened = openingState === 'Open' || openingState === 'Filled'
  const opening: Opening = {
    id: transaction.createId(),
    openedAt: isOpened ? transaction.now : null,
    closedAt: null,
    isArchived: false,
    archivedAt: null,
    closeReasonId: null,
    openingState,
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

/** Moves an opening to a state; there is no event for it. */
export function setOpeningState(
  transaction: Transaction,
  {
    openingId,
    openingState,
    closeReasonId = null,
  }: { openingId: string; openingState: Opening['openingState']; closeReasonId?: string | null },
): Opening {
  const opening = transaction.get('opening', openingId)
  if (!opening) throw createNotFound({ noun: 'opening', parameter: 'openingId' })

  const isOver = openingState === 'Closed' || openingState === 'Filled'
  const changed: Opening = {
    ...opening,
    openingState,
    openedAt: openingState === 'Open' ? (opening.openedAt ?? transaction.now) : opening.openedAt,
    closedAt: isOver ? transaction.now : null,
    closeReasonId: openingState === 'Closed' ? closeReasonId : null,
  }
  transaction.put('opening', changed)

  return changed
}

/** An opening on an offer must be neither used by another offer nor closed (error codes of offer.create). */
export function requireUsableOpening(
  transaction: Transaction,
  { openingId, applicationId }: { openingId: string; applicationId: string },
): void {
  const opening = transaction.get('opening', openingId)
  if (!opening) throw createNotFound({ noun: 'opening', parameter: 'openingId' })

  const isInUse = transaction
    .list('offer')
    .some((offer) => offer.applicationId !== applicationId && offer.versions.at(-1)?.openingId === openingId)
  if (isInUse)
    throw new AshbyError({ code: 'opening_in_use', message: 'The opening is already in use by another offer', parameter: 'openingId' })
  if (opening.openingState !== 'Closed' && opening.openingState !== 'Filled') return

  throw new AshbyError({
    code: 'opening_state_invalid',
    message: 'The opening has already been closed or filled by a different application',
    parameter: 'openingId',
  })
}
