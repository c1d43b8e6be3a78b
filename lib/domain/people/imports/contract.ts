import { createImportsContract } from '#lib/domain/imports/contract.ts'

export const peopleImportsContract = createImportsContract({
  permission: 'people.manage',
  path: '/people',
  many: 'people',
  tag: 'People',
  matching: 'Who is here already is known by the personal e-mail and changed, everybody else is added.',
})
