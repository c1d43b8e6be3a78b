import type { ErrorCodeOf, ErrorWords } from '#lib/domain/error-catalogue/terms.ts'

/** What a request to Handoff can be answered. */
export const requestErrors: Readonly<Record<ErrorCodeOf<'requests'>, ErrorWords>> = {
  invalid_input: {
    title: 'Some of the input is not right',
    what: 'Handoff did not take the request. Nothing was changed.',
    why: 'A field is missing, has the wrong form, or names something that does not go here. The answer names each field.',
    steps: ['Correct the fields that are named.', 'In a program, compare the request with the API reference at /api/docs.'],
    retry: 'afterwards',
  },
  not_found: {
    title: 'It does not exist, or you cannot see it',
    what: 'There is nothing at this address or with this id that you may see.',
    why: 'It was removed, it belongs to another organization, or your role does not show it. The three are answered alike.',
    steps: ['Check the address and the organization.', 'Ask an admin of your organization whether your role may see it.'],
    retry: 'never',
  },
  forbidden: {
    title: 'Your role does not allow this',
    what: 'The act was refused. Nothing was changed.',
    why: 'Your role in this organization lacks the permission, or the act cannot be done by an API key or from another address.',
    steps: ['Ask an admin of your organization for a role that may do it, or to do it for you.'],
    retry: 'afterwards',
  },
  conflict: {
    title: 'Something stands in the way',
    what: 'The act does not fit what stands there now, so it was refused. Nothing was changed. The message says what stands in the way.',
    why: 'Somebody else was faster, or the record is in a state in which this cannot be done.',
    steps: ['Look at the record as it is now.', 'Do what the message says, then do it again if it is still wanted.'],
    retry: 'afterwards',
  },
  rate_limited: {
    title: 'Too many tries',
    what: 'Handoff answers this again after a while. Nothing was changed.',
    why: 'Sign-ins, links, test events and API keys may be used only so often in a given time, so that nobody can guess or flood.',
    steps: ['Wait as long as the message says. A program finds the seconds in the header Retry-After.'],
    retry: 'afterwards',
  },
  unavailable: {
    title: 'Handoff cannot do this just now',
    what: 'A part that Handoff needs did not answer: its database, its file storage, or its way to send mail.',
    why: 'The part is down, full or not set up. The message says which one it is. Webhooks are answered so that Ashby sends them again.',
    steps: [
      'Try again in a moment.',
      'If it stays so, tell whoever runs this installation. /api/health says how the parts are, and docs/deploy.md how to set them up.',
    ],
    retry: 'itself',
  },
  internal_error: {
    title: 'Handoff met an error of its own',
    what: 'Something went wrong that Handoff did not foresee. It is written down in the log. An event that met it is tried again by itself.',
    why: 'This is a fault of Handoff.',
    steps: [
      'Try again in a moment.',
      'If it stays so, tell whoever runs this installation the request id or the event’s id: the log has it under that.',
    ],
    retry: 'itself',
  },
  seal_broken: {
    title: 'A stored secret cannot be opened',
    what: 'Handoff could not decrypt a key or a secret that it had stored. What needs it stands still; nothing was lost.',
    why: 'The encryption key with which it was sealed is no longer among ENCRYPTION_KEYS, or the row was moved from another database.',
    steps: [
      'Ask whoever runs this installation to put the missing key back into ENCRYPTION_KEYS.',
      'If the key is lost, replace the Ashby key and rotate the secrets on the connection.',
      'Try again here.',
    ],
    retry: 'afterwards',
  },
  idempotency_mismatch: {
    title: 'The Idempotency-Key was used for something else',
    what: 'The request was not carried out, because another one was sent before with the same key.',
    why: 'A program uses one key for two requests, or changed the request before it repeated it.',
    steps: ['Use a new key for every new request, and the same key and body only to repeat one.'],
    retry: 'afterwards',
  },
  still_running: {
    title: 'The first request is still at work',
    what: 'A request with this Idempotency-Key is being carried out. The repeat changed nothing.',
    why: 'A program repeated a request before it was answered.',
    steps: ['Send it again in a moment: the answer of the first one is given.'],
    retry: 'itself',
  },
  already_done: {
    title: 'The request was carried out already',
    what: 'A request with this Idempotency-Key was carried out. Its answer held a secret, so it is not given a second time.',
    why: 'A program repeated a request whose answer it did not get.',
    steps: ['Look at what the first request made. If its secret is lost, make a new one.'],
    retry: 'never',
  },
}
