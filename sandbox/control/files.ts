import { z } from 'zod'
import { attachFile, detachFile, setFileFault, signLetterAgain } from '#sandbox/acts/files.ts'
import { FILE_FAULTS } from '#sandbox/files/faults.ts'
import { defineAccountControl } from './define.ts'

const fault = z.enum(FILE_FAULTS).nullish()

export const fileControls = [
  defineAccountControl({
    name: 'file.attach',
    input: { candidateId: z.string(), name: z.string().min(1), isResume: z.boolean().optional(), fault },
    run: ({ sandbox, account }, draft) => sandbox.store.write(account, (transaction) => attachFile(transaction, draft)),
  }),
  defineAccountControl({
    name: 'file.detach',
    input: { fileId: z.string() },
    run({ sandbox, account }, input) {
      sandbox.store.write(account, (transaction) => detachFile(transaction, input))

      return {}
    },
  }),
  /** Lets one file misbehave; null lets it behave again. */
  defineAccountControl({
    name: 'file.set-fault',
    input: { fileId: z.string(), fault: z.enum(FILE_FAULTS).nullable() },
    run: ({ sandbox, account }, input) => sandbox.store.write(account, (transaction) => setFileFault(transaction, input)),
  }),
  /** The files of a candidate, letters included. */
  defineAccountControl({
    name: 'file.list',
    input: { candidateId: z.string() },
    run: ({ account }, { candidateId }) => ({
      files: [...account.tables.file.rows.values()].map(({ value }) => value).filter(({ ownerId }) => ownerId === candidateId),
    }),
  }),
  defineAccountControl({
    name: 'offer.sign-again',
    input: { offerId: z.string(), fault },
    run: ({ sandbox, account }, input) => sandbox.store.write(account, (transaction) => signLetterAgain(transaction, input)),
  }),
]
