import { z } from 'zod'
import { changeStage, createApplication, moveToStageType, pushToHris } from '#sandbox/acts/applications.ts'
import { createCandidate, deleteCandidate, mergeCandidates, updateCandidate } from '#sandbox/acts/candidates.ts'
import type { CustomFieldValue } from '#sandbox/model.ts'
import { defineAccountControl } from './define.ts'
import { dumpHires } from './dump.ts'

const customFields = z.record(z.string(), z.custom<CustomFieldValue>()).optional()
const contacts = {
  email: z.string().nullish(),
  phone: z.string().nullish(),
  socialLinks: z.array(z.object({ type: z.string(), url: z.string() })).optional(),
  customFields,
}

export const peopleControls = [
  defineAccountControl({
    name: 'candidate.create',
    input: { name: z.string(), ...contacts, jobId: z.string().optional(), isSubmitted: z.boolean().optional() },
    run: ({ sandbox, account }, { jobId, isSubmitted, ...draft }) =>
      sandbox.store.write(account, (transaction) => {
        const candidate = createCandidate(transaction, draft)
        const application = jobId ? createApplication(transaction, { candidateId: candidate.id, jobId, isSubmitted }) : null

        return { candidateId: candidate.id, applicationId: application?.id ?? null }
      }),
  }),
  defineAccountControl({
    name: 'candidate.update',
    input: { candidateId: z.string(), name: z.string().optional(), ...contacts },
    run: ({ sandbox, account }, { candidateId, ...patch }) =>
      sandbox.store.write(account, (transaction) => updateCandidate(transaction, { candidateId, patch })),
  }),
  defineAccountControl({
    name: 'candidate.delete',
    input: { candidateId: z.string() },
    run({ sandbox, account }, input) {
      sandbox.store.write(account, (transaction) => deleteCandidate(transaction, input))

      return {}
    },
  }),
  defineAccountControl({
    name: 'candidate.merge',
    input: { candidateId: z.string(), intoCandidateId: z.string() },
    run: ({ sandbox, account }, input) => sandbox.store.write(account, (transaction) => mergeCandidates(transaction, input)),
  }),
  defineAccountControl({
    name: 'application.create',
    input: { candidateId: z.string(), jobId: z.string(), stageType: z.string().optional(), isSubmitted: z.boolean().optional() },
    run: ({ sandbox, account }, draft) => sandbox.store.write(account, (transaction) => createApplication(transaction, draft)),
  }),
  /** `at` tells it as of a moment in the past, for tests of what nobody told in time. */
  defineAccountControl({
    name: 'application.hire',
    input: { applicationId: z.string(), at: z.iso.datetime().optional() },
    run: ({ sandbox, account }, { applicationId, at }) =>
      sandbox.store.write(account, (transaction) =>
        moveToStageType({ ...transaction, now: at ?? transaction.now }, { applicationId, stageType: 'Hired' }),
      ),
  }),
  defineAccountControl({
    name: 'application.archive',
    input: { applicationId: z.string() },
    run: ({ sandbox, account }, { applicationId }) =>
      sandbox.store.write(account, (transaction) => moveToStageType(transaction, { applicationId, stageType: 'Archived' })),
  }),
  /** Moves an application to a stage by its id, or to the first one of a type: "Offer" takes a hire or an archiving back. */
  defineAccountControl({
    name: 'application.move',
    input: {
      applicationId: z.string(),
      stageId: z.string().optional(),
      stageType: z.string().optional(),
      archiveReasonId: z.string().optional(),
    },
    run: ({ sandbox, account }, { applicationId, stageId, stageType = 'Offer', archiveReasonId }) =>
      sandbox.store.write(account, (transaction) =>
        stageId
          ? changeStage(transaction, { applicationId, stageId, archiveReasonId })
          : moveToStageType(transaction, { applicationId, stageType }),
      ),
  }),
  defineAccountControl({
    name: 'application.push-to-hris',
    input: { applicationId: z.string() },
    run({ sandbox, account }, input) {
      sandbox.store.write(account, (transaction) => pushToHris(transaction, input))

      return {}
    },
  }),
  /** All hired applications, for tests that compare. */
  defineAccountControl({ name: 'hire.dump', input: {}, run: ({ account }) => ({ hires: dumpHires(account) }) }),
]
