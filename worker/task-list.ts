import type { Task, TaskList } from 'graphile-worker'
import type { z } from 'zod'
import { sendAccountMailJob } from '#lib/domain/accounts/mails/jobs.ts'
import { configureConnectionJob, examineConnectionJob, resealOrganizationJob, rotateSecretsJob } from '#lib/domain/connections/jobs.ts'
import { forgetDocumentJob } from '#lib/domain/documents/jobs.ts'
import { forgetDocument } from '#lib/domain/documents/mutations.ts'
import { enqueueWaitingJob, processEventJob } from '#lib/domain/events/jobs.ts'
import { runReplayJob } from '#lib/domain/events/replays/jobs.ts'
import { runReplay } from '#lib/domain/events/replays/mutations.ts'
import { applyRetentionJob } from '#lib/domain/events/retention/jobs.ts'
import { applyRetention } from '#lib/domain/events/retention/mutations.ts'
import { enqueueWaitingPage } from '#lib/domain/events/waiting/mutations.ts'
import { importRecordsJob } from '#lib/domain/imports/jobs.ts'
import { importRecords } from '#lib/domain/imports/pages/mutations.ts'
import { sendMailJob } from '#lib/domain/mails/jobs.ts'
import { runMappingJob } from '#lib/domain/mappings/runs/jobs.ts'
import { runMapping } from '#lib/domain/mappings/runs/mutations.ts'
import { fetchSourceFilesJob } from '#lib/domain/new-hires/files/jobs.ts'
import { refillNewHiresJob } from '#lib/domain/new-hires/remaps/jobs.ts'
import { refillHires } from '#lib/domain/new-hires/remaps/mutations.ts'
import { remindHireJob } from '#lib/domain/new-hires/reminders/jobs.ts'
import { remindHire } from '#lib/domain/new-hires/reminders/mutations.ts'
import { mailNotificationsJob } from '#lib/domain/notifications/jobs.ts'
import { collectNotificationMail } from '#lib/domain/notifications/mails/mutations.ts'
import { publishOfferJob } from '#lib/domain/offer-publishing/jobs.ts'
import { remindOfferJob } from '#lib/domain/offer-publishing/reminders/jobs.ts'
import { remindOffer } from '#lib/domain/offer-publishing/reminders/mutations.ts'
import { refillOffersJob } from '#lib/domain/offers/jobs.ts'
import { refillOffers } from '#lib/domain/offers/mutations.ts'
import { scheduledOpeningSyncJob, syncOpeningsJob } from '#lib/domain/openings/jobs.ts'
import { findOrganizationId } from '#lib/domain/organizations/queries.ts'
import { retainAllJob, tendAllJob, tendOrganizationJob } from '#lib/domain/organizations/upkeep/jobs.ts'
import { spreadRetention, spreadTending } from '#lib/domain/organizations/upkeep/mutations.ts'
import { sendOutgoingMessageJob } from '#lib/domain/outgoing-webhooks/jobs.ts'
import { readSourceFieldsJob } from '#lib/domain/source-fields/jobs.ts'
import { runSweepJob, scheduledSweepJob } from '#lib/domain/sweeps/jobs.ts'
import { resealUsersJob } from '#lib/domain/two-factor/jobs.ts'
import { resealTwoFactors } from '#lib/domain/two-factor/mutations.ts'
import { writeAnswerBackJob } from '#lib/domain/write-backs/jobs.ts'
import { configureConnection } from '#lib/pipeline/configure-connection.ts'
import { deliverOutgoingMessage } from '#lib/pipeline/deliver-outgoing-message.ts'
import { examineConnection } from '#lib/pipeline/examine-connection.ts'
import { fetchSourceFiles } from '#lib/pipeline/fetch-source-files.ts'
import { sendAccountMail } from '#lib/pipeline/mails/send-account-mail.ts'
import { sendMail } from '#lib/pipeline/mails/send-mail.ts'
import { runOpeningSync } from '#lib/pipeline/openings/run-opening-sync.ts'
import { startScheduledOpeningSync } from '#lib/pipeline/openings/start-scheduled-opening-sync.ts'
import { processEvent } from '#lib/pipeline/process-event.ts'
import { runPublication } from '#lib/pipeline/publish-offer.ts'
import { readAccountFields } from '#lib/pipeline/read-source-fields.ts'
import { resealSecrets } from '#lib/pipeline/reseal-secrets.ts'
import { rotateSecrets } from '#lib/pipeline/rotate-secrets.ts'
import { runSweep } from '#lib/pipeline/sweep/run-sweep.ts'
import { startScheduledSweep } from '#lib/pipeline/sweep/start-scheduled-sweep.ts'
import { tendOrganization } from '#lib/pipeline/tend-organization.ts'
import { writeAnswerBack } from '#lib/pipeline/write-answer-back.ts'
import { mintTenantScope, type TenantScope } from '#lib/platform/db/tenant.ts'
import { log } from '#lib/platform/log.ts'
import type { JobDefinition, TenantPayload } from '#lib/platform/queue/job.ts'
import { measureTask } from './measured-task.ts'

/** As often waiting may help; then a pass goes on without the record that it cannot write. */
const PATIENT_TRIES = 3

