import { accountsContract, foundingContract } from '#lib/domain/accounts/contract.ts'
import { apiKeysContract } from '#lib/domain/api-keys/contract.ts'
import { auditContract } from '#lib/domain/audit/contract.ts'
import { byHandContract } from '#lib/domain/connections/by-hand/contract.ts'
import { connectionsContract } from '#lib/domain/connections/contract.ts'
import { doctorContract } from '#lib/domain/connections/doctor/contract.ts'
import { documentsContract } from '#lib/domain/documents/contract.ts'
import { eventsContract } from '#lib/domain/events/contract.ts'
import { replaysContract } from '#lib/domain/events/replays/contract.ts'
import { fieldsContract } from '#lib/domain/fields/contract.ts'
import { foldersContract } from '#lib/domain/folders/contract.ts'
import { homeContract } from '#lib/domain/home/contract.ts'
import { answerInvitationContract, invitationsContract, joinContract } from '#lib/domain/invitations/contract.ts'
import { labsContract } from '#lib/domain/labs/contract.ts'
import { mappingsContract } from '#lib/domain/mappings/contract.ts'
import { mappingRunsContract } from '#lib/domain/mappings/runs/contract.ts'
import { membersContract } from '#lib/domain/members/contract.ts'
import { newHiresContract } from '#lib/domain/new-hires/contract.ts'
import { hireFilesContract } from '#lib/domain/new-hires/files/contract.ts'
import { hirePushesContract } from '#lib/domain/new-hires/pushes/contract.ts'
import { hireRecipientsContract } from '#lib/domain/new-hires/recipients/contract.ts'
import { notificationsContract } from '#lib/domain/notifications/contract.ts'
import { offerPageContract } from '#lib/domain/offer-page/contract.ts'
import { offerPublishingContract } from '#lib/domain/offer-publishing/contract.ts'
import { offerLinksContract } from '#lib/domain/offer-publishing/links/contract.ts'
import { offerMessagesContract } from '#lib/domain/offer-publishing/messages/contract.ts'
import { offerCommentsContract } from '#lib/domain/offers/comments/contract.ts'
import { offersContract } from '#lib/domain/offers/contract.ts'
import { offerFilesContract } from '#lib/domain/offers/files/contract.ts'
import { openJobsContract } from '#lib/domain/open-jobs/contract.ts'
import { openJobImportsContract } from '#lib/domain/open-jobs/imports/contract.ts'
import { openJobFillsContract } from '#lib/domain/open-jobs/suggestions/contract.ts'
import { openingsContract } from '#lib/domain/openings/contract.ts'
import { organizationsContract } from '#lib/domain/organizations/contract.ts'
import { outgoingWebhooksContract } from '#lib/domain/outgoing-webhooks/contract.ts'
import { peopleContract } from '#lib/domain/people/contract.ts'
import { personFilesContract } from '#lib/domain/people/files/contract.ts'
import { peopleImportsContract } from '#lib/domain/people/imports/contract.ts'
import { rolesContract } from '#lib/domain/roles/contract.ts'
import { sweepsContract } from '#lib/domain/sweeps/contract.ts'
import { twoFactorContract } from '#lib/domain/two-factor/contract.ts'
import { usersContract } from '#lib/domain/users/contract.ts'
import { writeBacksContract } from '#lib/domain/write-backs/contract.ts'

/** The whole API: one line per noun. Server, browser client and OpenAPI document are made from it. */
export const contract = {
  home: homeContract,
  offers: offersContract,
  offerPublishing: offerPublishingContract,
  offerLinks: offerLinksContract,
  offerMessages: offerMessagesContract,
  offerFiles: offerFilesContract,
  offerComments: offerCommentsContract,
  offerPage: offerPageContract,
  writeBacks: writeBacksContract,
  newHires: newHiresContract,
  hireFiles: hireFilesContract,
  hirePushes: hirePushesContract,
  people: peopleContract,
  personFiles: personFilesContract,
  peopleImports: peopleImportsContract,
  openJobs: { ...openJobsContract, ...openJobFillsContract },
  openJobImports: openJobImportsContract,
  openings: openingsContract,
  events: eventsContract,
  replays: replaysContract,
  connections: connectionsContract,
  doctor: doctorContract,
  byHand: byHandContract,
  hireRecipients: hireRecipientsContract,
  sweeps: sweepsContract,
  fields: fieldsContract,
  mappings: mappingsContract,
  mappingRuns: mappingRunsContract,
  organization: organizationsContract,
  labs: labsContract,
  members: membersContract,
  roles: rolesContract,
  invitations: { ...invitationsContract, ...answerInvitationContract, ...joinContract },
  notifications: notificationsContract,
  documents: documentsContract,
  folders: foldersContract,
  audit: auditContract,
  apiKeys: apiKeysContract,
  outgoingWebhooks: outgoingWebhooksContract,
  users: usersContract,
  twoFactor: twoFactorContract,
  accounts: { ...accountsContract, ...foundingContract },
}
