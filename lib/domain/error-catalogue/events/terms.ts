import type { ErrorCodeOf, ErrorWords } from '#lib/domain/error-catalogue/terms.ts'

const CONFIDENTIAL =
  'In Ashby open Admin → Integrations → API Keys, choose the key and turn on “Allow access to confidential jobs and projects?”.'

const HIDDEN = {
  why: 'Most often its job or project is confidential and the key may not see those. It may also have been deleted since.',
  steps: ['Look for it in Ashby. If it is gone there, nothing needs to be done.', CONFIDENTIAL, 'Try again here: Ashby is read anew.'],
  retry: 'afterwards',
} as const

/** Why an event needs a person, or was set aside. */
export const eventErrors: Readonly<Record<ErrorCodeOf<'events'>, ErrorWords>> = {
  offer_hidden: {
    title: 'Ashby did not show the offer',
    what: 'A webhook told of an offer, and Ashby does not show it to the key. Nothing was changed.',
    ...HIDDEN,
  },
  application_hidden: {
    title: 'Ashby did not show the application',
    what: 'A webhook told of an application, and Ashby does not show it to the key. Its offers and its hire did not come in.',
    ...HIDDEN,
  },
  candidate_hidden: {
    title: 'Ashby did not show the candidate',
    what: 'A webhook told of a candidate, and Ashby does not show them to the key. Nothing was changed.',
    ...HIDDEN,
  },
  wrong_shape: {
    title: 'The event has a form that is not known',
    what: 'A delivery with a right signature came whose body is not of the form that Ashby documents. It is kept as it came.',
    why: 'Ashby changed the event, or something other than Ashby that knows the secret sent it.',
    steps: [
      'Open the event and look at its payload: is it one of Ashby’s?',
      'If it is, update Handoff and replay the event. The record itself comes in with the next check of Ashby.',
      'If it is not, give the webhook a new secret on the connection.',
    ],
    retry: 'afterwards',
  },
  needs_key: {
    title: 'This needs an API key',
    what: 'The event is about something that a webhook alone does not tell, so nothing was changed.',
    why: 'The connection is by hand. Without a key Handoff cannot read in Ashby what became of an offer, or of a candidate who was deleted or merged.',
    steps: [
      'In Ashby open Admin → Integrations → API Keys and make a key with the permissions that the connection’s page lists.',
      'In Handoff open Company → Integrations, choose the connection and add the key.',
      'Try again here.',
    ],
    retry: 'afterwards',
  },
  candidate_still_there: {
    title: 'A deleted candidate is still there',
    what: 'Ashby told that a candidate was deleted, and still shows them. Nothing was erased.',
    why: 'The deletion was taken back in Ashby, or it is not finished there. Handoff erases only what is gone for certain.',
    steps: ['Look for the candidate in Ashby.', 'If they are to be deleted, delete them there. Then try again here.'],
    retry: 'afterwards',
  },
  candidate_unproven: {
    title: 'Handoff cannot make sure of a deletion',
    what: 'Ashby told that a candidate was deleted, but does not show candidates to the key as it should. Nothing was erased.',
    why: 'A key that sees no candidates gets the same answer for one who is there as for one who is gone. So the answer proves nothing.',
    steps: [
      'In Ashby open Admin → Integrations → API Keys, choose the key and see that reading candidates is ticked.',
      CONFIDENTIAL,
      'Try again here.',
    ],
    retry: 'afterwards',
  },
  forget_offer_kept: {
    title: 'An accepted offer was kept',
    what: 'The candidate was deleted in Ashby. What was only pending is erased. An offer that the candidate accepted on your offer page is kept.',
    why: 'An accepted offer is a contract, so it does not go by itself, and there is no new hire through which somebody could confirm that it may.',
    steps: [
      'Open the offer from the event and decide whether your law lets you keep it.',
      'If it has to go, ask whoever runs this installation to erase it.',
    ],
    retry: 'never',
  },
  forgotten: {
    title: 'The candidate was erased',
    what: 'The candidate was deleted in Ashby, so what this event carried of them was erased as well.',
    why: 'Ashby repeats deliveries for hours. One that comes after the deletion must not bring the candidate back.',
    steps: [],
    retry: 'never',
  },
  unused_event: {
    title: 'Handoff does not use this event',
    what: 'Ashby sent an event that Handoff has no use for. It is kept as it came and changed nothing.',
    why: 'A webhook for this event was made in Ashby by hand, or Ashby has a new event.',
    steps: ['To stop them, open Admin → Integrations → Webhooks in Ashby and delete the webhook of this event.'],
    retry: 'never',
  },
  not_needed: {
    title: 'The event asks for nothing',
    what: 'The event tells of a change that touches no offer and no new hire. The event itself says which.',
    why: 'Ashby sends some events for more than Handoff needs, such as every change of a candidate’s stage.',
    steps: [],
    retry: 'never',
  },
  not_ready: {
    title: 'The offer is not ready for the candidate',
    what: 'The offer is known and waits. It comes in by itself as soon as it is approved in Ashby.',
    why: 'Handoff shows offers once they are approved, so that nobody publishes what may still change.',
    steps: [],
    retry: 'itself',
  },
  offer_create_off: {
    title: 'Offer Create is off',
    what: 'A new offer did not come in, because the connection does not take new offers.',
    why: 'Offer Create is not among the events that were chosen for this connection.',
    steps: [
      'To have new offers come in, open Company → Integrations, choose the connection and switch Offer Create on.',
      'Replay the event, or choose Check Ashby now.',
    ],
    retry: 'afterwards',
  },
  gone: {
    title: 'It was deleted in Ashby',
    what: 'What the event told of is gone in Ashby, and had not come in before.',
    why: 'It was deleted in Ashby before Handoff looked at it.',
    steps: [],
    retry: 'never',
  },
  no_offers: {
    title: 'The application has no offers',
    what: 'The application that the event told of has no offers and is not hired, so there was nothing to do.',
    why: 'Most changes of applications come long before an offer.',
    steps: [],
    retry: 'never',
  },
  not_hired: {
    title: 'The application is not hired',
    what: 'The event told of a hire, and Ashby says that the application is not hired. No new hire came in.',
    why: 'The candidate was moved back in Ashby before Handoff looked.',
    steps: [],
    retry: 'never',
  },
  unknown_candidate: {
    title: 'Nothing of the candidate is known',
    what: 'The event told of a candidate of whom Handoff holds nothing, so there was nothing to change.',
    why: 'The candidate never had an offer and was never hired.',
    steps: [],
    retry: 'never',
  },
}
