import type { Router } from '@orpc/server'
import type { ApiContext } from '#lib/domain/access/api.ts'
import { accountsApi } from '#lib/domain/accounts/api.ts'
import { apiKeysApi } from '#lib/domain/api-keys/api.ts'
import { auditApi } from '#lib/domain/audit/api.ts'
import type { contract } from '#lib/domain/contract.ts'
import { documentsApi } from '#lib/domain/documents/api.ts'
import { replaysApi } from '#lib/domain/events/replays/api.ts'
import { fieldsApi } from '#lib/domain/fields/api.ts'
import { foldersApi } from '#lib/domain/folders/api.ts'
import { invitationsApi } from '#lib/domain/invitations/api.ts'
import { labsApi } from '#lib/domain/labs/api.ts'
import { mappingRunsApi } from '#lib/domain/mappings/runs/api.ts'
import { membersApi } from '#lib/domain/members/api.ts'
import { newHiresApi } from '#lib/domain/new-hires/api.ts'
import { hireRecipientsApi } from '#lib/domain/new-hires/recipients/api.ts'
import { notificationsApi } from '#lib/domain/notifications/api.ts'
import { offerLinksApi } from '#lib/domain/offer-publishing/links/api.ts'
import { offerMessagesApi } from '#lib/domain/offer-publishing/messages/api.ts'
import { offersApi } from '#lib/domain/offers/api.ts'
import { offerCommentsApi } from '#lib/domain/offers/comments/api.ts'
import { offerFilesApi } from '#lib/domain/offers/files/api.ts'
import { openJobsApi } from '#lib/domain/open-jobs/api.ts'
import { openJobImportsApi } from '#lib/domain/open-jobs/imports/api.ts'
import { openJobFillsApi } from '#lib/domain/open-jobs/suggestions/api.ts'
import { organizationsApi } from '#lib/domain/organizations/api.ts'
import { peopleApi } from '#lib/domain/people/api.ts'
import { personFilesApi } from '#lib/domain/people/files/api.ts'
import { peopleImportsApi } from '#lib/domain/people/imports/api.ts'
import { rolesApi } from '#lib/domain/roles/api.ts'
import { sweepsApi } from '#lib/domain/sweeps/api.ts'
import { twoFactorApi } from '#lib/domain/two-factor/api.ts'
import { usersApi } from '#lib/domain/users/api.ts'
import { byHandApi } from '#lib/pipeline/api/by-hand.ts'
import { connectionsApi } from '#lib/pipeline/api/connections.ts'
import { doctorApi } from '#lib/pipeline/api/doctor.ts'
import { eventsApi } from '#lib/pipeline/api/events.ts'
import { hireFilesApi } from '#lib/pipeline/api/hire-files.ts'
import { hirePushesApi } from '#lib/pipeline/api/hire-pushes.ts'
import { homeApi } from '#lib/pipeline/api/home.ts'
import { mappingsApi } from '#lib/pipeline/api/mappings.ts'
import { offerPageApi } from '#lib/pipeline/api/offer-page.ts'
import { offerPublishingApi } from '#lib/pipeline/api/offer-publishing.ts'
import { openingsApi } from '#lib/pipeline/api/openings.ts'
import { outgoingWebhooksApi } from '#lib/pipeline/api/outgoing-webhooks.ts'
import { writeBacksApi } from '#lib/pipeline/api/write-backs.ts'

/** The whole API, implemented: one line per noun. Nouns with procedures that need a vendor come from lib/pipeline/api. */
export const router = {
  home: homeApi,
  offers: offersApi,
  offerPublishing: offerPublishingApi,
  offerLinks: offerLinksApi,
  offerMessages: offerMessagesApi,
  offerFiles: offerFilesApi,
  offerComments: offerCommentsApi,
  writeBacks: writeBacksApi,
  newHires: newHiresApi,
  offerPage: offerPageApi,
  peopleImports: peopleImportsApi,
  people: peopleApi,
  openJobs: { ...openJobsApi, ...openJobFillsApi },
  openJobImports: openJobImportsApi,
  openings: openingsApi,
  events: eventsApi,
  replays: replaysApi,
  connections: connectionsApi,
  byHand: byHandApi,
  doctor: doctorApi,
  hireRecipients: hireRecipientsApi,
  sweeps: sweepsApi,
  fields: fieldsApi,
  mappings: mappingsApi,
  mappingRuns: mappingRunsApi,
  organization: organizationsApi,
  labs: labsApi,
  members: membersApi,
  roles: rolesApi,
  invitations: invitationsApi,
  notifications: notificationsApi,
  documents: documentsApi,
  folders: foldersApi,
  hireFiles: hireFilesApi,
  hirePushes: hirePushesApi,
  personFiles: personFilesApi,
  audit: auditApi,
  apiKeys: apiKeysApi,
  outgoingWebhooks: outgoingWebhooksApi,
  users: usersApi,
  twoFactor: twoFactorApi,
  accounts: accountsApi,
} satisfies Router<typeof contract, ApiContext>
