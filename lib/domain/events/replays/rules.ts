import type { EventState } from '#lib/domain/events/schema.ts'

export type ReplayedEvent = {
  state: EventState
  isTest: boolean
  subjectExternalId: string
  hasBody: boolean
  isBodyRemoved: boolean
  isDisconnected: boolean
}

/** Why an event cannot be replayed, and what to do instead; null where it can. */
export function findReplayObstacle(event: ReplayedEvent): string | null {
  if (event.isTest) return 'This is a test event. Send another one instead.'
  if (event.state === 'Received' || event.state === 'Processing')
    return 'This event is on its way. Wait until it is settled, then replay it.'
  if (event.isBodyRemoved) return 'The body of this event is kept no more, so it cannot be replayed. Check Ashby instead.'
  if (event.subjectExternalId === '' && !event.hasBody)
    return 'Handoff does not use this event, so its body was not kept and it cannot be replayed.'
  if (!event.hasBody) return 'The candidate was forgotten, and the body of this event with them, so it cannot be replayed.'
  if (event.isDisconnected) return 'The account of this event is disconnected, so Ashby cannot be asked. Connect it again, then replay.'

  return null
}
