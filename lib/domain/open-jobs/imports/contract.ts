import { createImportsContract } from '#lib/domain/imports/contract.ts'

export const openJobImportsContract = createImportsContract({
  permission: 'openings.manage',
  path: '/open-jobs',
  many: 'open jobs',
  tag: 'Open jobs',
  matching:
    'A job that is here already is known by the identifier and changed, every other one is added. Without an identifier a row gets the next of ours.',
})
