import { z } from 'zod'
import { archiveOpening, createOpening, requireOpening, setOpeningState, updateOpening } from '#sandbox/acts/openings.ts'
import { createInvalidInput } from '#sandbox/responses.ts'
import { readInfo } from '#sandbox/view.ts'
import type { Act } from './actions.ts'

const date = z.iso.date().or(z.literal('').transform(() => null))
const draft = z.object({ identifier: z.string().trim().min(1), teamId: z.string(), jobId: z.string(), targetStartDate: date })
const terms = z.object({ identifier: z.string().trim(), description: z.string().trim(), targetHireDate: date, targetStartDate: date })
const move = z.object({ openingState: z.enum(['Draft', 'Approved', 'Open', 'Closed']), closeReasonId: z.string().optional() })

/** Acts on openings: POST /page/accounts/<account>/<name>, where * stands for an id. */
export const OPENING_ACTS: Record<string, Act> = {
  openings({ sandbox, account, form }) {
    const { teamId, jobId, ...given } = draft.parse(form)
    const opening = sandbox.store.write(account, (transaction) =>
      createOpening(transaction, { ...given, teamId: teamId || null, jobIds: jobId ? [jobId] : [] }),
    )

    return { path: `/accounts/${account.id}/openings/${opening.id}`, done: 'Opening created.' }
  },
  'openings/*'({ sandbox, account, id, form }) {
    const patch = terms.parse(form)
    sandbox.store.write(account, (transaction) => updateOpening(transaction, { openingId: id, patch }))

    return { path: `/accounts/${account.id}/openings/${id}`, done: 'Opening saved.' }
  },
  'openings/*/state'({ sandbox, account, id, form }) {
    const { openingState, closeReasonId } = move.parse(form)
    sandbox.store.write(account, (transaction) => {
      const isFilled = requireOpening(transaction, id).openingState === 'Filled'
      if (isFilled) throw createInvalidInput({ message: 'A filled opening changes with its hire only.' })

      setOpeningState(transaction, { openingId: id, openingState, closeReasonId })
    })

    return { path: `/accounts/${account.id}/openings/${id}`, done: `Opening moved to ${openingState}.` }
  },
  'openings/*/archive'({ sandbox, account, id, form }) {
    const isArchived = z.object({ isArchived: z.string() }).parse(form).isArchived === 'true'
    sandbox.store.write(account, (transaction) => archiveOpening(transaction, { openingId: id, isArchived }))

    return { path: `/accounts/${account.id}/openings/${id}`, done: isArchived ? 'Opening archived.' : 'Opening unarchived.' }
  },
  plan({ sandbox, account, form }) {
    const hasOpenings = z.object({ hasOpenings: z.string() }).parse(form).hasOpenings === 'true'
    sandbox.store.write(account, (transaction) => transaction.put('account', { ...readInfo(account), hasOpenings }))

    return { path: `/accounts/${account.id}/openings`, done: hasOpenings ? 'The plan has Openings.' : 'The plan has no Openings.' }
  },
}
