import type { Store } from './store.ts'
import type { DeliveryEngine } from './webhooks/engine.ts'

/** What every request handler works with. */
export type Sandbox = {
  store: Store
  deliveries: DeliveryEngine
  controlToken: string
  /** Signs download addresses. */
  fileSecret: string
}
