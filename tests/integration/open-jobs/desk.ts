import { callAs, createTenant, type TestPerson, type TestTenant } from '#tests/integration/access/tenants.ts'

/** The procedures of open jobs, as somebody of the organization calls them; the admin where nobody is named. */
export function openJobsOf(tenant: TestTenant, { sessionId }: TestPerson = tenant.admin) {
  return callAs({ sessionId, slug: tenant.slug }).openJobs
}

/** An organization without open jobs. */
export async function openDesk() {
  const tenant = await createTenant()
  const jobs = openJobsOf(tenant)

  return {
    ...tenant,
    jobs,
    /** Adds an open job with a title; answers it as the API tells it. */
    create: (
      title: string,
      values: Record<string, string | null> = {},
      status: 'Planned' | 'Active' | 'Paused' | 'Cancelled' = 'Planned',
    ) => jobs.create({ values: { title, ...values }, status }),
  }
}
export type Desk = Awaited<ReturnType<typeof openDesk>>
