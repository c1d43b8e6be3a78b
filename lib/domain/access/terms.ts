/** Names the organization of a request by its slug. */
export const ORGANIZATION_HEADER = 'Handoff-Organization'

/** Marks a write, so that sending it twice does it once. */
export const IDEMPOTENCY_HEADER = 'Idempotency-Key'
