import { type AnyContractRouter, isContractProcedure } from '@orpc/contract'
import type { ApiRoutes } from '#components/api/routes.ts'
import { contract } from '#lib/domain/contract.ts'

/** What browsers are told of the contract. */
export const apiRoutes: ApiRoutes = listRoutes(contract)

function listRoutes(part: { [name: string]: AnyContractRouter }): ApiRoutes {
  return Object.fromEntries(
    Object.entries(part).map(([name, inner]) => {
      if (!isContractProcedure(inner)) return [name, listRoutes(inner)]
      const { method = 'POST', path } = inner['~orpc'].route
      if (!path) throw new Error(`The procedure ${name} has no path.`)

      return [name, [method, path] as const]
    }),
  )
}
