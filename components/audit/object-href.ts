/** Where the objects of the log have a page of their own, behind the organization's slug. */
const PLACES: Readonly<Record<string, (id: string) => string>> = {
  organization: () => 'company/settings',
  offer: (id) => `offers/${id}`,
  'new-hire': (id) => `new-hires/${id}`,
  person: (id) => `people/${id}`,
  'open-job': (id) => `openings/${id}`,
  folder: () => 'company/documents',
  event: (id) => `events/${id}`,
  replay: () => 'events',
  connection: (id) => `company/integrations/ashby/${id}`,
  member: () => 'company/members',
  invitation: () => 'company/members',
  role: () => 'company/members?tab=roles',
  'api-key': () => 'company/api-keys',
  'outgoing-webhook': (id) => `company/webhooks/${id}`,
  document: () => 'company/documents',
}

/** The page on which an object can be seen; null where it has none. */
export function findObjectHref({ slug, objectKind, objectId }: { slug: string; objectKind: string; objectId: string }): string | null {
  const place = Object.hasOwn(PLACES, objectKind) ? PLACES[objectKind] : undefined

  return place ? `/${slug}/${place(objectId)}` : null
}
