import type { Application, ApplicationStatus, InterviewPlan, Stage } from '#sandbox/model.ts'
import { createInvalidInput, createNotFound } from '#sandbox/responses.ts'
import type { Transaction } from '#sandbox/store.ts'
import { fillOpening, releaseOpening } from './filled-openings.ts'
import { tellApplication, tellHire } from './tell.ts'

const STATUS_OF_STAGE_TYPE: Record<string, ApplicationStatus> = { Lead: 'Lead', Hired: 'Hired', Archived: 'Archived' }

export type ApplicationDraft = {
  candidateId: string
  jobId: string
  stageType?: string
  /** Whether it came through the job board: only then applicationSubmit fires. */
  isSubmitted?: boolean
}

/** Considers a candidate for a job, in the first stage or in the first one of a type. */
export function createApplication(transaction: Transaction, draft: ApplicationDraft): Application {
  const { candidateId, jobId, stageType, isSubmitted = false } = draft
  if (!transaction.get('candidate', candidateId)) throw createNotFound({ noun: 'candidate', parameter: 'candidateId' })

  const plan = requirePlan(transaction, jobId)
  const stage = plan.stages.find((entry) => entry.type === (stageType ?? 'Active')) ?? plan.stages[0]
  if (!stage) throw createNotFound({ noun: 'interview stage', parameter: 'interviewStageId' })

  const { now } = transaction
  const application: Application = {
    id: transaction.createId(),
    candidateId,
    jobId,
    status: STATUS_OF_STAGE_TYPE[stage.type] ?? 'Active',
    stageId: stage.id,
    sourceId: transaction.list('source')[0]?.id ?? null,
    creditedToUserId: null,
    archiveReasonId: null,
    archivedAt: null,
    openingId: null,
    history: [
      { id: transaction.createId(), stageId: stage.id, title: stage.title, stageNumber: 0, enteredStageAt: now, leftStageAt: null },
    ],
    customFields: {},
    createdAt: now,
    updatedAt: now,
  }
  transaction.put('application', application)
  if (isSubmitted) tellApplication(transaction, 'applicationSubmit', application)

  return application
}

export type StageChange = { applicationId: string; stageId: string; archiveReasonId?: string | null }

/**
 * Moves an application to another stage. One act tells candidateStageChange and applicationUpdate, a hire candidateHire before
 * them, all with one webhookActionId (developers.ashbyhq.com/docs/related-webhooks).
 */
export function changeStage(transaction: Transaction, { applicationId, stageId, archiveReasonId = null }: StageChange): Application {
  const application = requireApplication(transaction, applicationId)
  const stage = requirePlan(transaction, application.jobId).stages.find((entry) => entry.id === stageId)
  if (!stage) throw createNotFound({ noun: 'interview stage', parameter: 'interviewStageId' })
  if (stage.type === 'Archived') requireArchiveReason(transaction, archiveReasonId)

  const entered = enterStage(transaction, { application, stage, archiveReasonId })
  transaction.put('application', entered)
  const changed = settleOpening(transaction, { before: application, after: entered })
  if (changed.status === 'Hired') tellHire(transaction, changed)
  tellApplication(transaction, 'candidateStageChange', changed)
  tellApplication(transaction, 'applicationUpdate', changed)

  return changed
}

/** Moves an application to the first stage of a type: "Hired", "Archived", "Offer", "Active" … */
export function moveToStageType(
  transaction: Transaction,
  { applicationId, stageType }: { applicationId: string; stageType: string },
): Application {
  const application = requireApplication(transaction, applicationId)
  const stage = requirePlan(transaction, application.jobId).stages.find((entry) => entry.type === stageType)
  if (!stage) throw createNotFound({ noun: 'interview stage', parameter: 'interviewStageId' })

  const archiveReasonId = stageType === 'Archived' ? (transaction.list('archiveReason')[0]?.id ?? null) : null

  return changeStage(transaction, { applicationId, stageId: stage.id, archiveReasonId })
}

/** Sends an application to the company's HR system: the event names no offer and no target (API description). */
export function pushToHris(transaction: Transaction, { applicationId }: { applicationId: string }): void {
  tellApplication(transaction, 'pushToHRIS', requireApplication(transaction, applicationId))
}

export function requireApplication(transaction: Transaction, applicationId: string): Application {
  const application = transaction.get('application', applicationId)
  if (!application) throw createNotFound({ noun: 'application', parameter: 'applicationId' })

  return application
}

function requirePlan(transaction: Transaction, jobId: string): InterviewPlan {
  const job = transaction.get('job', jobId)
  if (!job) throw createNotFound({ noun: 'job', parameter: 'jobId' })

  const plan = transaction.get('interviewPlan', job.interviewPlanId)
  if (!plan) throw createNotFound({ noun: 'interview plan', parameter: 'jobId' })

  return plan
}

function requireArchiveReason(transaction: Transaction, archiveReasonId: string | null): void {
  if (!archiveReasonId) throw createInvalidInput({ message: 'archiveReasonId is required when archiving', parameter: 'archiveReasonId' })
  if (transaction.get('archiveReason', archiveReasonId)) return

  throw createNotFound({ noun: 'archive reason', parameter: 'archiveReasonId' })
}

function enterStage(
  transaction: Transaction,
  { application, stage, archiveReasonId }: { application: Application; stage: Stage; archiveReasonId: string | null },
): Application {
  const { now } = transaction
  const status = STATUS_OF_STAGE_TYPE[stage.type] ?? 'Active'
  const isArchived = status === 'Archived'
  const left = application.history.map((entry) => (entry.leftStageAt ? entry : { ...entry, leftStageAt: now }))
  const stageNumber = left.length
  const entered = { id: transaction.createId(), stageId: stage.id, title: stage.title, stageNumber, enteredStageAt: now, leftStageAt: null }

  return {
    ...application,
    status,
    stageId: stage.id,
    archiveReasonId: isArchived ? archiveReasonId : null,
    archivedAt: isArchived ? now : null,
    history: [...left, entered],
    updatedAt: now,
  }
}

/** A hire fills its opening, taking it back frees it. An archived application loses it too; the offer version keeps it (seen in practice). */
function settleOpening(transaction: Transaction, { before, after }: { before: Application; after: Application }): Application {
  if (after.status === 'Hired') return fillOpening(transaction, after)
  const isOver = before.status === 'Hired' || after.status === 'Archived'

  return isOver && after.openingId ? releaseOpening(transaction, after) : after
}
