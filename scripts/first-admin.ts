import { slugify } from '#lib/domain/organizations/rules.ts'
import { createFirstAdmin } from '#lib/domain/users/mutations.ts'
import { openDb } from '#lib/platform/db/client.ts'
import { CommandError, runCommand } from '#scripts/command-error.ts'
import { loadEnvironment } from '#scripts/settings.ts'

export type FirstAdminOptions = { databaseUrl: string; email: string; password: string; organizationName?: string }

const DEMO_ORGANIZATION = 'Saltmarsh Robotics'

/**
 * Makes the first administrator with an organization, where nobody has an account yet; tells whether it did.
 * An administrator who is there already stays as they are, whatever password is given.
 */
export async function ensureFirstAdmin({
  databaseUrl,
  email,
  password,
  organizationName = nameOrganization(email),
}: FirstAdminOptions): Promise<boolean> {
  const database = openDb(databaseUrl)
  try {
    const organization = { name: organizationName, slug: slugify(organizationName) }
    const { isCreated } = await createFirstAdmin(database, { email, password, name: 'Admin', organization })

    return isCreated
  } finally {
    await database.$disconnect()
  }
}

/** Called after the administrator's mail domain; the addresses reserved for examples belong to the company of the sandbox. */
function nameOrganization(email: string): string {
  const domain = (email.split('@')[1] ?? '').toLowerCase()
  const [label = ''] = domain.split('.')
  if (label === '' || label === 'example' || /\.(example|test|invalid|localhost)$/.test(domain)) return DEMO_ORGANIZATION

  return label.charAt(0).toUpperCase() + label.slice(1)
}

if (import.meta.main) {
  await runCommand(async () => {
    const { DATABASE_URL, HANDOFF_ADMIN_EMAIL, HANDOFF_ADMIN_PASSWORD } = loadEnvironment()
    if (!DATABASE_URL || !HANDOFF_ADMIN_EMAIL || !HANDOFF_ADMIN_PASSWORD) {
      throw new CommandError('Set DATABASE_URL, HANDOFF_ADMIN_EMAIL and HANDOFF_ADMIN_PASSWORD.')
    }
    const options = { databaseUrl: DATABASE_URL, email: HANDOFF_ADMIN_EMAIL, password: HANDOFF_ADMIN_PASSWORD }
    console.log(
      (await ensureFirstAdmin(options)) ? 'The first administrator was made.' : 'Somebody has an account already, so nobody was made.',
    )

    return 0
  })
}
