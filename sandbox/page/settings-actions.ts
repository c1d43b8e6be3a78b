import { z } from 'zod'
import type { Faults } from '#sandbox/fault-knobs.ts'
import { changeFaults, NO_FAULTS } from '#sandbox/faults.ts'
import { createWebhook, deleteWebhook, updateWebhook } from '#sandbox/webhooks/manage.ts'
import { WEBHOOK_TYPES } from '#sandbox/webhooks/types.ts'
import type { Act, ActInput, ActResult } from './actions.ts'
import { ERROR_SHAPES, NUMBER_KNOBS } from './faults.ts'

const shapes = ERROR_SHAPES.map((shape) => shape.value)
const webhook = z.object({ webhookType: z.enum(WEBHOOK_TYPES), requestUrl: z.url({ protocol: /^https?$/ }), secretToken: z.string() })

/** Acts on webhooks, deliveries and faults: POST /page/accounts/<account>/<name>, where * stands for an id. */
export const SETTINGS_ACTS: Record<string, Act> = {
  async webhooks({ sandbox, account, form }) {
    const { secretToken, ...draft } = webhook.parse(form)
    const created = await createWebhook({ store: sandbox.store, account, draft: { ...draft, secretToken: secretToken || null } })
    const done = created.enabled ? 'Webhook added.' : 'Webhook added, but its ping was not answered: it is disabled.'

    return { path: `/accounts/${account.id}/webhooks`, done }
  },
  async 'webhooks/*'({ sandbox, account, id, form }) {
    const { enabled } = z.object({ enabled: z.string() }).parse(form)
    const changed = await updateWebhook({ store: sandbox.store, account, webhookId: id, patch: { enabled: enabled === 'true' } })

    return { path: `/accounts/${account.id}/webhooks`, done: changed.enabled ? 'Webhook enabled.' : 'Webhook disabled.' }
  },
  'webhooks/*/delete'({ sandbox, account, id }) {
    deleteWebhook({ store: sandbox.store, account, webhookId: id })

    return { path: `/accounts/${account.id}/webhooks`, done: 'Webhook deleted.' }
  },
  deliveries({ sandbox, account, form }) {
    const { act } = z.object({ act: z.enum(['stop', 'continue', 'send']) }).parse(form)
    const path = `/accounts/${account.id}/webhooks`
    if (act === 'send') return { path, done: `Sent again: ${sandbox.deliveries.sendPendingNow(account)}.` }

    changeFaults({ store: sandbox.store, account, patch: { deliveriesStopped: act === 'stop' } })
    sandbox.deliveries.resume(account)

    return { path, done: act === 'stop' ? 'Deliveries stopped.' : 'Deliveries continue.' }
  },
  faults(input) {
    const values = z.record(z.string(), z.unknown()).parse(input.form)
    const numbers = NUMBER_KNOBS.map(({ name, isRate }) => {
      const schema = isRate ? z.coerce.number().min(0).max(1) : z.coerce.number().min(0)

      return [name, schema.parse(values[name])] as const
    })
    const revokedScopes = z
      .string()
      .parse(values.revokedScopes)
      .split(/[\s,]+/)
      .filter((scope) => scope !== '')

    return saveFaults(
      input,
      { ...Object.fromEntries(numbers), errorShape: z.enum(shapes).parse(values.errorShape), revokedScopes },
      'Faults saved.',
    )
  },
  'faults/reset': (input) => saveFaults(input, NO_FAULTS, 'Back to normal.'),
  'faults/expire': (input) =>
    saveFaults(input, { tokensExpiredBefore: new Date(Date.now() + 1).toISOString() }, 'Cursors and sync tokens have expired.'),
}

function saveFaults({ sandbox, account }: ActInput, patch: Partial<Faults>, done: string): ActResult {
  changeFaults({ store: sandbox.store, account, patch })
  sandbox.deliveries.resume(account)

  return { path: `/accounts/${account.id}/faults`, done }
}
