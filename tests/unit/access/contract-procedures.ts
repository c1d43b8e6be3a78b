import { traverseContractProcedures } from '@orpc/server'
import type { ProcedureMeta } from '#lib/domain/access/contract.ts'
import type { contract } from '#lib/domain/contract.ts'

export type ContractProcedure = {
  /** As in `offers.list`. */
  name: string
  path: readonly string[]
  meta: ProcedureMeta
  /** As in `/offers/{id}`. */
  route: string
  method: string
  outputSchema: unknown
}

/** Every procedure of a contract or of what implements it, so that a test over all of them cannot forget one. */
export function collectProcedures(router: typeof contract): ContractProcedure[] {
  const procedures: ContractProcedure[] = []
  traverseContractProcedures({ router, path: [] }, ({ path, contract: { '~orpc': definition } }) => {
    const { meta, route, outputSchema } = definition
    procedures.push({ name: path.join('.'), path, meta, route: route.path ?? '', method: route.method ?? 'POST', outputSchema })
  })

  return procedures
}
