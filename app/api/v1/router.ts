import type { Router } from '@orpc/server'
import type { ApiContext } from '#lib/domain/access/api.ts'
import type { contract } from '#lib/domain/contract.ts'
import { eventsApi } from '#lib/domain/events/api.ts'
import { offersApi } from '#lib/domain/offers/api.ts'
import { organizationsApi } from '#lib/domain/organizations/api.ts'
import { sweepsApi } from '#lib/domain/sweeps/api.ts'
import { usersApi } from '#lib/domain/users/api.ts'
import { connectionsApi } from '#lib/pipeline/api/connections.ts'
import { homeApi } from '#lib/pipeline/api/home.ts'

/** The whole API, implemented: one line per noun. Nouns with procedures that need a vendor come from lib/pipeline/api. */
export const router = {
  home: homeApi,
  offers: offersApi,
  events: eventsApi,
  connections: connectionsApi,
  sweeps: sweepsApi,
  organization: organizationsApi,
  users: usersApi,
} satisfies Router<typeof contract, ApiContext>
