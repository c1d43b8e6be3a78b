import type { Department, Location, TeamMember, User } from '#sandbox/model.ts'
import type { View } from '#sandbox/view.ts'

export function renderUser(user: User) {
  const { id, firstName, lastName, email, globalRole, isEnabled, updatedAt, managerId } = user

  return { id, firstName, lastName, email, globalRole, isEnabled, updatedAt, ...(managerId ? { managerId } : {}) }
}

export function findUser(view: View, id: string | null) {
  const user = id ? view.get('user', id) : null

  return user ? renderUser(user) : null
}

export function renderDepartment(department: Department) {
  const { id, name, externalName, isArchived, parentId, createdAt, updatedAt } = department

  return { id, name, externalName, isArchived, parentId, createdAt, updatedAt, extraData: null }
}

export function renderLocation(location: Location) {
  const { id, name, externalName, isArchived, country, region, city, isRemote, workplaceType, parentLocationId, type } = location
  const place = { addressCountry: country, addressRegion: region, addressLocality: city }
  const postalAddress = Object.fromEntries(Object.entries(place).filter(([, value]) => value !== null))
  const address = country ? { postalAddress } : null

  return { id, name, externalName, isArchived, address, isRemote, workplaceType, parentLocationId, type, extraData: null }
}

export function renderTeam(view: View, team: TeamMember[]) {
  return team.flatMap(({ userId, role }) => {
    const user = view.get('user', userId)
    if (!user) return []
    const { firstName, lastName, email } = user

    return [{ userId, firstName, lastName, email, role }]
  })
}
