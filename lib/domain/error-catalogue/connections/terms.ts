import type { ErrorCodeOf, ErrorWords } from '#lib/domain/error-catalogue/terms.ts'

const OPEN = 'In Handoff open Company → Integrations and choose the connection.'
const CHECK = 'Choose Check Ashby now on the connection: what came meanwhile is found.'

/** What keeps a connection from working, or lets it work only in part. */
export const connectionErrors: Readonly<Record<ErrorCodeOf<'connections'>, ErrorWords>> = {
  paused: {
    title: 'The connection is paused',
    what: 'Events are received and kept, and wait. Ashby is not asked.',
    why: 'A member paused the connection. Its page says who and since when.',
    steps: [OPEN, 'Choose Resume. Events that waited go on by themselves, and Ashby is checked.'],
    retry: 'itself',
  },
  disconnected: {
    title: 'The account is disconnected',
    what: 'Deliveries are refused and Ashby cannot be asked. What came in before stays as it is.',
    why: 'A member disconnected the account. The key was erased then.',
    steps: ['In Handoff open Company → Integrations and connect the account again.', CHECK],
    retry: 'afterwards',
  },
  no_key: {
    title: 'The connection has no API key',
    what: 'New hires come in by webhooks, and Ashby cannot be asked for more: no offers, no documents, no checks.',
    why: 'The account was connected by hand, without a key.',
    steps: [
      'In Ashby open Admin → Integrations → API Keys and make a key with the permissions that the connection’s page lists.',
      `${OPEN} Add the key there.`,
    ],
    retry: 'afterwards',
  },
  permission_missing: {
    title: 'The key lacks a permission',
    what: 'The key works, but may not do one thing that is switched on. The connection’s page says what it breaks; everything else goes on.',
    why: 'The permission was not ticked when the key was made, or was taken away later in Ashby.',
    steps: [
      'In Ashby open Admin → Integrations → API Keys, choose the key and tick what the connection’s page names.',
      `${OPEN} Let the key be examined again.`,
      'Do again what was refused: publish, write, or try the event again.',
    ],
    retry: 'afterwards',
  },
  permissions_missing: {
    title: 'The key lacks what Handoff needs',
    what: 'A key was not saved, because it may do too little for anything to come in.',
    why: 'Some permissions are required: without them Handoff could read neither offers nor hires, or could not make its webhooks.',
    steps: ['In Ashby open Admin → Integrations → API Keys, choose the key and tick what the message names.', 'Paste the key again.'],
    retry: 'afterwards',
  },
  webhook_off: {
    title: 'Ashby turned a webhook off',
    what: 'Ashby does not deliver events of one kind. The checks by schedule still find what changed, only later.',
    why: 'Ashby pings an address when a webhook is made or switched on, and turns it off when no answer comes. Handoff must be reached from outside at the address that APP_URL names.',
    steps: [
      'Ask whoever runs this installation whether the address that APP_URL names is reached from the internet.',
      `${OPEN} Choose Enable webhooks; Ashby pings again.`,
      CHECK,
    ],
    retry: 'afterwards',
  },
  webhook_missing: {
    title: 'A webhook is missing in Ashby',
    what: 'Ashby has no webhook for one kind of event, so it does not tell of it. The checks by schedule still find what changed, only later.',
    why: 'Somebody deleted the webhook in Ashby, or setting up the connection stopped before it was made.',
    steps: [`${OPEN} Configure the integration again: the missing webhook is made.`, CHECK],
    retry: 'afterwards',
  },
  deliveries_refused: {
    title: 'Deliveries came without a valid signature',
    what: 'Handoff refused deliveries that were not signed with the webhook’s secret. Nothing of them was stored. Ashby repeats what it sent for hours.',
    why: 'The secret was changed in Ashby and not here, or somebody else sends to the address.',
    steps: [
      `${OPEN} Choose Rotate secrets: Handoff gives every webhook a new secret in Ashby.`,
      'If refusals go on although deliveries of Ashby are taken, they are not Ashby’s. They do no harm.',
      CHECK,
    ],
    retry: 'afterwards',
  },
  by_hand_refused: {
    title: 'Ashby signs with another secret',
    what: 'Deliveries of a webhook that was made by hand were refused. Nothing of them was stored. Ashby repeats them for hours.',
    why: 'The Secret Token of the webhook in Ashby is empty, or is not the one that Handoff shows.',
    steps: [
      `${OPEN} Copy its Request URL and its secret key.`,
      'In Ashby open Admin → Integrations → Webhooks and put the secret key into every webhook that has this Request URL.',
      'Wait for the next delivery. Ashby sends by itself again what was refused.',
    ],
    retry: 'itself',
  },
  not_configured: {
    title: 'The key works, and no events are chosen',
    what: 'New hires come in by the webhooks that were made by hand. Handoff has made none of its own yet, so offers do not come in.',
    why: 'A key was added to a connection by hand, and events were not chosen after that.',
    steps: [`${OPEN} Choose events. Handoff makes its own webhooks and checks Ashby.`, 'Then delete the webhooks made by hand in Ashby.'],
    retry: 'afterwards',
  },
  sandbox_off: {
    title: 'The sandbox does not run',
    what: 'The connection leads to the Ashby sandbox, and this installation runs without one.',
    why: 'The sandbox is for trying Handoff out. It is off in production.',
    steps: ['Connect an Ashby account, or have Handoff started with the sandbox.'],
    retry: 'afterwards',
  },
  key_of_another_account: {
    title: 'The key is of another Ashby account',
    what: 'The new key works, but sees nothing of what has come in through this connection. It was not saved; the old key stays in use.',
    why: 'The key was made in another Ashby account. With it, records of two accounts would be mixed.',
    steps: [
      'Make the key in the Ashby account that this connection is for, and paste that.',
      'To connect another Ashby account, disconnect this one first.',
    ],
    retry: 'afterwards',
  },
  key_old: {
    title: 'The key is more than a year old',
    what: 'Everything works. Keys that are changed now and then do less harm when one leaks.',
    why: 'The key was saved more than 365 days ago.',
    steps: [
      'In Ashby make a new key with the same permissions.',
      `${OPEN} Choose Replace key and paste it. Nothing is lost meanwhile.`,
      'Delete the old key in Ashby.',
    ],
    retry: 'never',
  },
  api_version_gone: {
    title: 'Ashby no longer supports this version',
    what: 'Ashby says that it no longer supports the version of its API that Handoff speaks. Calls may fail at any time.',
    why: 'Ashby supports a version for some time after it calls it deprecated. This installation of Handoff is older than that.',
    steps: ['Ask whoever runs this installation to update Handoff.', CHECK],
    retry: 'afterwards',
  },
  api_version_old: {
    title: 'Ashby will end this version',
    what: 'Everything works. Ashby calls the version of its API that Handoff speaks deprecated.',
    why: 'Ashby has a newer version and announces the end of old ones at least six months before.',
    steps: ['Ask whoever runs this installation to update Handoff before that.'],
    retry: 'never',
  },
  checks_failing: {
    title: 'Checks of Ashby fail again and again',
    what: 'The last checks did not go through. What webhooks tell still comes in; what they did not tell is not found.',
    why: 'Ashby could not be asked, or refused. The list of checks on the connection says what each one met.',
    steps: [
      `${OPEN} Look at the reason of the last check and do what its page says.`,
      'Choose Check Ashby now. Where it goes through, the connection is healthy again.',
    ],
    retry: 'afterwards',
  },
  check_failed: {
    title: 'The last check of Ashby failed',
    what: 'One check did not go through. The next one by schedule looks for the same changes, so nothing is lost.',
    why: 'Ashby could not be asked at that time, or refused. The list of checks on the connection says what it met.',
    steps: ['There is nothing to do, unless the next check fails too.', 'Choose Check Ashby now to know at once.'],
    retry: 'itself',
  },
  check_late: {
    title: 'The next check of Ashby is late',
    what: 'A check by schedule should have begun already. Webhooks still come in.',
    why: 'Checks are run by the worker. It does not run, or has more to do than it can.',
    steps: ['Ask whoever runs this installation whether a worker runs: /api/health says so.'],
    retry: 'itself',
  },
  events_waiting: {
    title: 'Events wait for their turn',
    what: 'Events came in and were not looked at yet. They are kept, so nothing is lost.',
    why: 'Much came at once, or no worker runs.',
    steps: ['Wait some minutes.', 'If they still wait, ask whoever runs this installation whether a worker runs: /api/health says so.'],
    retry: 'itself',
  },
  webhook_left: {
    title: 'A webhook was left behind in Ashby',
    what: 'Ashby may hold a webhook that Handoff no longer uses. What it delivers is refused and changes nothing.',
    why: 'The answer of Ashby was lost while the webhook was made or deleted, or the key no longer worked when the account was disconnected.',
    steps: [
      'In Ashby open Admin → Integrations → Webhooks and delete the webhook whose address the connection’s page shows.',
      `${OPEN} Confirm that it is deleted.`,
    ],
    retry: 'never',
  },
  by_hand_twice: {
    title: 'Webhooks made by hand are not needed any more',
    what: 'Every event comes twice: through a webhook made by hand and through one of Handoff’s own. It stays one record.',
    why: 'A key was added to a connection by hand, and Handoff has made its own webhooks since.',
    steps: ['In Ashby open Admin → Integrations → Webhooks and delete those made by hand.', `${OPEN} Stop taking them in.`],
    retry: 'never',
  },
  by_hand_unused: {
    title: 'Nothing comes by the webhooks made by hand',
    what: 'The address for webhooks made by hand still takes deliveries, and none has come for a week. Handoff’s own webhooks do the work.',
    why: 'They seem to be deleted in Ashby.',
    steps: [`${OPEN} Stop taking them in. The address then answers that it is gone.`],
    retry: 'never',
  },
}