/** Every job: its definition and what runs it. */
const jobs = [
  defineTask(processEventJob, ({ scope, payload }) => processEvent({ scope, eventId: payload.eventId })),
  defineTask(runReplayJob, ({ scope, payload }) => runReplay({ scope, replayId: payload.replayId })),
  defineTask(enqueueWaitingJob, ({ scope, payload: { connectionId, afterEventId } }) =>
    enqueueWaitingPage({ scope, connectionId, afterEventId }),
  ),
  defineTask(configureConnectionJob, ({ scope, payload }) => configureConnection({ scope, connectionId: payload.connectionId })),
  defineTask(examineConnectionJob, async ({ scope, payload }) => {
    await examineConnection({ scope, connectionId: payload.connectionId })
  }),
  defineTask(rotateSecretsJob, ({ scope, payload }) => rotateSecrets({ scope, connectionId: payload.connectionId })),
  defineTask(runSweepJob, ({ scope, payload }) => runSweep({ scope, sweepId: payload.sweepId })),
  defineTask(scheduledSweepJob, ({ scope, payload }) => startScheduledSweep({ scope, connectionId: payload.connectionId })),
  defineTask(tendOrganizationJob, ({ scope }) => tendOrganization({ scope })),
  defineTask(readSourceFieldsJob, ({ scope, payload: { connectionId, attempt } }) => readAccountFields({ scope, connectionId, attempt })),
  defineTask(refillOffersJob, async ({ scope }) => {
    await refillOffers({ scope })
  }),
  defineTask(refillNewHiresJob, async ({ scope }) => {
    await refillHires({ scope })
  }),
  defineTask(runMappingJob, ({ scope, payload: { runId }, attempts }) =>
    runMapping({ scope, runId, mayLeaveOut: attempts > PATIENT_TRIES }),
  ),
  defineTask(importRecordsJob, ({ scope, payload: { importId }, attempts, isLastTry }) =>
    importRecords({ scope, importId, attempts, isLastTry }),
  ),
  defineTask(writeAnswerBackJob, ({ scope, payload: { writeBackId, tries, readBacks } }) =>
    writeAnswerBack({ scope, writeBackId, tries, readBacks }),
  ),
  defineTask(syncOpeningsJob, ({ scope, payload: { syncId } }) => runOpeningSync({ scope, syncId })),
  defineTask(scheduledOpeningSyncJob, ({ scope }) => startScheduledOpeningSync({ scope })),
  defineTask(applyRetentionJob, ({ scope, payload: { afterAt } }) => applyRetention({ scope, afterAt })),
  defineTask(resealOrganizationJob, async ({ scope }) => {
    await resealSecrets({ scope })
  }),
  defineTask(publishOfferJob, ({ scope, payload: { publicationId }, attempts }) => runPublication({ scope, publicationId, attempts })),
  defineTask(remindOfferJob, ({ scope, payload: { versionId, about } }) => remindOffer({ scope, versionId, about })),
  defineTask(fetchSourceFilesJob, ({ scope, payload: { newHireId } }) => fetchSourceFiles({ scope, newHireId })),
  defineTask(remindHireJob, ({ scope, payload }) => remindHire({ scope, newHireId: payload.newHireId })),
  defineTask(forgetDocumentJob, ({ scope, payload }) => forgetDocument({ scope, documentId: payload.documentId })),
  defineTask(mailNotificationsJob, ({ scope, payload: { userId, timing } }) => collectNotificationMail({ scope, userId, timing })),
  defineTask(sendMailJob, ({ scope, payload, isLastTry }) => sendMail({ scope, mailId: payload.mailId, isLastTry })),
  defineTask(sendOutgoingMessageJob, ({ scope, payload }) => deliverOutgoingMessage({ scope, messageId: payload.messageId })),
  defineGlobalTask(tendAllJob, spreadTending),
  defineGlobalTask(retainAllJob, spreadRetention),
  defineGlobalTask(resealUsersJob, async () => {
    await resealTwoFactors()
  }),
  defineGlobalTask(sendAccountMailJob, ({ accountRequestId }) => sendAccountMail({ accountRequestId })),
]

export function createTaskList(): TaskList {
  return Object.fromEntries(jobs.map(measureTask))
}

type Run<Schema extends z.ZodType> = (job: {
  scope: TenantScope
  payload: z.output<Schema>
  /** The queue gives up after this one. */
  isLastTry: boolean
  /** This one included. */
  attempts: number
}) => Promise<void>

/**
 * The job runner: checks the payload, proves that its organization exists and mints the scope. A bad payload of a known job throws, because
 * it is a bug; an organization that is gone ends the job.
 */
function defineTask<Schema extends z.ZodType<TenantPayload>>(definition: JobDefinition<Schema>, work: Run<Schema>): [string, Task] {
  return [
    definition.name,
    async (rawPayload, { job }) => {
      const payload = definition.payload.parse(rawPayload)
      const startedAt = performance.now()
      const organizationId = await findOrganizationId(payload.organizationId)
      if (!organizationId) return log.warn({ job: definition.name, jobId: job.id }, 'job of an organization that is gone')

      await work({ scope: mintTenantScope(organizationId), payload, isLastTry: job.attempts >= job.max_attempts, attempts: job.attempts })
      const waitedMs = Math.max(0, Math.round(Date.now() - job.run_at.getTime() - (performance.now() - startedAt)))
      log.info(
        { job: definition.name, jobId: job.id, organizationId, waitedMs, durationMs: Math.round(performance.now() - startedAt) },
        'job done',
      )
    },
  ]
}

/** A job that is about no organization, and so never gets a scope. A bad payload throws, because it is a bug. */
function defineGlobalTask<Schema extends z.ZodType>(
  definition: JobDefinition<Schema>,
  work: (payload: z.output<Schema>) => Promise<void>,
): [string, Task] {
  return [
    definition.name,
    async (rawPayload, { job }) => {
      const startedAt = performance.now()
      await work(definition.payload.parse(rawPayload))
      log.info({ job: definition.name, jobId: job.id, durationMs: Math.round(performance.now() - startedAt) }, 'job done')
    },
  ]
}
