/** How an event ends of whose candidate nothing may be kept. The code is also what tells later events of the same candidate so. */
export const FORGOTTEN = {
  code: 'forgotten',
  message: 'The candidate was deleted in Ashby, so what this event carried was erased',
} as const
