import type { AnyContractRouter, HTTPMethod, HTTPPath } from '@orpc/contract'

/**
 * Method and path of every procedure, in the tree of the contract: all that a browser needs of it to call the API. The contract itself, with
 * every schema of input and output, stays on the server.
 */
export type ApiRoutes = { [name: string]: ApiRoutes | readonly [method: HTTPMethod, path: HTTPPath] }

/** The routes in the form in which the client's library takes a contract. */
export function toContract(routes: ApiRoutes): AnyContractRouter {
  return Object.fromEntries(
    Object.entries(routes).map(([name, part]) => {
      if (!isRoute(part)) return [name, toContract(part)]
      const [method, path] = part

      return [name, { '~orpc': { route: { method, path }, meta: {}, errorMap: {} } }]
    }),
  )
}

function isRoute(part: ApiRoutes[string]): part is readonly [HTTPMethod, HTTPPath] {
  return Array.isArray(part)
}
