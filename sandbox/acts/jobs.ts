import type { Job } from '#sandbox/model.ts'
import { renderJob } from '#sandbox/render/jobs.ts'
import { createNotFound } from '#sandbox/responses.ts'
import type { Transaction } from '#sandbox/store.ts'
import { emitEvent } from '#sandbox/webhooks/emit.ts'
import { openWebhookContext } from './tell.ts'

export type JobDraft = { title: string } & Partial<
  Pick<Job, 'confidential' | 'status' | 'employmentType' | 'locationId' | 'departmentId' | 'hiringTeam' | 'customFields'>
>

export function createJob(transaction: Transaction, draft: JobDraft): Job {
  const plan = transaction.list('interviewPlan')[0]
  if (!plan) throw createNotFound({ noun: 'interview plan', parameter: 'defaultInterviewPlanId' })

  const { now } = transaction
  const status = draft.status ?? 'Open'
  const job: Job = {
    id: transaction.createId(),
    title: draft.title,
    confidential: draft.confidential ?? false,
    status,
    employmentType: draft.employmentType ?? 'FullTime',
    locationId: draft.locationId ?? null,
    departmentId: draft.departmentId ?? null,
    interviewPlanId: plan.id,
    brandId: transaction.list('job')[0]?.brandId ?? transaction.createId(),
    customRequisitionId: null,
    hiringTeam: draft.hiringTeam ?? [],
    authorId: transaction.list('user')[0]?.id ?? '',
    customFields: draft.customFields ?? {},
    createdAt: now,
    updatedAt: now,
    openedAt: status === 'Open' ? now : null,
    closedAt: null,
  }
  transaction.put('job', job)
  emitEvent(transaction, { action: 'jobCreate', subjectId: job.id, data: { job: renderJob(openWebhookContext(transaction), job) } })

  return job
}

export function updateJob(transaction: Transaction, { jobId, patch }: { jobId: string; patch: Partial<JobDraft> }): Job {
  const job = transaction.get('job', jobId)
  if (!job) throw createNotFound({ noun: 'job', parameter: 'jobId' })

  const changed = { ...job, ...patch, updatedAt: transaction.now }
  transaction.put('job', changed)
  emitEvent(transaction, { action: 'jobUpdate', subjectId: jobId, data: { job: renderJob(openWebhookContext(transaction), changed) } })

  return changed
}
