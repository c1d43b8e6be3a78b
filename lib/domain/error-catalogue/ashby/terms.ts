import type { ErrorCodeOf, ErrorWords } from '#lib/domain/error-catalogue/terms.ts'

const REPLACE_KEY = 'In Handoff open Company → Integrations, choose the connection, choose Replace key and paste the key.'

/** What can come of a call to Ashby. */
export const ashbyErrors: Readonly<Record<ErrorCodeOf<'ashby'>, ErrorWords>> = {
  ashby_key_invalid: {
    title: 'Ashby does not accept the key',
    what: 'Ashby refused a call because of the API key. Events are still received and kept, but nothing can be read from Ashby until the key works.',
    why: 'The key is wrong, or somebody deleted or deactivated it in Ashby. A key of another Ashby region is refused in the same way.',
    steps: [
      'In Ashby open Admin → Integrations → API Keys and see whether the key is there and active.',
      `Where it is not, make a new key with the same permissions. ${REPLACE_KEY}`,
      'Try again here. Everything that waited is read from Ashby anew.',
    ],
    retry: 'afterwards',
  },
  ashby_permission_missing: {
    title: 'The key lacks a permission',
    what: 'Ashby refused a call that the key may not make. What needs this call does not come in; everything else goes on.',
    why: 'Permissions are ticked one by one when a key is made in Ashby, and can be taken away later. The event names the one that is missing.',
    steps: [
      'In Ashby open Admin → Integrations → API Keys, choose the key and tick the permission that the event names.',
      'In Handoff open Company → Integrations, choose the connection and let the key be examined again.',
      'Try again here.',
    ],
    retry: 'afterwards',
  },
  ashby_rate_limited: {
    title: 'Ashby asks for fewer calls',
    what: 'Ashby answered that too many calls came in a short time. All calls of this connection wait as long as Ashby asked. Nothing is lost.',
    why: 'Ashby counts the calls of a key, and for some integrations those of all customers together. Another program that uses the same key counts too.',
    steps: [
      'There is nothing to do: Handoff goes on by itself.',
      'If it happens often, give every program a key of its own in Ashby, or choose a longer time between checks on the connection.',
    ],
    retry: 'itself',
  },
  ashby_not_found: {
    title: 'Ashby does not have it, or hides it',
    what: 'Ashby answered that the offer, application or candidate does not exist.',
    why: 'Ashby gives the same answer for what was deleted and for what the key may not see. Records of confidential jobs and projects are hidden unless the key may see them.',
    steps: [
      'Look for the record in Ashby. If it is gone there, nothing needs to be done.',
      'If it is there, open Admin → Integrations → API Keys in Ashby, choose the key and turn on “Allow access to confidential jobs and projects?”.',
      'Try again here.',
    ],
    retry: 'afterwards',
  },
  ashby_cursor_expired: {
    title: 'Ashby forgot where the check stopped',
    what: 'A check of Ashby could not go on from where the last one ended, so it starts again from the beginning. Nothing is lost.',
    why: 'Ashby keeps such marks for a limited time, and gives up on one when too much has changed since.',
    steps: [
      'There is nothing to do: the check starts again by itself.',
      'If a check fails with this code twice in a row, choose Check Ashby now on the connection.',
    ],
    retry: 'itself',
  },
  ashby_refused: {
    title: 'Ashby refused the call',
    what: 'Ashby understood the call and did not carry it out. Nothing was changed in Ashby.',
    why: 'Ashby has a rule of its own against it. The code in brackets is Ashby’s; the step in the event’s timeline says which call it was.',
    steps: [
      'Open the record in Ashby and look for what stands in the way: a missing value, a state that does not allow it.',
      'If nothing is to be seen, ask Ashby’s support and name the request id.',
      'Try again here.',
    ],
    retry: 'afterwards',
  },
  ashby_unavailable: {
    title: 'Ashby cannot be reached',
    what: 'Ashby, or the way to it, failed. Handoff tries again with growing pauses for about four hours. What is still missing then, the next check of Ashby finds.',
    why: 'Ashby has trouble, the network between does, or a firewall does not let Handoff out to Ashby’s address.',
    steps: [
      'See at status.ashbyhq.com whether Ashby has trouble. If so, wait.',
      'If not, ask whoever runs this installation whether it can reach Ashby’s address over HTTPS.',
      'Try again here once Ashby answers. That saves the wait.',
    ],
    retry: 'itself',
  },
  ashby_unreadable: {
    title: 'The answer was not Ashby’s',
    what: 'An answer came that is not of the form that Ashby documents, so Handoff did not believe it. Nothing was changed.',
    why: 'Something in between answered in Ashby’s place, such as a proxy with a page for people, or Ashby changed the form of its answers.',
    steps: [
      'If a proxy stands between Handoff and Ashby, have it let Ashby’s address through unchanged.',
      'Try again here. If it stays so, update Handoff, and ask Ashby’s support with the request id.',
    ],
    retry: 'afterwards',
  },
  ashby_outcome_unknown: {
    title: 'It is not known whether Ashby did it',
    what: 'Handoff asked Ashby to change something and got no clear answer. It may have happened. Handoff does not do it again by itself, so that nothing is done twice.',
    why: 'The connection was cut, or Ashby failed after it had the request.',
    steps: ['Look in Ashby whether the change is there.', 'If it is not, do in Handoff again what you did.'],
    retry: 'afterwards',
  },
  ashby_invalid_input: {
    title: 'Handoff did not send the call',
    what: 'What Handoff was about to send to Ashby is not of the form that Ashby takes, so it was not sent. Nothing was changed.',
    why: 'A value in the record has a form that the call does not allow. This is a fault of Handoff.',
    steps: ['Tell whoever runs this installation the event’s id: the log says which value it was.', 'Update Handoff, then try again here.'],
    retry: 'afterwards',
  },
  held: {
    title: 'Waiting because Ashby asked to',
    what: 'Ashby asked Handoff to stay away for a while, so this waits for its turn. It uses up no try.',
    why: 'An earlier call of the same connection was one too many for Ashby’s limit. The whole connection waits then, in every process of Handoff.',
    steps: ['There is nothing to do: it goes on by itself when the time is over.'],
    retry: 'itself',
  },
  lagging_read: {
    title: 'Ashby does not show the change yet',
    what: 'The webhook told of a change that Ashby’s answer does not hold yet. Handoff reads again after 5 and after 30 seconds, and then believes what Ashby says.',
    why: 'For a short time after a change Ashby can still answer with what was before it.',
    steps: ['There is nothing to do: it is read again by itself.'],
    retry: 'itself',
  },
}
