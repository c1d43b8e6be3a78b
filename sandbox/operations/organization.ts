import { z } from 'zod'
import { readPage } from '#sandbox/pagination.ts'
import { renderDepartment, renderLocation, renderUser } from '#sandbox/render/organization.ts'
import { createNotFound } from '#sandbox/responses.ts'
import { defineOperation } from './define.ts'
import { id, page } from './inputs.ts'

const flag = z.boolean().nullish()

export const organizationOperations = [
  defineOperation({
    name: 'department.list',
    scope: 'organization:read',
    kind: 'read',
    input: z.object({ ...page, includeArchived: flag }),
    run: ({ reading, info }, { includeArchived, ...request }) =>
      readPage({
        listName: `department.list ${includeArchived === true}`,
        view: reading.view,
        faults: info.faults,
        kind: 'department',
        request,
        matches: (department) => includeArchived === true || !department.isArchived,
        render: renderDepartment,
      }),
  }),
  defineOperation({
    name: 'department.info',
    scope: 'organization:read',
    kind: 'read',
    input: z.object({ departmentId: id }),
    run({ reading }, { departmentId }) {
      const department = reading.view.get('department', departmentId)
      if (!department) throw createNotFound({ noun: 'department', parameter: 'departmentId' })

      return { results: renderDepartment(department) }
    },
  }),
  defineOperation({
    name: 'location.list',
    scope: 'organization:read',
    kind: 'read',
    input: z.object({ ...page, includeArchived: flag, includeLocationHierarchy: flag }),
    run: ({ reading, info }, { includeArchived, includeLocationHierarchy, ...request }) =>
      readPage({
        listName: `location.list ${includeArchived === true} ${includeLocationHierarchy === true}`,
        view: reading.view,
        faults: info.faults,
        kind: 'location',
        request,
        matches: (location) =>
          (includeArchived === true || !location.isArchived) && (includeLocationHierarchy === true || location.type === 'Location'),
        render: renderLocation,
      }),
  }),
  defineOperation({
    name: 'location.info',
    scope: 'organization:read',
    kind: 'read',
    input: z.object({ locationId: id }),
    run({ reading }, { locationId }) {
      const location = reading.view.get('location', locationId)
      if (!location) throw createNotFound({ noun: 'location', parameter: 'locationId' })

      return { results: renderLocation(location) }
    },
  }),
  defineOperation({
    name: 'user.list',
    scope: 'organization:read',
    kind: 'read',
    input: z.object({ ...page, includeDeactivated: flag }),
    run: ({ reading, info }, { includeDeactivated, ...request }) =>
      readPage({
        listName: `user.list ${includeDeactivated === true}`,
        view: reading.view,
        faults: info.faults,
        kind: 'user',
        request,
        matches: (user) => includeDeactivated === true || user.isEnabled,
        render: renderUser,
      }),
  }),
  defineOperation({
    name: 'user.info',
    scope: 'organization:read',
    kind: 'read',
    input: z.object({ userId: id }),
    run({ reading }, { userId }) {
      const user = reading.view.get('user', userId)
      if (!user) throw createNotFound({ noun: 'user', parameter: 'userId' })

      return { results: renderUser(user) }
    },
  }),
  defineOperation({
    name: 'user.search',
    scope: 'organization:read',
    kind: 'read',
    input: z.object({ email: z.string() }),
    run({ reading }, { email }) {
      const users = reading.view.list('user').filter((user) => user.email.toLowerCase() === email.toLowerCase())

      return { results: users.map(renderUser) }
    },
  }),
]
