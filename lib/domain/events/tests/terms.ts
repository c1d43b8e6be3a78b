/** The action of an event that a member sends to see whether events come through. No source uses it. */
export const TEST_ACTION = 'handoffTest'

export const TEST_LABEL = 'Test event'
