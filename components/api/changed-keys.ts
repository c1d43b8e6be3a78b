import type { QueryKey } from '@tanstack/react-query'
import type { ApiUtils } from '#components/api/client.ts'

/** Which answers a notice makes old. An unknown topic is one that a newer server knows: everything may be old. */
export function keysOf({ api, topic }: { api: ApiUtils; topic: string }): QueryKey[] {
  switch (topic) {
    case 'offers':
      return [
        api.offers.key(),
        api.offerPublishing.key(),
        api.offerMessages.key(),
        api.offerFiles.key(),
        api.offerComments.key(),
        api.writeBacks.key(),
        api.home.key(),
      ]
    case 'events':
      // A delivery is also news of its connection: verified, last event.
      return [api.events.key(), api.replays.key(), api.connections.key(), api.doctor.key(), api.home.key()]
    case 'connections':
      // Whether an answer can be written, and whether documents come, hangs on the key.
      return [
        api.connections.key(),
        api.doctor.key(),
        api.hireRecipients.key(),
        api.sweeps.key(),
        api.writeBacks.key(),
        api.hireFiles.key(),
        api.home.key(),
      ]
    case 'newHires':
      // Who is added is in People, and what changed there can be a match or a proposal here.
      return [api.newHires.key(), api.hireFiles.key(), api.people.key(), api.openJobs.key(), api.home.key()]
    case 'people':
      return peopleKeysOf(api)
    case 'openJobs':
    case 'openings':
      return openJobKeysOf(api)
    case 'sweeps':
      return [api.sweeps.key(), api.connections.key(), api.doctor.key(), api.home.key()]
    case 'outgoingWebhooks':
      return [api.outgoingWebhooks.key()]
    case 'apiKeys':
      return [api.apiKeys.key(), api.labs.key()]
    case 'mappings':
      // Fields are part of every record's answer.
      return [api.mappings.key(), api.mappingRuns.key(), api.fields.key(), ...recordKeysOf(api)]
    case 'offerPage':
      return [api.offerPage.key()]
    case 'notifications':
      return [api.notifications.key()]
    case 'documents':
      // A folder that is renamed or gone shows on whatever stands in it.
      return [api.documents.key(), api.folders.key(), api.personFiles.key(), api.hireFiles.key()]
    case 'organization':
      return [api.organization.key(), api.labs.key(), api.users.key(), api.home.key()]
    // `members` too: a role may have changed, and with it what every answer holds, those that were refused included.
    default:
      return [[]]
  }
}

/** Headcount counts people, and an open job names who was hired. */
function peopleKeysOf(api: ApiUtils): QueryKey[] {
  const nouns = [api.people, api.peopleImports, api.personFiles, api.newHires, api.openJobs, api.home]

  return nouns.map((noun) => noun.key())
}

/** What values of open jobs mean in Ashby is told by the values that there are, and each tells how it stands there. */
function openJobKeysOf(api: ApiUtils): QueryKey[] {
  return [api.openJobs.key(), api.openJobImports.key(), api.openings.key()]
}

function recordKeysOf(api: ApiUtils): QueryKey[] {
  return [api.offers.key(), api.offerPublishing.key(), api.newHires.key(), api.people.key(), api.openJobs.key()]
}
