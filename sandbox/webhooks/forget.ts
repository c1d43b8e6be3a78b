import type { Store } from '#sandbox/store.ts'
import type { Account } from '#sandbox/tables.ts'

/** Finished deliveries an account keeps, for the page and for tests that count them. */
const KEPT_MAX = 20_000

/** Drops the oldest finished deliveries and the events nothing points at any more. */
export function forgetOldDeliveries({ store, account }: { store: Store; account: Account }): void {
  const surplus = account.tables.delivery.order.length - KEPT_MAX
  if (surplus <= 0) return

  store.write(account, (transaction) => {
    const old = transaction.list('delivery').filter((delivery) => delivery.state !== 'pending')
    for (const delivery of old.slice(0, surplus)) transaction.remove('delivery', delivery.id)

    const kept = new Set(transaction.list('delivery').map((delivery) => delivery.eventId))

    for (const event of transaction.list('event')) {
      if (kept.has(event.id)) continue
      transaction.remove('event', event.id)
      transaction.removeBody(event.id)
    }
  })
}
