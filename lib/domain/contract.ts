import { connectionsContract } from '#lib/domain/connections/contract.ts'
import { eventsContract } from '#lib/domain/events/contract.ts'
import { homeContract } from '#lib/domain/home/contract.ts'
import { offersContract } from '#lib/domain/offers/contract.ts'
import { organizationsContract } from '#lib/domain/organizations/contract.ts'
import { sweepsContract } from '#lib/domain/sweeps/contract.ts'
import { usersContract } from '#lib/domain/users/contract.ts'

/** The whole API: one line per noun. Server, browser client and OpenAPI document are made from it. */
export const contract = {
  home: homeContract,
  offers: offersContract,
  events: eventsContract,
  connections: connectionsContract,
  sweeps: sweepsContract,
  organization: organizationsContract,
  users: usersContract,
}
